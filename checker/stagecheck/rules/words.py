"""Small turns of phrase that rules share."""

from collections.abc import Sequence

from stagemodel.pack import Pack
from stagemodel.texts import Texts


def joined(parts: Sequence[Texts]) -> Texts:
    """Several names in a row: `、` in Chinese, commas in English."""
    return {
        "zh": "、".join(part["zh"] for part in parts),
        "en": ", ".join(part["en"] for part in parts),
    }


def state_name(pack: Pack, state_id: object) -> Texts:
    """The name of a stage or closed state."""
    return pack.state_by_id[str(state_id)].label
