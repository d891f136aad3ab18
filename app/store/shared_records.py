"""A record several people share comes in; the same goes out without what it says of one of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.dossier.retention import Retention
from app.dossier.traces import Traces
from app.matters.session import Session
from app.months.month_file import Edition, HandedContent, MonthFile
from app.store.kinds import HANDED_CONTENTS, MONTH_FILES, RETENTIONS, SESSIONS
from app.store.records import Kept, Kind

GONE = "[usunięto]"
_WORD = re.compile(r"[\w-]+")
_SENTENCE = re.compile(r"(?<=[.!?])(?=\s)|(?=\n)")


@dataclass(frozen=True)
class Leaving:
    """Whoever is to be forgotten; ``ids`` are those of their own records (entries, papers …)."""

    traces: Traces
    ids: frozenset[str]


def unsaid(text: str, traces: Traces) -> str:
    """The text, in which ``GONE`` stands for every sentence that names the person."""
    parts = _SENTENCE.split(text)
    kept = [_blanked(part) if traces.found_in(part, near=True) else part for part in parts]
    return "".join(kept)


def mentions(text: str, leaving: Leaving) -> bool:
    """Whether an id of the person's own records stands in the text."""
    return not leaving.ids.isdisjoint(ids_in(text))


def ids_in(text: str) -> list[str]:
    """Whatever in the text may be an id."""
    return _WORD.findall(text)


def _blanked(part: str) -> str:
    return part[: len(part) - len(part.lstrip())] + GONE


def _session(session: Session, leaving: Leaving) -> Session:
    mine = leaving.traces.matter_id
    return replace(
        session,
        agenda=tuple(each for each in session.agenda if each != mine),
        proposals=tuple(
            replace(each, note=unsaid(each.note, leaving.traces))
            for each in session.proposals
            if each.matter_id != mine
        ),
        notes=unsaid(session.notes, leaving.traces),
    )


def _month(file: MonthFile, leaving: Leaving) -> MonthFile:
    return replace(
        file,
        reason=unsaid(file.reason, leaving.traces),
        editions=tuple(_edition(each, leaving) for each in file.editions),
    )


def _edition(edition: Edition, leaving: Leaving) -> Edition:
    """Totals stay: they are what the assistant was settled for, and name nobody."""
    return replace(
        edition,
        checked=frozenset(key for key in edition.checked if not _theirs(key, leaving)),
        remarks=tuple(
            replace(each, text=unsaid(each.text, leaving.traces))
            for each in edition.remarks
            if each.entry_id not in leaving.ids and not _theirs(each.row, leaving)
        ),
    )


def _theirs(row_key: str, leaving: Leaving) -> bool:
    """Keys of rows begin with the id of their entry."""
    return row_key.partition(".")[0] in leaving.ids


def _content(content: HandedContent, leaving: Leaving) -> HandedContent:
    mine = leaving.traces.matter_id
    return replace(content, entries=tuple(e for e in content.entries if e.matter_id != mine))


def _retention(retention: Retention, leaving: Leaving) -> Retention:
    return retention.without(leaving.traces.matter_id)


@dataclass(frozen=True)
class SharedKind:
    """``kind`` of which a value is made, and how it is rid of somebody."""

    kind: Kind[Any]
    rid: Callable[[Any, Leaving], Kept]


SHARED: Mapping[str, SharedKind] = {
    each.kind.name: each
    for each in (
        SharedKind(SESSIONS, _session),
        SharedKind(MONTH_FILES, _month),
        SharedKind(HANDED_CONTENTS, _content),
        SharedKind(RETENTIONS, _retention),
    )
}
