"""Numbers as people write them, with a comma or a point, come in; Decimal or int go out."""

import re
from decimal import Decimal
from typing import Any

from app.fields.text import TextField

_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")
_CLOCK = re.compile(r"([0-9]{1,5}):([0-5][0-9])")


def written(value: Decimal) -> str:
    """A number with a decimal comma and no needless noughts: ``2,5``, ``40``."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class NumberField(TextField):
    """A number from ``minimum`` to ``maximum`` (both allowed) with at most ``places`` places.

    ``suffix`` is the unit shown after the input; ``noun`` and ``example`` complete the messages.
    """

    empty = None

    def __init__(  # noqa: PLR0913 - one keyword per thing a form may say
        self,
        label: str,
        *,
        minimum: Decimal | int = 0,
        maximum: Decimal | int = 999_999,
        places: int = 2,
        suffix: str = "",
        noun: str = "liczbę",
        example: str = "2,5",
        **rest: Any,
    ) -> None:
        defaults: dict[str, Any] = {"inputmode": "decimal", "width": 5}
        super().__init__(label, **(defaults | rest))
        self.minimum = Decimal(minimum)
        self.maximum = Decimal(maximum)
        self.places = places
        self.suffix = suffix
        self.noun = noun
        self.example = example

    def parse(self, text: str) -> Any:
        number = self.number(text)
        if number is None:
            raise ValueError(f"Wpisz {self.noun} cyframi, np. {self.example}")
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.places:
            raise ValueError(f"Wpisz {self.noun} z najwyżej {self.places} cyframi po przecinku")
        if number < self.minimum:
            raise ValueError(f"Wpisz {self.noun} nie mniejszą niż {written(self.minimum)}")
        if number > self.maximum:
            raise ValueError(f"Wpisz {self.noun} nie większą niż {written(self.maximum)}")
        return number

    def number(self, text: str) -> Decimal | None:
        """The number a text says; ``None`` when it says none."""
        digits = text.replace(" ", "").removesuffix(self.suffix.replace(" ", ""))
        return Decimal(digits.replace(",", ".")) if _NUMBER.fullmatch(digits) else None

    def show(self, value: Any) -> str:
        return "" if value is None else written(Decimal(value))


class AmountField(NumberField):
    """An amount of złoty, shown with its grosze as it stands on a receipt: ``7,20``."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, **({"suffix": "zł", "noun": "kwotę", "example": "8,40"} | rest))

    def show(self, value: Any) -> str:
        return "" if value is None else f"{Decimal(value):.2f}".replace(".", ",")


class HoursField(NumberField):
    """Hours, also as ``2:30``; at most the hours of a leap year unless told otherwise."""

    def __init__(self, label: str, *, maximum: Decimal | int = 8784, **rest: Any) -> None:
        defaults = {"suffix": "godz.", "noun": "liczbę godzin"}
        super().__init__(label, maximum=maximum, **(defaults | rest))

    def number(self, text: str) -> Decimal | None:
        clock = _CLOCK.fullmatch(text)
        if clock:
            minutes = Decimal(int(clock[1]) * 60 + int(clock[2]))
            return (minutes / 60).quantize(Decimal("0.01")).normalize() + 0
        return super().number(text)


class WholeNumberField(NumberField):
    """A whole number, as ``int``."""

    def __init__(self, label: str, *, maximum: Decimal | int = 999_999, **rest: Any) -> None:
        defaults = {"inputmode": "numeric", "example": "12"}
        super().__init__(label, maximum=maximum, places=0, **(defaults | rest))

    def parse(self, text: str) -> int:
        number = self.number(text)
        if number is not None and number != number.to_integral_value():
            raise ValueError(f"Wpisz {self.noun} bez części po przecinku, np. {self.example}")
        return int(super().parse(text if number is None else str(int(number))))
