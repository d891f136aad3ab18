"""A problem of a programme file comes in; its Polish sentence and its place, with the line, go out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from app.casefile.source import Written, read
from app.rulebook.rows import figure_names
from app.wording.dates import NBSP
from app.wording.findings import problem_sentence
from app.wording.labels import label
from app.wording.titles import SHORT
from rules import programme as programmes
from rules.lint import Problem
from rules.programme import Programme
from rules.verdict import Value
from rules.vocabulary import Area, Relation

EDITION = "edition."
PAPERS: Mapping[str, str] = {
    **{slug: title[:1].lower() + title[1:] for slug, title in SHORT.items()},
    "service_card": "karta realizacji usług",
    "mileage_log": "ewidencja przebiegu pojazdu",
    "ticket_log": "ewidencja biletów",
    "taxi_log": "ewidencja przejazdów taksówką",
}
UNITS: Mapping[str, str] = {
    "hours_a_year": "godziny w roku",
    "hours": "godziny",
    "minutes": "minuty",
    "years": "lata",
    "months": "miesiące",
    "days": "dni",
    "per_cent": "procent",
    "persons": "osoby",
    "zloty": "złote",
    "zloty_a_month": "złote na miesiąc",
    "zloty_per_km": "złote za kilometr",
    "zloty_per_hour": "złote za godzinę",
}


def told(problem: Problem) -> str:
    """What is wrong and how to mend it; each key of the file stands beside what people call it."""
    named = {name: _named(name, value) for name, value in problem.values.items()}
    return problem_sentence(replace(problem, values=MappingProxyType(named)))


def _named(name: str, value: Value) -> Value:
    if name not in NAMES or not isinstance(value, str):
        return value
    return ", ".join(NAMES[name](key) for key in value.split(", "))


def _beside(names: Mapping[str, str], key: str) -> str:
    """„limit dziecka (limit_child)”; a key nobody knows, or a title, stands alone."""
    return f"{names[key]} ({key})" if key in names else key


def _figure(key: str) -> str:
    return _beside(figure_names(), key)


def _unit(key: str) -> str:
    return _beside(UNITS, key)


def _paper(key: str) -> str:
    return _beside(PAPERS, key)


def _relation(key: str) -> str:
    return f"{label(Relation(key))} ({key})"


def _area(key: str) -> str:
    return f"{label(Area(key))} ({key})"


NAMES: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("figure", "lower", "higher"), _figure),
    **dict.fromkeys(("unit", "wanted"), _unit),
    **dict.fromkeys(("attachment", "attachments"), _paper),
    "relations": _relation,
    "area": _area,
}
"""What the key in a value is called, by the value's name."""


@dataclass(frozen=True)
class Lines:
    """A programme's file and its edition's, with the line of every key."""

    own: Written
    edition: Written
    edition_file: str

    def place(self, place: str) -> str:
        """„starts (wiersz 31)”; what is in neither file, as a law's rate, has no line."""
        key = place.removeprefix(EDITION)
        written, file = (self.own, "") if key == place else (self.edition, f"{self.edition_file}, ")
        line = written.lines.get(tuple(int(k) if k.isdecimal() else k for k in key.split(".")))
        return f"{place} ({file}wiersz{NBSP}{line})" if line else place


def lines_of(programme: Programme, path: Path) -> Lines:
    """The lines of the file the programme was read from, and of the edition it was read with."""
    name = f"{programme.edition.slug}.yaml"
    folders = (path.parent, path.parent.parent, programmes.DATA)  # as the programme was read
    edition = next(f for folder in folders if (f := folder / "editions" / name).is_file())
    own, shared = (read(file.read_text(encoding="utf-8")) for file in (path, edition))
    return Lines(own, shared, name)
