"""A step of an explanation, or the trace of a finding, comes in with its programme; Polish sentences go out.

„Limit 600 godzin rocznie od 1 stycznia 2026 r.: stopień znaczny daje 720 godzin rocznie (…, § 4); odjęto
120 godzin przyznanych w innych programach, zostaje 600 godzin rocznie (…)”.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from string import Formatter

from app.wording.answer_names import answer_name
from app.wording.dates import long_date
from app.wording.findings import UNCONFIRMED
from app.wording.hours import hours
from app.wording.numbers import figure
from app.wording.sentences import STEPS
from app.wording.values import figure_in_words, in_words, with_unit
from rules.programme import Programme
from rules.tracing import Answer, Trace
from rules.verdict import Basis, Finding, LimitSpan, Source, Step, Value
from rules.vocabulary import CertificateKind

ONE_DAY = timedelta(days=1)
UNKNOWN_STEP = "krok obliczenia: {gives}"
EARLIER: Mapping[str, str] = {
    "on": "dzień",
    "part": "część usługi w tym dniu",
    "rate": "stawka",
    "service-lasts": "czas usługi",
    "waited": "czekanie w tym dniu",
}
"""What earlier steps gave, by the names they have as inputs of a later one."""


def trace_sentence(finding: Finding, trace: Trace, programme: Programme) -> str:
    """Which row of the law, in which document, with which value, looked at which answers."""
    basis = finding.rests_on
    said = [f"Reguła {finding.rule}: {_place(basis.source, programme)}."]
    if basis.figure is not None:
        said.append(f"Wartość: {figure_in_words(basis.figure)}{_apart(basis, programme)}.")
    told = [
        f"{answer_name(path)}: {_answer(path, one, programme)}"
        for path, one in trace.inputs.items()
    ]
    if told:
        said.append(f"Odpowiedzi: {'; '.join(told)}.")
    if trace.missing:
        said.append(f"Brak odpowiedzi: {'; '.join(answer_name(path) for path in trace.missing)}.")
    return " ".join(said).replace("r..", "r.")


def step_sentence(step: Step, programme: Programme) -> str:
    """One step: what was taken, what it gave, and the clause it rests on."""
    text = step_clause(step, programme)
    return f"{text[:1].upper()}{text[1:]}."


def step_clause(step: Step, programme: Programme) -> str:
    """The same without the capital and the full stop, where the step's own sentence has none."""
    inputs = _inputs(step, programme)
    values = {
        name.rpartition(".")[2]: in_words(name.rpartition(".")[2], one)
        for name, one in step.inputs.items()
    }
    values["gives"] = "" if step.gives is None else with_unit(step.gives, step.unit)
    values["inputs"] = inputs
    values["together"] = _together(step)
    values["certificate"] = _certificate(step.inputs)
    text = STEPS.get(step.code, UNKNOWN_STEP)
    asked = {name for _, name, _, _ in Formatter().parse(text) if name}
    said = text.format(**values).removesuffix(".")
    if values["gives"] and not asked:
        said += f": {values['gives']}"
    if inputs and asked <= {"gives"}:
        said += f"; {inputs}"
    return f"{said} ({_reference(step.rests_on, programme)})"


def limit_sentence(span: LimitSpan, programme: Programme) -> str:
    """How the limit that holds from a day was reached, step by step."""
    heading = f"Limit {hours(span.hours)} rocznie od {long_date(span.since)}"
    return (
        ": ".join(filter(None, [heading, "; ".join(step_clause(s, programme) for s in span.steps)]))
        + "."
    )


def limits_in_words(limit: Sequence[LimitSpan]) -> str:
    """„do 9 maja 2026 r. 720 godzin, od 10 maja 2026 r. 480 godzin” (rule L4).

    Where only the reason changes and the hours do not, nothing new is said.
    """
    told: list[str] = []
    limit = [next(alike) for _, alike in groupby(limit, key=attrgetter("hours"))]
    for place, span in enumerate(limit):
        following = limit[place + 1 : place + 2]
        since = f"od {long_date(span.since)}" if place or not following else ""
        until = "".join(f"do {long_date(each.since - ONE_DAY)}" for each in following)
        told.append(" ".join(filter(None, [since, until, hours(span.hours)])))
    return ", ".join(told)


def _inputs(step: Step, programme: Programme) -> str:
    """Every input that has a name people know; what only the rules call by a name is left out."""
    told = []
    for path, value in step.inputs.items():
        name = EARLIER.get(path) or (answer_name(path) if "." in path else "")
        if name:
            told.append(f"{name}: {_answer(path, value, programme)}")
    return ", ".join(told)


def _together(step: Step) -> str:
    """The sum of hours a step took."""
    numbers = [value for value in step.inputs.values() if isinstance(value, Decimal)]
    return hours(sum(numbers, Decimal(0)))


def _certificate(inputs: Mapping[str, Value]) -> str:
    """„stopień umiarkowany z niepełnosprawnością sprzężoną”: what decides a limit, in words."""
    said = {path.rpartition(".")[2]: value for path, value in inputs.items()}
    kind = said.get("kind")
    if kind == CertificateKind.CHILD:
        points = [f"pkt {n}" for n in (7, 8) if said.get(f"point_{n}")]
        told = f"orzeczenie dziecka, wskazania: {' i '.join(points) or 'brak'}"
    elif kind == CertificateKind.EQUIVALENT:
        told = in_words("equivalent", said.get("equivalent", "orzeczenie traktowane na równi"))
    else:
        told = f"stopień {in_words('degree', said['degree'])}" if "degree" in said else "orzeczenie"
    return f"{told} z niepełnosprawnością sprzężoną" if said.get("compound") else told


def _answer(path: str, answer: Answer, programme: Programme) -> str:
    name = path.rpartition(".")[2]
    if isinstance(answer, tuple):
        return ", ".join(_answer(path, one, programme) for one in answer)
    if name == "kilometres" and isinstance(answer, Decimal) and answer.is_finite():
        return f"{figure(answer)} km"
    if isinstance(answer, str) and not isinstance(answer, StrEnum):
        known = {activity.code: activity.label for activity in programme.activities}
        said = known.get(answer) if name == "activities" else in_words(name, answer)
        return f"„{answer}”" if said in {None, answer} else str(said)
    return in_words(name, answer)


def _apart(basis: Basis, programme: Programme) -> str:
    """Where a figure comes from, unless that place has just been named."""
    places = [] if basis.figure is None else [_place(basis.figure.source, programme)]
    return "".join(f" ({place})" for place in places if place != _place(basis.source, programme))


def _reference(basis: Basis, programme: Programme) -> str:
    places = [_place(basis.source, programme)]
    if basis.figure is not None:
        places.append(_place(basis.figure.source, programme))
    return "; ".join(dict.fromkeys(places))


def _place(source: Source, programme: Programme) -> str:
    """„Regulamin …, § 3 (nie potwierdzono w źródle)”, without the words it quotes."""
    place = programme.sources.get(source.document, source.document)
    place = f"{place}, {source.clause}" if source.clause else place
    return place if source.confirmed else f"{place} – {UNCONFIRMED}"
