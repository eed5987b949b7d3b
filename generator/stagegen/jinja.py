"""The one Jinja environment: sandboxed and strict, for text leaves and for documents."""

from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stagemodel.errors import StagebookError


class _Environment(ImmutableSandboxedEnvironment):
    """Compiles a template once: the same few are rendered for every team and every customer."""

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as its base class
        template_class: type[Template] | None = None,
    ) -> Template:
        """Give the compiled template."""
        if isinstance(source, str) and globals is None and template_class is None:
            return _compiled(self, source)
        return super().from_string(source, globals, template_class)


@lru_cache(maxsize=256)
def _compiled(among: ImmutableSandboxedEnvironment, source: str) -> Template:
    return ImmutableSandboxedEnvironment.from_string(among, source)


@lru_cache
def environment(*, autoescape: bool) -> ImmutableSandboxedEnvironment:
    """Give the environment; `autoescape` is for what becomes XML, text leaves need none.

    Strict: an unknown name is an error, never a blank. Values are context only; nothing here
    renders a value as a template.
    """
    return _Environment(
        autoescape=autoescape, undefined=StrictUndefined, keep_trailing_newline=True
    )


def render(template: str, context: Mapping[str, object]) -> str:
    """Render a text leaf of a pack.

    Raises StagebookError when the template is wrong, naming its text and the reason.
    """
    if "{" not in template:
        return template
    try:
        return environment(autoescape=False).from_string(template).render(context)
    except Exception as error:
        # A template is a small program of the pack's author: besides Jinja's own errors it may
        # raise any (1/0, 'a' + 1), and each of them is the author's to mend.
        reason = str(error) or type(error).__name__
        known = ", ".join(context)
        raise StagebookError(
            f"模板文字有误：{reason}。原文：{template!r}。请改正，这里可用的标签：{known}。",
            f"this template text is wrong: {reason}. Text: {template!r}. "
            f"Correct it; known here: {known}.",
        ) from error
