"""`stagebook new`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stagebook.commandline import Argument, Command, Option
from stagebook.options import FORCE, LANG, PACK, path

if TYPE_CHECKING:
    from stagegen.kits import Kits
    from stagegen.workbooks import Order
    from stagemodel.document import Document
    from stagemodel.pack import Pack


def run(
    out: Path,
    company: str,
    period: str,
    owners: tuple[str, ...],
    columns: tuple[str, ...],
    only: tuple[str, ...],
    combined: bool,
    sample: bool,
    roster: Path | None,
    pack: str,
    force: bool,
    lang: str,
) -> int:
    """把空白的四张工作簿和谈判纪要生成到新文件夹 OUT；有团队名单时，OUT 里每个团队一个文件夹。

    Write the four blank workbooks and the blank minutes into the new folder OUT; with a roster
    (see stagebook roster), into a folder of OUT for every team. Exit status 1: some were not made.

    \b
    例 Example:
      stagebook new 华东 --company 云帆科技 --owner 张经理 --owner 李专员
      stagebook new east --lang en --only customer-tracking --with potential
      stagebook new 六月 --roster 团队名单.xlsx
    """
    from msgspec.structs import replace

    from stagegen.kits import Kits
    from stagegen.workbooks import Order
    from stagemodel.load import load_pack

    the_pack = load_pack(pack)
    documents, books = _chosen(the_pack, only)
    order = Order(lang, company, period, owners, columns, books, combined, sample)
    made = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    kits = Kits(replace(the_pack, documents=documents), made, workbooks=bool(books or not only))
    if roster:
        return _for_teams(out, order, roster, the_pack, kits, force)
    return _for_one(out, order, kits, force)


COMMAND = Command(
    "stagebook new", "生成空白工作簿和谈判纪要 · blank workbooks and minutes", run,
    arguments=(Argument("out", "OUT", path),),
    options=(
        Option(
            "company", "--company", "公司名称，写在标题里 · for the title", "NAME", default="",
        ),
        Option(
            "period", "--period", "期间，如 2024年6月 · such as June 2024", "TEXT", default="",
        ),
        Option(
            "owners", "--owner",
            "负责人，可重复，成为下拉选项 · an owner for the dropdown; repeatable",
            "NAME", many=True,
        ),
        Option(
            "columns", "--with",
            "加上可选列，可重复，如 updated · an optional column; repeatable",
            "COLUMN", many=True,
        ),
        Option(
            "only", "--only",
            "只要这一种，可重复 · only this workbook or document; repeatable",
            "WORKBOOK", many=True,
        ),
        Option("combined", "--combined", "一个文件，每种一张表 · one file, a sheet each"),
        Option("sample", "--sample", "填入示例数据 · filled with the worked example"),
        Option(
            "roster", "--roster",
            "团队名单，每行一个文件夹 · a roster of teams: a folder for every row",
            "FILE", path,
        ),
        PACK,
        FORCE,
        LANG,
    ),
)  # fmt: skip


def _for_one(out: Path, order: Order, kits: Kits, force: bool) -> int:
    from stagebook.output import emit, note
    from stagegen.writing import write_files

    if not force:
        _refuse_full(out)
    written = write_files(kits.build(order), out, force)
    zh = order.lang == "zh"
    note(f"已生成 {len(written)} 个文件：" if zh else f"{len(written)} files written:")
    emit("".join(f"{path}\n" for path in written))
    note(
        f"下一步：打开填写（每个文件里都有填写说明），填好后检查：stagebook check {out}" if zh
        else f"Next: fill them in (each has a sheet of instructions), then: stagebook check {out}"
    )  # fmt: skip
    return 0


def _for_teams(out: Path, order: Order, path: Path, pack: Pack, kits: Kits, force: bool) -> int:
    from stagebook.handing_out import hand_out
    from stagebook.output import emit, note
    from stagebook.progress import Progress
    from stagebook.roster import read_roster
    from stagemodel.texts import pick

    zh = order.lang == "zh"
    colon = "：" if zh else ": "
    roster = read_roster(path, pack, order, datetime.now().astimezone().date())
    with Progress(order.lang, "make") as progress:
        handed = hand_out(roster, kits, out, force, progress.update)
    note(
        f"已生成 {len(handed.folders)} 个文件夹，共 {handed.files} 个文件：" if zh
        else f"{len(handed.folders)} folders with {handed.files} files written:"
    )  # fmt: skip
    emit("".join(f"{folder}\n" for folder in handed.folders))
    for title, remarks in (
        ("未生成：" if zh else "Not made:", roster.refused),
        ("未改动（覆盖请加 --force）：" if zh else "Left alone (--force overwrites):",
         handed.left_alone),
        ("请留意：" if zh else "Please note:", roster.notes),
    ):  # fmt: skip
        if remarks:
            note(title)
        for remark in remarks:
            note(f"  {path.name} {remark.cell}{colon}{pick(remark.words, order.lang)}")
    if roster.refused:
        note(
            "改好名单后再运行一次：已有的文件夹不会改动。" if zh
            else "Mend the roster and run it again: folders that are there are left alone."
        )  # fmt: skip
    return int(bool(roster.refused or handed.left_alone))


def _chosen(pack: Pack, only: tuple[str, ...]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents that `only` names, by id or label, and its other names: workbooks."""
    if not only:
        return pack.documents, ()
    names = {name: one for one in pack.documents for name in (one.id, *one.label.values())}
    chosen = {names[name].id for name in only if name in names}
    documents = tuple(one for one in pack.documents if one.id in chosen)
    return documents, tuple(name for name in only if name not in names)


def _refuse_full(folder: Path) -> None:
    from stagemodel.errors import StagebookError

    if folder.is_dir() and any(folder.iterdir()):
        raise StagebookError(
            f"文件夹 {folder} 里已有文件，未写入。请换一个新文件夹，或加 --force。",
            f"the folder {folder} is not empty and was left alone. Choose a new one, or add "
            "--force.",
        )
