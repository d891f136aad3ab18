"""A folder of programme data to spoil: a copy of the real one, edited as text."""

from pathlib import Path
from shutil import copytree

from rules.programme import DATA, Programme, read_programme


class Office:
    """A copy of the data, in which one office's file or its edition is changed."""

    def __init__(self, folder: Path, slug: str = "wiazowna_2026") -> None:
        self.data = folder / "rules"
        self.slug = slug
        for name in ("activities", "editions", "law", "programmes"):
            copytree(DATA / name, self.data / name)

    @property
    def path(self) -> Path:
        return self.data / "programmes" / f"{self.slug}.yaml"

    def edition(self, slug: str = "jst_2026") -> Path:
        return self.data / "editions" / f"{slug}.yaml"

    def spoil(self, old: str, new: str, path: Path | None = None) -> "Office":
        """Replace a text that must be there; raises ``ValueError`` when it is not."""
        path = path or self.path
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{old!r} is not in {path.name}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def load(self) -> Programme:
        return read_programme(self.path, self.data)
