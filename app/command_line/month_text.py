"""The verdict of a month comes in; Polish lines for a terminal go out: what to mend, then the sums."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from babel.dates import format_date

from app.command_line.entries import DASH, from_to, moment_words
from app.command_line.verdict_text import OBSTACLES, Told, finding_lines
from app.wording.answer_names import answer_name
from app.wording.dates import NBSP, long_date
from app.wording.hours import duration, hours
from app.wording.money import money
from app.wording.numbers import Forms, counted, figure
from app.wording.traces import step_sentence
from rules.diary import Month
from rules.month.moments import elapsed, in_warsaw
from rules.month.settled import Card, Cost, Log, MonthVerdict, SettledRow, TravelCosts, Use, Window
from rules.programme import Programme, figure_on
from rules.verdict import Step

SERVICES = Forms("usługa", "usługi", "usług", "usługi")
MINUTE = timedelta(minutes=1)
LONGEST = Decimal(1_000_000)
LOGS = {
    Log.DRIVES: "przejazdy",
    Log.TICKETS: "bilety",
    Log.TAXI_RIDES: "taksówki",
}


Steps = Callable[[tuple[Step, ...]], Iterator[str]]
"""How a figure was computed, as lines under it; none where nobody asked."""


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
        first = date(month.of.year, month.of.month, 1)
        yield f"Miesiąc: {format_date(first, 'LLLL y', locale='pl')}{NBSP}r."
    yield month_result(verdict)
    yield from finding_lines(verdict.findings, programme, told)
    for card in verdict.cards:
        yield from _card(card, steps)
    yield from _windows(verdict.windows, programme)
    if verdict.uses:
        yield "\nRoczny limit godzin"
        yield from (f"    {_use(use)}" for use in verdict.uses)
    for travel in verdict.travel:
        yield from _travel(travel, verdict.costs, month, steps)
    yield from _handing_in(verdict)


def _card(card: Card, steps: Steps) -> Iterator[str]:
    kind = "Karta dodatkowa" if card.supplementary else "Karta realizacji usług"
    yield f"\n{kind}: {card.participant}, asystent: {card.assistant}"
    for row in card.rows:
        yield f"    {_row(row)}"
        yield from steps(row.steps)
    total = f"Razem: {duration(card.settled)}, {counted(card.services, SERVICES)}"
    if card.own_funds:
        total += f"; w tym ze środków własnych realizatora {duration(card.own_funds)}"
    yield f"    {total}"


def _row(row: SettledRow) -> str:
    lasted = elapsed(row.starts, row.ends)
    told = [f"{_weekday(row.on)}  {from_to(row.starts, row.ends):>11}  {duration(row.settled)}"]
    if row.settled != lasted:
        told.append(f"z {duration(lasted)}")
    if row.own_funds:
        told.append("ze środków własnych")
    return f"{', '.join(told)}  (usługa {row.service + 1})"


def _windows(windows: tuple[Window, ...], programme: Programme) -> Iterator[str]:
    over = [(window, most) for window in windows if (most := _most(window, programme))]
    over = [(window, most) for window, most in over if window.served > most]
    if over:
        yield "\nDoby, w których asystent pracuje za długo"
    for window, most in over:
        yield (
            f"    {window.assistant}: {moment_words(window.starts)} {DASH} {moment_words(window.ends)}: "
            f"{duration(window.served)}, o {duration(window.served - most)} za dużo"
        )


def _most(window: Window, programme: Programme) -> timedelta | None:
    day = in_warsaw(window.starts).date()
    most = figure_on(programme.edition.history, "window_service_hours", day)
    return timedelta(minutes=int(Decimal(str(most.value)) * 60)) if most else None


def _use(use: Use) -> str:
    used = f"wcześniej {duration(use.before)}, w{NBSP}tym miesiącu {duration(use.fund)}"
    own = f", ze środków własnych {duration(use.own_funds)}" if use.own_funds else ""
    return f"{use.participant}: {used}{own}; {_left(use)}"


def _left(use: Use) -> str:
    if use.limit is None:
        return "limitu nie można ustalić"
    left = use.limit - Decimal((use.before + use.fund) // MINUTE) / 60
    over = f"ponad limit {_hours(-left)}" if left < 0 else f"zostaje {_hours(left)}"
    return f"limit {figure(use.limit)}{NBSP}godz., {over}"


def _hours(number: Decimal) -> str:
    """As a length of time, unless nobody could live that long."""
    whole = number <= LONGEST
    return duration(timedelta(minutes=round(number * 60))) if whole else hours(number)


def _travel(
    travel: TravelCosts, costs: tuple[Cost, ...], month: Month, steps: Steps
) -> Iterator[str]:
    rows = [cost for cost in costs if cost.assistant == travel.assistant]
    if not rows and not travel.total:
        return
    yield f"\nKoszty przejazdów: {travel.assistant}"
    for cost in rows:
        yield f"    {_cost(cost, month)}"
        yield from steps(cost.steps)
    sums = zip(LOGS.values(), (travel.drives, travel.tickets, travel.taxi_rides), strict=True)
    parts = ", ".join(f"{log} {money(amount)}" for log, amount in sums if amount)
    ceiling = "nie ustalono" if travel.ceiling is None else money(travel.ceiling)
    yield f"    Razem: {money(travel.total)} ({parts}); limit w{NBSP}miesiącu: {ceiling}"


def _cost(cost: Cost, month: Month) -> str:
    row = getattr(month, cost.log)[cost.entry]
    day = _weekday(row.on) if row.on else "bez daty"
    by_rate = ""
    if cost.rate is not None and row.kilometres is not None:
        rate = f"{cost.rate:.2f}".replace(".", ",")
        by_rate = f", {figure(row.kilometres)} km × {rate} zł"
    return f"{day}  {money(cost.amount)}  ({answer_name(f'{cost.log}.{cost.entry}')}{by_rate})"


def _handing_in(verdict: MonthVerdict) -> Iterator[str]:
    if verdict.deadline is None:
        return
    day = format_date(verdict.deadline, "EEEE", locale="pl")
    yield f"\nTermin złożenia kart i ewidencji: {day}, {long_date(verdict.deadline)}"
    later = [card for card in verdict.cards if card.supplementary]
    for card in later:
        yield (
            f"    Po terminie, na kartę dodatkową: {duration(card.settled)} "
            f"({card.participant}, asystent: {card.assistant})"
        )


def _weekday(day: date) -> str:
    return f"{format_date(day, 'EEE', locale='pl'):<6} {format_date(day, 'dd.MM.y', locale='pl')}"
