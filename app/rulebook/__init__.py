"""The law, its figures and its examples come in; Markdown pages in Polish that a clerk reads go out."""

from collections.abc import Mapping
from pathlib import Path

from app.rulebook.chapters import chapter_page, chapters
from app.rulebook.index import index_page
from app.rulebook.map import map_page
from app.rulebook.models import models_page

__all__ = ["pages", "write_pages"]


def pages() -> Mapping[str, str]:
    """The text of every page by its path under ``docs``."""
    return {
        "rules/README.md": index_page(),
        "rules/models.md": models_page(),
        **{f"rules/{chapter.slug}.md": chapter_page(chapter) for chapter in chapters()},
        "rules-map.md": map_page(),
    }


def write_pages(docs: Path) -> None:
    """Write every page, and take away pages of chapters that are no more."""
    written = pages()
    (docs / "rules").mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (docs / name).write_text(text, encoding="utf-8")
    for path in (docs / "rules").glob("*.md"):
        if f"rules/{path.name}" not in written:
            path.unlink()
