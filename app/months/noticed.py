"""A judged month and a part of it come in; what the rules find there, and whose it is to mend, go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.months.entry import ServiceEntry
from app.months.judged_month import JudgedMonth, entries_named
from app.months.month_file import Part
from app.months.sheets import Asked, entries_in
from rules.month.moments import in_warsaw
from rules.month.settled import Log
from rules.verdict import Finding, Severity


class At(StrEnum):
    """Where a finding stands; what stands at a participant only the office can mend."""

    ENTRY = "entry"
    ASSIGNMENT = "assignment"
    TRAVEL = "travel"
    PARTICIPANT = "participant"
    WHOLE = "whole"


ASSISTANTS = frozenset({At.ENTRY, At.ASSIGNMENT, At.TRAVEL})
"""What stands in the way of handing in."""
NOT_OF_A_PART = frozenset({"month-empty", "card-due", "supplementary-card", "supplementary-log"})
"""Said of the month as a whole, and by the page itself of a part."""


@dataclass(frozen=True)
class Noticed:
    """A finding, where it stands, the assistant's entries it is about, and the day of the first of them."""

    finding: Finding
    at: At
    entries: tuple[str, ...] = ()
    on: date | None = None

    @property
    def blocks(self) -> bool:
        return self.finding.severity is Severity.BLOCKS

    @property
    def stops_handing_in(self) -> bool:
        return self.blocks and self.at in ASSISTANTS

    @property
    def stops_acceptance(self) -> bool:
        return self.blocks and self.at is not At.WHOLE


def noticed(judged: JudgedMonth, asked: Asked) -> tuple[Noticed, ...]:
    """Everything that concerns the part: by day, what has none last."""
    found = sorted(_found(judged, asked), key=lambda each: (each.on is None, each.on or date.max))
    return tuple(found)


def _found(judged: JudgedMonth, asked: Asked) -> Iterator[Noticed]:
    own = {entry.id: entry for entry in entries_in(judged, asked)}
    served = {entry.matter_id for entry in own.values()}
    for finding in judged.verdict.findings:
        if finding.code in NOT_OF_A_PART:
            continue
        named = entries_named(finding, judged.view)
        here = tuple(entry_id for entry_id in named if entry_id in own)
        if here:
            days = (in_warsaw(own[entry_id].starts).date() for entry_id in here)
            yield Noticed(finding, At.ENTRY, here, min(days))
        elif not named:
            at = _place(finding, judged, asked, served, tuple(own.values()))
            if at is not None:
                yield Noticed(finding, at)


def _place(
    finding: Finding,
    judged: JudgedMonth,
    asked: Asked,
    served: set[str],
    entries: tuple[ServiceEntry, ...],
) -> At | None:
    """Where a finding of no entry stands; ``None`` where it is none of this part's."""
    field, _, rest = finding.about.partition(".")
    number = rest.partition(".")[0]
    place = int(number) if number.isdecimal() else None
    known = judged.known
    if field == "assignments" and place is not None:
        theirs = known.assignments[place]
        ours = theirs.assistant_id == asked.assistant_id and theirs.matter_id in served
        return At.ASSIGNMENT if ours else None
    if field == "participants" and place is not None:
        return At.PARTICIPANT if known.matters[place].id in served else None
    named = finding.values.get("assistant")
    if named is not None and named != judged.view.people.assistant(asked.assistant_id):
        return None
    if field in set(Log):
        return At.TRAVEL if any(entry.journeys for entry in entries) else None
    if field == "handed_in" and asked.part is not Part.MAIN:
        return None
    return At.WHOLE if entries else None
