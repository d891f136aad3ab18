"""What somebody typed as a password comes in and goes out as it is; no page shows it again."""

from typing import Any

from app.fields.text import TextField

LONGEST = 128


class PasswordField(TextField):
    """Any characters, pasted or typed; ``autocomplete`` says to a password manager which one it is."""

    def __init__(self, label: str, *, autocomplete: str, **rest: Any) -> None:
        super().__init__(
            label,
            autocomplete=autocomplete,
            max_length=LONGEST,
            too_long=f"Skróć hasło do {LONGEST} znaków",
            spellcheck=False,
            **rest,
        )
        self.input_type = "password"

    @property
    def value(self) -> str:
        return ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        first = next(iter(valuelist), "")
        self.data, self.posted = "", first if isinstance(first, str) else ""
        if self.posted:
            self.data = self.parse(self.posted)
