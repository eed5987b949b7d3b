"""Negotiation minutes: what is known of a customer filled in, the rest left as visible blanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from stagegen.documents import blank_context, find_document, render_document
from stagegen.jinja import render
from stagegen.names import safe_name
from stagemodel.pack import Pack
from stagemodel.texts import pick
from stagemodel.values.money import Money
from stagemodel.values.words import amount_in_english_words, amount_in_words

MINUTES = "negotiation-minutes"


@dataclass(frozen=True, slots=True)
class Need:
    """One need of the customer, as recorded."""

    description: str
    direction: str = ""
    confirmer: str = ""


@dataclass(frozen=True, slots=True)
class ContractDraft:
    """What is drafted of the contract; texts as the workbook has them, empty where unknown."""

    number: str = ""
    amount: Money | None = None
    payment: str = ""
    delivery: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class MinutesSource:
    """What the workbooks tell about one customer; empty where they tell nothing."""

    customer: str
    today: date
    """The day the minutes are made; it stands in their number while `held` is not known."""
    serial: int = 1
    """Which of that day's minutes these are, from 1; the end of their number."""
    held: date | None = None
    """The day of the negotiation."""
    company: str = ""
    contact: str = ""
    title: str = ""
    owner: str = ""
    needs: tuple[Need, ...] = ()
    contract: ContractDraft = ContractDraft()


def build_minutes(pack: Pack, sources: Sequence[MinutesSource], lang: str) -> dict[str, bytes]:
    """Give a document for each source: file name to content.

    Raises StagebookError where the pack has no such document or its template is wrong.
    """
    document = find_document(pack, MINUTES)
    files: dict[str, bytes] = {}
    for source in sources:
        name = render(pick(document.file_for, lang), {"customer": source.customer})
        made = datetime(source.today.year, source.today.month, source.today.day)
        context = minutes_context(pack, source, lang)
        files[safe_name(name, files)] = render_document(pack, MINUTES, lang, context, made)
    return files


def minutes_context(pack: Pack, source: MinutesSource, lang: str) -> dict[str, object]:
    """Give the tags of the minutes' template for one customer, in `lang`."""
    contract = source.contract
    known: dict[str, str] = {
        "number": f"JY{source.held or source.today:%Y%m%d}{source.serial:02d}",
        "company": source.company,
        "customer": source.customer,
        "contact": source.contact,
        "title": source.title,
        "owner": source.owner,
        "contract": contract.number,
        "date": _day(source.held, lang) if source.held else "",
        "our_side": source.owner,
        "customer_side": _person(source.contact, source.title, lang),
        "amount": _figures(contract.amount, lang) if contract.amount else "",
        "amount_words": _words(contract.amount, lang) if contract.amount else "",
        "payment": contract.payment,
        "delivery": contract.delivery,
        "scope": contract.scope,
    }
    context = blank_context(find_document(pack, MINUTES))
    context |= {tag: text for tag, text in known.items() if text.strip()}
    if source.needs:
        context["needs"] = [
            {
                "description": need.description,
                "direction": need.direction,
                "confirmer": need.confirmer,
            }
            for need in source.needs
        ]
    return context


def _day(day: date, lang: str) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def _person(name: str, title: str, lang: str) -> str:
    if not (name and title):
        return name or title
    return f"{name}（{title}）" if lang == "zh" else f"{name} ({title})"


def _figures(money: Money, lang: str) -> str:
    if money.currency != "CNY" or lang != "zh":
        text = money.text(lang)
    else:
        places = max(2, -int(money.amount.normalize().as_tuple().exponent))
        text = f"￥{money.amount:,.{places}f}"
    if money.tax is None:
        return text
    notes = {
        "included": {"zh": "（含税）", "en": " (tax included)"},
        "excluded": {"zh": "（不含税）", "en": " (tax excluded)"},
    }
    return text + pick(notes[money.tax], lang)


def _words(money: Money, lang: str) -> str:
    """Give the amount in words; empty where there are none: other currencies, 0, tiny parts."""
    if money.currency != "CNY":
        return ""
    try:
        if lang == "zh":
            return f"人民币{amount_in_words(money.amount)}"
        return amount_in_english_words(money.amount)
    except ValueError:
        return ""
