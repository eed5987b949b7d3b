"""The places of a module where a mistake could be made, and the lines that run them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_OF_TYPES = {"annotation", "returns"}
_CHANGES_NO_RESULT = {"frozen", "slots", "maxsize", "strict"}
"""Arguments by name: how a value or a cache is kept, and what only catches a slip of ours."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a module."""

    node: int
    """Its number in the order of `ast.walk`."""
    line: int
    lines: range
    """Those of its statement, without the statements within that."""
    in_function: bool
    """Whether it runs when a function is called, and not when the module is imported."""


def places(tree: ast.Module) -> Iterator[Place]:
    """Give the nodes in which a mistake would be one."""
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}

    def visit(node: ast.AST, within: range, called: bool) -> Iterator[Place]:
        if isinstance(node, ast.stmt):
            within = _own_lines(node)
        line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
        line = line or within.start
        # A branch of a `match` stands behind the statement's own lines.
        yield Place(numbers[id(node)], line, within if line in within else _lines(node), called)
        if is_power(node):
            return
        for name, value in ast.iter_fields(node):
            if name in _OF_TYPES:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _decides_nothing(child):
                    body = isinstance(node, _FUNCTIONS) and name == "body"
                    yield from visit(child, within, called or body)

    yield from visit(tree, range(1, 2), False)


def is_power(node: ast.AST) -> bool:
    """Tell whether a node is a number written as a power, such as 10**4: one place, not three."""
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Pow)
        and isinstance(node.left, ast.Constant)
        and isinstance(node.right, ast.Constant)
    )


def _decides_nothing(node: ast.AST) -> bool:
    """Tell what decides nothing about a result."""
    named = isinstance(node, ast.keyword) and node.arg in _CHANGES_NO_RESULT
    return named or isinstance(node, ast.Assert)


def _own_lines(statement: ast.stmt) -> range:
    within = (node for node in ast.walk(statement) if node is not statement)
    inner = [node.lineno for node in within if isinstance(node, ast.stmt)]
    last = min(inner) - 1 if inner else _lines(statement).stop - 1
    return range(statement.lineno, max(last, statement.lineno) + 1)


def _lines(node: ast.AST) -> range:
    first = getattr(node, "lineno", 1)
    return range(first, (getattr(node, "end_lineno", None) or first) + 1)
