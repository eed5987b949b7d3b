"""Company rules compiled and evaluated: only ever in the process of `company.worker`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer
from msgspec import Struct

from stagecheck.company.blank import Blank
from stagecheck.company.values import Plain
from stagemodel.expressions import Environment, parse_expression
from stagemodel.texts import Texts

_BLANK = Blank()


class Compiled(Struct, frozen=True):
    """One rule, ready for rows."""

    _when: Template
    _message: Mapping[str, Template]

    def is_true(self, row: Mapping[str, Plain], today: date) -> bool:
        """Whether the expression is true of a row. Raises whatever the expression raises."""
        values = {name: _BLANK if value is None else value for name, value in row.items()}
        module = self._when.make_module({"today": today, "date": date.fromisoformat} | values)
        return bool(module.result)  # type: ignore[attr-defined]

    def message(self, texts: Mapping[str, str]) -> Texts:
        """Give the message about a row, from the texts of its cells."""
        return {lang: template.render(texts) for lang, template in self._message.items()}


def compile_rule(when: str, message: Texts) -> Compiled:
    """Compile a rule. Jinja works out constant parts here, so that this too may never end."""
    environment = Environment()
    environment.globals["_decimal"] = Decimal
    environment.tests["none"] = lambda value: value is None or isinstance(value, Blank)
    expression = _Exact().visit(parse_expression(when))
    tree = nodes.Template([nodes.Assign(nodes.Name("result", "store"), expression)])
    tree.set_lineno(1).set_environment(environment)
    return Compiled(
        environment.from_string(tree),
        {lang: environment.from_string(text) for lang, text in message.items()},
    )


class _Exact(NodeTransformer):
    """Makes `0.3` a Decimal, as the amounts it meets are."""

    def visit_Const(self, node: nodes.Const) -> nodes.Expr:  # noqa: N802  # named after the node
        if not isinstance(node.value, float):
            return node
        exact = [nodes.Const(repr(node.value))]
        return nodes.Call(nodes.Name("_decimal", "load"), exact, [], None, None)
