"""The names of a Word document's elements, and what each is to the text of a paragraph."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WALK, SKIP, TEXT, OLD_TEXT, CHARACTER, SYMBOL, PICTURED, FIELD, BOX, ADDED, DROPPED = range(11)
"""What an element is; those that are nothing else are walked for the texts within them."""

CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = (
    "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "fldData", "instrText", "delInstrText", "rt",
)  # fmt: skip
_KINDS = {
    "t": TEXT,
    "delText": OLD_TEXT,
    "sym": SYMBOL,
    "fldChar": FIELD,
    "txbxContent": BOX,
    **dict.fromkeys(CHARACTERS, CHARACTER),
    **dict.fromkeys(_SKIPPED, SKIP),
    **dict.fromkeys(("ins", "moveTo"), ADDED),
    **dict.fromkeys(("del", "moveFrom"), DROPPED),
}
_GONE = ("vanish", "strike", "dstrike")
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Of a picture, in new and in old documents. Its namespace stays before the name.
_PICTURE_NAMES = ("}blip", "}imagedata")


class Names:
    """The names of one document as its parser writes them, `{namespace}name`."""

    def __init__(self, root: Element) -> None:
        # Strict documents have a namespace of their own: take the one that the root is in.
        self.namespace = root.tag.partition("}")[0] + "}"
        self.present = {element.tag for element in root.iter()}
        """The names of all elements that there are: what is not here need not be looked for."""
        self.kinds = {tag: self._kind(tag) for tag in self.present}
        self.gone = [tag for name in _GONE if (tag := self.namespace + name) in self.present]
        self.has_marks = not {ADDED, DROPPED}.isdisjoint(self.kinds.values())
        self.style, self.font = self.namespace + "pPr", self.namespace + "rPr"

    def all_of(self, *names: str) -> frozenset[str]:
        """Give names with their namespace."""
        return frozenset(self.namespace + name for name in names)

    def is_on(self, toggle: Element) -> bool:
        """Tell whether a property such as `w:vanish`, which stands here, is not switched off."""
        return toggle.get(self.namespace + "val", "1") not in ("0", "false", "off")

    def _kind(self, tag: str) -> int:
        namespace, _, name = tag.rpartition("}")
        if tag == _MATH_TEXT:
            return TEXT
        if namespace + "}" == self.namespace and name in _KINDS:
            return _KINDS[name]
        return PICTURED if tag.endswith(_PICTURE_NAMES) else WALK
