"""A programme comes in; fingerprints of its data go out, by which a later audit tells what changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any

from rules.programme import Programme

LIMITS = frozenset({"local_limits", "local_history"})
"""What an office may set for itself (rule L2), apart from everything the files say."""


@dataclass(frozen=True)
class Fingerprints:
    """SHA-256 as hexadecimals: ``data`` of edition, law and organiser, ``limits`` of local limits alone."""

    data: str
    limits: str


@dataclass(frozen=True, eq=False)
class _Known:
    """A programme as the object it is, which never changes: an export asks for every dossier."""

    programme: Programme

    def __hash__(self) -> int:
        return id(self.programme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.programme is other.programme


def fingerprints(programme: Programme) -> Fingerprints:
    """Equal programmes have equal ones, whatever the order of anything named."""
    return _fingerprints(_Known(programme))


@lru_cache(maxsize=16)
def _fingerprints(known: _Known) -> Fingerprints:
    programme = known.programme
    members = {each.name: getattr(programme, each.name) for each in fields(programme)}
    data = {name: value for name, value in members.items() if name not in LIMITS}
    limits = {name: value for name, value in members.items() if name in LIMITS}
    return Fingerprints(_digest(data), _digest(limits))


def _digest(value: object) -> str:
    told = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
