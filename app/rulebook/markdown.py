"""Texts come in; Markdown that any viewer shows goes out."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, one line a row."""
    lines = [_line(head), "|" + "---|" * len(head), *(_line(row) for row in rows)]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def ended(text: str) -> str:
    """The text with the full stop of its sentence; „r.” and „godz.” have theirs already."""
    return text if text.endswith(".") else f"{text}."


def folded(summary: str, text: str) -> str:
    """A part that opens on a click; a viewer that cannot fold shows it open."""
    return f"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>"


def page(parts: Iterable[str]) -> str:
    """The parts of a page, a blank line between them and one newline at the end."""
    return "\n\n".join(part for part in parts if part) + "\n"


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]
