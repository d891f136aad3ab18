"""A fictional office whose clock and calendar go together, and a dossier played to an accepted month."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.attachments import MONTHLY
from app.attachments.answers import raw_answers
from app.commission_papers import Considered, assessment_card
from app.config import Settings
from app.documents.commission import commission_docx
from app.documents.month_papers import month_docx
from app.documents.pipeline import attachment_docx
from app.documents.verdict_file import verdict_json
from app.dossier.about import AboutMonth
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper, Source
from app.matters.case_view import case_of
from app.matters.matter import AssessmentCard, Matter, Papers, Way
from app.months.closing import Compared
from app.months.month_file import MonthFile, Part
from app.months.paper_rows import keys_of
from app.months.sheets import sheets_of
from app.store.clock import office_day
from app.store.letter_values import Order
from app.store.opened import Store, open_store
from app.workflow.application import Application
from app.workflow.batches.office_letters import OfficeLetters
from app.workflow.dossier.reading import DossierReading
from app.workflow.months.closing import Closing
from app.workflow.months.handed_month import handed_month
from app.workflow.office.assessment import Assessment
from app.workflow.office.desk import Desk, Seen, new_id
from app.workflow.office.events import Event
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.resolutions import Resolutions
from app.workflow.producing import DOCX, JSON
from rules import check
from rules.diary import YearMonth
from rules.programme import load_programme
from tests.builders import PAPERS
from tests.matters.builders import (
    FOUND,
    SEJNY,
    SIGNED,
    a_resolution,
    an_actor,
    an_applicant,
)
from tests.months.builders import (
    ASSISTANT_ID,
    a_drive,
    a_profile,
    an_assignment,
    an_assistant,
    an_entry,
)
from tests.store.builders import TurnableClock

CLERK, BOGNA = an_actor(), an_assistant()
FEBRUARY = YearMonth(2026, 2)
CODE = "ABCD-2345"


@dataclass
class AuditedOffice:
    """``keeps`` the verdict after each deed, as the office's dossiers do."""

    store: Store
    clock: TurnableClock
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(self.store, self.today)

    def today(self) -> date:
        return office_day(self.clock())

    def on(self, day: date) -> None:
        self.clock.turn(days=(day - self.today()).days)

    def take_in(self) -> Matter:
        """From a bundle printed here, with its papers kept."""
        answers = raw_answers(an_applicant(), load_programme(SEJNY))
        draft = self.store.drafts.start(SEJNY, "uczestnik", {}, "token-1").draft_id
        self.store.bundles.put(CODE, draft, SEJNY, "Zofia Przykładowa", answers)
        arrival = Arrival(self.today(), Way.IN_PERSON)
        matter = Intake(self.desk).take_bundle(CLERK, SEJNY, CODE, arrival)
        applied = Application(
            draft_id=draft,
            programme=load_programme(SEJNY),
            answers=answers,
            copies=(),
            today=self.today(),
        )
        for attachment in applied.attachments:
            docx = attachment_docx(attachment, applied.case, applied.programme, CODE)
            self.keep(matter, attachment.slug, {DOCX: docx}, origin=draft)
        self.keep_verdict(matter)
        return matter

    def check_papers(self, matter: Matter) -> Matter:
        papers = Papers(enclosed=PAPERS, signed=SIGNED)
        return self.keep_verdict(Intake(self.desk).check_papers(CLERK, self.seen(matter), papers))

    def assess(self, matter: Matter) -> Matter:
        card = AssessmentCard(self.today(), FOUND, "Olga Oceniająca", Decimal(600))
        return self.keep_verdict(Assessment(self.desk).assess(CLERK, self.seen(matter), card))

    def award(self, matter: Matter) -> Matter:
        """Resolved, its card kept; then told by a letter, which is kept too."""
        resolution = replace(a_resolution(), decided_on=self.today())
        awarded = Resolutions(self.desk).propose(CLERK, self.seen(matter), resolution)
        self.keep_verdict(awarded)
        programme, card = self.desk.programme(SEJNY), awarded.assessment
        assert card is not None
        considered = Considered(awarded, case_of(awarded, programme, card.assessed_on))
        paper = assessment_card(considered, programme, self.desk.settings(SEJNY))
        docx = commission_docx(paper)
        self.keep(awarded, "assessment_card", {DOCX: docx}, made_on=card.assessed_on)
        letter = OfficeLetters(self.desk).docx(Order(SEJNY, "award", self.today()), awarded.id)
        sent = Resolutions(self.desk).mark_sent(CLERK, self.seen(awarded), self.today())
        self.keep(sent, "award", {DOCX: letter}, about="seria")
        return sent

    def serve_february(self, matter: Matter) -> MonthFile:
        """Two services and a drive, handed in and accepted; card and log kept."""
        self.store.profiles.add(a_profile(), CLERK, Event.PROFILE_CHANGED)
        self.store.assignments.add(
            an_assignment(matter.id, starts=date(2026, 2, 1)), CLERK, Event.ASSIGNMENT_MADE
        )
        first = an_entry("2026-02-03 10:00", "2026-02-03 12:30", matter_id=matter.id)
        drive = an_entry(
            "2026-02-05 10:00",
            "2026-02-05 12:00",
            matter_id=matter.id,
            goes_out=True,
            journeys=(a_drive(),),
        )
        self.store.entries.add_all((first, drive), BOGNA, Event.SERVICE_ENTERED)
        self.on(date(2026, 2, 27))
        closing = Closing(self.desk)
        file = closing.hand_in(BOGNA, SEJNY, FEBRUARY, Part.MAIN)
        ticked = Compared(frozenset(keys_of(closing.open(CLERK, SEJNY, file.id).sheets)))
        accepted = closing.accept(CLERK, Seen(SEJNY, file.id, file.version), ticked)
        month = handed_month(self.desk, accepted)
        about = str(AboutMonth(FEBRUARY, Part.MAIN, ASSISTANT_ID))
        for sheet in sheets_of(month.judged, month.asked):
            for attachment in MONTHLY:
                if attachment.applies(sheet):
                    docx = month_docx(attachment, sheet)
                    self.keep(matter, attachment.slug, {DOCX: docx}, about=about)
        return accepted

    def keep_verdict(self, matter: Matter) -> Matter:
        programme, on = self.desk.programme(SEJNY), self.today()
        case = case_of(matter, programme, on)
        told = verdict_json(check(case, programme), case, programme)
        self.keep(matter, "verdict", {JSON: told}, origin=matter.id, source=Source.JUDGED)
        return matter

    def keep(
        self,
        matter: Matter,
        kind: str,
        files: Mapping[str, bytes],
        *,
        about: str = "",
        origin: str = "",
        made_on: date | None = None,
        source: Source = Source.MADE,
    ) -> KeptPaper:
        paper_id = new_id()
        every = self.store.kept_papers.find(SEJNY, subject=matter.id)
        paper = KeptPaper(
            id=paper_id,
            programme=SEJNY,
            matter_id=matter.id,
            kind=kind,
            title=kind,
            source=source,
            edition=1 + sum(each.kind == kind for each in every),
            made_on=made_on or self.today(),
            filed_at=self.clock(),
            filed_by=CLERK.name,
            files=tuple(
                self.store.archive.put(data, media_type, owner=paper_id)
                for media_type, data in files.items()
            ),
            about=about,
            origin=origin,
        )
        return self.store.kept_papers.add(paper, CLERK, Event.PAPER_KEPT)

    def matter(self, matter_id: str) -> Matter:
        return self.store.matters.get(SEJNY, matter_id)

    def seen(self, matter: Matter) -> Seen:
        return Seen(SEJNY, matter.id)

    def dossier(self, matter_id: str) -> Dossier:
        return DossierReading(self.desk, self.store.ledger).whole(self.matter(matter_id))


def an_office(folder: Path) -> AuditedOffice:
    clock = TurnableClock()
    settings = Settings(data=folder / "data", generated=folder / "generated")
    return AuditedOffice(open_store(settings, clock), clock)


def a_played_dossier(office: AuditedOffice) -> str:
    """From the paper on 5 January to February's accepted month; the id of its matter."""
    matter = office.take_in()
    office.on(date(2026, 1, 7))
    matter = office.check_papers(matter)
    office.on(date(2026, 1, 12))
    matter = office.assess(matter)
    office.on(date(2026, 1, 15))
    matter = office.award(matter)
    office.serve_february(matter)
    return matter.id


def on_another_blank(docx: bytes) -> bytes:
    """The paper as if it had been filled in on a blank with one line more at its end."""
    told, said = io.BytesIO(docx), io.BytesIO()
    with zipfile.ZipFile(told) as package, zipfile.ZipFile(said, "w") as other:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                more = b"<w:p><w:r><w:t>Wiersz dawnego wzoru.</w:t></w:r></w:p><w:sectPr"
                place = data.rindex(b"<w:sectPr")
                data = data[:place] + more + data[place + len(b"<w:sectPr") :]
            if name == "docProps/core.xml":
                digest = re.compile(rb"<dc:identifier>[0-9a-f]{64}")
                data = digest.sub(b"<dc:identifier>" + b"0" * 64, data)
            other.writestr(name, data)
    return said.getvalue()
