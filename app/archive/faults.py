"""What may be wrong with a bag, as values."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong with a file of a bag, or with the whole."""

    NO_BAG = "no_bag"  # nothing here was ever a bag of ours
    UNFINISHED = "unfinished"  # the export was broken off
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    RENAMED = "renamed"
    MALFORMED = "malformed"  # sound, but no valid bag to others


@dataclass(frozen=True)
class Fault:
    """``path`` is that in the folder, with slashes; ``now`` what a renamed file is called."""

    trouble: Trouble
    path: str = ""
    now: str = ""
