"""Texts in several languages: what every label, prompt and message is made of."""

Texts = dict[str, str]
"""Language code (`zh`, `en`) to the text in that language."""


def pick(texts: Texts, lang: str) -> str:
    """Give the text in `lang`, else in English, else in any language there is.

    A pack may lack a language that the run asks for; its reader is better served by
    another language than by an error in the middle of a report.
    """
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")
