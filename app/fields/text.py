"""Texts in the user's own words: a line or several."""

from typing import Any

from app.fields.cleaning import clean_text, first_text
from app.fields.question import Question


class TextField(Question):
    """One line; ``width`` is the number of the width class, ``max_length`` in characters."""

    def __init__(  # noqa: PLR0913 - one keyword per thing a form may say
        self,
        label: str,
        *,
        autocomplete: str | None = None,
        inputmode: str | None = None,
        width: int | None = None,
        max_length: int = 200,
        too_long: str | None = None,
        spellcheck: bool | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self.autocomplete = autocomplete
        self.inputmode = inputmode
        self.width = width
        self.max_length = max_length
        self.too_long = too_long
        self.spellcheck = spellcheck
        self.input_type = "text"
        self.suffix = ""

    def parse(self, text: str) -> Any:
        self.limit(text)
        return text

    def limit(self, text: str) -> None:
        """Refuse a text that is longer than the form has room for."""
        if len(text) > self.max_length:
            shorten = f"„{self.label.text}”: skróć odpowiedź do {self.max_length} znaków"
            raise ValueError(self.too_long or shorten)


class LongTextField(TextField):
    """Several lines, with a character counter where scripts run."""

    kind = "textarea"

    def __init__(self, label: str, *, max_length: int = 2000, rows: int = 4, **rest: Any) -> None:
        super().__init__(label, max_length=max_length, **rest)
        self.rows = rows

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = ""
        self.posted = first_text(valuelist, clean_text)
        if self.posted:
            self.data = self.parse(self.posted)
