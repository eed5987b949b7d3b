"""The pack's texts for one sheet, rendered."""

from collections.abc import Mapping
from dataclasses import dataclass

from stagegen.jinja import render
from stagegen.workbooks.cells import clean, one_line
from stagegen.workbooks.order import Order
from stagegen.workbooks.plan import SheetPlan
from stagegen.workbooks.printing import page_text
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
    """As a page's header holds it, and so the footer."""
    footer: str
    prompts: Mapping[str, str]
    """By column id."""


@dataclass(frozen=True, slots=True)
class Method:
    """The pack's texts on how to work, for the instruction sheet."""

    stages: Mapping[str, str]
    """By stage id; a point a line, as in `general`."""
    general: str


def render_leaves(pack: Pack, order: Order, plan: SheetPlan) -> Leaves:
    """Render a sheet's texts over company, period, owner and stages.

    They are rendered after the TOML was read, so that no company's name can break the pack. Raises
    PackError, naming file and key, for a template that is wrong.
    """
    lang, book = order.lang, plan.book
    context = _context(pack, order)

    def leaf(key: str, texts: Texts) -> str:
        return _render(f"workbooks/{book.id}.toml", key, texts, lang, context)

    return Leaves(
        lang=lang,
        title=leaf("title", book.title),
        intro=leaf("intro", book.intro),
        header=page_text(leaf("header", book.header)),
        footer=page_text(leaf("footer", book.footer)),
        prompts={c.id: leaf(f"columns.{c.id}.prompt", c.prompt) for c in plan.columns},
    )


def render_method(pack: Pack, order: Order) -> Method:
    """Render the texts on how to work; raises PackError as `render_leaves` does."""
    lang, context = order.lang, _context(pack, order)
    return Method(
        stages={
            s.id: _render("stages.toml", f"stages.{s.id}.method", s.method, lang, context)
            for s in pack.stages
        },
        general=_render("pack.toml", "general", pack.general, lang, context),
    )


def _context(pack: Pack, order: Order) -> dict[str, object]:
    """Give what templates may use: `stages` are the stages' names in their order."""
    return {
        "company": one_line(order.company),
        "period": one_line(order.period),
        "owner": say("comma", order.lang).join(map(one_line, order.owners or pack.owners)),
        "stages": [pick(stage.label, order.lang) for stage in pack.stages],
    }


def _render(file: str, key: str, texts: Texts, lang: str, context: Mapping[str, object]) -> str:
    try:
        return clean(render(pick(texts, lang), context)).strip()
    except StagebookError as error:
        raise PackError(file, f"{key}.{lang}", error.message("zh"), error.message("en")) from error
