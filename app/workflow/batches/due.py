"""What was decided, lacks or changed comes in; which letters are due, and that they were sent, goes out."""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.documents.letter_said import says
from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.letters import ALL, award, completion_call, limit_change, refusal, reserve
from app.matters.case_view import name_of
from app.matters.matter import Matter, ResolutionState
from app.matters.numbering import in_order
from app.matters.refusals import refuse
from app.matters.resolving import Seat, mark_sent
from app.matters.rights import Actor, Right
from app.matters.states import ALLOWED, Deed
from app.matters.telling import call_to_send, change_to_tell, mark_call_sent, mark_change_told
from app.store.letter_values import Batch, BatchLetter, BatchState, LetterState
from app.wording.dates import long_date, short_date
from app.wording.hours import hours
from app.workflow.batches.letter_batches import LetterBatches
from app.workflow.batches.office_letters import OfficeLetters, letter_of
from app.workflow.office.desk import Desk
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event
from rules.programme import Programme
from rules.vocabulary import Outcome

OUTCOMES: Mapping[str, Outcome] = {
    award.LETTER.slug: Outcome.QUALIFIED,
    reserve.LETTER.slug: Outcome.RESERVE,
    refusal.LETTER.slug: Outcome.NOT_QUALIFIED,
}
TOO_EARLY = "Dzień wysłania jest wcześniejszy niż data na pismach ({day}). Popraw go."
NONE_CHOSEN = "Nie wybrano żadnego pisma. Zaznacz te, które wysłano."
SAYS_OTHERWISE = (
    "To pismo mówi co innego, niż wynika teraz ze sprawy. Przygotuj je ponownie i wyślij nowe."
)
A_LOOK = 0.2


@dataclass(frozen=True)
class Due:
    """A matter whose letter has not gone out; ``tells`` is what of, ``batch_id`` where it lies already."""

    matter_id: str
    case_number: str
    name: str
    tells: str
    batch_id: str = ""


@dataclass(frozen=True)
class NotSent:
    """A letter that could not be marked: its case, and why, with the clause or nothing."""

    case_number: str
    because: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Letters:
    """Every deed needs the right ``LETTERS``; everything stands in the order of case numbers (rule C9)."""

    desk: Desk
    batches: LetterBatches
    correspondence: OfficeLetters

    def due(self, actor: Actor, programme: str) -> Mapping[str, tuple[Due, ...]]:
        """The letters that have not gone out, by their kind."""
        self.desk.admit(actor, Right.LETTERS, programme)
        run, day = self.desk.programme(programme), self.desk.clock()
        every = self.desk.rooms.matters.all(programme)
        waiting = self._waiting(programme)
        return {
            letter.slug: tuple(
                Due(each.id, each.case_number, name_of(each), tells, waiting.get(key, ""))
                for each in sorted(every, key=lambda matter: in_order(matter.case_number))
                if (tells := told_of(letter.slug, each, run, day))
                for key in [(letter.slug, each.id)]
            )
            for letter in ALL
        }

    def wait(self, programme: str, batch_id: str, seconds: float) -> Batch:
        """The batch, once nothing of it waits or the time is over."""
        until = time.monotonic() + seconds
        while True:
            batch = self.batches.get(programme, batch_id)
            if batch.state is not BatchState.RUNNING or time.monotonic() >= until:
                return batch
            time.sleep(A_LOOK)

    def send(
        self, actor: Actor, batch: Batch, sent_on: date, matter_ids: Collection[str]
    ) -> tuple[int, tuple[NotSent, ...]]:
        """How many of the chosen letters are marked as sent now, in their matters as well; and the others."""
        programme = batch.order.programme
        self.desk.admit(actor, Right.LETTERS, programme)
        if not matter_ids:
            refuse(NONE_CHOSEN)
        if sent_on < batch.order.dated:
            refuse(TOO_EARLY.format(day=long_date(batch.order.dated)))
        seat = self.desk.seat(actor, programme)
        done, refused = [], []
        for letter in self.batches.batches.letters(batch.id):
            if letter.matter_id in matter_ids and is_to_send(letter):
                failure = self._send_one(actor, batch, letter.matter_id, sent_on, seat)
                if failure is None:
                    done.append(letter.matter_id)
                else:
                    refused.append(failure)
        if done:
            self.batches.send(programme, batch.id, sent_on, actor, done)
            self.desk.dossiers.keep_up(actor, programme, done, Occasion.SENT)
        return len(done), tuple(refused)

    def take(self, actor: Actor, batch: Batch, what: str) -> None:
        """Note that files of a batch, all or one letter's, leave the program."""
        programme = batch.order.programme
        self.desk.admit(actor, Right.LETTERS, programme)
        self.batches.ledger.record(programme, actor, Event.BATCH_TAKEN, what, record_id=batch.id)

    def _send_one(
        self, actor: Actor, batch: Batch, matter_id: str, sent_on: date, seat: Seat
    ) -> NotSent | None:
        order = batch.order
        matter = self.desk.rooms.matters.get(order.programme, matter_id)
        try:
            self._refuse_outdated(batch, matter_id)
            if told_of(order.kind, matter, seat.programme, seat.on):
                sent, event = _told(order.kind, matter, sent_on, seat)
                self.desk.rooms.matters.save(sent, actor, event)
        except DeedRefused as refusal_:
            because = tuple(zip(refusal_.because, refusal_.clauses, strict=True))
            return NotSent(matter.case_number, because)
        except (ChangedMeanwhile, NotOnRecord) as error:
            return NotSent(matter.case_number, ((str(error), ""),))
        return None

    def _refuse_outdated(self, batch: Batch, matter_id: str) -> None:
        """A letter that was made before its matter changed must not count as what was told."""
        facts = self.correspondence.facts(batch.order, matter_id)
        made = self.batches.batches.made(batch.id, matter_id)
        if not says(made.docx, letter_of(batch.order), facts):
            refuse(SAYS_OTHERWISE)

    def _waiting(self, programme: str) -> dict[tuple[str, str], str]:
        """Which letters lie in a batch, made or to be made, and have not gone out."""
        found: dict[tuple[str, str], str] = {}
        for batch in self.batches.batches.of_programme(programme):
            for letter in self.batches.batches.letters(batch.id):
                if is_to_send(letter) or letter.state is LetterState.WAITING:
                    found.setdefault((batch.order.kind, letter.matter_id), batch.id)
        return found


def is_to_send(letter: BatchLetter) -> bool:
    return letter.state is LetterState.MADE and letter.sent_on is None


def told_of(kind: str, matter: Matter, programme: Programme, on: date) -> str:
    """What a letter of this kind has to tell in a matter, in a few words; nothing where none is due."""
    if kind == completion_call.LETTER.slug:
        call = call_to_send(matter)
        return "" if call is None else f"wezwanie z {short_date(call.called_on)}"
    if kind == limit_change.LETTER.slug:
        change = change_to_tell(matter, programme, on)
        return "" if change is None else f"zmiana od {short_date(change.since)}"
    return _resolved(matter, OUTCOMES[kind])


def _resolved(matter: Matter, outcome: Outcome) -> str:
    last = matter.resolution
    if last is None or last.outcome is not outcome or last.sent_on is not None:
        return ""
    if last.state is not ResolutionState.CONFIRMED or matter.state not in ALLOWED[Deed.SEND]:
        return ""
    told = hours(last.hours) if last.hours is not None else "rozstrzygnięcie"
    return f"{told}, {short_date(last.decided_on)}"


def _told(kind: str, matter: Matter, sent_on: date, seat: Seat) -> tuple[Matter, Event]:
    if kind == completion_call.LETTER.slug:
        return mark_call_sent(matter, sent_on, seat.on), Event.CALL_SENT
    if kind == limit_change.LETTER.slug:
        return mark_change_told(matter, seat.programme, sent_on, seat.on), Event.CHANGE_TOLD
    return mark_sent(matter, sent_on, seat), Event.LETTER_SENT
