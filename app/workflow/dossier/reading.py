"""A matter's id comes in; everything the office knows of its participant goes out as one dossier."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.dossier.dossier import Dossier, HistoryLine
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.months.month_file import HandedContent
from app.store.ledger import Ledger, Line
from app.store.records import Kept
from app.workflow.office.desk import Desk


@dataclass(frozen=True)
class DossierReading:
    """Reading needs the right ``READ``; that somebody read is told by whoever shows it."""

    desk: Desk
    ledger: Ledger

    def of(self, actor: Actor, programme: str, matter_id: str) -> Dossier:
        """``NotOnRecord`` without such a matter in this programme."""
        self.desk.admit_to(actor, Right.READ, programme, matter_id)
        return self.whole(self.desk.rooms.matters.get(programme, matter_id))

    def whole(self, matter: Matter) -> Dossier:
        """The dossier of a matter; whoever asks was admitted by then."""
        dossier = self.without_history(matter)
        return replace(dossier, history=self._history(dossier))

    def without_history(self, matter: Matter) -> Dossier:
        """The same for whoever asks only what there is, not how it came to be."""
        rooms, slug, mine = self.desk.rooms, matter.programme, matter.id
        assignments = rooms.assignments.find(slug, subject=mine)
        assistants = {each.assistant_id for each in assignments}
        entries = rooms.entries.find(slug, subject=mine)
        assistants |= {each.assistant_id for each in entries}
        contents = tuple(self._contents(slug, sorted(assistants), mine))
        served = {(each.assistant_id, each.of) for each in contents}
        months = (
            month
            for assistant in sorted(assistants)
            for month in rooms.month_files.find(slug, owner=assistant)
            if (month.assistant_id, month.of) in served
        )
        return Dossier(
            programme=self.desk.programme(slug),
            matter=matter,
            papers=rooms.kept_papers.find(slug, subject=mine),
            assignments=assignments,
            assistants=tuple(
                profile
                for assistant in sorted(assistants)
                for profile in rooms.profiles.find(slug, owner=assistant)
            ),
            entries=entries,
            months=tuple(months),
            contents=contents,
            care=rooms.care_schedules.find(slug, subject=mine),
            checks=rooms.spot_checks.find(slug, subject=mine),
        )

    def _contents(
        self, programme: str, assistants: Iterable[str], matter_id: str
    ) -> Iterator[HandedContent]:
        """Of every handing in the participant's own entries, where there are any."""
        for assistant in assistants:
            for content in self.desk.rooms.handed_contents.find(programme, owner=assistant):
                own = tuple(each for each in content.entries if each.matter_id == matter_id)
                if own:
                    yield replace(content, entries=own)

    def _history(self, dossier: Dossier) -> tuple[HistoryLine, ...]:
        """What was done to the matter and to everything that is the participant's alone."""
        own: tuple[Kept, ...] = (
            *dossier.papers,
            *dossier.assignments,
            *dossier.entries,
            *dossier.care,
            *dossier.checks,
        )
        ids = (dossier.matter.id, *(each.id for each in own))
        lines = self.ledger.of_records(dossier.matter.programme, ids)
        return tuple(_line(each) for each in lines)


def _line(line: Line) -> HistoryLine:
    return HistoryLine(
        line.number,
        line.at,
        line.event,
        line.kind,
        line.record_id,
        line.actor or line.actor_id,
        line.note,
        line.before,
        line.after,
    )
