"""Ids, a seed and a size come in; a random sample goes out that anybody can draw again by ``sha256sum``.

The frame is the list of ids in their order, one a line. Every id gets a rank: the SHA-256 of the seed with
the id behind it. Sorted by rank, the first ones are the sample. Neither the order in which ids come nor
anything said in a dossier can move one of them; who does not know the seed knows nothing of the sample.
"""

import hashlib
from collections.abc import Collection, Mapping

from app.dossier.control import Drawn, Stratum


def frame_file(ids: Collection[str]) -> bytes:
    """The frame as a file: what ``sha256sum`` is taken of."""
    return "".join(f"{each}\n" for each in sorted(set(ids))).encode()


def frame_digest(ids: Collection[str]) -> str:
    return hashlib.sha256(frame_file(ids)).hexdigest()


def rank(seed: str, matter_id: str) -> str:
    """``printf '%s' "SEEDID" | sha256sum``."""
    return hashlib.sha256(f"{seed}{matter_id}".encode()).hexdigest()


def sample(seed: str, ids: Collection[str], size: int) -> tuple[str, ...]:
    """``size`` of the ids, or all where there are fewer, in the order of their ranks."""
    ranked = sorted(set(ids), key=lambda each: (rank(seed, each), each))
    return tuple(ranked[: max(size, 0)])


def drawn(
    seed: str, frames: Mapping[Stratum, Collection[str]], sizes: Mapping[Stratum, int]
) -> tuple[Drawn, ...]:
    """A sample of every stratum of which any is wanted, in the order of strata."""
    return tuple(
        Drawn(
            stratum,
            tuple(sorted(set(frames[stratum]))),
            frame_digest(frames[stratum]),
            sample(seed, frames[stratum], sizes.get(stratum, 0)),
        )
        for stratum in Stratum
        if stratum in frames and sizes.get(stratum, 0) > 0
    )
