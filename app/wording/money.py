"""An amount of złoty comes in; figures or words as on Polish papers go out."""

from decimal import ROUND_HALF_UP, Decimal

from num2words import num2words

from app.wording.dates import NBSP
from app.wording.numbers import Forms, figure

ZLOTY = Forms("złoty", "złote", "złotych", "złotego")
GROSZ = Decimal("0.01")


def _to_the_grosz(amount: Decimal) -> Decimal:
    """Half up, as rule K5 asks; raises ``ValueError`` below zero: no paper here says that."""
    if amount < 0:
        raise ValueError(f"an amount on a paper is never negative: {amount}")
    return amount.quantize(GROSZ, ROUND_HALF_UP)


def money(amount: Decimal) -> str:
    """„146 181,00 zł”, with hard spaces, never "PLN" (facts 4.6)."""
    whole, grosze = divmod(_to_the_grosz(amount) * 100, 100)
    return f"{figure(whole)},{int(grosze):02d}{NBSP}zł"


def money_in_words(amount: Decimal) -> str:
    """„dwadzieścia sześć złotych 45/100”."""
    whole, grosze = divmod(_to_the_grosz(amount) * 100, 100)
    words = str(num2words(int(whole), lang="pl"))
    return f"{words} {ZLOTY.after(int(whole))} {int(grosze):02d}/100"


def money_with_words(amount: Decimal) -> str:
    """„26,45 zł (słownie: dwadzieścia sześć złotych 45/100)”."""
    return f"{money(amount)} (słownie: {money_in_words(amount)})"
