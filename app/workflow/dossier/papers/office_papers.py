"""A matter comes in; the office's own papers on it go out: the assessment's card, records of checks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.commission_papers import Considered, assessment_card
from app.dossier.kept import KeptPaper, Source
from app.matters.case_view import case_of
from app.matters.matter import AssessmentCard, Matter
from app.month_papers.spot_check import spot_check
from app.months.spot_check import SpotCheck
from app.wording.dates import long_date
from app.workflow.dossier.keeping import ToKeep
from app.workflow.dossier.papers.source import is_kept
from app.workflow.office.desk import Desk
from app.workflow.office.office_papers import About, Coded, OfficePapers
from app.workflow.producing import DOCX, PDF

CARD, CHECK = "assessment_card", "spot_check"
BEFORE = "Stan karty przy rozstrzygnięciu z dnia {day}"


@dataclass(frozen=True)
class AssessmentCards:
    """The card as it stood when the matter was resolved: one for each resolution."""

    desk: Desk
    made: OfficePapers

    def papers(self, matter: Matter, kept: tuple[KeptPaper, ...]) -> Iterator[ToKeep]:
        card, resolution = matter.assessment, matter.resolution
        origin = f"{matter.id}.{len(matter.resolutions)}"
        if card is None or resolution is None or is_kept(kept, CARD, "", origin):
            return
        note = BEFORE.format(day=long_date(resolution.decided_on))
        begun = _paper(matter, self._made(matter, card), card.assessed_on)
        yield replace(begun, origin=origin, note=note)

    def _made(self, matter: Matter, card: AssessmentCard) -> Coded:
        programme = self.desk.programme(matter.programme)
        considered = Considered(matter, case_of(matter, programme, card.assessed_on))
        paper = assessment_card(considered, programme, self.desk.settings(matter.programme))
        return self.made.commission_print(paper, About(matter.programme, matter.id, matter.id))


@dataclass(frozen=True)
class CheckRecords:
    """The record of every documented check of the participant (rule R11)."""

    desk: Desk
    made: OfficePapers

    def papers(self, matter: Matter, kept: tuple[KeptPaper, ...]) -> Iterator[ToKeep]:
        for check in self.desk.rooms.spot_checks.find(matter.programme, subject=matter.id):
            if check.documented and not is_kept(kept, CHECK, check.id, check.id):
                begun = _paper(matter, self._made(matter, check), check.on)
                yield replace(begun, about=check.id, origin=check.id)

    def _made(self, matter: Matter, check: SpotCheck) -> Coded:
        programme = self.desk.programme(matter.programme)
        paper = spot_check(
            check,
            programme,
            self.desk.settings(matter.programme),
            case=case_of(matter, programme, check.on),
            assistant=self._assistant(check),
        )
        return self.made.check_print(paper, About(matter.programme, check.id, matter.id))

    def _assistant(self, check: SpotCheck) -> str:
        rooms = self.desk.rooms
        profiles = rooms.profiles.find(check.programme, owner=check.assistant_id)
        own = (profile.person.full_name for profile in profiles)
        holders = (each.name for each in rooms.accounts.all() if each.id == check.assistant_id)
        return next((name for name in (*own, *holders) if name), "")


def _paper(matter: Matter, coded: Coded, made_on: date) -> ToKeep:
    made = coded.made
    return ToKeep(
        programme=matter.programme,
        matter_id=matter.id,
        kind=made.slug,
        title=made.title,
        source=Source.MADE,
        made_on=made_on,
        files={PDF: made.pdf, DOCX: made.docx},
        code=coded.print.code,
        code_edition=coded.print.edition,
        pages=coded.print.pages,
    )
