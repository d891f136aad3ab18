"""A finding comes in; the Polish sentence that says what to do, and why, go out."""

from app.wording.dates import long_date
from app.wording.sentences import LINT, SENTENCES
from app.wording.sentences.admission import ADMISSION
from app.wording.values import PRIORITIES, figure_in_words, in_words
from rules.lint import Problem
from rules.programme import Programme
from rules.verdict import Figure, Finding, Source

__all__ = [
    "PRIORITIES",
    "UNCONFIRMED",
    "before_service",
    "figure_in_words",
    "problem_sentence",
    "reasons",
    "sentence",
    "why",
]

INNER_MARKS = str.maketrans("„”", "«»")
UNCONFIRMED = "nie potwierdzono w źródle"


def sentence(finding: Finding) -> str:
    """What to do about a finding, in one or two plain sentences."""
    return _filled(SENTENCES[finding.code], finding)


def before_service(finding: Finding) -> str:
    """What to do about a month's finding while nothing has been served yet."""
    return _filled(ADMISSION.get(finding.code, SENTENCES[finding.code]), finding)


def _filled(words: str, finding: Finding) -> str:
    values = {name: in_words(name, value) for name, value in finding.values.items()}
    said = words.format(**values)
    # A date ends in „r.”, a length in „godz.”, and its full stop ends the sentence too.
    return said.replace("r..", "r.").replace("godz..", "godz.")


def problem_sentence(problem: Problem) -> str:
    """What is wrong in a programme file and how to mend it."""
    values = {name: in_words("", value) for name, value in problem.values.items()}
    # A value stands in quotation marks, so marks within it are the inner ones.
    values = {name: text.translate(INNER_MARKS) for name, text in values.items()}
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
