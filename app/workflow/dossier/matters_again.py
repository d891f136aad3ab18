"""A matter's versions come in; each moment that mattered is judged again, as of its time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.verdict_file import verdict_json
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper, Source
from app.errors import InternalError
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.store.clock import office_day
from app.store.kinds import KEPT_PAPERS, MATTERS
from app.workflow.dossier.agreement import Departure, Moment
from app.workflow.dossier.as_of import Past
from app.workflow.dossier.deeds_again import RESOLVED, Deed, against
from app.workflow.dossier.earlier import Version
from app.workflow.dossier.verdicts_compared import causes, departures
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules import check
from rules.fingerprint import fingerprints

JSON = "application/json"
MATTERED = RESOLVED | {
    Event.MATTER_OPENED,
    Event.ANSWERS_CORRECTED,
    Event.COMPLETION_ANSWERED,
    Event.PAPERS_CHECKED,
    Event.ASSESSED,
    Event.CHANGE_RECORDED,
}
"""Deeds on a matter after which the rules say what they say on other grounds than before."""
FILE = "Zapisany wynik sprawdzenia"
DAMAGED = "pliku nie da się odczytać: jest uszkodzony albo podmieniony"
NOT_KEPT = "Z tej chwili nie zachowano wyniku sprawdzenia, więc nie ma z czym go porównać."
LIMITS_SINCE = (
    "Biuro zmieniło od tamtej pory swoje limity. Sprawdzono według tych, które obowiązywały wtedy."
)


@dataclass(frozen=True)
class MatterAgain:
    """The moments of the matter itself."""

    desk: Desk
    past: Past
    dossier: Dossier

    def moments(self, versions: tuple[Version[Matter], ...]) -> Iterator[Moment]:
        before: Matter | None = None
        for place, version in enumerate(versions):
            later = versions[place + 1].number if place + 1 < len(versions) else None
            if version.event in MATTERED:
                yield self._moment(version, before, later)
            before = version.value

    def _moment(self, version: Version[Matter], before: Matter | None, later: int | None) -> Moment:
        day = office_day(version.at)
        then = self.past.desk(version.number, day)
        programme = then.programme(version.value.programme)
        deed = Deed(version.event, before, version.value, programme, day)
        kept, own = self._kept(version, later)
        found = tuple(self._against_kept(version.value, kept)) if kept and own else ()
        why = self._causes(version.value, kept) if kept and found else ()
        today = fingerprints(self.desk.programme(programme.slug)).limits
        notes = (LIMITS_SINCE,) if fingerprints(programme).limits != today else ()
        return Moment(
            number=version.number,
            at=version.at,
            event=version.event,
            who=self._who(version.number),
            kept=kept,
            departures=(*found, *against(deed)),
            causes=why,
            notes=notes if kept else (*notes, NOT_KEPT),
        )

    def _kept(self, version: Version[Matter], later: int | None) -> tuple[KeptPaper | None, bool]:
        """The verdict kept of this version; or an earlier one that says the same, as none is kept twice.

        Whether it is to be compared: an earlier one that says something else is of another moment.
        """
        told = sorted(self._verdicts(), key=lambda each: each[0])
        own = [p for number, p in told if number > version.number and (not later or number < later)]
        if own:
            return own[0], True
        earlier = [paper for number, paper in told if number < version.number]
        if earlier and not tuple(self._against_kept(version.value, earlier[-1])):
            return earlier[-1], True
        return None, False

    def _verdicts(self) -> Iterator[tuple[int, KeptPaper]]:
        """The office's verdicts, each with the line it was kept in; the applicant's own is of no deed."""
        lines = {
            line.record_id: line.number
            for line in reversed(self.dossier.history)
            if line.kind == KEPT_PAPERS.name
        }
        for paper in self.dossier.papers:
            own = paper.source is Source.JUDGED and paper.origin == self.dossier.matter.id
            if own and paper.id in lines:
                yield lines[paper.id], paper

    def _against_kept(self, matter: Matter, kept: KeptPaper) -> Iterator[Departure]:
        data = self._read(kept)
        if data is None:
            yield Departure(FILE, then=DAMAGED)
            return
        programme = self._desk_of(matter, kept.made_on).programme(matter.programme)
        yield from departures(data, self._again(matter, kept.made_on), programme)

    def _causes(self, matter: Matter, kept: KeptPaper) -> tuple[str, ...]:
        data = self._read(kept)
        return () if data is None else causes(data, self._again(matter, kept.made_on))

    def _again(self, matter: Matter, on: date) -> bytes:
        programme = self._desk_of(matter, on).programme(matter.programme)
        case = case_of(matter, programme, on)
        return verdict_json(check(case, programme), case, programme)

    def _desk_of(self, matter: Matter, on: date) -> Desk:
        number = next(
            each.number
            for each in self.past.versions(MATTERS, matter.programme, (self.dossier.matter,))[
                matter.id
            ].known
            if each.value.version == matter.version
        )
        return self.past.desk(number, on)

    def _read(self, kept: KeptPaper) -> bytes | None:
        file = kept.file(JSON)
        try:
            return None if file is None else self.past.store.archive.get(file.name, owner=kept.id)
        except InternalError:
            return None

    def _who(self, number: int) -> str:
        return next((line.who for line in self.dossier.history if line.number == number), "")
