"""Entries handed in before and now come in; which rows are new, gone or changed, and in what, goes out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum

from app.months.entry import ServiceEntry

SILENT = frozenset({"id", "programme", "assistant_id", "removed", "version"})
"""Members that no paper shows."""


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """``before`` is ``None`` of an added entry, ``after`` of a removed one; ``members`` differ."""

    change: Change
    before: ServiceEntry | None = None
    after: ServiceEntry | None = None
    members: tuple[str, ...] = ()

    @property
    def entry(self) -> ServiceEntry:
        """The entry as it is now, or as it was last."""
        found = self.after or self.before
        if found is None:
            raise ValueError(self)  # a difference is of something
        return found


def differences(
    before: Iterable[ServiceEntry], after: Iterable[ServiceEntry]
) -> tuple[Difference, ...]:
    """In the order of time; entries that say the same are passed over."""
    old, new = ({entry.id: entry for entry in entries} for entries in (before, after))
    found = [each for entry_id in old | new for each in _of(old.get(entry_id), new.get(entry_id))]
    return tuple(sorted(found, key=lambda each: (each.entry.starts, each.entry.id)))


def _of(before: ServiceEntry | None, after: ServiceEntry | None) -> Iterator[Difference]:
    if before is None:
        yield Difference(Change.ADDED, after=after)
    elif after is None:
        yield Difference(Change.REMOVED, before=before)
    else:
        members = tuple(
            field.name
            for field in fields(ServiceEntry)
            if field.name not in SILENT and _told(before, field.name) != _told(after, field.name)
        )
        if members:
            yield Difference(Change.CHANGED, before, after, members)


def _told(entry: ServiceEntry, member: str) -> object:
    """Moments of UTC: those of one zone are equal to Python though the clock shows the hour twice."""
    value = getattr(entry, member)
    if member == "waiting":
        return tuple((w.starts.astimezone(UTC), w.ends.astimezone(UTC)) for w in entry.waiting)
    return value.astimezone(UTC) if isinstance(value, datetime) else value
