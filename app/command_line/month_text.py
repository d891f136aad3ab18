"""The verdict of a month comes in; Polish lines for a terminal go out: what to mend, then the sums."""

from collections.abc import Hashable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from babel.dates import format_date

from app.attachments.service_card.parts import settled_services
from app.command_line.card_text import card_lines
from app.command_line.month_words import CONTESTED
from app.command_line.travel_text import travel_lines
from app.command_line.verdict_text import OBSTACLES, Told, finding_lines
from app.documents.contested import Contested, contested
from app.wording.dates import NBSP, long_date, month_and_year
from app.wording.entries import DASH, moment_words, own_days
from app.wording.findings import sentence
from app.wording.hours import hours, in_hours
from app.wording.numbers import counted, figure
from app.wording.traces import step_sentence
from rules.diary import Month
from rules.month.moments import NO_TIME, in_warsaw
from rules.month.settled import Card, MonthVerdict, Use, Window
from rules.programme import Programme, figure_on
from rules.verdict import Finding, Step

MINUTE = timedelta(minutes=1)
LONGEST = Decimal(1_000_000)


def month_text(
    verdict: MonthVerdict,
    month: Month,
    programme: Programme,
    told: Told,
    *,
    explained: bool = False,
) -> str:
    """The result first, then findings, cards, windows, limits, costs, and the day of handing in.

    ``told`` says of a finding where it belongs; ``explained`` adds how every figure was computed.
    """
    return "\n".join(_lines(verdict, month, programme, told, explained))


def month_result(verdict: MonthVerdict) -> str:
    """One line: whether anything stands in the way of settling the month."""
    if verdict.passes:
        return "Wynik: miesiąc można rozliczyć, nic nie stoi na przeszkodzie."
    return f"Wynik: {counted(len(verdict.blocking), OBSTACLES)} w{NBSP}rozliczeniu."


def _lines(
    verdict: MonthVerdict, month: Month, programme: Programme, told: Told, explained: bool
) -> Iterator[str]:
    def steps(taken: tuple[Step, ...]) -> Iterator[str]:
        if explained:
            yield from (f"        {step_sentence(step, programme)}" for step in taken)

    yield programme.name
    if month.of:
        yield f"Miesiąc: {month_and_year(month.of)}"
    yield month_result(verdict)
    yield from finding_lines(verdict.findings, programme, told, lambda each: _alike(each, month))
    open_, services = contested(verdict, month), settled_services(month, programme)
    for card in verdict.cards:
        yield from card_lines(card, services, open_, steps)
    yield from _windows(verdict.windows, programme)
    if verdict.uses:
        yield "\nRoczny limit godzin"
    for use in verdict.uses:
        yield f"    {_use(use, month, _of_fund(open_, verdict.cards, use.participant))}"
    yield from travel_lines(verdict, month, open_, steps)
    yield from _handing_in(verdict)


def _alike(finding: Finding, month: Month) -> Hashable:
    """The same for findings that say the same of their entries, but each of its own day."""
    own = own_days(month, finding.about)
    days = {
        name
        for name, value in finding.values.items()
        if isinstance(value, date) and not isinstance(value, datetime) and value in own
    }
    if not days:
        return sentence(finding)
    rest = {name: value for name, value in finding.values.items() if name not in days}
    return frozenset(days), tuple(sorted(rest.items()))


def _windows(windows: tuple[Window, ...], programme: Programme) -> Iterator[str]:
    over = [(window, most) for window in windows if (most := _most(window, programme))]
    over = [(window, most) for window, most in over if window.served > most]
    if over:
        yield "\nDoby, w których asystent pracuje za długo"
    for window, most in over:
        yield (
            f"    {window.assistant}: {moment_words(window.starts)} {DASH} {moment_words(window.ends)}: "
            f"{in_hours(window.served)}, za dużo o: {in_hours(window.served - most)}"
        )


def _most(window: Window, programme: Programme) -> timedelta | None:
    day = in_warsaw(window.starts).date()
    most = figure_on(programme.edition.history, "window_service_hours", day)
    return timedelta(minutes=int(Decimal(str(most.value)) * 60)) if most else None


def _use(use: Use, month: Month, contested: timedelta) -> str:
    said = {row.participant: row.used_before for row in month.participants}
    known = bool(use.before) or said.get(use.participant) is not None
    earlier = in_hours(use.before) if known else "nie podano"
    told = f"wcześniej: {earlier}, w{NBSP}tym miesiącu: {in_hours(use.fund)}"
    told += f" ({CONTESTED}: {in_hours(contested)})" if contested else ""
    told += f", ze środków własnych: {in_hours(use.own_funds)}" if use.own_funds else ""
    return f"{use.participant} {DASH} {told}; {_left(use, known=known)}"


def _left(use: Use, *, known: bool) -> str:
    if use.limit is None:
        return "limitu nie można ustalić"
    left = use.limit - Decimal((use.before + use.fund) // MINUTE) / 60
    at_most = "" if known else "najwyżej "
    over = f"ponad limit: {_hours(-left)}" if left < 0 else f"zostaje: {at_most}{_hours(left)}"
    return f"limit: {figure(use.limit)}{NBSP}godz., {over}"


def _of_fund(contested: Contested, cards: tuple[Card, ...], participant: str) -> timedelta:
    """What the Fund would pay in the rows something stands against."""
    times = (
        row.settled
        for card in cards
        for row in card.rows
        if card.participant == participant and not row.own_funds and contested.row(row)
    )
    return sum(times, NO_TIME)


def _hours(number: Decimal) -> str:
    """As a length of time, unless nobody could live that long."""
    whole = number <= LONGEST
    return in_hours(timedelta(minutes=round(number * 60))) if whole else hours(number)


def _handing_in(verdict: MonthVerdict) -> Iterator[str]:
    if verdict.deadline is None:
        return
    day = format_date(verdict.deadline, "EEEE", locale="pl")
    yield f"\nTermin złożenia kart i ewidencji: {day}, {long_date(verdict.deadline)}"
    later = [card for card in verdict.cards if card.supplementary]
    for card in later:
        yield (
            f"    Po terminie, na kartę dodatkową: {in_hours(card.settled)} "
            f"({card.participant}, asystent: {card.assistant})"
        )
