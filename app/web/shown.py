"""A field comes in; its answer as lines a person reads goes out."""

from typing import Any

from app.wording.dates import long_date

NOTHING = ("nie podano",)


def lines(field: Any) -> tuple[str, ...]:
    """The answer as it was given; in the user's own words where it cannot be read."""
    if not field.given:
        return NOTHING
    match field.kind:
        case "radios" | "checkboxes":
            return tuple(option.label for option in field.chosen) or NOTHING
        case "confirm":
            return ("Tak",)
        case "date":
            return (long_date(field.data),) if field.data else (str(field.value),)
        case "rows":
            return tuple(_row(row) for row in field.rows if any(part.given for part in row))
        case _:
            return tuple(str(field.value).splitlines()) or NOTHING


def _row(row: Any) -> str:
    parts = (f"{part.label.text}: {'; '.join(lines(part))}" for part in row if part.given)
    return ", ".join(parts)
