"""A module's source comes in; its mutants, each one small slip in a condition or a number, come out.

What a rule decides lies in its comparisons, connectives, signs and numbers, so that is what is changed.
Words are left alone (codes, paths and sources have tests of their own), and so are annotations, decorators
and ``strict=True``, which only guard against our own mistakes.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}
"""Functions that take the one end or the other."""

CONDITIONS = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.NamedExpr)
"""Expressions asked for their truth that hold no operator of their own."""

Steps = tuple[tuple[str, int | None], ...]
"""The way from a tree's root to one of its nodes: fields, and places in those that are lists."""


@dataclass(frozen=True)
class Mutant:
    """One change of a module; ``function`` is the first line of what it lies in, if that is a function."""

    line: int
    function: int | None
    before: str
    after: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, from its first line to its last."""
    tree = ast.parse(source)
    for steps, function in _walk(tree):
        node: Any = _at(tree, steps)
        for changed in _changes(node, _at(tree, steps[:-1]) if steps else None, steps):
            copy = deepcopy(tree)
            _put(copy, steps, changed)
            ast.fix_missing_locations(copy)
            yield Mutant(node.lineno, function, ast.unparse(node), ast.unparse(changed), copy)


def _walk(
    node: ast.AST, steps: Steps = (), function: int | None = None
) -> Iterator[tuple[Steps, int | None]]:
    if isinstance(node, ast.expr | ast.AugAssign):
        yield steps, function
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        inside = function
        if isinstance(node, ast.FunctionDef) and name == "body" and function is None:
            inside = min(line.lineno for line in (node, *node.decorator_list))
        if isinstance(value, ast.AST):
            yield from _walk(value, (*steps, (name, None)), inside)
        elif isinstance(value, list):
            for place, each in enumerate(value):
                if isinstance(each, ast.AST) and not _is_guard(each):
                    yield from _walk(each, (*steps, (name, place)), inside)


def _is_guard(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _at(tree: ast.AST, steps: Steps) -> Any:
    node: Any = tree
    for name, place in steps:
        node = getattr(node, name) if place is None else getattr(node, name)[place]
    return node


def _put(tree: ast.AST, steps: Steps, changed: ast.AST) -> None:
    *way, (name, place) = steps
    parent = _at(tree, tuple(way))
    if place is None:
        setattr(parent, name, changed)
    else:
        getattr(parent, name)[place] = changed


def _changes(node: ast.AST, parent: ast.AST | None, steps: Steps) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.Constant():
            yield from (ast.copy_location(ast.Constant(v), node) for v in _values(node, parent))
        case ast.BoolOp():
            other = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
            yield ast.copy_location(ast.BoolOp(other, node.values), node)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in OPERATORS and not _is_union(node):
            yield ast.copy_location(
                ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right), node
            )
        case ast.AugAssign() if type(node.op) in OPERATORS:
            op = OPERATORS[type(node.op)]()
            yield ast.copy_location(ast.AugAssign(node.target, op, node.value), node)
        case ast.Name() if node.id in FUNCTIONS:
            yield ast.copy_location(ast.Name(FUNCTIONS[node.id], ast.Load()), node)
    if isinstance(node, CONDITIONS) and _is_condition(parent, steps):
        yield ast.copy_location(ast.UnaryOp(ast.Not(), node), node)


def _compared(node: ast.Compare) -> Iterator[ast.expr]:
    for place, op in enumerate(node.ops):
        for other in COMPARISONS[type(op)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield ast.copy_location(ast.Compare(node.left, ops, node.comparators), node)


def _values(node: ast.Constant, parent: ast.AST | None) -> tuple[Any, ...]:
    value = node.value
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return value + 1, value - 1
    if isinstance(value, str) and isinstance(parent, ast.Call):
        number = isinstance(parent.func, ast.Name) and parent.func.id == "Decimal"
        return (f"{value}1",) if number else ()
    return ()


def _is_union(node: ast.BinOp) -> bool:
    """Whether ``|`` joins types rather than sets."""
    names = (part for part in ast.walk(node) if isinstance(part, ast.Name | ast.Constant))
    return isinstance(node.op, ast.BitOr) and all(
        (isinstance(n, ast.Constant) and n.value is None)
        or (
            isinstance(n, ast.Name)
            and (n.id[0].isupper() or n.id in {"str", "int", "bool", "date"})
        )
        for n in names
    )


def _is_condition(parent: ast.AST | None, steps: Steps) -> bool:
    """Whether what stands at the end of these steps is asked only for its truth."""
    name = steps[-1][0] if steps else ""
    if isinstance(parent, ast.If | ast.IfExp | ast.While | ast.Assert):
        return name == "test"
    return (isinstance(parent, ast.comprehension) and name == "ifs") or isinstance(
        parent, ast.BoolOp
    )
