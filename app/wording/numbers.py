"""A number and the forms of a word come in; the number with the right form goes out."""

from dataclasses import dataclass
from decimal import Decimal

from app.wording.dates import NBSP


@dataclass(frozen=True)
class Forms:
    """The four forms of a counted word: 1 dzień, 2 dni, 5 dni, 2,5 dnia."""

    one: str
    few: str
    many: str
    fraction: str

    def after(self, number: Decimal | int) -> str:
        """The form that follows this number; 12-14 take the third one, as do 112-114."""
        if number != int(number):
            return self.fraction
        whole = abs(int(number))
        if whole == 1:
            return self.one
        if whole % 10 in {2, 3, 4} and whole % 100 not in {12, 13, 14}:
            return self.few
        return self.many


def figure(number: Decimal | int) -> str:
    """„1 234,5”: groups of three apart by hard spaces, a decimal comma, no idle zeros."""
    text = f"{Decimal(number):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", NBSP).replace(".", ",")


def counted(number: Decimal | int, forms: Forms) -> str:
    """The number and its word, which stay on one line."""
    return f"{figure(number)}{NBSP}{forms.after(number)}"
