"""Every part of every kind of workbook against Excel's limits.

LibreOffice mends in silence what Excel meets with a repair prompt, so opening a file proves
nothing here: the XML itself is looked at.
"""

import io
import itertools
import re
import zipfile

import pytest
from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack
from stagemodel.roster import load_roster

PACK = load_pack("standard")


def optional_of(only):
    books = [book for book in PACK.workbooks if not only or book.id in only]
    return frozenset(column.id for book in books for column in book.columns if column.optional)


OPTIONAL = optional_of(())
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LEGAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]\d*|[Rr]\d+[Cc]\d+")


def every_order():
    """One order a file: blank and filled, alone and combined, with and without optional columns."""
    alone = [(book.id, (book.id,), False) for book in PACK.workbooks]
    for lang, sample, columns, (name, only, combined) in itertools.product(
        PACK.languages, (False, True), (frozenset(), OPTIONAL), (*alone, ("combined", (), True))
    ):
        order = Order(
            lang=lang,
            company="A<B & Co {{ 7*7 }} " + "有限公司" * 60,
            period="2024",
            owners=("*经理", "=1+1", "李明"),
            columns=tuple(sorted(columns & optional_of(only))),
            only=only,
            combined=combined,
            sample=sample,
        )
        kind = "sample" if sample else "blank"
        kind += "-all" if columns else "-plain"
        yield pytest.param((PACK, order), id=f"{lang}-{name}-{kind}")
    for lang in PACK.languages:
        yield pytest.param((load_roster(PACK), Order(lang)), id=f"{lang}-roster")


class Parts:
    """A workbook as its XML."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.xml = {n: etree.fromstring(archive.read(n)) for n in self.names}
        workbook = self.xml["xl/workbook.xml"]
        self.defined = {n.get("name"): n.text for n in workbook.iter(f"{MAIN}definedName")}
        self.titles = [sheet.get("name") for sheet in workbook.iter(f"{MAIN}sheet")]
        self.sheets = [
            self.xml[f"xl/worksheets/sheet{number}.xml"]
            for number in range(1, len(self.titles) + 1)
        ]
        self.tables = [self.xml[n] for n in self.names if n.startswith("xl/tables/")]

    def all(self, tag):
        return [node for sheet in self.sheets for node in sheet.iter(MAIN + tag)]

    def table_of(self, sheet):
        number = self.sheets.index(sheet) + 1
        rels = self.xml.get(f"xl/worksheets/_rels/sheet{number}.xml.rels")
        targets = [] if rels is None else [rel.get("Target") for rel in rels]
        return [self.xml[target.lstrip("/")] for target in targets if "/tables/" in target]


@pytest.fixture(scope="module", params=every_order())
def parts(request):
    (data,) = build_workbooks(*request.param).values()
    return Parts(data)


def units(text):
    """Excel counts UTF-16 units."""
    return len((text or "").encode("utf-16-le")) // 2


def text_of(cell):
    return "".join(node.text or "" for node in cell.iter(f"{MAIN}t"))


def names_used(formula):
    """The defined names of a formula, after looking at its grammar."""
    items = Tokenizer(f"={formula}").items
    assert not [item for item in items if item.type == "ARRAY"], "Excel refuses array constants"
    assert sum(item.subtype == "OPEN" for item in items) == sum(
        item.subtype == "CLOSE" for item in items
    )
    operands = [item.value for item in items if item.type == "OPERAND" and item.subtype == "RANGE"]
    return {o for o in operands if not re.fullmatch(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]+\$?\d+)?", o)}


def test_every_part_has_a_content_type_and_stands_once(parts):
    assert len(parts.names) == len(set(parts.names))
    types = parts.xml["[Content_Types].xml"]
    known = {node.get("PartName") for node in types}
    endings = {node.get("Extension") for node in types}
    for name in set(parts.names) - {"[Content_Types].xml"}:
        assert f"/{name}" in known or name.rsplit(".", 1)[1] in endings, name


def test_sheet_titles_are_legal(parts):
    assert len({title.casefold() for title in parts.titles}) == len(parts.titles)
    for title in parts.titles:
        assert 0 < units(title) <= 31
        assert not set(title) & set("[]:*?/\\")


def test_defined_names_are_legal_and_point_to_filled_cells(parts):
    for name, target in parts.defined.items():
        if name.startswith("_xlnm."):
            continue
        assert LEGAL_NAME.fullmatch(name)
        assert not LIKE_A_CELL.fullmatch(name)
        if name == "customers":
            assert re.fullmatch(r"OFFSET\('.+'!\$A\$4,0,0,MAX\(1,COUNTA\(.+\)\),1\)", target)
            continue
        sheet, column, first, last = re.fullmatch(
            r"'(.+)'!\$([A-Z]+)\$(\d+):\$\2\$(\d+)", target
        ).groups()
        cells = parts.sheets[parts.titles.index(sheet)]
        for row in range(int(first), int(last) + 1):
            (cell,) = cells.xpath(f"//*[@r='{column}{row}']")
            assert text_of(cell) or cell.findtext(f"{MAIN}v")


def test_validations_keep_to_the_limits(parts):
    found = parts.all("dataValidation")
    assert found
    for one in found:
        for attribute, limit in {
            "prompt": 255,
            "error": 255,
            "promptTitle": 32,
            "errorTitle": 32,
        }.items():
            assert units(one.get(attribute)) <= limit, one.get(attribute)
        for tag in ("formula1", "formula2"):
            formula = one.findtext(MAIN + tag)
            if formula is not None:
                assert units(formula) <= 255
                assert names_used(formula) <= set(parts.defined)
        if one.get("type") == "list":
            assert one.findtext(f"{MAIN}formula1") in parts.defined, "a literal list"
        if one.get("showErrorMessage") == "1":
            assert one.get("error")
            assert one.get("errorTitle")


def test_no_cell_has_two_validations(parts):
    for sheet in parts.sheets:
        seen = set()
        for one in sheet.iter(f"{MAIN}dataValidation"):
            left, top, right, bottom = range_boundaries(one.get("sqref"))
            assert left == right
            places = {(left, row) for row in range(top, bottom + 1)}
            assert not places & seen
            seen |= places


def test_marks_are_formulas_that_excel_takes(parts):
    styles = parts.xml["xl/styles.xml"]
    looks = len(styles.findall(f"{MAIN}dxfs/{MAIN}dxf"))
    for sheet in parts.sheets:
        rules = list(sheet.iter(f"{MAIN}cfRule"))
        assert len({rule.get("priority") for rule in rules}) == len(rules)
        for rule in rules:
            assert int(rule.get("dxfId")) < looks
            formula = rule.findtext(f"{MAIN}formula")
            assert units(formula) <= 8192
            assert names_used(formula) <= set(parts.defined)
            assert not re.search(r"COUNTIF|MATCH|LOOKUP", formula), "takes * and ? for wildcards"


def test_tables_match_their_cells(parts):
    names = [table.get("displayName") for table in parts.tables]
    assert len({name.casefold() for name in names}) == len(names)
    assert not {name.casefold() for name in names} & {name.casefold() for name in parts.defined}
    assert len({table.get("id") for table in parts.tables}) == len(names)
    assert all(LEGAL_NAME.fullmatch(name) for name in names)
    for sheet in parts.sheets:
        for table in parts.table_of(sheet):
            left, top, right, bottom = range_boundaries(table.get("ref"))
            assert bottom > top, "a table without a row"
            columns = [column.get("name") for column in table.iter(f"{MAIN}tableColumn")]
            (header,) = sheet.xpath(f"//*[local-name()='row'][@r='{top}']")
            assert [text_of(cell) for cell in header] == columns
            assert all(cell.get("t") in ("s", "inlineStr") for cell in header)
            assert len({column.casefold() for column in columns}) == right - left + 1
            assert not any(re.search(r"[\r\n\t]", column) for column in columns)
            assert table.find(f"{MAIN}autoFilter").get("ref") == table.get("ref")
            assert sheet.find(f"{MAIN}autoFilter") is None
            assert sheet.find(f"{MAIN}mergeCells") is None
    assert len(parts.tables) == sum(len(parts.table_of(sheet)) for sheet in parts.sheets)


def test_no_formula_comes_from_a_text(parts):
    assert not parts.all("f")
    assert all(len(text_of(cell)) <= 32_767 for cell in parts.all("c"))


def test_styles_and_printing_keep_to_the_limits(parts):
    looks = len(parts.xml["xl/styles.xml"].find(f"{MAIN}cellXfs"))
    assert all(int(cell.get("s", 0)) < looks for cell in parts.all("c"))
    for tag in ("oddHeader", "oddFooter"):
        assert all(units(node.text) <= 255 for node in parts.all(tag))
    assert all(0 < float(row.get("ht", 20)) <= 409 for row in parts.all("row"))
    assert all(0 < float(column.get("width")) <= 255 for column in parts.all("col"))


def test_elements_stand_in_the_order_that_the_schema_wants(parts):
    order = (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *("mergeCells", "conditionalFormatting", "dataValidations", "printOptions"),
        *("pageMargins", "pageSetup", "headerFooter", "ignoredErrors", "tableParts"),
    )
    for sheet in parts.sheets:
        places = [order.index(etree.QName(node).localname) for node in sheet]
        assert places == sorted(places)
