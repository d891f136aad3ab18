"""A finding comes in; the Polish sentence that says what to do, and why, go out."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.wording.dates import long_date
from app.wording.hours import days, hours, months
from app.wording.labels import label
from app.wording.money import money
from app.wording.numbers import Forms, counted, figure
from app.wording.sentences import LINT, SENTENCES
from app.wording.titles import short_title
from rules.lint import Problem
from rules.programme import Programme
from rules.verdict import Figure, Finding, Source, Value
from rules.vocabulary import Equivalent, Relation

UNCONFIRMED = "nie potwierdzono w źródle"
YEARS = Forms("rok", "lata", "lat", "roku")
MINUTES = Forms("minuta", "minuty", "minut", "minuty")
PERSONS = Forms("osoba", "osoby", "osób", "osoby")

SIGNERS = {"participant": "uczestnik", "guardian": "rodzic lub opiekun prawny"}
CHECKS = {
    "register_checked_on": "Sprawdzenie w Rejestrze Sprawców Przestępstw na Tle Seksualnym",
    "criminal_record_on": "Zaświadczenie o niekaralności",
    "foreign_records_on": "Informacja z rejestru karnego innego państwa",
    "guardian_accepted_on": "Akceptacja rodzica lub opiekuna prawnego",
}
PRIORITIES = {
    "alone_without_help": "osoba mieszka i gospodaruje sama, bez pomocy innych",
    "cohabitants_without_help": (
        "osoby z niepełnosprawnościami mieszkają razem i nie mogą sobie pomagać"
    ),
    "foster_family": "osoba przebywa w rodzinnej pieczy zastępczej",
    "family_type_institution": "osoba przebywa w placówce typu rodzinnego",
    "severe": "znaczny stopień niepełnosprawności",
    "equivalent_to_severe": "orzeczenie traktowane na równi ze znacznym stopniem",
}
"""The programme's own groups in our words; what they rest on is in ``why``."""


def _years(value: Decimal | int) -> str:
    return counted(value, YEARS)


def _documents(slugs: str) -> str:
    return ", ".join(short_title(slug) for slug in slugs.split(","))


WORDS: Mapping[str, Callable[[Value], str]] = {
    **dict.fromkeys(
        (
            "hours",
            "wished",
            "awarded",
            "reduced_by",
            "above",
            "before",
            "own_funds",
        ),
        lambda v: hours(_number(v)),
    ),
    **dict.fromkeys(("months", "least"), lambda v: months(_number(v))),
    "age": lambda v: _years(_number(v)),
    "relation": lambda v: label(Relation(str(v))),
    "equivalent": lambda v: label(Equivalent(str(v))),
    "documents": lambda v: _documents(str(v)),
    "signer": lambda v: SIGNERS[str(v)],
    "check": lambda v: CHECKS[str(v)],
    "priority": lambda v: PRIORITIES[str(v)],
}
"""How a value is put into words, by its name; days are by type, everything else as it stands."""

UNITS: Mapping[str, Callable[[Decimal], str]] = {
    "hours_a_year": lambda n: f"{hours(n)} rocznie",
    "years": _years,
    "months": months,
    "days": days,
    "per_cent": lambda n: f"{figure(n)}%",
    "persons": lambda n: counted(n, PERSONS),
    "zloty": money,
    "zloty_a_month": lambda n: f"{money(n)} miesięcznie",
    "zloty_per_km": lambda n: f"{figure(n)} zł za kilometr",
    "zloty_per_hour": lambda n: f"{money(n)} za godzinę",
    "hours": hours,
    "minutes": lambda n: counted(n, MINUTES),
}


def sentence(finding: Finding) -> str:
    """What to do about a finding, in one or two plain sentences."""
    values = {name: _words(name, value) for name, value in finding.values.items()}
    # A date ends in „r.”, and its full stop ends the sentence too.
    return SENTENCES[finding.code].format(**values).replace("r..", "r.")


def problem_sentence(problem: Problem) -> str:
    """What is wrong in a programme file and how to mend it."""
    values = {name: _plain(value) for name, value in problem.values.items()}
    return LINT[problem.code].format(**values)


def why(finding: Finding, programme: Programme) -> str:
    """What a finding rests on: edition, clause with its words, the figure, what is not confirmed."""
    return " ".join(reasons(finding, programme))


def reasons(finding: Finding, programme: Programme) -> tuple[str, ...]:
    """The same one by one: the edition, the clause, and the figure where there is one."""
    basis = finding.rests_on
    named = (
        programme.name if basis.edition == programme.slug else f"Program {programme.edition.name}"
    )
    edition, clause = f"{named}.", f"Podstawa: {_source(basis.source, programme)}"
    if basis.figure is None:
        return edition, clause
    value = f"Wartość: {_figure(basis.figure, programme)}"
    if basis.figure.source == basis.source:  # the clause has just been quoted
        value = value.removesuffix(f" {_source(basis.source, programme)}")
    return edition, clause, value


def _source(source: Source, programme: Programme) -> str:
    """„Regulamin …, § 3: „…”.”, with the note, and the warning where nothing confirms it."""
    place = programme.sources.get(source.document, source.document)
    if source.clause:
        place += f", {source.clause}"
    if source.quote:
        place += f": „{source.quote}”"
    if not source.confirmed:
        place += f" ({UNCONFIRMED})"
    return f"{place}. {source.note}".rstrip()


def _figure(figure: Figure, programme: Programme) -> str:
    since = f" (od {long_date(figure.valid_from)})" if figure.valid_from else ""
    return f"{figure_in_words(figure)}{since}. {_source(figure.source, programme)}"


def figure_in_words(figure: Figure) -> str:
    """„720 godzin rocznie”, „16 lat”, „146 181,00 zł”."""
    return UNITS[figure.unit](_number(figure.value))


def _words(name: str, value: Value) -> str:
    if isinstance(value, date):
        return long_date(value)
    return WORDS[name](value) if name in WORDS else _plain(value)


def _plain(value: Value) -> str:
    if isinstance(value, date):
        return long_date(value)
    return figure(value) if isinstance(value, Decimal) else str(value)


def _number(value: Value) -> Decimal:
    return Decimal(str(value))
