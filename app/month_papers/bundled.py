"""The papers of a month's bundle as its cover speaks of them: pages, and where each of them is signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate


@dataclass(frozen=True)
class Bundled:
    """One paper of the bundle: ``signed_on`` are its own pages, from 1, that have places to sign.

    ``signer`` is who signs for the participant; ``first`` the paper's first page in the bundle, known once
    the length of the cover is.
    """

    title: str
    count: int
    signed_on: Sequence[int]
    signer: str
    first: int = 1

    @property
    def pages(self) -> str:
        """„5” or „5–7”, in the bundle."""
        last = self.first + self.count - 1
        return str(self.first) if self.count == 1 else f"{self.first}–{last}"

    @property
    def signing_pages(self) -> str:
        """„7”, or „5, 7” where a paper holds several logs."""
        return ", ".join(str(self.first + page - 1) for page in self.signed_on)


def numbered(papers: Iterable[Bundled], first: int) -> tuple[Bundled, ...]:
    """The papers one after another, beginning on this page of the bundle."""
    papers = tuple(papers)
    starts = accumulate((paper.count for paper in papers), initial=first)
    return tuple(replace(paper, first=start) for paper, start in zip(papers, starts, strict=False))
