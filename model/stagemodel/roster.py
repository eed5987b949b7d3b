"""The roster of teams: a workbook of the pack that is not handed in."""

from pathlib import Path

from msgspec import structs

from stagemodel.errors import PackError
from stagemodel.load import STANDARD, load_pack
from stagemodel.loading.check_workbook import check_workbook
from stagemodel.loading.pack_folder import read_part
from stagemodel.pack import Pack, Workbook

ROSTER = "roster"
TEAM, COMPANY, PERIOD, OWNERS, LANGUAGE, COLUMNS = (
    "team", "company", "period", "owners", "language", "columns"
)  # fmt: skip
"""The ids of its columns; a pack may leave out any but the first."""


def load_roster(pack: Pack) -> Pack:
    """Give a pack of the roster alone, to be generated and read as any workbook is.

    A pack without a roster of its own has the standard one. Raises PackError for what is wrong
    with the roster's definition.
    """
    if not (Path(pack.folder) / "workbooks" / f"{ROSTER}.toml").is_file():
        pack = load_pack(STANDARD)
    roster = read_part(Path(pack.folder), "workbooks", ROSTER, Workbook)
    check_workbook(pack, roster)
    if roster.column(TEAM) is None:
        zh, en = f"要有一列的 id 是 {TEAM}", f"there must be a column with the id {TEAM}"
        raise PackError(f"workbooks/{ROSTER}.toml", "columns", zh, en)
    # The sales method has no place in it, nor has the made-up customer.
    return structs.replace(
        pack, workbooks=(roster,), documents=(), stages=(), closed=(), general={}, owners=(),
        example_customer=(), company=(),
    )  # fmt: skip
