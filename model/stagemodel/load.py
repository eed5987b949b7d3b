"""A folder of TOML files to a pack: found, read, typed, completed and checked."""

from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct, structs

from stagemodel.document import Document
from stagemodel.errors import PackError, StagebookError
from stagemodel.loading.check_texts import bad_id, is_id
from stagemodel.loading.definitions import typed
from stagemodel.loading.rules_file import load_rules
from stagemodel.loading.toml_file import read_toml
from stagemodel.pack import Calendar, Choice, ClosedState, Pack, Stage, Workbook
from stagemodel.packcache import PackCache
from stagemodel.texts import Texts

STANDARD = "standard"

# An editable install leaves a stale copy of `templates` in site-packages: the checkout's go first.
_ROOTS = (
    Path(__file__).resolve().parents[2] / "templates",
    Path(__file__).resolve().parent / "templates",
)


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


def load_pack(name_or_folder: str | Path = STANDARD, cache: Path | None = None) -> Pack:
    """Load the pack of that name, or the one in that folder.

    `cache` is a folder in which a pack that was found right is kept for the next time.
    Raises StagebookError when there is no such pack, and PackError, with file, key and reason,
    for the first thing that is wrong with it.
    """
    folder = find_pack(name_or_folder)
    if cache is None:
        return _load(folder)
    try:
        kept = PackCache(cache, folder, find_pack(STANDARD))
    except OSError:
        return _load(folder)  # which says what is wrong
    pack = kept.load()
    if pack is None:
        pack = _load(folder)
        kept.save(pack)
    return pack


def _load(folder: Path) -> Pack:
    # Seldom needed where packs are kept.
    from stagemodel.loading.check_company import check_company  # noqa: PLC0415
    from stagemodel.loading.check_pack import check_pack  # noqa: PLC0415

    head = typed(read_toml(folder, "pack.toml"), _PackFile, "pack.toml")
    states = typed(read_toml(folder, "stages.toml"), _StagesFile, "stages.toml")
    choices = {
        key: typed(entries, tuple[Choice, ...], "choices.toml", key)
        for key, entries in read_toml(folder, "choices.toml").items()
    }
    rules = load_rules(folder, find_pack(STANDARD))
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


def find_pack(name_or_folder: str | Path) -> Path:
    """Give the folder of a pack: one of ours by its name, else any folder by its path.

    Raises StagebookError when there is neither.
    """
    if isinstance(name_or_folder, str):
        for root in _ROOTS:
            if "/" not in name_or_folder and (root / name_or_folder / "pack.toml").is_file():
                return root / name_or_folder
    folder = Path(name_or_folder)
    if folder.is_dir():
        return folder
    raise StagebookError(
        f"找不到模板包 {name_or_folder}：请写“{STANDARD}”，或写一个存在的模板包文件夹",
        f"there is no pack '{name_or_folder}': give '{STANDARD}' or the folder of a pack",
    )


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
