"""What a browser posted comes in; only what the page asks, as plain lists of texts, goes out."""

from collections.abc import Mapping

from flask import request

from app.attachments.page import Raw
from app.fields import Form

MOST_VALUES = 200
LONGEST = 20_000


def posted(form: Form, sent: Mapping[str, object] | None = None) -> Raw:
    """The raw answers of this form among what was sent; whatever it does not ask is left out."""
    told = request.form.to_dict(flat=False) if sent is None else sent
    names = tuple(field.name for field in form)
    return {
        name: [value[:LONGEST] for value in values[:MOST_VALUES] if isinstance(value, str)]
        for name, values in told.items()
        if isinstance(values, list) and _asked(name, names)
    }


def _asked(name: str, names: tuple[str, ...]) -> bool:
    return any(name == asked or name.startswith(f"{asked}-") for asked in names)
