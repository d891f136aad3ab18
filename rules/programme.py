"""Edition + organiser = programme: the law and the office as data, every figure with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rules.edition import (
    RULE_CODES,
    Activity,
    Edition,
    Fact,
    FamilyDefinition,
    HighSupportRule,
    MinorsRule,
    Priority,
    QualificationRule,
    Variant,
)
from rules.loading import DataBroken, Fault, read_mapping, shape
from rules.organiser import (
    AttachmentEntry,
    Citation,
    LetterForm,
    Letters,
    Need,
    Organiser,
    Requirement,
    When,
    Window,
)
from rules.verdict import Figure, Source

__all__ = [
    "RULE_CODES",
    "Activity",
    "AttachmentEntry",
    "Citation",
    "Edition",
    "Fact",
    "FamilyDefinition",
    "HighSupportRule",
    "LetterForm",
    "Letters",
    "MinorsRule",
    "Need",
    "Organiser",
    "Priority",
    "Programme",
    "QualificationRule",
    "Requirement",
    "Variant",
    "When",
    "Window",
    "figure_on",
    "in_force",
    "load_programme",
    "programme_slugs",
    "read_programme",
]

DATA = Path(__file__).resolve().parent

UNITS = (
    *("hours_a_year", "hours", "minutes", "years", "months", "days"),
    *("per_cent", "persons", "zloty", "zloty_a_month", "zloty_per_km", "zloty_per_hour"),
)


@dataclass(frozen=True)
class Programme:
    """One organiser's programme of one edition.

    ``attachments`` by slug; one left out does not exist here. ``clauses`` by rule code go before
    the edition's. ``period`` is where ``starts`` and ``ends`` come from. ``delivery`` says where
    and how papers are brought, ``citations`` which attachments its source cites. ``local_rates`` by
    name: ``mileage_*`` the office pays (zloty a km), ``travel_ceiling`` (zloty a month and assistant),
    ``hourly_cost`` (zloty an hour of assistance), every dated value.
    """

    slug: str
    name: str
    edition: Edition
    organiser: Organiser
    commune: Fact | None
    window: Window | None
    starts: date
    ends: date
    places: Figure | None
    money: Figure | None
    grant: Figure | None
    local_limits: Mapping[str, Figure]
    attachments: Mapping[str, AttachmentEntry]
    requirements: tuple[Requirement, ...]
    delivery: tuple[Fact, ...]
    needs_reason: bool
    clauses: Mapping[str, Source]
    notes: tuple[Fact, ...]
    period: Source
    citations: tuple[Citation, ...] = ()
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    local_history: Mapping[str, tuple[Figure, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    local_rates: Mapping[str, tuple[Figure, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    letters: Letters | None = None

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The lines of the activity scope, in the order of the paper."""
        return self.edition.activities

    def clause(self, rule: str) -> Source:
        """Where this programme takes a rule from: its own papers first, then its edition's."""
        return self.clauses.get(rule) or self.edition.clauses[rule]


def programme_slugs() -> tuple[str, ...]:
    """Every programme that has a data file, in alphabetical order."""
    return tuple(sorted(path.stem for path in (DATA / "programmes").glob("*.yaml")))


@cache
def load_programme(slug: str) -> Programme:
    """The programme of this slug; raises ``KeyError`` if unknown, ``DataBroken`` if broken."""
    if slug not in programme_slugs():
        raise KeyError(slug)
    return read_programme(DATA / "programmes" / f"{slug}.yaml")


def read_programme(path: Path, data: Path = DATA) -> Programme:
    """The programme of a file, its edition from ``data/editions``; raises ``DataBroken``."""
    raw = read_mapping(path)
    if raw.get("slug") != path.stem:
        raise DataBroken((Fault(path.name, "slug", f"must be the file's name, {path.stem!r}"),))
    sources, activities = raw.get("sources") or {}, raw.pop("activities", None)
    edition = _read_edition(raw.get("edition"), path.name, data)
    raw["edition"] = edition
    raw["sources"] = {**edition.sources, **sources} if isinstance(sources, dict) else sources
    raw["local_history"] = _dated(raw.pop("local_limits", None) or {}, path.name, "local_limits")
    raw["local_rates"] = _dated(raw.pop("local_rates", None) or {}, path.name, "local_rates")
    programme = shape({**raw, "local_limits": {}}, Programme, path.name)
    _refuse_odd_figures(programme.local_history, path.name, "local_limits")
    _refuse_odd_figures(programme.local_rates, path.name, "local_rates")
    amounts = {name: getattr(programme, name) for name in ("places", "money", "grant")}
    _refuse_odd_figures({n: (f,) for n, f in amounts.items() if f is not None}, path.name, "")
    edition = replace(edition, figures=in_force(edition.history, programme.starts))
    if activities is not None:
        edition = replace(edition, activities=_activities(activities, path.name, data))
    local_limits = in_force(programme.local_history, programme.starts)
    return replace(programme, edition=edition, local_limits=local_limits)


def in_force(history: Mapping[str, tuple[Figure, ...]], day: date) -> Mapping[str, Figure]:
    """The figures that hold on a day, by name; one that begins later is left out."""
    held = {name: figure_on(history, name, day) for name in history}
    return MappingProxyType({name: figure for name, figure in held.items() if figure})


def figure_on(history: Mapping[str, tuple[Figure, ...]], name: str, day: date) -> Figure | None:
    """The figure of this name that holds on a day; ``None`` where there is none yet."""
    held: Figure | None = None
    latest = date.min
    for figure in history.get(name, ()):  # a plain loop: every rule of every case comes by
        since = figure.valid_from or date.min
        if since <= day and (held is None or since > latest):
            held, latest = figure, since
    return held


def _read_edition(slug: object, file: str, data: Path) -> Edition:
    path = data / "editions" / f"{slug}.yaml"
    if not isinstance(slug, str) or not path.is_file():
        raise DataBroken((Fault(file, "edition", f"there is no edition {slug!r}"),))
    raw = read_mapping(path)
    raw["history"] = _dated(raw.pop("figures", None), path.name, "figures")
    _add_law(raw, path.name, data)
    activities = raw.pop("activities_from", None)
    edition = shape({**raw, "figures": {}, "activities": []}, Edition, path.name)
    _refuse_odd_figures(edition.history, path.name, "figures")
    unfounded = [code for code in RULE_CODES if code not in edition.clauses]
    if unfounded:
        raise DataBroken(tuple(Fault(path.name, f"clauses.{c}", "is missing") for c in unfounded))
    return replace(edition, activities=_activities(activities, path.name, data))


def _add_law(raw: dict[str, Any], file: str, data: Path) -> None:
    """The figures and sources of generally applicable law, which the edition's own go before."""
    names = raw.pop("law", None) or []
    for name in names if isinstance(names, list) else [names]:
        path = data / "law" / f"{name}.yaml"
        if not path.is_file():
            raise DataBroken((Fault(file, "law", f"there is no law {name!r}"),))
        law = read_mapping(path)
        figures = _dated(law.get("figures"), path.name, "figures")
        raw["history"] = {**figures, **raw["history"]}
        sources = raw.get("sources")
        raw["sources"] = {
            **law.get("sources", {}),
            **(sources if isinstance(sources, dict) else {}),
        }


def _dated(raw: object, file: str, key: str) -> dict[str, Any]:
    """Figures as files write them (unit, source, values by date) in the shape of ``history``."""
    if not isinstance(raw, dict):
        raise DataBroken((Fault(file, key, f"expected a mapping, found {raw!r}"),))
    dated: dict[str, Any] = {}
    for name, entry in raw.items():
        values = entry.get("values") if isinstance(entry, dict) else None
        if (
            not isinstance(values, list)
            or not all(isinstance(v, dict) for v in values)
            or not values
        ):
            what = "expected unit, source and values: a list of {from, value}"
            raise DataBroken((Fault(file, f"{key}.{name}", what),))
        shared = {k: v for k, v in entry.items() if k != "values"}
        renamed = [{("valid_from" if k == "from" else k): x for k, x in v.items()} for v in values]
        dated[name] = [{"name": name, **shared, **value} for value in renamed]
    return dated


def _refuse_odd_figures(history: Mapping[str, tuple[Figure, ...]], file: str, key: str) -> None:
    """Rules count with figures and pages say them, so each is a number in a unit we can say."""
    faults = []
    for name, dated in history.items():
        for figure in dated:
            place = f"{key}.{name}".lstrip(".")
            if type(figure.value) not in {int, Decimal}:
                faults.append(Fault(file, place, f"expected a number, found {figure.value!r}"))
            if figure.unit not in UNITS:
                faults.append(Fault(file, place, f"the unit must be one of {', '.join(UNITS)}"))
    if faults:
        raise DataBroken(tuple(faults))


def _activities(raw: object, file: str, data: Path) -> tuple[Activity, ...]:
    """The lines of the scope: a list in place, or the name of a file in ``data/activities``."""
    lines, key = raw, "activities"
    if isinstance(raw, str):
        path = data / "activities" / f"{raw}.yaml"
        lines, file = read_mapping(path).get("activities"), path.name
    activities = shape(lines, tuple[Activity, ...], file, key)
    codes = [activity.code for activity in activities]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise DataBroken(
            tuple(Fault(file, key, f"the code {code!r} is given twice") for code in twice)
        )
    return activities
