"""Jinja expressions of company rules: taken apart here, evaluated only where a limit can stop them.

Nothing in this file runs an expression. Jinja works out constant parts while it compiles, so even
compiling `9**9**9` may never end: that too is left to the process that evaluates.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_Node = TypeVar("_Node", bound=nodes.Node)

HELPERS = ("today", "date")
"""Names that every expression knows beside its workbook's columns."""

FILTERS = (
    "abs", "default", "first", "int", "join", "last", "length", "list", "lower", "max", "min",
    "replace", "round", "string", "sum", "trim", "upper",
)  # fmt: skip
"""What an expression may send a value through; docs/configuration.md names them."""


class ExpressionError(Exception):
    """An expression that cannot be used: why, in zh and en."""

    def __init__(self, zh: str, en: str) -> None:
        """Take the reason in Chinese and in English."""
        super().__init__(en)
        self.zh, self.en = zh, en


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox with nothing in it but operators, tests and a few plain filters."""

    intercepted_binops = frozenset({"/"})

    def __init__(self) -> None:
        """Leave out what a condition on a row has no use for."""
        super().__init__(undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # as its base class
        """Divide whole numbers exactly: a float does not mix with the amounts of a row."""
        if isinstance(left, int) and isinstance(right, int):
            return Decimal(left) / right
        return super().call_binop(context, operator, left, right)


def name_of(column_id: str) -> str:
    """Give the name by which expressions know a column: `legal_review` for `legal-review`."""
    return column_id.replace("-", "_")


def parse_expression(source: str) -> nodes.Expr:
    """Take an expression apart. Raises ExpressionError, with the place, where it is none."""
    if "{{" in source or "{%" in source:
        raise ExpressionError("直接写条件，不要加 {{ }}", "write the condition without {{ }}")
    environment = Environment()
    offsets = list(_offsets(source, environment))
    parser = Parser(environment, source, state="variable")
    reason = None
    try:
        expression = parser.parse_expression()
    except TemplateSyntaxError as error:
        reason = error.message
    if reason or not parser.stream.eos:
        # The parser does not say where it gave up, only how many tokens it has left.
        left = len(list(parser.stream))
        at = offsets[-left] + 1 if left else len(source) + 1
        reason = reason or "unexpected"
        raise ExpressionError(
            f"条件写法不对，在第 {at} 个字符处（{reason}）：{source}",
            f"this is no correct expression at character {at} ({reason}): {source}",
        )
    _refuse_unsafe(expression)
    return expression


def parse_message(source: str) -> nodes.Template:
    """Take a message with `{{ … }}` apart. Raises ExpressionError where it is wrong."""
    try:
        template = Environment().parse(source)
    except TemplateSyntaxError as error:
        reason = error.message
        raise ExpressionError(f"写法不对（{reason}）", f"is not right ({reason})") from None
    if any(not isinstance(node, nodes.Output) for node in template.body):
        raise ExpressionError("只能用 {{ 列名 }}", "may only hold {{ column }}")
    _refuse_unsafe(template)
    return template


def names_in(node: nodes.Node) -> Iterator[str]:
    """Give the names that an expression or message looks up, each once, in order."""
    # Without statements nothing can bind a name, so every one comes from the row.
    yield from dict.fromkeys(name.name for name in _all(node, nodes.Name))


def _all(node: nodes.Node, kind: type[_Node]) -> Iterator[_Node]:
    """Give every node of a kind, the whole expression too where it is one."""
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)


def _refuse_unsafe(node: nodes.Node) -> None:
    for part in _all(node, nodes.Getattr):
        if part.attr.startswith("_"):
            zh, en = f"不允许访问 {part.attr}", f"{part.attr} may not be accessed"
            raise ExpressionError(zh, en)
    for used in _all(node, nodes.Filter):
        if used.name not in FILTERS:
            known = ", ".join(FILTERS)
            raise ExpressionError(
                f"没有过滤器 {used.name}；可用的有：{known}",
                f"there is no filter {used.name}; there are: {known}",
            )
    tests = Environment().tests
    for test in _all(node, nodes.Test):
        if test.name not in tests:
            raise ExpressionError(f"没有判断 is {test.name}", f"there is no test 'is {test.name}'")


def _offsets(source: str, environment: Environment) -> Iterator[int]:
    """Give where each token begins."""
    offset = 0
    try:
        for _, kind, text in environment.lexer.tokeniter(source, None, None, state="variable"):
            if kind != "whitespace":
                yield offset
            offset += len(text)
    except TemplateSyntaxError as error:  # a character that begins no token: told with its place
        raise ExpressionError(
            f"条件写法不对（{error.message}）：{source}",
            f"this is no correct expression ({error.message}): {source}",
        ) from None
