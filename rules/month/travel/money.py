"""Amounts and factors come in; zloty rounded to the grosz go out (rule K5)."""

from decimal import ROUND_05UP, ROUND_HALF_UP, Context, Decimal

NOTHING = Decimal("0.00")
GROSZ = Decimal("0.01")
A_MILLION = Decimal(1_000_000)
"""No single ticket, ride or drive costs that much; a slip of the pen does."""

EXACT_ENOUGH = Context(rounding=ROUND_05UP)
"""Rounds so that rounding once more is still right: a product of many digits is rounded only once.

Decimal's usual 28 digits hold every sum below a million million zloty with many more places than two.
"""


def to_the_grosz(amount: Decimal) -> Decimal:
    """Half up; ``amount`` is finite and below a million million zloty."""
    return amount.quantize(GROSZ, ROUND_HALF_UP)


def product(kilometres: Decimal, rate: Decimal) -> Decimal:
    """Kilometres times zloty a kilometre, half up to the grosz, as if the product were exact."""
    return to_the_grosz(EXACT_ENOUGH.multiply(kilometres, rate))


def is_amount(amount: Decimal) -> bool:
    """Whether a number can be what something cost: more than nothing, less than a million zloty."""
    return amount.is_finite() and NOTHING < amount < A_MILLION


def is_whole_grosze(amount: Decimal) -> bool:
    """Whether an amount has at most two decimal places that count."""
    return amount == to_the_grosz(amount)
