"""Edition + organiser = programme: the law and the office as data, every figure with its source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

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
from rules.figures import UNITS, History, dated_figures, figure_on, in_force, refuse_odd_figures
from rules.loading import DataBroken, Mistake, fault, read_mapping, shape
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
from rules.verdict import Basis, Figure, Source

__all__ = [
    "RULE_CODES",
    "UNITS",
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
SLUG = re.compile(r"\w{1,60}")


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

    @cached_property
    def bases(self) -> Mapping[str, Basis]:
        """What a finding rests on by its rule: whose clause, and which; figures are added to it."""
        own, edition = self.clauses, self.edition.clauses
        return MappingProxyType(
            {rule: Basis(self.edition.slug, clause) for rule, clause in edition.items()}
            | {rule: Basis(self.slug, clause) for rule, clause in own.items()}
        )

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


def read_programme(path: Path, data: Path | None = None) -> Programme:
    """The programme of a file; raises ``DataBroken``.

    Its edition, the law and the activities are in ``editions/``, ``law/`` and ``activities/`` of ``data``;
    without ``data`` each is taken from beside the file where it is there, and else from the real data.
    """
    folders = (data,) if data else (path.parent, path.parent.parent, DATA)
    raw = read_mapping(path)
    if raw.get("slug") != path.stem:
        raise DataBroken((fault(path.name, "slug", Mistake.SLUG, name=path.stem),))
    activities = raw.pop("activities", None)
    limits, rates = (
        dated_figures(raw.pop(key, None) or {}, path.name, key)
        for key in ("local_limits", "local_rates")
    )
    edition = _read_edition(raw.get("edition"), path.name, folders)
    own = {**raw, "edition": edition, "local_limits": {}}
    programme = shape(own, Programme, path.name)
    amounts = {name: getattr(programme, name) for name in ("places", "money", "grant")}
    refuse_odd_figures({n: (f,) for n, f in amounts.items() if f is not None}, path.name)
    if activities is not None:
        edition = replace(edition, activities=_activities(activities, path.name, folders))
    return replace(
        programme,
        edition=replace(edition, figures=in_force(edition.history, programme.starts)),
        sources=_joined((_Named(edition.sources), _Named(programme.sources, path.name))),
        local_history=limits,
        local_rates=rates,
        local_limits=in_force(limits, programme.starts),
    )


class _Named(NamedTuple):
    """What short names a file gives to documents; no file where they are not to be mended."""

    sources: Mapping[str, str]
    file: str = ""


@dataclass(frozen=True)
class _Law:
    """What a file of generally applicable law says beside its figures."""

    sources: Mapping[str, str]


def _read_edition(slug: object, file: str, folders: tuple[Path, ...]) -> Edition:
    path = _found("editions", slug, folders)
    if path is None:
        raise DataBroken((fault(file, "edition", Mistake.NO_EDITION, name=slug),))
    raw = read_mapping(path)
    figures = dated_figures(raw.pop("figures", None), path.name, "figures")
    law, laws = _read_law(raw.pop("law", None) or [], path.name, folders)
    activities = raw.pop("activities_from", None)
    edition = shape({**raw, "figures": {}, "activities": []}, Edition, path.name)
    unfounded = [code for code in RULE_CODES if code not in edition.clauses]
    if unfounded:
        raise DataBroken(
            tuple(fault(path.name, f"clauses.{c}", Mistake.MISSING) for c in unfounded)
        )
    return replace(
        edition,
        activities=_activities(activities, path.name, folders),
        history=MappingProxyType(
            {**law, **figures}
        ),  # the edition's own figure goes before the law's
        sources=_joined((*laws, _Named(edition.sources, path.name))),
    )


def _read_law(
    names: object, file: str, folders: tuple[Path, ...]
) -> tuple[History, tuple[_Named, ...]]:
    """The figures of the laws an edition names, and the sources they cite."""
    figures: dict[str, tuple[Figure, ...]] = {}
    named = []
    for name in shape(names, tuple[str, ...], file, "law"):
        path = _found("law", name, folders)
        if path is None:
            raise DataBroken((fault(file, "law", Mistake.NO_LAW, name=name),))
        raw = read_mapping(path)
        found = dated_figures(raw.pop("figures", None), path.name, "figures")
        law = shape(raw, _Law, path.name)
        if twice := sorted(set(found) & set(figures)):
            what = Mistake.FIGURE_TWICE
            raise DataBroken(tuple(fault(path.name, f"figures.{name}", what) for name in twice))
        figures |= found
        named.append(_Named(law.sources, path.name))
    return figures, tuple(named)


def _joined(named: tuple[_Named, ...]) -> Mapping[str, str]:
    """The names of several files together; one name is one document, or quotes would change theirs."""
    joined: dict[str, str] = {}
    for sources, file in named:
        for name, document in sources.items():
            if joined.setdefault(name, document) != document:
                what, known = Mistake.OTHER_DOCUMENT, joined[name]
                raise DataBroken((fault(file, f"sources.{name}", what, document=known),))
    return MappingProxyType(joined)


def _found(kind: str, name: object, folders: tuple[Path, ...]) -> Path | None:
    """The data file of this kind and name in the first folder that has it."""
    if not isinstance(name, str) or not SLUG.fullmatch(name):
        return None
    paths = (folder / kind / f"{name}.yaml" for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def _activities(raw: object, file: str, folders: tuple[Path, ...]) -> tuple[Activity, ...]:
    """The lines of the scope: a list in place, or the name of a file in ``activities``."""
    lines, key = raw, "activities"
    if isinstance(raw, str):
        path = _found(key, raw, folders)
        if path is None:
            raise DataBroken((fault(file, key, Mistake.NO_ACTIVITIES, name=raw),))
        lines, file = read_mapping(path).get("activities"), path.name
    activities = shape(lines, tuple[Activity, ...], file, key)
    codes = [activity.code for activity in activities]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise DataBroken(tuple(fault(file, key, Mistake.CODE_TWICE, name=code) for code in twice))
    return activities
