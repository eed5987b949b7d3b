"""A folder of TOML files to a pack: read, typed, completed and checked."""

from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct, structs

from stagemodel.document import Document
from stagemodel.errors import PackError
from stagemodel.loading.check_company import check_company
from stagemodel.loading.check_pack import check_pack
from stagemodel.loading.check_texts import bad_id, is_id
from stagemodel.loading.definitions import typed
from stagemodel.loading.rules_file import load_rules
from stagemodel.loading.toml_file import read_toml
from stagemodel.pack import Calendar, Choice, ClosedState, Pack, Stage, Workbook
from stagemodel.texts import Texts

_Part = TypeVar("_Part", Workbook, Document)


class _PackFile(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    version: str
    label: Texts
    languages: tuple[str, ...]
    workbooks: tuple[str, ...]
    documents: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    example_customer: tuple[str, ...] = ()
    history: Literal["current", "full"] = "current"
    owners: tuple[str, ...] = ()
    equal_events: tuple[tuple[str, ...], ...] = ()
    general: Texts = {}
    calendar: Calendar = Calendar()


class _StagesFile(Struct, frozen=True, forbid_unknown_fields=True):
    stages: tuple[Stage, ...]
    closed: tuple[ClosedState, ...] = ()


def read_pack(folder: Path, standard: Path) -> Pack:
    """Read the pack in a folder; the rules it does not mention are those of the standard pack's.

    Raises PackError, with file, key and reason, for the first thing that is wrong with it.
    """
    head = typed(read_toml(folder, "pack.toml"), _PackFile, "pack.toml")
    states = typed(read_toml(folder, "stages.toml"), _StagesFile, "stages.toml")
    choices = {
        key: typed(entries, tuple[Choice, ...], "choices.toml", key)
        for key, entries in read_toml(folder, "choices.toml").items()
    }
    rules = load_rules(folder, standard)
    pack = Pack(
        **structs.asdict(head)
        | {
            "workbooks": tuple(read_part(folder, "workbooks", i, Workbook) for i in head.workbooks),
            "documents": tuple(read_part(folder, "documents", i, Document) for i in head.documents),
            "stages": states.stages,
            "closed": states.closed,
            "choices": choices,
            "rules": rules.settings,
            "company": rules.company,
            "folder": str(folder),
        }
    )
    check_pack(pack)
    check_company(pack, rules.ours)
    return pack


def read_part(folder: Path, kind_folder: str, part_id: str, kind: type[_Part]) -> _Part:
    """Read one workbook or document of the pack in `folder`, not yet checked.

    Raises PackError for an id that is none, and for what is wrong with the file.
    """
    if not is_id(part_id):  # it becomes a path
        zh, en = bad_id(part_id)
        raise PackError("pack.toml", kind_folder, zh, en)
    file = f"{kind_folder}/{part_id}.toml"
    part = typed(read_toml(folder, file), kind, file)
    if part.id != part_id:
        raise PackError(
            file,
            "id",
            f"应与文件名相同，写“{part_id}”，现在是“{part.id}”",
            f"should be '{part_id}' like the file's name, but is '{part.id}'",
        )
    return part
