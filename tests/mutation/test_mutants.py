"""What mutation testing changes of a module, on modules of a line or two."""

import ast

import pytest

from tests.mutation.mutants import mutants


def changed(source: str) -> list[str]:
    return [ast.unparse(each.tree).strip() for each in mutants(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a <= b < c", ["a < b < c", "a > b < c", "a <= b <= c", "a <= b >= c"]),
        ("a is None", ["a is not None"]),
        ("a not in b", ["a in b"]),
        ("x = 1", ["x = 2", "x = 0"]),
        ("x = True", ["x = False"]),
        ("Decimal('0.5')", ["Decimal('0.51')"]),
        ("x = 'words'", []),
        ("-a", ["a"]),
        ("not a", ["a"]),
        ("a + b", ["a - b"]),
        ("a += b", ["a -= b"]),
        ("min(a)", ["max(a)"]),
        ("x = a or b", ["x = a and b", "x = not a or b", "x = a or not b"]),
        ("x = a if b else c", ["x = a if not b else c"]),
        ("[a for a in b if a.c]", ["[a for a in b if not a.c]"]),
        ("isinstance(a, Date | None)", []),
        ("x: int | None = None", []),
        ("zip(a, b, strict=True)", []),
        ("@dataclass(frozen=True)\nclass A:\n    pass", []),
    ],
)
def test_every_slip_a_module_may_hold(source, expected):
    assert changed(source) == expected


def test_a_mutant_says_where_it_is_and_what_it_changes():
    [first, *_] = mutants("LIMIT = 5\n\n\n@cache\ndef over(hours):\n    return hours > LIMIT\n")
    *_, last = mutants("LIMIT = 5\n\n\n@cache\ndef over(hours):\n    return hours > LIMIT\n")

    assert (first.line, first.function, first.before, first.after) == (1, None, "5", "6")
    assert (last.line, last.function, last.before) == (6, 4, "hours > LIMIT")
    assert last.after == "hours <= LIMIT"
