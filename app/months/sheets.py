"""A judged month and an assistant come in; the sheets their card and logs are written from go out."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from app.attachments.monthly import MonthSheet
from app.matters.case_view import case_of
from app.months.entry import ServiceEntry
from app.months.judged_month import JudgedMonth
from app.months.month_file import MonthFile, Part
from app.months.parts import parts_of
from rules.case import Person

CODE_LENGTH = 8
CLEARER = str.maketrans("OI", "89")
"""The letters somebody might take for a nought and a one: base 32 knows neither 8 nor 9."""


@dataclass(frozen=True)
class Asked:
    """Whose papers, of which part of the month, in which correction."""

    assistant_id: str
    part: Part
    correction: int = 0


def entries_in(judged: JudgedMonth, asked: Asked) -> tuple[ServiceEntry, ...]:
    """The assistant's entries that have a row or a journey in the part, in the order of time."""
    own = (
        e for e in judged.known.entries if e.assistant_id == asked.assistant_id and not e.removed
    )
    part = (judged.known.of, asked.part)
    return tuple(sorted((e for e in own if part in parts_of(e)), key=lambda e: (e.starts, e.id)))


def sheets_of(judged: JudgedMonth, asked: Asked) -> tuple[MonthSheet, ...]:
    """One for each participant the assistant has entries with in this part, in the order of names."""
    entries = entries_in(judged, asked)
    code = code_of(judged, asked, entries)
    return tuple(sorted(_sheets(judged, asked, entries, code), key=lambda s: s.participant))


def code_of(judged: JudgedMonth, asked: Asked, entries: Iterable[ServiceEntry]) -> str:
    """The content's code, e.g. „K7PQ-2MXA”: another content, another code (but for one in 2⁴⁰)."""
    told = [
        judged.known.programme.slug,
        str(judged.known.of),
        asdict(asked),
        [_said(entry) for entry in entries],
    ]
    digest = hashlib.sha256(json.dumps(told, default=_plain, sort_keys=True).encode()).digest()
    text = base64.b32encode(digest).decode()[:CODE_LENGTH].translate(CLEARER)
    return f"{text[:4]}-{text[4:]}"


def _sheets(
    judged: JudgedMonth, asked: Asked, entries: tuple[ServiceEntry, ...], code: str
) -> Iterator[MonthSheet]:
    known, people = judged.known, judged.view.people
    profile = next((p for p in known.profiles if p.assistant_id == asked.assistant_id), None)
    served = {entry.matter_id for entry in entries}
    for matter in (m for m in known.matters if m.id in served):
        yield MonthSheet(
            programme=known.programme,
            of=known.of,
            supplementary=asked.part is Part.SUPPLEMENT,
            correction=asked.correction,
            code=code,
            case=case_of(matter, known.programme, known.on),
            helper=profile.person if profile else Person(),
            contract_number=_contract(judged, asked.assistant_id, matter.id),
            vehicles=profile.vehicles if profile else (),
            participant=people.participant(matter.id),
            assistant=people.assistant(asked.assistant_id),
            month=judged.view.month,
            verdict=judged.verdict,
            matter_id=matter.id,
        )


def asked_for(file: MonthFile) -> Asked:
    """The papers of a part as it stands."""
    return Asked(file.assistant_id, file.part, file.corrections)


def _contract(judged: JudgedMonth, assistant_id: str, matter_id: str) -> str:
    pair = (assistant_id, matter_id)
    numbers = [
        each.contract_number
        for each in judged.known.assignments
        if (each.assistant_id, each.matter_id) == pair and each.contract_number
    ]
    return ", ".join(dict.fromkeys(numbers))


def _said(entry: ServiceEntry) -> dict[str, object]:
    """What an entry says, however often it was saved."""
    told = asdict(entry)
    return {name: told[name] for name in told if name not in {"version", "removed"}}


def _plain(value: object) -> str:
    """One text for one moment, whatever zone it is written in."""
    return str(value.astimezone(UTC)) if isinstance(value, datetime) else str(value)
