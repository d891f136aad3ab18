"""A case and a programme come in; until when somebody takes part, and findings on it, come out (E4)."""

from collections.abc import Iterator
from datetime import date

from rules.application.timeline import application_day
from rules.case import Case
from rules.findings import Row
from rules.programme import Programme
from rules.verdict import Finding


def moving_out(case: Case, programme: Programme) -> Iterator[Finding]:
    """E4: who moves out no longer takes part from that day, and states the resignation."""
    moved, resigned = case.participant.moved_out_on, case.resigned_on
    if programme.commune is None or moved is None:
        return
    row, about = Row("E4", programme), "participant.moved_out_on"
    if moved <= application_day(case, programme):
        if case.participant.lives_in_commune is not False:  # otherwise already said
            yield row.blocks("outside-commune", about, commune=programme.commune.text)
        return
    if resigned is None:
        yield row.blocks("resignation-missing", "resigned_on", day=moved)
    if resigned is None or resigned >= moved:
        yield row.notes("participation-ends", about, day=moved)


def participation_end(case: Case, programme: Programme) -> date | None:
    """The first day somebody no longer takes part: they resigned or moved out (rule E4)."""
    moved = None if programme.commune is None else case.participant.moved_out_on
    return min((day for day in (case.resigned_on, moved) if day is not None), default=None)
