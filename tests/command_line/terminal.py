"""What a person sees of a command: its exit code and both outputs."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answered:
    code: int
    out: str
    err: str


Teczka = Callable[..., Answered]
"""Words typed after ``bin/teczka`` come in; what was answered goes out."""
