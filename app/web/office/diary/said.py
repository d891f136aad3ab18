"""A finding and its month come in; what a page says of it goes out: how bad, what to do, on what it rests."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.months.judged_month import JudgedMonth
from app.months.naming import sentence_in
from app.wording.findings import reasons
from rules.verdict import Finding, Severity

WORDS = {
    Severity.BLOCKS: ("Do poprawy", "bad"),
    Severity.WARNS: ("Sprawdź", "warn"),
    Severity.NOTES: ("Informacja", "wait"),
}
ORDER = tuple(WORDS)


@dataclass(frozen=True)
class Said:
    """``word`` and ``tone`` say how bad it is, ``sentence`` what to do, ``why`` the clause line by line."""

    word: str
    tone: str
    sentence: str
    why: tuple[str, ...]


def said(finding: Finding, judged: JudgedMonth) -> Said:
    word, tone = WORDS[finding.severity]
    return Said(
        word,
        tone,
        sentence_in(finding, judged.view.month),
        reasons(finding, judged.known.programme),
    )


def said_at(judged: JudgedMonth, entry_id: str) -> Iterator[Said]:
    """What stands at an entry, the worst first."""
    found = judged.by_entry.get(entry_id, ())
    for finding in sorted(found, key=lambda each: ORDER.index(each.severity)):
        yield said(finding, judged)
