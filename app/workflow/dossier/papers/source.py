"""A matter and what its dossier keeps come in; what it lacks and the office has goes out, ready to keep."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from app.dossier.kept import KeptPaper
from app.matters.matter import Matter
from app.workflow.dossier.keeping import ToKeep


class Source(Protocol):
    """One kind of papers; each is made only when it is asked for, and those kept already are not made."""

    def papers(self, matter: Matter, kept: tuple[KeptPaper, ...]) -> Iterator[ToKeep]:
        """Raises whatever keeps a paper from being made; the papers before it are good."""


def is_kept(kept: Iterable[KeptPaper], kind: str, about: str, origin: str) -> bool:
    """Whether this very paper, made of this, lies in the dossier."""
    return any((p.kind, p.about, p.origin) == (kind, about, origin) for p in kept)
