from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from rules.loading import DataBroken, Fault, read_mapping, shape


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Part:
    name: str
    size: Decimal | None = None


@dataclass(frozen=True)
class Thing:
    day: date
    colour: Colour
    count: int
    parts: tuple[Part, ...] = ()
    by_name: Mapping[str, Part] | None = None
    colours: frozenset[Colour] = frozenset()
    sure: bool = True


GOOD = {
    "day": date(2026, 1, 1),
    "colour": "red",
    "count": 2,
    "parts": [{"name": "a", "size": 3}, {"name": "b"}],
    "by_name": {"c": {"name": "c", "size": Decimal("1.50")}},
    "colours": ["red", "blue"],
}


def faults_of(raw: object) -> list[Fault]:
    with pytest.raises(DataBroken) as broken:
        shape(raw, Thing, "thing.yaml")
    return list(broken.value.faults)


def a_file(folder: Path, text: str) -> Path:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_becomes_a_frozen_value() -> None:
    thing = shape(GOOD, Thing, "thing.yaml")

    assert thing.parts == (Part("a", Decimal(3)), Part("b"))
    assert thing.by_name == {"c": Part("c", Decimal("1.50"))}
    assert thing.colours == {Colour.RED, Colour.BLUE}
    assert thing.colour is Colour.RED
    with pytest.raises(TypeError):
        thing.by_name["d"] = Part("d")  # type: ignore[index]  # it must fail


def test_every_fault_is_named_by_file_and_key_at_once() -> None:
    raw = {
        "day": "2026-01-01",
        "colour": "green",
        "parts": [{"name": 7}, "b"],
        "by_name": {"c": {"size": "big"}},
        "colours": "red",
        "extra": 1,
    }
    found = {fault.key: fault.what for fault in faults_of(raw)}

    assert found == {
        "day": "expected date, found '2026-01-01'",
        "colour": "expected red | blue, found 'green'",
        "count": "is missing",
        "parts.0.name": "expected str, found 7",
        "parts.1": "expected a mapping, found 'b'",
        "by_name.c.name": "is missing",
        "by_name.c.size": "expected Decimal, found 'big'",
        "colours": "expected a list, found 'red'",
        "extra": "no such key is known here",
    }
    assert all(fault.file == "thing.yaml" for fault in faults_of(raw))


@pytest.mark.parametrize("count", [True, Decimal("2.5"), "2", None, [2]])
def test_a_yes_is_no_number_and_a_text_neither(count: object) -> None:
    [fault] = faults_of({**GOOD, "count": count})
    assert fault.key == "count"


def test_the_message_names_file_key_and_fault() -> None:
    with pytest.raises(DataBroken, match=r"thing\.yaml: count: expected int, found 'two'"):
        shape({**GOOD, "count": "two"}, Thing, "thing.yaml")


def test_a_file_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a: 1\nmoney: 146181.00\nday: 2026-01-01\nlist: [x, {y: ąę}]\n")

    assert read_mapping(path) == {
        "a": 1,
        "money": Decimal("146181.00"),
        "day": date(2026, 1, 1),
        "list": ["x", {"y": "ąę"}],
    }


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3\n", "x: {a: 1, b: {c: 1, c: 2}}\n"])
def test_a_key_given_twice_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataBroken, match=r"some\.yaml: line \d+: the key '[ac]' is given twice"):
        read_mapping(a_file(tmp_path, text))


NO_MAPPING = "(whole file): expected a mapping with text keys"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", NO_MAPPING),
        ("- a\n- b\n", NO_MAPPING),
        ("1: one\n", NO_MAPPING),
        ("1: one\na: two\n", NO_MAPPING),
        ("a: 1\nb: [1\n", "line 3: expected ',' or ']', but got '<stream end>'"),
        ("a: 2026-13-45\n", "(whole file): month must be in 1..12"),
        ("? [a]\n: 1\n? [b]\n: 2\n", "line 1: found unhashable key"),
        ("a: &itself [*itself]\n", "line 1: found unconstructable recursive node"),
        ("a: 1\nb: 2\na: 3\n", "line 3: the key 'a' is given twice"),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(DataBroken) as broken:
        read_mapping(a_file(tmp_path, text))
    assert str(broken.value) == f"some.yaml: {told}"


def test_no_file_makes_a_thing_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(DataBroken, match="could not determine a constructor"):
        read_mapping(a_file(tmp_path, "a: !!python/object:os.system x\n"))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_bytes("a: żółć".encode("cp1250"))
    with pytest.raises(DataBroken, match=r"some\.yaml"):
        read_mapping(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataBroken, match="nowhere"):
        read_mapping(tmp_path / "nowhere.yaml")
