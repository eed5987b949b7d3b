"""Every workbook opened and calculated by LibreOffice: validations and marks are alive there."""

import itertools
import shutil
import subprocess
from datetime import date, timedelta

import pytest
from lxml import html
from openpyxl import load_workbook

from stagegen.workbooks import Order, build_workbooks
from stagegen.workbooks.look import MARKS
from stagemodel.load import load_pack

PACK = load_pack("standard")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

SOON = date.today() + timedelta(days=30)  # noqa: DTZ011  # formulas in a workbook know TODAY() alone
LATE = SOON.replace(year=SOON.year + 20, day=1)
COLOURS = {name: f"#{background}" for name, (background, _) in MARKS.items()}

TRACKING = {"industry": "金融", "contact": "王立", "source": "x", "owner": "甲"}
STARTED = {"first-contact": "2024-03-15"}
PLANTED = {
    "customer-tracking": [
        # A wildcard of COUNTIF is no duplicate; a plan ahead is right.
        {"customer": "*科技", "stage": "方案定制", "expected-close": SOON} | TRACKING | STARTED,
        {"customer": "深圳科技", "stage": "售后", "size": "很大"} | TRACKING | STARTED,
        {"customer": "同名", "stage": "Lost", "size": "50人以下"} | TRACKING | STARTED,
        {"customer": "同名", "stage": "商務談判階段", "contact": "TBD", "first-contact": LATE},
        {"customer": "丁", "stage": "谈判啊", "first-contact": "2024.3.15"} | TRACKING,
        {"customer": "戊", "stage": "需求挖掘", "expected-close": "2024-03-20"}
        | TRACKING
        | STARTED,
        {"customer": "己", "stage": "需求挖掘", "expected-close": "2024-03-14"}
        | TRACKING
        | STARTED,
    ],
    "stage-progress": [
        {"customer": "甲", "stage": "客户开发", "started": "2024-01-01", "due": "2024-01-20"},
        {"customer": "甲", "stage": "需求挖掘", "started": "2024-02-01", "due": "2024-02-20"},
        {"customer": "乙", "stage": "方案定制", "started": "2024-02-01", "due": "2024-01-20"},
        {"customer": "丙", "stage": "售后维护", "started": "2024-02-01"},
        {"customer": "丁", "stage": "合同签订", "started": "2024-02-01"},
    ],
    "customer-needs": [
        {"customer": "甲", "kind": "x", "description": "x", "priority": "最高", "confirmer": "王"},
        {"customer": "甲", "kind": "x", "description": "x", "priority": "高", "confirmed": SOON},
    ],
    "contract-terms": [
        {"number": "HT20240101", "customer": "甲", "amount": -5, "signed": "待签订", "owner": "甲"},
        {
            "number": "HT20240102",
            "customer": "甲",
            "amount": "85万",
            "signed": "下周",
            "owner": "甲",
        },
    ],
}
MARKED = {
    "customer-tracking": {
        (1, "size"): "wrong",
        (2, "customer"): "wrong",
        (3, "customer"): "wrong",
        (3, "industry"): "missing",
        (3, "contact"): "missing",
        (3, "source"): "missing",
        (3, "owner"): "missing",
        (3, "first-contact"): "wrong",
        (3, "expected-close"): "missing",
        (4, "stage"): "wrong",
        (4, "first-contact"): "wrong",
        (5, "expected-close"): "overdue",
        (6, "expected-close"): "wrong",
    },
    "stage-progress": {
        **{(row, "owner"): "missing" for row in range(5)},
        (1, "due"): "overdue",  # the customer's latest row alone
        (2, "due"): "wrong",
        (4, "due"): "missing",
    },
    "customer-needs": {
        (0, "priority"): "wrong",
        (0, "confirmed"): "missing",
        (1, "confirmed"): "wrong",
        (1, "confirmer"): "missing",
    },
    "contract-terms": {
        **{(row, key): "missing" for row in (0, 1) for key in ("payment", "delivery", "archive")},
        (0, "amount"): "wrong",
        (1, "signed"): "wrong",
    },
}


def convert(folder, target, profile):
    """One start of LibreOffice for all files of a folder."""
    files = sorted(folder.glob("*.xlsx"))
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", target, "--outdir", folder / "converted", *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {path.name: path for path in (folder / "converted").iterdir()}


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def planted(tmp_path_factory, profile):
    """The combined workbook with faults, as the HTML that LibreOffice makes of what it shows."""
    folder = tmp_path_factory.mktemp("planted")
    (data,) = build_workbooks(PACK, Order(lang="zh", combined=True), PLANTED).values()
    (folder / "planted.xlsx").write_bytes(data)
    page = html.parse(str(convert(folder, "html", profile)["planted.html"]))
    return dict(zip(PLANTED, page.getroot().iter("table"), strict=False))


@pytest.mark.parametrize("book_id", PLANTED)
def test_exactly_what_is_wrong_is_marked(planted, book_id):
    columns = [c.id for c in PACK.workbook(book_id).columns if not c.optional]
    body = list(planted[book_id].iter("tr"))[3:]
    found = {}
    for number, row in enumerate(body):
        for column, cell in zip(columns, row.iter("td"), strict=False):
            if cell.get("bgcolor"):
                found[number, column] = cell.get("bgcolor").upper()
    assert found == {place: COLOURS[mark] for place, mark in MARKED[book_id].items()}


@pytest.fixture(scope="module")
def reopened(tmp_path_factory, profile):
    """Every kind of workbook, as written and as LibreOffice saves it again."""
    folder = tmp_path_factory.mktemp("all")
    for lang, sample, combined in itertools.product(PACK.languages, (False, True), (False, True)):
        columns = tuple({c.id for book in PACK.workbooks for c in book.columns if c.optional})
        order = Order(
            lang=lang,
            company="A<B & Co",
            owners=("*经理", "李明"),
            columns=columns,
            combined=combined,
            sample=sample,
        )
        for name, data in build_workbooks(PACK, order).items():
            (folder / f"{sample:d}{combined:d}{name}").write_bytes(data)
    saved = convert(folder, "xlsx", profile)
    return [
        (load_workbook(path), load_workbook(saved[path.name])) for path in folder.glob("*.xlsx")
    ]


def test_every_file_opens_with_its_sheets_and_values(reopened):
    assert len(reopened) == len(PACK.languages) * 2 * (len(PACK.workbooks) + 1)
    for ours, theirs in reopened:
        assert theirs.sheetnames == ours.sheetnames
        for sheet in ours.worksheets:
            written = {cell.coordinate: cell.value for row in sheet for cell in row if cell.value}
            kept = {place: theirs[sheet.title][place].value for place in written}
            assert kept == written
            assert theirs[sheet.title].sheet_state == sheet.sheet_state


def test_validations_live_on_with_their_words(reopened):
    def facts(sheet):
        return {
            str(one.sqref): (
                one.type or "none",
                (one.formula1 or "").replace(" ", "") if one.type else "",
                bool(one.showErrorMessage),
                one.prompt,
                one.error,
            )
            for one in sheet.data_validations.dataValidation
        }

    for ours, theirs in reopened:
        for sheet in ours.worksheets:
            assert facts(theirs[sheet.title]) == facts(sheet)


def test_marks_live_on_and_every_name_still_points_somewhere(reopened):
    def formulas(sheet):
        return {
            (str(area.sqref), rule.formula[0].replace(" ", ""))
            for area in sheet.conditional_formatting
            for rule in area.rules
        }

    for ours, theirs in reopened:
        for sheet in ours.worksheets:
            assert formulas(theirs[sheet.title]) == formulas(sheet)
        assert set(theirs.defined_names) == set(ours.defined_names)
        assert not any("#REF!" in name.value for name in theirs.defined_names.values())
