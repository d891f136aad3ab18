"""What somebody looks for in the office's ledger comes in; its lines go out, in words, newest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.letters import ALL
from app.matters.case_view import name_of
from app.matters.rights import Actor, Right
from app.store.ledger import Ledger, Line
from app.store.verification import Verified
from app.wording.dates import short_date
from app.wording.labels import sentence
from app.workflow.office.desk import Desk
from app.workflow.office.differences import Difference, differences
from app.workflow.office.events import EVENT_NAMES, Event
from app.workflow.office.folding import folded, found_in

A_PAGE = 25
AT_A_TIME = 200
_ID = re.compile(r"\b[0-9a-f]{32}\b")
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_KIND = re.compile("|".join(rf"\b{letter.slug}\b" for letter in ALL))
_KINDS = {letter.slug: letter.name for letter in ALL}
ERASED = "dane usunięto po czasie przechowywania"


@dataclass(frozen=True)
class Said:
    """One line in words; ``matter_id`` where it is about a matter, ``changed`` for who may read matters."""

    line: Line
    who: str
    what: str
    case_number: str = ""
    matter_id: str = ""
    note: str = ""
    changed: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Pages:
    """A page of lines; ``older`` is the number to go on below, ``None`` at the ledger's beginning."""

    lines: tuple[Said, ...]
    older: int | None


@dataclass(frozen=True)
class _Matters:
    """Case numbers and names by the matter's id."""

    numbers: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Journal:
    """Reading needs the right ``AUDIT``; what a line says of a person is for who may ``READ`` matters."""

    desk: Desk
    ledger: Ledger

    def page(
        self, actor: Actor, programme: str, text: str = "", before: int | None = None
    ) -> Pages:
        """The lines of a case number, of who did the deed or, for readers, of whose matter it is."""
        self.desk.admit(actor, Right.AUDIT, programme)
        reads = actor.may(Right.READ, programme)
        matters = self._matters(programme)
        found: list[Said] = []
        for line in self._lines(programme, before):
            said = _said(line, matters, reads=reads)
            if _answers(said, text.strip(), matters if reads else None):
                found.append(said)
            if len(found) > A_PAGE:
                return Pages(tuple(found[:A_PAGE]), found[A_PAGE - 1].line.number)
        return Pages(tuple(found), None)

    def verify(self, actor: Actor, programme: str) -> Verified:
        """Go through the whole ledger."""
        self.desk.admit_to_register(actor, Right.AUDIT, programme)
        return self.ledger.verify()

    def told(self, actor: Actor, programme: str, lines: Iterable[Line]) -> tuple[Said, ...]:
        """These lines in words; whoever asks was admitted to what they are about."""
        matters, reads = self._matters(programme), actor.may(Right.READ, programme)
        return tuple(_said(line, matters, reads=reads) for line in lines)

    def _lines(self, programme: str, before: int | None) -> Iterator[Line]:
        """All lines from there on, read some at a time."""
        while lines := self.ledger.lines(programme, before=before, limit=AT_A_TIME):
            yield from lines
            before = lines[-1].number

    def _matters(self, programme: str) -> _Matters:
        every = self.desk.rooms.matters.all(programme)
        return _Matters(
            {each.id: each.case_number for each in every},
            {each.id: name_of(each) for each in every},
        )


def _said(line: Line, matters: _Matters, *, reads: bool) -> Said:
    event = line.event
    return Said(
        line=line,
        who=ERASED if line.erased else line.actor or line.actor_id,
        what=event_in_words(event),
        case_number=matters.numbers.get(line.record_id, ""),
        matter_id=line.record_id if line.record_id in matters.numbers else "",
        note=in_words(line.note, matters.numbers) if reads else "",
        changed=tuple(_changed(line, matters)) if reads else (),
    )


def event_in_words(event: str) -> str:
    """What was done, as a line of a list begins; an event nobody knows any more keeps its code."""
    return sentence(EVENT_NAMES[Event(event)]) if event in set(Event) else event


def _changed(line: Line, matters: _Matters) -> Iterator[Difference]:
    for each in differences(line.before, line.after, line.kind):
        before, after = (in_words(text, matters.numbers) for text in (each.before, each.after))
        yield replace(each, before=before, after=after)


def in_words(text: str, numbers: Mapping[str, str]) -> str:
    """Case numbers for ids, the names of letters for their codes, days as people write them."""
    named = _ID.sub(lambda found: numbers.get(found[0], found[0]), text)
    named = _KIND.sub(lambda found: _KINDS[found[0]], named)
    return _DAY.sub(lambda found: short_date(date.fromisoformat(found[0])), named)


def _answers(said: Said, text: str, matters: _Matters | None) -> bool:
    if not text:
        return True
    if said.case_number and text.casefold() in said.case_number.casefold():
        return True
    name = matters.names.get(said.matter_id, "") if matters else ""
    return bool(folded(text)) and (
        found_in(text, said.who) or (bool(name) and found_in(text, name))
    )
