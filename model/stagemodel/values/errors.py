"""What is raised where a text has no reading, or more than one."""

from __future__ import annotations

from stagemodel.texts import Texts


class UnreadableValue(ValueError):  # noqa: N818  # it names what the text is, for the salesperson
    """A text that cannot be read as the kind of value that was asked for.

    `text` is the text as found, `reason` says why in each language, `readings` lists what it
    could mean where that is known.
    """

    def __init__(self, text: object, reason: Texts, readings: tuple[str, ...] = ()) -> None:
        """Take the text as found, the reason by language, and its readings where there are any."""
        # All three go to the base class so that the error survives pickling between workers.
        super().__init__(text, reason, readings)
        self.text = str(text)
        self.reason = reason
        self.readings = readings

    def __str__(self) -> str:
        tail = f" ({' / '.join(self.readings)})" if self.readings else ""
        return f"{self.text!r}: {self.reason.get('en', '')}{tail}"


class AmbiguousValue(UnreadableValue):
    """A text with two or more readings, such as `3/4/24`: which one is meant is never guessed."""


LONGEST_TERM = 1000
"""Characters of a payment schedule or a scope of service; what is longer is a contract's text."""
LONGEST_VALUE = 200
"""Characters of an amount, a length of time or a date."""


def refuse_long(text: str, most: int) -> None:
    """Raise `UnreadableValue` for more than `most` characters: patterns are slow on them."""
    if len(text) > most:
        reason = {"zh": f"文字太长（超过{most}字）", "en": f"longer than {most} characters"}
        raise UnreadableValue(text, reason)
