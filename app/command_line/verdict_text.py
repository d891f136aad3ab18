"""A verdict comes in; lines of Polish text for a terminal go out."""

from collections.abc import Iterator

from app.wording.dates import long_date
from app.wording.findings import sentence, why
from app.wording.hours import hours
from app.wording.numbers import Forms, counted
from rules.programme import Programme
from rules.verdict import Finding, Severity, Verdict

OBSTACLES = Forms("przeszkoda", "przeszkody", "przeszkód", "przeszkody")
HEADINGS = {
    Severity.BLOCKS: "Do uzupełnienia lub zmiany",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Warto wiedzieć",
}


def verdict_text(verdict: Verdict, programme: Programme) -> str:
    """The result first, then every finding with the answer it is about and what it rests on."""
    return "\n".join(_lines(verdict, programme))


def _lines(verdict: Verdict, programme: Programme) -> Iterator[str]:
    yield programme.name
    yield result(verdict)
    for severity, heading in HEADINGS.items():
        findings = [each for each in verdict.findings if each.severity is severity]
        if findings:
            yield f"\n{heading}"
        for finding in findings:
            yield from _finding(finding, programme)
    if verdict.limit:
        yield "\nRoczny limit godzin asystencji"
    for span in verdict.limit:
        yield f"– od {long_date(span.since)}: {hours(span.hours)}"


def result(verdict: Verdict) -> str:
    """One line: whether anything stands in the way."""
    if verdict.passes:
        return "Wynik: sprawa spełnia warunki, nic nie stoi na przeszkodzie."
    return f"Wynik: {counted(len(verdict.blocking), OBSTACLES)}."


def _finding(finding: Finding, programme: Programme) -> Iterator[str]:
    yield f"– {sentence(finding)}"
    yield f"    Pole: {finding.about}"
    yield f"    Dlaczego: {why(finding, programme)}"
