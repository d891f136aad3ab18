"""Findings of the rules come in; the refusal of a deed, each sentence with its clause, goes out."""

from collections.abc import Iterable
from typing import NoReturn

from app.errors import DeedRefused
from app.wording.findings import sentence, why
from rules.findings import Row
from rules.programme import Programme
from rules.verdict import Finding, Judgement

MEASURES = {"places-exceeded": "taken", "money-exceeded": "excess"}
"""What says how bad a finding is: one that was there before is new only where it got worse."""


def refuse(*sentences: str) -> NoReturn:
    """Refuse a deed for the state of the matter alone; each sentence says what to do."""
    raise DeedRefused(sentences)


def refuse_by(rule: str, programme: Programme, *sentences: str) -> NoReturn:
    """Refuse a deed for a row of the law of which the rules make no finding."""
    clause = why(Row(rule, programme).blocks("", ""), programme)
    raise DeedRefused(sentences, (clause,) * len(sentences))


def refuse_for(findings: Iterable[Finding], programme: Programme) -> None:
    """Refuse a deed for these findings, if there are any."""
    found = tuple(dict.fromkeys((sentence(f), why(f, programme)) for f in findings))
    if found:
        raise DeedRefused(tuple(said for said, _ in found), tuple(clause for _, clause in found))


def newly_blocking(before: Judgement, after: Judgement) -> tuple[Finding, ...]:
    """What a deed would break: findings that block after it, and did not before or not as badly."""
    return tuple(found for found in after.blocking if not _was_there(found, before))


def _was_there(found: Finding, before: Judgement) -> bool:
    measure = MEASURES.get(found.code)
    if measure is None:
        return found in before.blocking
    return any(f.code == found.code and _at_least(f, found, measure) for f in before.blocking)


def _at_least(before: Finding, after: Finding, measure: str) -> bool:
    was, now = before.values[measure], after.values[measure]
    return float(str(was)) >= float(str(now))
