"""Deeds on a part of a month come in, by its assistant or a clerk; the part as it is kept then goes out.

A clerk judges what was handed in, not the diary: every edition's entries are kept apart, for good.
"""

from dataclasses import dataclass

from app.attachments.monthly import MonthSheet
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.rights import Actor, Right
from app.months import closing
from app.months.closing import Compared, Doer, Handing
from app.months.month_file import MonthFile, Part, file_id
from app.months.sheets import sheets_of
from app.wording.dates import NBSP
from app.workflow.months.handed_month import HandedMonth, handed_month
from app.workflow.months.month_queue import Queue, months_due, queue
from app.workflow.months.month_standing import MonthStanding, standing
from app.workflow.months.reading import before
from app.workflow.office.desk import MEANWHILE, Desk, Seen
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event
from rules.diary import YearMonth

DIARY_CHANGED = (
    "Od otwarcia tej strony wpisy w dzienniku się zmieniły, na przykład doszły z telefonu. Sprawdź "
    f"miesiąc jeszcze raz i{NBSP}dopiero wtedy go oddaj."
)
OWN_MONTH = "Własnego rozliczenia nie przyjmuje się samemu. Poproś o to inną osobę z biura."


@dataclass(frozen=True)
class Closing:
    """The assistant's deeds need ``DIARY`` and are on the own months only; the clerk's need ``SETTLE``."""

    desk: Desk

    def state(self, actor: Actor, programme: str, of: YearMonth) -> MonthStanding:
        """The actor's own month today, with everything to mend in it."""
        self.desk.admit(actor, Right.DIARY, programme)
        return standing(self.desk, programme, of, actor.account_id)

    def own_files(self, actor: Actor, programme: str) -> tuple[MonthFile, ...]:
        """What the actor ever handed in."""
        self.desk.admit(actor, Right.DIARY, programme)
        return self.desk.rooms.month_files.find(programme, owner=actor.account_id)

    def own_due(self, actor: Actor, programme: str) -> frozenset[YearMonth]:
        """Months the actor hands in: assigned in them, or with entries in the diary (rule T9)."""
        self.desk.admit(actor, Right.DIARY, programme)
        return months_due(self.desk, programme, actor.account_id)

    def hand_in(  # noqa: PLR0913 - which part, and the two things said about it
        self,
        actor: Actor,
        programme: str,
        of: YearMonth,
        part: Part,
        *,
        code: str | None = None,
        without_services: bool = False,
    ) -> MonthFile:
        """The part in the office's hands; ``code`` is of the content the assistant saw, if they say."""
        written = self._written(actor, programme, of)
        month = self.state(actor, programme, of)
        seen = month.parts[part]
        if code is not None and code != seen.code:
            raise ChangedMeanwhile(DIARY_CHANGED)
        handing = Handing(self._next_number(seen.file), month.main_is_in, without_services)
        handed, content = closing.hand_in(seen.file, seen.judged, self._doer(actor), handing)
        # First what is kept for good: a number left over from a broken handing in is never used again.
        self.desk.rooms.handed_contents.add(content, actor, Event.MONTH_HANDED_IN)

        def unchanged() -> None:
            if self._written(actor, programme, of) != written:
                raise ChangedMeanwhile(DIARY_CHANGED)

        files = self.desk.rooms.month_files
        keep = files.save if handed.version else files.add
        return keep(handed, actor, Event.MONTH_HANDED_IN, provided=unchanged)

    def take_back(self, actor: Actor, programme: str, of: YearMonth, part: Part) -> MonthFile:
        """The own part back in the assistant's hands."""
        self.desk.admit(actor, Right.DIARY, programme)
        own_id = file_id(programme, actor.account_id, of, part)
        file = self.desk.rooms.month_files.get(programme, own_id)
        taken = closing.take_back(file, self._doer(actor))
        return self.desk.rooms.month_files.save(taken, actor, Event.MONTH_TAKEN_BACK)

    def queue(self, actor: Actor, programme: str) -> Queue:
        """Everything the office has, had or waits for."""
        self.desk.admit(actor, Right.SETTLE, programme)
        return queue(self.desk, programme)

    def open(self, actor: Actor, programme: str, file_id: str) -> HandedMonth:
        """What was handed in last, as the clerk judges it; ``NotOnRecord``."""
        return handed_month(self.desk, self._file(actor, Seen(programme, file_id)))

    def compare(self, actor: Actor, seen: Seen, compared: Compared) -> MonthFile:
        """Keep how far the comparing is."""
        opened = self._opened(actor, seen)
        changed = closing.compare(opened.file, opened.sheets, compared)
        return self.desk.rooms.month_files.save(changed, actor, Event.MONTH_COMPARED)

    def give_back(self, actor: Actor, seen: Seen, compared: Compared) -> MonthFile:
        """Return the part for mending, with its remarks."""
        opened = self._opened(actor, seen)
        doer = self._doer(actor)
        changed = closing.give_back(opened.file, opened.sheets, compared, doer)
        return self.desk.rooms.month_files.save(changed, actor, Event.MONTH_RETURNED)

    def accept(
        self, actor: Actor, seen: Seen, compared: Compared, *, same_code: bool = False
    ) -> MonthFile:
        """Accept the part; ``same_code`` says that the paper bears the code on the screen."""
        opened = self._opened(actor, seen)
        if opened.file.assistant_id == actor.account_id:
            raise DeedRefused((OWN_MONTH,))
        doer = self._doer(actor)
        changed = closing.accept(opened.file, opened.judged, compared, doer, same_code=same_code)
        accepted = self.desk.rooms.month_files.save(changed, actor, Event.MONTH_ACCEPTED)
        served = sorted({entry.matter_id for entry in opened.content.entries})
        self.desk.dossiers.keep_up(actor, seen.programme, served, Occasion.ACCEPTED)
        return accepted

    def reopen(self, actor: Actor, seen: Seen, reason: str) -> MonthFile:
        """Open an accepted part for a correction."""
        changed = closing.reopen(self._file(actor, seen), reason)
        return self.desk.rooms.month_files.save(
            changed, actor, Event.MONTH_REOPENED, changed.reason
        )

    def own_sheets(
        self, actor: Actor, programme: str, of: YearMonth, part: Part
    ) -> tuple[MonthSheet, ...]:
        """The own part's papers: as the office has it where it is frozen, else as the diary says today."""
        found = self.state(actor, programme, of).parts[part]
        return sheets_of(found.judged, found.asked)

    def sheets(self, actor: Actor, programme: str, file_id: str) -> tuple[MonthSheet, ...]:
        """The papers of what was handed in last."""
        opened = self.open(actor, programme, file_id)
        return sheets_of(opened.judged, opened.asked)

    def _opened(self, actor: Actor, seen: Seen) -> HandedMonth:
        return handed_month(self.desk, self._file(actor, seen))

    def _file(self, actor: Actor, seen: Seen) -> MonthFile:
        self.desk.admit(actor, Right.SETTLE, seen.programme)
        file = self.desk.rooms.month_files.get(seen.programme, seen.id)
        if seen.version is not None and file.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return file

    def _written(self, actor: Actor, programme: str, of: YearMonth) -> frozenset[tuple[str, int]]:
        """Which entries the actor has around the month, and how often each was changed."""
        periods = {str(before(of)), str(of)}
        find = self.desk.rooms.entries.find
        own = find(programme, owner=actor.account_id, periods=periods)
        return frozenset((entry.id, entry.version) for entry in own)

    def _next_number(self, file: MonthFile) -> int:
        """One above every content kept of the part, also of one that became no edition."""
        kept = self.desk.rooms.handed_contents.find(
            file.programme, owner=file.assistant_id, periods={str(file.of)}, states={file.part}
        )
        return max((content.number for content in kept), default=0) + 1

    def _doer(self, actor: Actor) -> Doer:
        return Doer(actor.name, self.desk.clock())
