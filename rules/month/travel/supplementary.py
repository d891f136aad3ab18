"""A judged month comes in; which journeys are dated after its deadline, and what to do, go out (rule T9)."""

from collections import defaultdict
from collections.abc import Iterator

from rules.diary import Month
from rules.findings import Row
from rules.month.deadline import last_working_day
from rules.month.judged import Judged
from rules.month.travel.logs import Journey, LogRow, belongs, log_rows
from rules.programme import Programme
from rules.verdict import Finding


def is_supplementary(journey: Journey, month: Month) -> bool:
    """Whether a journey of the month is dated after the day its logs are due, and so goes on another log."""
    if month.of is None or journey.on is None or not belongs(journey, month):
        return False
    return journey.on > last_working_day(month.of)


def supplementary_logs(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T9: an assistant's journeys after the deadline go on supplementary logs, as services do on cards."""
    if judged.deadline is None:
        return
    late: dict[str, list[LogRow]] = defaultdict(list)
    for entry in log_rows(judged.month):
        if entry.journey.assistant.strip() and is_supplementary(entry.journey, judged.month):
            late[entry.journey.assistant].append(entry)
    row = Row("T9", programme)
    for assistant in sorted(late):
        rows = sorted(late[assistant], key=_in_time)
        yield row.notes(
            "supplementary-log",
            rows[0].about("on"),
            deadline=judged.deadline,
            assistant=assistant,
            services=" ".join(f"{each.log}.{each.place}={each.journey.on}" for each in rows),
        )


def _in_time(entry: LogRow) -> tuple[str, str, str]:
    return str(entry.journey.on), entry.log, repr(entry.journey)
