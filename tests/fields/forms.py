"""A form of one field, as posted or as given."""

from collections.abc import Mapping
from typing import Any

from app.attachments.page import Answers
from app.fields import Form


def posted(field: Any, raw: Mapping[str, Any]) -> Any:
    """The bound, validated field after this post; it is called ``x``."""
    return _bound(field, Answers(raw))


def given(field: Any, value: Any) -> Any:
    """The bound field of an untouched page for a case that already has this answer."""
    return _bound(field, None, x=value)


def _bound(field: Any, answers: Answers | None, **data: Any) -> Any:
    kind = type("OneField", (Form,), {"x": field})
    form = kind(answers, data=data)
    form.validate()
    return form["x"]
