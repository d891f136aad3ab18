"""The YAML files beside it come in; what rows of the law and figures are called goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from rules.loading import read_mapping, shape

T = TypeVar("T")

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class LawRow:
    """A row of the law in words a clerk reads.

    ``figures`` are the names of those it counts with, ``held_by`` says what holds it beside a verdict.
    """

    title: str
    meaning: str
    figures: tuple[str, ...] = ()
    held_by: str = ""


@dataclass(frozen=True)
class _Rows:
    rows: Mapping[str, LawRow]


@dataclass(frozen=True)
class _Figures:
    figures: Mapping[str, str]


@cache
def law_rows() -> Mapping[str, LawRow]:
    """Every row by its code (``E6``)."""
    return _read("rows", _Rows).rows


@cache
def figure_names() -> Mapping[str, str]:
    """What each figure is called, by the name the editions and offices give it."""
    return _read("figures", _Figures).figures


def _read(name: str, wanted: type[T]) -> T:
    path = FOLDER / f"{name}.yaml"
    return shape(read_mapping(path), wanted, path.name)
