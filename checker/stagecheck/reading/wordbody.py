"""A Word document's body as Word shows it: tables, paragraphs, text boxes, tracked changes.

Headers, footers and notes are read for their tracked changes only: nothing is agreed there.
Comments are no changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from stagecheck.reading.raw import RawChange, RawRow
from stagecheck.reading.refusals import over_limit
from stagecheck.reading.wordtext import Paragraph, compose, is_on, read_paragraph

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"

_MOST_CELLS = 1_000
"""Cells of a table row; Word allows 63."""


def changes_in(root: Element, part: str) -> list[RawChange]:
    """Give the tracked changes of a part beside the body, such as a header."""
    namespace = str(root.tag).partition("}")[0] + "}"
    read = (read_paragraph(block, namespace) for block in root.iter(namespace + "p"))
    return [RawChange(part, one.before, one.after) for one in read if one.changed]


class BodyReader:
    """Walks the body once, counting tables and paragraphs of the top level as a person does."""

    def __init__(self, root: Element) -> None:
        # Strict documents have a namespace of their own: take the one that the root is in.
        self.namespace = str(root.tag).partition("}")[0] + "}"
        self._flowing = self._named("p", "tbl")
        self._rows, self._cells = self._named("tr"), self._named("tc")
        self._properties = self._named("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr")
        self.tables: list[list[RawRow]] = []
        self.paragraphs: list[tuple[str, str]] = []
        self.changes: list[RawChange] = []
        self._drop_what_word_hides(root)
        tables = paragraphs = 0
        run: list[tuple[str, Paragraph]] = []
        for block in self._blocks(root.find(self.namespace + "body")):
            if block.tag == self.namespace + "tbl":
                self._settle(run)
                tables += 1
                self._table(block, f"table {tables}")
                continue
            paragraphs += 1
            paragraph = read_paragraph(block, self.namespace)
            run.append((f"paragraph {paragraphs}", paragraph))
            if paragraph.ends_before and paragraph.ends_after:
                self._settle(run)
            for box in paragraph.boxes:
                for inner in self._flow(box, f"paragraph {paragraphs}"):
                    self._settle([(f"paragraph {paragraphs}", inner)])
        self._settle(run)

    def _drop_what_word_hides(self, root: Element) -> None:
        """Empty the prompts of untouched content controls; keep one of each pair of alternatives.

        A text box is written twice, for new and for old programs.
        """
        emptied: set[Element] = set()
        for mark in root.iter(self.namespace + "showingPlcHdr"):
            control = mark.getparent()
            control = None if control is None else control.getparent()
            if control is not None and is_on(mark, self.namespace):
                # What stands in a control that is emptied is empty already.
                if control in emptied or not emptied.isdisjoint(control.iterancestors()):
                    continue
                emptied.add(control)
                for text in control.iter(self.namespace + "t"):
                    text.text = ""
        for alternate in list(root.iter(_ALTERNATE)):
            fallback = alternate.find(_FALLBACK)
            if fallback is not None and alternate.find(_CHOICE) is not None:
                alternate.remove(fallback)

    def _blocks(self, parent: Element | None) -> Iterator[Element]:
        """Give the paragraphs and tables of `parent`, those in content controls among them."""
        return self._within(parent, self._flowing)

    def _named(self, *names: str) -> frozenset[str]:
        return frozenset(self.namespace + name for name in names)

    def _within(self, parent: Element | None, tags: frozenset[str]) -> Iterator[Element]:
        if parent is None:
            return
        for child in parent.iterchildren("*"):
            if child.tag in tags:
                yield child
            elif child.tag not in self._properties:
                yield from self._within(child, tags)

    def _flow(self, container: Element, part: str) -> Iterator[Paragraph]:
        """Give the lines of a cell or text box; a nested table's rows are lines as well."""
        for block in self._blocks(container):
            if block.tag == self.namespace + "tbl":
                for row in self._table(block, part, nested=True):
                    line = "\t".join(cell for cell in row.cells if cell)
                    yield Paragraph(line, line)
                continue
            paragraph = read_paragraph(block, self.namespace)
            yield paragraph
            for box in paragraph.boxes:
                yield from self._flow(box, part)

    def _settle(self, run: list[tuple[str, Paragraph]]) -> None:
        """Put down paragraphs that tracked marks have joined or split, and empty the list."""
        if not run:
            return
        whole = compose(paragraph for _, paragraph in run)
        if whole.changed:
            self.changes.append(RawChange(run[0][0], whole.before, whole.after))
        text, part = "", ""
        for place, paragraph in run:
            part = part if text else place
            text += paragraph.after
            if paragraph.ends_after:
                self.paragraphs.append((part, text))
                text = ""
        if text:
            self.paragraphs.append((part, text))
        run.clear()

    def _table(self, table: Element, part: str, *, nested: bool = False) -> list[RawRow]:
        rows: list[RawRow] = []
        self.tables.append(rows)
        for number, element in enumerate(self._within(table, self._rows), start=1):
            row = self._row(element, part if nested else f"{part} row {number}")
            if row is not None:
                rows.append(row)
        return rows

    def _row(self, element: Element, part: str) -> RawRow | None:
        """Read a row; none where it is deleted. An added or deleted row is one change."""
        w = self.namespace
        properties = _children(element.find(w + "trPr"))
        cells: list[Paragraph] = []
        columns: list[int] = []
        continued: set[int] = set()
        column = _number(properties.get(w + "gridBefore"), w, 0)
        for cell in self._within(element, self._cells):
            style = _children(cell.find(w + "tcPr"))
            whole = compose(self._flow(cell, part))
            if w + "cellDel" in style:
                whole = Paragraph(whole.before, "", changed=True)
            if w + "cellIns" in style:
                whole = Paragraph("", whole.after, changed=True)
            merge = style.get(w + "vMerge")
            if merge is not None and merge.get(w + "val", "continue") == "continue":
                continued.add(len(cells))
                whole.before = whole.after = ""
            cells.append(whole)
            if len(cells) > _MOST_CELLS:
                raise over_limit(
                    f"表格一行超过 {_MOST_CELLS:,} 格",
                    f"a table row has more than {_MOST_CELLS:,} cells",
                )
            columns.append(column)
            column += _number(style.get(w + "gridSpan"), w, 1)
        texts = [cell.after for cell in cells]
        if w + "del" in properties:
            before = "\t".join(cell.before for cell in cells)
            self.changes.append(RawChange(part, before, ""))
            return None
        if w + "ins" in properties:
            self.changes.append(RawChange(part, "", "\t".join(texts)))
        else:
            self.changes += [
                RawChange(part, cell.before, cell.after) for cell in cells if cell.changed
            ]
        return RawRow(part, texts, tuple(columns), frozenset(continued))


def _children(properties: Element | None) -> dict[str, Element]:
    return {} if properties is None else {str(child.tag): child for child in properties}


def _number(count: Element | None, namespace: str, default: int) -> int:
    text = "" if count is None else count.get(namespace + "val", "")
    return int(text) if text.isdecimal() and len(text) < 10 else default
