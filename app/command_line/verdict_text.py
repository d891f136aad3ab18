"""A verdict comes in; lines of Polish text for a terminal go out."""

from collections.abc import Callable, Iterable, Iterator

from app.wording.findings import sentence, why
from app.wording.numbers import Forms, counted
from app.wording.traces import limit_sentence
from rules.programme import Programme
from rules.verdict import Finding, Severity, Verdict

OBSTACLES = Forms("przeszkoda", "przeszkody", "przeszkód", "przeszkody")
POINTS = Forms("punkt", "punkty", "punktów", "punktu")
HEADINGS = {
    Severity.BLOCKS: "Do uzupełnienia lub zmiany",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Warto wiedzieć",
}

Place = Callable[[Finding], str]
"""Where a finding belongs, in words."""


def verdict_text(verdict: Verdict, programme: Programme) -> str:
    """The result first, then every finding with the answer it is about and what it rests on."""
    return "\n".join(_lines(verdict, programme))


def _lines(verdict: Verdict, programme: Programme) -> Iterator[str]:
    yield programme.name
    yield result(verdict)
    yield from finding_lines(verdict.findings, programme, lambda each: f"Pole: {each.about}")
    if verdict.limit:
        yield "\nRoczny limit godzin asystencji"
    for span in verdict.limit:
        yield f"– {limit_sentence(span, programme)}"


def result(verdict: Verdict) -> str:
    """One line: whether anything stands in the way."""
    if verdict.passes:
        return "Wynik: sprawa spełnia warunki, nic nie stoi na przeszkodzie."
    return f"Wynik: {counted(len(verdict.blocking), OBSTACLES)}."


def finding_lines(findings: Iterable[Finding], programme: Programme, place: Place) -> Iterator[str]:
    """Findings by severity; what many entries share, a sentence or its reason, is said once."""
    findings = [*findings]
    for severity, heading in HEADINGS.items():
        groups: dict[tuple[str, str], dict[str, list[str]]] = {}
        for finding in findings:
            if finding.severity is severity:
                group = groups.setdefault((finding.code, why(finding, programme)), {})
                group.setdefault(sentence(finding), []).append(place(finding))
        if groups:
            yield f"\n{heading}"
        for (_, reason), told in groups.items():
            yield from _group(told, reason)


def _group(told: dict[str, list[str]], reason: str) -> Iterator[str]:
    for words, places in told.items():
        yield f"– {words}"
        yield from (f"    {where}" for where in dict.fromkeys(places) if where)
    shared = f" ({counted(len(told), POINTS)} wyżej)" if len(told) > 1 else ""
    yield f"    Dlaczego{shared}: {reason}"
