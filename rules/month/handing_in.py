"""A judged month comes in; findings on when its cards and logs are handed in come out (rule T9)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from rules.findings import Row
from rules.month.judged import Judged
from rules.month.mentions import with_days
from rules.month.rows import CardRow
from rules.programme import Programme
from rules.verdict import Finding


def month_named(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T9: without a month there is no deadline, and no telling which services it takes."""
    if judged.month.of is None:
        yield Row("T9", programme).blocks("month-missing", "of")


def anything_served(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T9: a month in which nothing is settled has no card; what cannot be read is told by rule T8."""
    month, own = judged.month, sum(not entry.earlier for entry in judged.entries)
    travelled = month.drives or month.tickets or month.taxi_rides  # journeys ask for their services
    if not (judged.rows or travelled) and own == len(month.services):
        yield Row("T9", programme).blocks("month-empty", "services")


def handing_in(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T9: the month's cards and logs are handed in by its last working day, after their last service."""
    if judged.deadline is None:
        return
    row, due = Row("T9", programme), judged.deadline
    last = _last_day_by_assistant(judged.rows)
    handed: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for number, each in enumerate(judged.month.handed_in):
        if each.on is None:
            yield row.blocks("handing-in-day-missing", f"handed_in.{number}.on")
        else:
            handed[each.assistant].append((each.on, number))
    for assistant in sorted(last):
        if assistant not in handed:
            yield row.notes("card-due", "handed_in", assistant=assistant, deadline=due)
            continue
        on, number = min(handed[assistant])
        about = f"handed_in.{number}.on"
        if on > due:
            yield row.warns("handed-in-late", about, assistant=assistant, handed=on, deadline=due)
        elif on < last[assistant]:
            code, day = "handed-in-before-service", last[assistant]
            yield row.warns(code, about, assistant=assistant, handed=on, day=day)


def _last_day_by_assistant(rows: tuple[CardRow, ...]) -> dict[str, date]:
    """The day of the last row of each assistant's main cards."""
    return {
        each.entry.service.assistant: each.row.on for each in rows if not each.row.supplementary
    }


def supplementary_cards(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T9: services after the deadline go on a supplementary card, one a participant and assistant."""
    if judged.deadline is None:
        return
    row, of_card = Row("T9", programme), defaultdict(list)
    for each in judged.rows:
        if each.row.supplementary:
            service = each.entry.service
            of_card[service.participant, service.assistant].append((each.entry, each.row.on))
    for (participant, assistant), services in of_card.items():
        yield row.notes(
            "supplementary-card",
            services[0][0].about,
            deadline=judged.deadline,
            participant=participant,
            assistant=assistant,
            services=with_days(services),
        )
