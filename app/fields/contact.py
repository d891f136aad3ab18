"""Telephone, postcode and e-mail as people write them come in, as offices file them go out."""

import re
from typing import Any

import email_validator
import phonenumbers

from app.fields.text import TextField

_EXTENSION = re.compile(r"[,;]?\s*(?:wew|ext)\.?\s*(\d{1,6})$", re.IGNORECASE)
_POSTCODE = re.compile(r"(\d{2})[\s–—-]*(\d{3})", re.ASCII)


class PhoneField(TextField):
    """One number; a Polish one is kept in national notation, a foreign one with its prefix."""

    def __init__(
        self,
        label: str,
        *,
        autocomplete: str | None = "tel",
        wrong: str = "Sprawdź numer telefonu – polski numer ma 9 cyfr, np. 600 100 200",
        **rest: Any,
    ) -> None:
        super().__init__(
            label, **(_defaults(inputmode="tel", width=20) | rest), autocomplete=autocomplete
        )
        self.input_type = "tel"
        self.wrong = wrong

    def parse(self, text: str) -> str:
        self.limit(text)
        extension = _EXTENSION.search(text)
        main = text[: extension.start()] if extension else text
        try:
            number = phonenumbers.parse(main, "PL")
        except phonenumbers.NumberParseException:
            raise ValueError(self.wrong) from None
        if number.extension or re.search(r"[^\d\s()+./-]", main):
            raise ValueError(self.wrong)
        if not phonenumbers.is_possible_number(number):
            raise ValueError(self.wrong)
        return _notation(number) + (f" wew. {extension[1]}" if extension else "")


def _notation(number: phonenumbers.PhoneNumber) -> str:
    polish = number.country_code == 48
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if polish else style.INTERNATIONAL)


class PostcodeField(TextField):
    def __init__(
        self,
        label: str,
        *,
        autocomplete: str | None = "postal-code",
        wrong: str = "Wpisz kod pocztowy jako dwie cyfry, kreskę i trzy cyfry, np. 00-950",
        **rest: Any,
    ) -> None:
        # No inputmode: a numeric keyboard hides the dash on some phones.
        super().__init__(label, **(_defaults(width=10) | rest), autocomplete=autocomplete)
        self.wrong = wrong

    def parse(self, text: str) -> str:
        found = _POSTCODE.fullmatch(text)
        if found is None:
            raise ValueError(self.wrong)
        return f"{found[1]}-{found[2]}"


class EmailField(TextField):
    """An address of the shape mail servers take; whether it exists is not asked."""

    def __init__(self, label: str, *, autocomplete: str | None = "email", **rest: Any) -> None:
        super().__init__(
            label,
            **(_defaults(inputmode="email", spellcheck=False, max_length=254) | rest),
            autocomplete=autocomplete,
        )
        self.input_type = "email"

    def parse(self, text: str) -> str:
        self.limit(text)
        if "@" not in text:
            raise ValueError("W adresie e-mail brakuje znaku @ – wpisz adres jak jan@example.com")
        if " " in text:
            raise ValueError("Usuń spację z adresu e-mail")
        try:
            found = email_validator.validate_email(text, check_deliverability=False)
        except email_validator.EmailNotValidError:
            raise ValueError(
                "Sprawdź adres e-mail – powinien wyglądać jak jan@example.com"
            ) from None
        return found.normalized


def _defaults(**values: Any) -> dict[str, Any]:
    """What a field of this sort asks for unless the form says otherwise."""
    return values
