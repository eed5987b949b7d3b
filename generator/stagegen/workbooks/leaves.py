"""The pack's texts for one sheet, rendered."""

from collections.abc import Mapping
from dataclasses import dataclass

from stagegen.jinja import render
from stagegen.workbooks.cells import clean
from stagegen.workbooks.order import Order
from stagegen.workbooks.plan import SheetPlan
from stagegen.workbooks.words import say
from stagemodel.errors import PackError, StagebookError
from stagemodel.pack import Pack
from stagemodel.texts import Texts, pick


@dataclass(frozen=True, slots=True)
class Leaves:
    """Every text of a sheet that is a template in the pack."""

    lang: str
    title: str
    intro: str
    header: str
    footer: str
    prompts: Mapping[str, str]
    """By column id."""


def render_leaves(pack: Pack, order: Order, plan: SheetPlan) -> Leaves:
    """Render a sheet's texts over company, period, owner and stages.

    They are rendered after the TOML was read, so that no company's name can break the pack. Raises
    PackError, naming file and key, for a template that is wrong.
    """
    lang, book = order.lang, plan.book
    context = context_of(pack, order)

    def leaf(key: str, texts: Texts) -> str:
        return render_leaf(f"workbooks/{book.id}.toml", key, texts, lang, context)

    return Leaves(
        lang=lang,
        title=leaf("title", book.title),
        intro=leaf("intro", book.intro),
        header=leaf("header", book.header),
        footer=leaf("footer", book.footer),
        prompts={c.id: leaf(f"columns.{c.id}.prompt", c.prompt) for c in plan.columns},
    )


def context_of(pack: Pack, order: Order) -> dict[str, object]:
    """Give what templates may use: `stages` are the stages' names in their order."""
    return {
        "company": _line(order.company),
        "period": _line(order.period),
        "owner": say("comma", order.lang).join(map(_line, order.owners or pack.owners)),
        "stages": [pick(stage.label, order.lang) for stage in pack.stages],
    }


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def render_leaf(file: str, key: str, texts: Texts, lang: str, context: Mapping[str, object]) -> str:
    """Render one text in `lang`; raises PackError with `file` and `key` where it is wrong."""
    try:
        return render(pick(texts, lang), context).strip()
    except StagebookError as error:
        raise PackError(file, f"{key}.{lang}", error.message("zh"), error.message("en")) from error
