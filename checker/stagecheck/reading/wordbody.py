"""A Word document's body as Word shows it: tables, paragraphs, text boxes, tracked changes.

Headers, footers and notes are read for their tracked changes only: nothing is agreed there.
Comments are no changes.
"""

from __future__ import annotations

from stagecheck.reading.raw import RawChange, RawRow
from stagecheck.reading.refusals import over_limit
from stagecheck.reading.wordnames import Names
from stagecheck.reading.wordtext import Paragraph, ParagraphReader, compose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"

_MOST_CELLS = 1_000
"""Cells of a table row; Word allows 63."""


def changes_in(root: Element, part: str) -> list[RawChange]:
    """Give the tracked changes of a part beside the body, such as a header."""
    names = Names(root)
    read = map(ParagraphReader(names).read, root.iter(names.namespace + "p"))
    return [RawChange(part, one.before, one.after) for one in read if one.changed]


class BodyReader:
    """Walks the body once, counting tables and paragraphs of the top level as a person does."""

    def __init__(self, root: Element) -> None:
        self._names = names = Names(root)
        self.namespace = names.namespace
        self._read = ParagraphReader(names).read
        self._paragraph, self._flowing = self.namespace + "p", names.all_of("p", "tbl")
        self._cell_style = self.namespace + "tcPr"
        self._rows, self._cells = names.all_of("tr"), names.all_of("tc")
        self._properties = names.all_of("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr")
        self.tables: list[list[RawRow]] = []
        self.paragraphs: list[tuple[str, str]] = []
        self.changes: list[RawChange] = []
        self._drop_what_word_hides(root)
        tables = paragraphs = 0
        run: list[tuple[str, Paragraph]] = []
        for block in self._within(root.find(self.namespace + "body"), self._flowing):
            if block.tag != self._paragraph:
                self._settle(run)
                tables += 1
                self._table(block, f"table {tables}")
                continue
            paragraphs += 1
            paragraph = self._read(block)
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
        if (prompt := self.namespace + "showingPlcHdr") in self._names.present:
            self._empty_prompts(root, prompt)
        if _FALLBACK in self._names.present:
            for alternate in list(root.iter(_ALTERNATE)):
                fallback = alternate.find(_FALLBACK)
                if fallback is not None and alternate.find(_CHOICE) is not None:
                    alternate.remove(fallback)

    def _empty_prompts(self, root: Element, prompt: str) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        emptied: set[Element] = set()
        for mark in root.iter(prompt):
            control = parents.get(parents[mark]) if mark in parents else None
            if control is None or not self._names.is_on(mark):
                continue
            # What stands in a control that is emptied is empty already.
            around: Element | None = control
            while around is not None and around not in emptied:
                around = parents.get(around)
            if around is None:
                emptied.add(control)
                for text in control.iter(self.namespace + "t"):
                    text.text = ""

    def _within(self, parent: Element | None, tags: frozenset[str]) -> list[Element]:
        """Give the elements of `parent` that have these tags, those in content controls too."""
        found: list[Element] = []
        for child in () if parent is None else parent:
            if child.tag in tags:
                found.append(child)
            elif child.tag not in self._properties and len(child):
                found += self._within(child, tags)
        return found

    def _flow(self, container: Element, part: str) -> list[Paragraph]:
        """Give the lines of a cell or text box; a nested table's rows are lines as well."""
        lines: list[Paragraph] = []
        for block in self._within(container, self._flowing):
            if block.tag != self._paragraph:
                for row in self._table(block, part, nested=True):
                    line = "\t".join(cell for cell in row.cells if cell)
                    lines.append(Paragraph(line, line))
                continue
            paragraph = self._read(block)
            lines.append(paragraph)
            for box in paragraph.boxes:
                lines += self._flow(box, part)
        return lines

    def _settle(self, run: list[tuple[str, Paragraph]]) -> None:
        """Put down paragraphs that tracked marks have joined or split, and empty the list."""
        if not run:
            return
        whole = compose([paragraph for _, paragraph in run])
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
            whole, span = compose(self._flow(cell, part)), 1
            if style := _children(cell.find(self._cell_style)):
                if w + "cellDel" in style:
                    whole = Paragraph(whole.before, "", changed=True)
                if w + "cellIns" in style:
                    whole = Paragraph("", whole.after, changed=True)
                merge = style.get(w + "vMerge")
                if merge is not None and merge.get(w + "val", "continue") == "continue":
                    continued.add(len(cells))
                    whole.before = whole.after = ""
                span = _number(style.get(w + "gridSpan"), w, 1)
            cells.append(whole)
            if len(cells) > _MOST_CELLS:
                raise over_limit(
                    f"表格一行超过 {_MOST_CELLS:,} 格",
                    f"a table row has more than {_MOST_CELLS:,} cells",
                )
            columns.append(column)
            column += span
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
    return {} if properties is None else {child.tag: child for child in properties}


def _number(count: Element | None, namespace: str, default: int) -> int:
    text = "" if count is None else count.get(namespace + "val", "")
    return int(text) if text.isdecimal() and len(text) < 10 else default
