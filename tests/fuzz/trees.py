"""Changes to the XML of a part."""

from __future__ import annotations

from random import Random

from lxml import etree

from fuzz.generic import GENERIC
from fuzz.targeted import TARGETED
from fuzz.textual import TEXTUAL


def change_part(random: Random, name: str, content: bytes) -> bytes:
    """Change a part; one that is no XML stays as it is."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return content
    if random.random() < 0.12:
        return random.choice(TEXTUAL)(random, content)
    changes = TARGETED if random.random() < 0.4 else GENERIC
    for _ in range(random.choice((1, 1, 2, 10))):
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        random.choice(changes)(random, elements)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
