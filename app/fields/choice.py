"""Choices out of a few: posted codes come in, members of the domain's vocabulary go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wtforms.validators import StopValidation

from app.fields.cleaning import clean_line
from app.fields.question import Question

MANY = 500
"""Posted codes looked at; no question has so many options."""


@dataclass(frozen=True)
class Option:
    """One answer to choose; ``value`` is what the field's ``data`` becomes."""

    value: StrEnum | str | bool
    label: str
    hint: str = ""

    @property
    def code(self) -> str:
        """What the browser posts."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return str(self.value)


class _Choosing(Question):
    """Keeps posted codes until they are asked for, so that a page may still set the options."""

    def __init__(
        self,
        label: str,
        choices: Sequence[Option] = (),
        *,
        unknown: str = "Wybierz jedną z podanych odpowiedzi",
        **rest: Any,
    ) -> None:
        self.codes: tuple[str, ...] | None = None
        self._data: Any = self.empty
        super().__init__(label, **rest)
        self.options = tuple(choices)
        self.unknown = unknown

    def process_formdata(self, valuelist: list[Any]) -> None:
        posted = (clean_line(code) for code in valuelist[:MANY] if isinstance(code, str))
        self.codes = tuple(dict.fromkeys(code for code in posted if code))

    @property
    def given(self) -> bool:
        return bool(self.codes) if self.codes is not None else self.data != self.empty

    @property
    def target(self) -> str:
        return f"{self.id}-{self.options[0].code}" if self.options else str(self.id)

    @property
    def chosen(self) -> tuple[Option, ...]:
        """The options that are chosen, in the order they are shown."""
        if self.codes is None:
            return tuple(option for option in self.options if self.holds(option.value))
        return tuple(option for option in self.options if option.code in self.codes)

    @property
    def checked(self) -> frozenset[str]:
        """The codes to show as chosen."""
        return frozenset(option.code for option in self.chosen)

    def holds(self, value: Any) -> bool:
        return bool(self._data == value)

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        if set(self.codes or ()) - {option.code for option in self.options}:
            raise StopValidation(self.unknown)


class ChoiceField(_Choosing):
    """Radios."""

    kind = "radios"
    empty = None

    def __init__(self, label: str, choices: Sequence[Option] = (), **rest: Any) -> None:
        super().__init__(label, choices, **rest)
        self.inline = False

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist[:1])

    @property
    def data(self) -> Any:
        if self.codes is None:
            return self._data
        return self.chosen[0].value if self.chosen else None

    @data.setter
    def data(self, value: Any) -> None:
        self._data = value


class YesNoField(ChoiceField):
    """Radios Tak / Nie; ``yes`` and ``no`` may say more than the bare word."""

    def __init__(
        self, label: str, *, yes: str = "Tak", no: str = "Nie", yes_hint: str = "", **rest: Any
    ) -> None:
        super().__init__(label, (Option(True, yes, yes_hint), Option(False, no)), **rest)
        self.inline = len(yes + no) < 8 and not yes_hint


class ChoicesField(_Choosing):
    """Checkboxes; every option ticked is a member of the set."""

    kind = "checkboxes"
    empty: Any = frozenset()

    def __init__(
        self,
        label: str,
        choices: Sequence[Option] = (),
        *,
        unknown: str = "Sprawdź zaznaczone odpowiedzi – tych, których tu nie ma, nie można wybrać",
        **rest: Any,
    ) -> None:
        super().__init__(label, choices, unknown=unknown, **rest)

    @property
    def data(self) -> Any:
        if self.codes is None:
            return self._data
        return frozenset(option.value for option in self.chosen)

    @data.setter
    def data(self, value: Any) -> None:
        self._data = frozenset(value or ())

    def holds(self, value: Any) -> bool:
        return value in self._data


class ConfirmField(ChoiceField):
    """One checkbox to tick; ``label`` is the whole statement."""

    kind = "confirm"
    empty: Any = False

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label, (Option(True, label),), **rest)

    @property
    def data(self) -> Any:
        return bool(self._data) if self.codes is None else bool(self.chosen)

    @data.setter
    def data(self, value: Any) -> None:
        self._data = bool(value)

    @property
    def target(self) -> str:
        return str(self.id)
