"""What all fields share: posted texts come in, a value and one Polish message go out."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

import wtforms
from wtforms.validators import StopValidation

from app.fields.cleaning import first_text


class Problem(NamedTuple):
    """A message and the id of the input the user is to go to."""

    message: str
    target: str


class PolishMessages:
    """Stands in for WTForms' own messages, a quarter of which have no Polish translation."""

    def gettext(self, _english: str) -> str:
        return "Popraw tę odpowiedź"

    def ngettext(self, _singular: str, _plural: str, _number: int) -> str:
        return "Popraw tę odpowiedź"


class Form(wtforms.Form):
    """A form on which no English can appear."""

    class Meta:
        def get_translations(self, _form: Any) -> PolishMessages:
            return PolishMessages()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every message of the form in the order of its questions, for the error summary."""
        return tuple(problem for field in self for problem in getattr(field, "problems", ()))


class Question(wtforms.Field):
    """One question with one value; ``kind`` tells the macro how to draw it.

    A subclass says how to ``parse`` a posted text (raising ``ValueError`` with the Polish message)
    and how to ``show`` a value that was not posted.
    """

    kind: ClassVar[str] = "input"
    empty: Any = ""
    list_id: str = ""
    """The id of a ``datalist`` the page offers for it; empty for none."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        missing: str | None = None,
        optional: str = "nieobowiązkowe",
        validators: Sequence[Any] | None = None,
        **binding: Any,
    ) -> None:
        super().__init__(label, list(validators or ()), **binding)
        self.hint = hint
        self.missing = missing
        self.optional = optional
        self.posted: str | None = None

    @property
    def required(self) -> bool:
        return self.missing is not None

    @property
    def value(self) -> Any:
        """What to show in the input: the user's own words if there are any."""
        return self.show(self.data) if self.posted is None else self.posted

    @property
    def answer(self) -> Any:
        """The value, or the empty one when anything is wrong with it."""
        return self.empty if self.errors or self.process_errors else self.data

    @property
    def given(self) -> bool:
        """Whether the user gave anything at all, right or wrong."""
        return bool(self.posted) if self.posted is not None else self.data != self.empty

    @property
    def target(self) -> str:
        """The id of the input an error link goes to."""
        return str(self.id)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(Problem(message, self.target) for message in self.errors[:1])

    def parse(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)

    def process_data(self, value: Any) -> None:
        self.data = self.empty if value is None else value

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = self.empty
        self.posted = first_text(valuelist)
        if self.posted:
            self.data = self.parse(self.posted)

    def pre_validate(self, _form: Any) -> None:
        if self.process_errors:
            raise StopValidation
        if self.missing is not None and not self.given:
            raise StopValidation(self.missing)

    def post_validate(self, _form: Any, _validation_stopped: bool) -> None:
        self.errors = list(self.errors)[:1]
