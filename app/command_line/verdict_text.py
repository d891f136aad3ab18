"""A verdict comes in; lines of Polish text for a terminal go out."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain

from app.wording.answer_names import answer_name
from app.wording.findings import sentence, why
from app.wording.numbers import Forms, counted
from app.wording.traces import limit_sentence, trace_sentence
from rules.case import Case
from rules.diary import Month
from rules.programme import Programme
from rules.tracing import trace
from rules.verdict import Finding, Severity, Verdict

OBSTACLES = Forms("przeszkoda", "przeszkody", "przeszkód", "przeszkody")
HEADINGS = {
    Severity.BLOCKS: "Do uzupełnienia lub zmiany",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Warto wiedzieć",
}

Told = Callable[[Finding], Iterable[str]]
"""What is said of a finding between its sentence and its reason: where it belongs, above all."""


def verdict_text(
    verdict: Verdict, case: Case, programme: Programme, *, explained: bool = False
) -> str:
    """The result first, then every finding with the answer it is about and what it rests on.

    ``explained`` adds to each finding the answers it was made of.
    """
    return "\n".join(_lines(verdict, case, programme, explained))


def _lines(verdict: Verdict, case: Case, programme: Programme, explained: bool) -> Iterator[str]:
    yield programme.name
    yield result(verdict)

    def told(finding: Finding) -> Iterator[str]:
        yield f"Pole: {answer_name(finding.about)} ({finding.about})"
        if explained:
            yield traced(finding, case, programme)

    yield from finding_lines(verdict.findings, programme, told)
    if verdict.limit:
        yield "\nRoczny limit godzin asystencji"
    for span in verdict.limit:
        yield f"– {limit_sentence(span, programme)}"


def result(verdict: Verdict) -> str:
    """One line: whether anything stands in the way."""
    if verdict.passes:
        return "Wynik: sprawa spełnia warunki, nic nie stoi na przeszkodzie."
    return f"Wynik: {counted(len(verdict.blocking), OBSTACLES)}."


def traced(finding: Finding, subject: Case | Month, programme: Programme) -> str:
    """„Ustalono: Reguła E4: … Odpowiedzi: …”."""
    return f"Ustalono: {trace_sentence(finding, trace(finding, subject), programme)}"


def finding_lines(
    findings: Iterable[Finding],
    programme: Programme,
    told: Told,
    alike: Callable[[Finding], Hashable] = sentence,
) -> Iterator[str]:
    """Findings by severity; what many entries share, a sentence or its reason, is said once.

    ``alike`` is the same for findings whose sentences differ by no more than the day of the entry.
    """
    findings = [*findings]
    for severity, heading in HEADINGS.items():
        groups: dict[tuple[str, str], dict[Hashable, list[Finding]]] = {}
        for finding in findings:
            if finding.severity is severity:
                group = groups.setdefault((finding.code, why(finding, programme)), {})
                group.setdefault(alike(finding), []).append(finding)
        if groups:
            yield f"\n{heading}"
        for (_, reason), points in groups.items():
            yield from (line for point in points.values() for line in _point(point, told))
            shared = f" (wspólne dla {len(points)} punktów powyżej)" if len(points) > 1 else ""
            yield f"    Dlaczego{shared}: {reason}"


def _point(findings: list[Finding], told: Told) -> Iterator[str]:
    """The first finding's sentence and every entry it is said of; then those it holds for likewise."""
    first = sentence(findings[0])
    yield f"– {first}"
    same = [each for each in findings if sentence(each) == first]
    others = [each for each in findings if sentence(each) != first]
    yield from (f"    {line}" for line in dict.fromkeys(chain.from_iterable(map(told, same))))
    if others:
        yield f"    To samo dotyczy (wpisy: {len(others)}):"
        yield from (f"    {line}" for line in dict.fromkeys(chain.from_iterable(map(told, others))))
