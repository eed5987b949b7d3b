"""Small mistakes that a programmer could make, one at a time, in the source of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

from places import Place, is_power, places

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake in a module."""

    place: Place
    what: str
    variant: int
    """Which of the mistakes that can be made in this place."""


def mutants(source: str) -> Iterator[Mutant]:
    """Give every mistake that could be made in a module. Texts are left alone."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    for place in places(tree):
        for variant, what in enumerate(_changes(nodes[place.node])):
            yield Mutant(place, what, variant)


def compiled(source: str, path: str, mutant: Mutant | None) -> CodeType:
    """Give a module with the mistake in it; every line keeps its number."""
    tree = ast.parse(source)
    if mutant is not None:
        _apply(list(ast.walk(tree))[mutant.place.node], mutant.variant)
    return compile(ast.fix_missing_locations(tree), path, "exec")


def _changes(node: ast.AST) -> list[str]:  # noqa: PLR0911  # a kind of node, an answer
    """Say what can be done to a node; the place in the list is the variant."""
    match node:
        case ast.Compare(ops=ops):
            return [f"{type(op).__name__} -> {_COMPARE[type(op)].__name__}" for op in ops]
        case ast.BoolOp(op=op):
            return ["and -> or" if isinstance(op, ast.And) else "or -> and"]
        case ast.UnaryOp(op=ast.Not()):
            return ["not dropped"]
        case ast.If() | ast.IfExp() | ast.While():
            return ["condition turned round"]
        case ast.BinOp(right=ast.Constant()) if is_power(node):
            return ["exponent one more"]
        case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
            return [f"{type(op).__name__} -> {_ARITHMETIC[type(op)].__name__}"]
        case ast.Constant(value=bool()):
            return ["boolean turned round"]
        case ast.Constant(value=int() | float()):
            return ["number one more"]
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            return ["returns none"]
        case ast.Continue() | ast.Break():
            return ["continue <-> break"]
        case ast.comprehension(ifs=ifs):
            return ["filter dropped" for _ in ifs]
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            return [f"{name} -> {_CALLS[name]}"]
    return []


def _apply(node: ast.AST, variant: int) -> None:
    match node:
        case ast.Compare(ops=ops):
            ops[variant] = _COMPARE[type(ops[variant])]()
        case ast.BoolOp(op=op):
            node.op = ast.Or() if isinstance(op, ast.And) else ast.And()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            # `not not x` is x as a truth value.
            node.operand = ast.UnaryOp(ast.Not(), operand)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.BinOp(right=ast.Constant(value=int(value)) as exponent) if is_power(node):
            exponent.value = value + 1
        case ast.BinOp(op=op):
            node.op = _ARITHMETIC[type(op)]()
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value) | float(value)):
            node.value = value + 1
        case ast.Return():
            node.value = ast.Constant(None)
        case ast.Continue() | ast.Break():
            node.__class__ = ast.Break if isinstance(node, ast.Continue) else ast.Continue
        case ast.comprehension(ifs=ifs):
            del ifs[variant]
        case ast.Call(func=ast.Name() as name):
            name.id = _CALLS[name.id]
