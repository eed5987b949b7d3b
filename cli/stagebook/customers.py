"""The customers of a submission, for commands that make something for some of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stagecheck.deals import Deal
from stagecheck.facts import Facts
from stagecheck.reading.loading import Loader
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import find_submissions
from stagemodel.display import clean
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack


def read_facts(path: Path, pack: Pack, today: date) -> Facts:
    """Read one submission. Raises StagebookError when `path` is none or holds several."""
    found = find_submissions([path])
    if len(found) > 1:
        names = [clean(one.name) for one in found]
        raise StagebookError(
            f"{path} 里有 {len(found)} 份提交，请指明其中一份：{'、'.join(names)}。",
            f"{path} holds {len(found)} submissions; name one of them: {', '.join(names)}.",
        )
    with Reader() as reader:
        return Facts(Loader(pack, reader).load(found[0]), pack, today)


def chosen_deals(facts: Facts, customer: str | None) -> list[Deal]:
    """Give the customer's deal, or those of all customers in negotiation.

    Raises StagebookError for a name that fits none or several, and where nobody negotiates.
    """
    if customer is not None:
        return [_find(facts, customer)]
    deals = [deal for deal in facts.deals if deal.stage and deal.stage.id == "negotiation"]
    if not deals:
        raise StagebookError(
            "没有处于商务谈判阶段的客户。用 --customer 指明一个客户。",
            "no customer is in negotiation. Name one with --customer.",
        )
    return deals


def _find(facts: Facts, name: str) -> Deal:
    indexes = facts.customers.find(name).indexes
    if len(indexes) == 1:
        return facts.deals[indexes[0]]
    if indexes:
        fitting = [clean(facts.deals[index].name) for index in indexes]
        raise StagebookError(
            f"“{name}”对应几个客户：{'、'.join(fitting)}。请写全名。",
            f'"{name}" fits several customers: {", ".join(fitting)}. Give the whole name.',
        )
    nearest = facts.customers.nearest(name)
    near = None if nearest is None else clean(facts.deals[nearest].name)
    raise StagebookError(
        f"没有客户“{name}”。" + (f"您是不是要“{near}”？" if near else "")
        + "客户名称以客户信息跟踪表为准。",
        f'there is no customer "{name}".' + (f' Did you mean "{near}"?' if near else "")
        + " Names are those of customer tracking.",
    )  # fmt: skip
