"""A page goes out with hard spaces where Polish typography asks; nothing a person typed changes.

The one place where it is done for every page: only the text between tags is touched, so attributes (values
that are posted back, names read aloud) stay as they are, and so do elements that hold answers or code.
"""

import re

from flask import Flask, Response

from app.wording.hard_spaces import tied

TAGS = re.compile(r"""(<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^"'<>])*>)""", re.DOTALL)
NAME = re.compile(r"</?([a-z0-9]+)")
UNTOUCHED = frozenset({"textarea", "script", "style", "title", "option"})
VERBATIM = "data-verbatim"
"""An element that carries it shows somebody's own words; it may not hold another of its kind."""


def set_in_type(app: Flask) -> None:
    """Tie the words of every page the application answers with."""

    @app.after_request
    def tied_page(response: Response) -> Response:
        if response.mimetype == "text/html" and not response.direct_passthrough:
            response.set_data(tied_html(response.get_data(as_text=True)))
        return response


def tied_html(page: str) -> str:
    """The page with the same tags, and text tied wherever it is the service's own."""
    parts, until = [], ""
    for each in TAGS.split(page):
        if each.startswith("<"):
            until = _untouched_until(each, until)
            parts.append(each)
        else:
            parts.append(each if until else tied(each))
    return "".join(parts)


def _untouched_until(tag: str, until: str) -> str:
    """The name of the element whose end lets text be touched again; empty where it may be."""
    found = NAME.match(tag)
    name = found[1] if found else ""
    if until:
        return "" if tag.startswith("</") and name == until else until
    return name if name in UNTOUCHED or (VERBATIM in tag and not tag.startswith("</")) else ""
