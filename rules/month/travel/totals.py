"""A month and a programme come in; each assistant's travel costs, and findings on them, go out (K2)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rules.diary import Month
from rules.findings import Row
from rules.month.deadline import last_day
from rules.month.judged import Judged
from rules.month.settled import Log, TravelCosts
from rules.month.travel.money import NOTHING
from rules.month.travel.prices import Price
from rules.month.travel.rates import zloty
from rules.month.travel.supplementary import is_supplementary
from rules.programme import Programme, figure_on
from rules.verdict import Figure, Finding

CEILING = "travel_ceiling"


def travel(
    prices: tuple[Price, ...], month: Month, programme: Programme
) -> tuple[TravelCosts, ...]:
    """The sums of rounded rows, one for each assistant who has any, by name."""
    sums: dict[str, dict[Log, Decimal]] = defaultdict(lambda: dict.fromkeys(Log, NOTHING))
    late: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    for price in prices:
        sums[price.entry.journey.assistant][price.entry.log] += price.amount
        if is_supplementary(price.entry.journey, month):
            late[price.entry.journey.assistant] += price.amount
    most = _ceiling(month, programme)
    return tuple(
        TravelCosts(
            assistant=assistant,
            drives=by_log[Log.DRIVES],
            tickets=by_log[Log.TICKETS],
            taxi_rides=by_log[Log.TAXI_RIDES],
            ceiling=None if most is None else zloty(most),
            supplementary=late[assistant],
        )
        for assistant, by_log in sorted(sums.items())
    )


def ceiling(judged: Judged, programme: Programme, prices: tuple[Price, ...]) -> Iterator[Finding]:
    """K2: an assistant's travel costs stay within the month's ceiling, where one is set."""
    row = Row("K2", programme, _ceiling(judged.month, programme))
    together = travel(prices, judged.month, programme)
    if row.figure is None and any(costs.total for costs in together):
        yield row.notes("no-travel-ceiling", _about(together))
    for costs in together:
        if costs.ceiling is not None and costs.total > costs.ceiling:
            yield row.blocks(
                "travel-over-ceiling",
                _about((costs,)),
                assistant=costs.assistant,
                total=costs.total,
                ceiling=costs.ceiling,
                excess=costs.total - costs.ceiling,
            )


def _about(together: tuple[TravelCosts, ...]) -> str:
    """The first log that has costs: a sum has no field of its own."""
    if any(costs.drives for costs in together):
        return str(Log.DRIVES)
    return str(Log.TICKETS if any(costs.tickets for costs in together) else Log.TAXI_RIDES)


def _ceiling(month: Month, programme: Programme) -> Figure | None:
    """The ceiling of the month's last day, as the limit of hours is; a negative one is none."""
    day = programme.ends if month.of is None else last_day(month.of)
    figure = figure_on(programme.local_rates, CEILING, day)
    if figure is None or not zloty(figure).is_finite() or zloty(figure) < 0:
        return None
    return figure
