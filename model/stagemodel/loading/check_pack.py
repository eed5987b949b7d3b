"""Whether the parts of a pack fit together: every id that one part uses stands in another."""

from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from stagemodel.document import Document, DocumentField, DocumentParty
from stagemodel.errors import PackError
from stagemodel.loading.check_files import check_file_names, check_no_clash
from stagemodel.loading.check_texts import (
    check_distinct,
    check_ids,
    check_pattern,
    check_texts,
    names_of,
)
from stagemodel.loading.check_workbook import check_workbook
from stagemodel.loading.definitions import did_you_mean
from stagemodel.pack import Calendar, Choice, ClosedState, Pack, Stage
from stagemodel.values.text import fold


def check_pack(pack: Pack) -> None:
    """Raise PackError, with file, key and reason, for the first thing that is wrong."""
    if not pack.languages:
        zh, en = "至少写一种语言", "name at least one language"
        raise PackError("pack.toml", "languages", zh, en)
    check_texts("pack.toml", "label", pack.label, pack.languages)
    if pack.general:
        check_texts("pack.toml", "general", pack.general, pack.languages)
    _check_calendar(pack.calendar.country)
    if pack.equal_events:
        _check_events(pack.equal_events)
    check_ids("pack.toml", "workbooks", (workbook.id for workbook in pack.workbooks))
    check_ids("pack.toml", "documents", (document.id for document in pack.documents))
    placeholders = {fold(text) for text in pack.placeholders}
    _check_states(pack, placeholders)
    for vocabulary, choices in pack.choices.items():
        _check_entries(pack, "choices.toml", vocabulary, choices, placeholders)
    for workbook in pack.workbooks:
        check_workbook(pack, workbook)
        for column in workbook.columns:
            key = f"columns.{column.id}.not_yet"
            _check_no_placeholder(
                placeholders, f"workbooks/{workbook.id}.toml", key, column.not_yet
            )
    for document in pack.documents:
        _check_document(pack, document)
    books = [(f"workbooks/{book.id}.toml", book) for book in pack.workbooks]
    papers = [(f"documents/{paper.id}.toml", paper) for paper in pack.documents]
    check_no_clash("sheet", [(file, book.sheet) for file, book in books])
    names = [(file, book.file) for file, book in books]
    check_no_clash("file", [*names, *((file, paper.file) for file, paper in papers)])


def _check_states(pack: Pack, placeholders: Set[str]) -> None:
    file = "stages.toml"
    if not pack.stages:
        raise PackError(file, "stages", "至少要有一个阶段", "there must be at least one stage")
    states: tuple[Stage | ClosedState, ...] = (*pack.stages, *pack.closed)
    _check_entries(pack, file, "stages", states, placeholders)
    for stage in pack.stages:
        if stage.method:
            check_texts(file, f"stages.{stage.id}.method", stage.method, pack.languages)
        if stage.usual_days is not None and stage.usual_days < 1:
            zh, en = "至少 1 天；没有期限就不写", "at least 1; leave it out for open-ended"
            raise PackError(file, f"stages.{stage.id}.usual_days", zh, en)


def _check_entries(
    pack: Pack,
    file: str,
    key: str,
    entries: Sequence[Choice | Stage | ClosedState],
    placeholders: Set[str],
) -> None:
    check_ids(file, key, (entry.id for entry in entries))
    for entry in entries:
        check_texts(file, f"{key}.{entry.id}.label", entry.label, pack.languages)
        names = names_of(entry.label, entry.aliases)
        _check_no_placeholder(placeholders, file, f"{key}.{entry.id}", names)
    check_distinct(file, key, ((e.id, names_of(e.label, e.aliases)) for e in entries))


def _check_no_placeholder(
    placeholders: Set[str], file: str, key: str, names: Iterable[str]
) -> None:
    for name in names:
        if fold(name) in placeholders:
            raise PackError(
                file,
                key,
                f"“{name}” 也在 pack.toml 的 placeholders 里，会被当作没有填写",
                f"'{name}' is also a placeholder in pack.toml, so it would count as blank",
            )


def _check_document(pack: Pack, document: Document) -> None:
    file = f"documents/{document.id}.toml"
    for key in ("label", "template", "file", "file_for"):
        texts = getattr(document, key)
        check_texts(file, key, texts, pack.languages)
        if key != "label":
            check_file_names(file, key, texts, ".docx")
    for lang, name in document.template.items():
        if not (Path(pack.folder) / "documents" / name).is_file():
            zh, en = f"documents 文件夹里没有 {name}", f"there is no {name} in the folder documents"
            raise PackError(file, f"template.{lang}", zh, en)
    check_pattern(file, "number_pattern", document.number_pattern)
    check_ids(file, "tables", (table.id for table in document.tables))
    groups: list[tuple[str, tuple[DocumentField | DocumentParty, ...]]] = [
        ("fields", document.fields),
        ("parties", document.parties),
        *((f"tables.{table.id}.columns", table.columns) for table in document.tables),
    ]
    for key, entries in groups:
        check_ids(file, key, (entry.id for entry in entries))
        for entry in entries:
            check_texts(file, f"{key}.{entry.id}.label", entry.label, pack.languages)
        check_distinct(file, key, ((e.id, names_of(e.label, e.aliases)) for e in entries))


def _check_events(sets: tuple[tuple[str, ...], ...]) -> None:
    # Few packs need it, and the values take longer to load than a pack.
    from stagemodel.values.payment_model import EVENT_LABELS, OTHER_LABELS  # noqa: PLC0415

    known = [*EVENT_LABELS, *OTHER_LABELS]
    for event in (event for events in sets for event in events):
        if event not in known:
            more = did_you_mean(event, known)
            zh, en = f"没有“{event}”这个付款节点", f"there is no payment event '{event}'"
            raise PackError("pack.toml", "equal_events", zh + more[0], en + more[1])


def _check_calendar(country: str) -> None:
    if country == Calendar().country:
        return
    from holidays import list_supported_countries  # noqa: PLC0415  # slow to load

    known = list_supported_countries(include_aliases=False)
    if country not in known:
        zh = f"没有“{country}”的节假日，请写国家代码，如 CN、HK、DE"
        en = f"no public holidays are known for '{country}'; give a code such as CN, HK or DE"
        raise PackError("pack.toml", "calendar.country", zh, en)
