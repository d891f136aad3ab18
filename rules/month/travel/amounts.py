"""A judged month and a programme come in; findings on the amounts its logs say come out (rule K5)."""

from collections.abc import Iterator

from rules.diary import Drive
from rules.findings import Row
from rules.month.judged import Judged
from rules.month.travel.logs import LogRow, belongs, log_rows
from rules.month.travel.money import is_amount, is_whole_grosze, to_the_grosz
from rules.month.travel.prices import Price
from rules.programme import Programme
from rules.verdict import Finding


def amounts(judged: Judged, programme: Programme, prices: tuple[Price, ...]) -> Iterator[Finding]:
    """K5: every amount is money to the grosz; of a drive, the one its kilometres come to."""
    due = {price.entry.key: price for price in prices}
    row = Row("K5", programme)
    for entry in log_rows(judged.month):
        if not belongs(entry.journey, judged.month):
            continue
        yield from _amount(entry, row)
        price, written = due.get(entry.key), entry.journey.amount
        if price is None or price.rate is None or written is None or not is_amount(written):
            continue
        if to_the_grosz(written) != price.amount:
            counted = Row("K5", programme, price.rate.figure)
            about = entry.about("amount")
            yield counted.blocks("amount-differs", about, written=written, computed=price.amount)


def _amount(entry: LogRow, row: Row) -> Iterator[Finding]:
    amount, about = entry.journey.amount, entry.about("amount")
    if amount is None:
        if not isinstance(entry.journey, Drive):
            yield row.blocks("amount-missing", about)
    elif not is_amount(amount):
        yield row.blocks("amount-impossible", about)
    elif not is_whole_grosze(amount):
        yield row.blocks("amount-not-in-grosze", about)
