"""An office whose paper is real: bundles of applicants, letters and a month, printed by its services."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from flask import Flask
from PIL import Image, ImageDraw, ImageFont

from app.attachments.answers import raw_answers
from app.command_line.recruits import recruits
from app.documents.pipeline import Office
from app.dossier.printed import PrintedPaper
from app.matters.case_view import case_of
from app.matters.matter import (
    AssessmentCard,
    Matter,
    Papers,
    Resolution,
    ResolutionState,
    Way,
)
from app.matters.rights import Actor, Role
from app.months.admitting import Terms
from app.months.assignment import profile_id
from app.months.closing import Compared
from app.months.entry import ServiceEntry
from app.months.month_file import Part
from app.store.letter_values import Order
from app.web.services import Services
from app.workflow.months.assignments import Assignments
from app.workflow.months.closing import Closing
from app.workflow.months.diary import Diary
from app.workflow.months.month_papers import MonthPapers
from app.workflow.office.assessment import Assessment
from app.workflow.office.desk import Seen
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.resolutions import Resolutions
from rules.application.completeness import PRINTED, requirements
from rules.case import Case
from rules.diary import YearMonth
from rules.programme import load_programme
from rules.vocabulary import Outcome
from tests.builders import a_case
from tests.matters.builders import FOUND
from tests.months.builders import STATEMENT, a_drive, a_profile, a_taxi, an_entry
from tests.web.office.staff import NAMES, OTHER, OWN
from tests.web.site import a_site

APPLIED, CAME, MET, SERVED, SETTLED = (
    date(2026, 2, 10),
    date(2026, 2, 13),
    date(2026, 2, 16),
    date(2026, 3, 31),
    date(2026, 4, 2),
)
MARCH = YearMonth(2026, 3)
WAIT = 300.0
PLACES = 10
DAYS = (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)


@dataclass
class Calendar:
    today: date = APPLIED

    def __call__(self) -> date:
        return self.today


@dataclass(frozen=True)
class Printed:
    """A PDF of ours and, of each of its pages, whose it is (empty: of no dossier)."""

    name: str
    pdf: bytes
    whose: tuple[str, ...]
    paper: PrintedPaper


@dataclass
class PaperOffice:
    site: Flask
    calendar: Calendar

    @property
    def services(self) -> Services:
        found: Services = self.site.extensions["teczka"]
        return found

    def actor(self, role: Role, programme: str = OWN) -> Actor:
        address = f"{role}-{programme[:3]}@example.com"
        every = self.services.store.accounts.all()
        known = next((each for each in every if each.email == address), None)
        return (
            known or self.services.store.accounts.add(address, NAMES[role], [role], [programme])
        ).actor

    def applies(self, case: Case, copy: bool) -> str:
        """Apply as a person would, page by page; the draft's id once its bundle is made."""
        applying, programme = self.services.applying, load_programme(case.programme)
        answers = raw_answers(case, programme)
        first = next(iter(answers))
        draft, _ = applying.begin(
            programme, answers[first], f"{case.programme} {case.participant.full_name}"
        )
        for page, raw in answers.items():
            self.services.store.drafts.save_page(draft, page, raw)
        application = applying.application(draft)
        if copy:
            applying.add_copy(application, "orzeczenie.jpg", a_certificate(case))
        application = applying.application(draft)
        state = self.services.producing.ask(application, wait=WAIT)
        if not self.services.producing.ready(application):
            raise RuntimeError(f"not made: {state}")
        return draft

    def bundle(self, programme: str, draft: str, matter_id: str) -> Printed:
        application = self.services.applying.application(draft)
        pdf = self.services.producing.document(application, "bundle", "application/pdf")
        assert pdf
        (paper,) = self.services.store.page_codes.of_origin(programme, draft)
        covers = [paper.part_of(n) is None for n in range(1, paper.pages + 1)]
        return Printed("bundle", pdf, tuple("" if c else matter_id for c in covers), paper)

    def takes_in(self, programme: str, draft: str) -> Matter:
        (paper,) = self.services.store.page_codes.of_origin(programme, draft)
        clerk = self.actor(Role.CLERK, programme)
        return Intake(self.services.desk).take_bundle(
            clerk, programme, paper.code, Arrival(CAME, Way.POST)
        )

    def resolves(self, matter: Matter, outcome: Outcome) -> None:
        desk, clerk, seen = self.services.desk, self.actor(Role.CLERK), Seen(OWN, matter.id)
        programme = desk.programme(OWN)
        needed = frozenset(
            each.document for each in requirements(case_of(matter, programme, MET), programme)
        )
        papers = Papers(enclosed=needed, signed=needed & frozenset(PRINTED), shown=needed)
        Intake(desk).check_papers(clerk, seen, papers)
        Assessment(desk).assess(clerk, seen, AssessmentCard(MET, FOUND, clerk.name, Decimal(240)))
        award = Resolution(outcome, MET, ResolutionState.PROPOSED, clerk.account_id)
        if outcome is Outcome.QUALIFIED:
            award = replace(award, hours=Decimal(240), since=MET)
        Resolutions(desk).propose(clerk, seen, award)

    def letters(self, kind: str, matter_ids: Sequence[str]) -> Iterator[Printed]:
        clerk, batching = self.actor(Role.CLERK), self.services.batching
        batch = batching.deeds.create(Order(OWN, kind, MET), matter_ids, clerk)
        batching.deeds.generate(OWN, batch.id, clerk)
        self.until(lambda: not self.services.store.letter_work.running())
        codes = self.services.store.page_codes
        for matter_id in matter_ids:
            pdf = self.services.store.batches.made(batch.id, matter_id).pdf
            (paper,) = (p for p in codes.of_matter(OWN, matter_id) if p.origin == batch.id)
            yield Printed("letter", pdf, (matter_id,) * paper.pages, paper)
        batching.deeds.send(OWN, batch.id, MET, clerk)
        for matter_id in matter_ids:
            Resolutions(self.services.desk).mark_sent(clerk, Seen(OWN, matter_id), MET)

    def months(self, matter_ids: Sequence[str]) -> Iterator[Printed]:
        """One assistant serves them all; the month's papers, and the cards once more as a batch."""
        desk, clerk, own = self.services.desk, self.actor(Role.CLERK), self.actor(Role.ASSISTANT)
        profile = a_profile(own.account_id, id=profile_id(OWN, own.account_id))
        desk.rooms.profiles.add(profile, clerk, "assistant.changed")
        service = Assignments(desk)
        terms = Terms(date(2026, 3, 1), date(2026, 12, 31), Decimal(20), "UZ/1/2026")
        for matter_id in matter_ids:
            made = service.make(clerk, OWN, own.account_id, matter_id, terms)
            service.state(clerk, Seen(OWN, made.id), STATEMENT)
            service.open(clerk, Seen(OWN, made.id))
        self.calendar.today = SERVED
        Diary(desk).put_all(own, OWN, list(_entries(own.account_id, matter_ids)))
        papers = MonthPapers(desk, self.services.office).own(own, OWN, MARCH, Part.MAIN)
        file = Closing(desk).hand_in(own, OWN, MARCH, Part.MAIN)
        self.calendar.today = SETTLED
        Closing(desk).accept(clerk, Seen(OWN, file.id), Compared(), same_code=True)
        (paper,) = self.services.store.page_codes.of_origin(OWN, file.id)
        yield Printed("month", papers.bundle, tuple(_owners(paper)), paper)
        prints = self.services.batching.prints
        every = prints.every(clerk, OWN, MARCH, Part.MAIN)
        batch = prints.order(clerk, OWN, MARCH, Part.MAIN, [each.id for each in every])
        self.until(lambda: not self.services.store.letter_work.running())
        pdf = prints.one(clerk, OWN, batch.id, every[0].id).pdf
        (paper,) = self.services.store.page_codes.of_origin(OWN, batch.id)
        yield Printed("cards", pdf, tuple(_owners(paper)), paper)

    def until(self, done: Callable[[], bool]) -> None:
        """Wait for the durable queue."""
        ends = time.monotonic() + WAIT
        time.sleep(0.5)
        while not done():
            if time.monotonic() > ends:
                raise RuntimeError("not done in time")
            time.sleep(0.2)


def opened(folder: Path, office: Office) -> PaperOffice:
    calendar = Calendar()
    return PaperOffice(a_site(folder, office, calendar, second_factor_required=False), calendar)


def filled(office: PaperOffice) -> Iterator[Printed]:
    """Twelve are taken in, ten of them served; one only printed theirs, and one applied to another office."""
    cases = list(recruits())
    drafts = [office.applies(case, copy=number % 3 == 0) for number, case in enumerate(cases)]
    nobody = office.applies(_another(cases[0], "Nikodem", "Niezgłoszony"), copy=False)
    elsewhere = office.applies(replace(a_case(), applied_on=APPLIED), copy=False)
    office.calendar.today = CAME
    matters = [office.takes_in(OWN, draft) for draft in drafts]
    office.takes_in(OTHER, elsewhere)
    for draft, matter in zip(drafts, matters, strict=True):
        office.calendar.today = APPLIED
        yield office.bundle(OWN, draft, matter.id)
    yield replace(office.bundle(OWN, nobody, ""), name="untaken")
    yield replace(office.bundle(OTHER, elsewhere, ""), name="elsewhere")
    office.calendar.today = MET
    for number, matter in enumerate(matters):
        office.resolves(matter, Outcome.QUALIFIED if number < PLACES else Outcome.RESERVE)
    awarded, reserve = [m.id for m in matters[:PLACES]], [m.id for m in matters[PLACES:]]
    yield from office.letters("award", awarded)
    yield from office.letters("reserve", reserve)
    yield from office.months(awarded)


def a_certificate(case: Case) -> bytes:
    page = Image.new("L", (1240, 1754), 250)
    font = ImageFont.load_default(size=36)
    lines = ["ORZECZENIE (zmyslone)", case.participant.last_name] + ["tekst orzeczenia " * 3] * 20
    ImageDraw.Draw(page).text((150, 200), "\n".join(lines), fill=30, font=font, spacing=18)
    file = BytesIO()
    page.save(file, "JPEG", quality=80, dpi=(150, 150))
    return file.getvalue()


def _another(case: Case, first: str, last: str) -> Case:
    return replace(case, participant=replace(case.participant, first_name=first, last_name=last))


def _owners(paper: PrintedPaper) -> Iterator[str]:
    for number in range(1, paper.pages + 1):
        part = paper.part_of(number)
        yield part.matter_id if part else ""


def _entries(assistant: str, matter_ids: Sequence[str]) -> Iterator[ServiceEntry]:
    """Two services of everybody, a fortnight apart; of each three one with drives and one with taxis."""
    journeys = ((a_drive("12"),), (a_taxi("20.00"),), ())
    for number, (matter_id, first) in enumerate(zip(matter_ids, DAYS, strict=True)):
        went = journeys[number % 3]
        for on, starts in ((first, 8), (first + 14, 14)):
            yield an_entry(
                f"2026-03-{on:02} {starts:02}:00",
                f"2026-03-{on:02} {starts + 3:02}:00",
                matter_id=matter_id,
                assistant_id=assistant,
                id=f"{number:04}{on:04}",
                goes_out=bool(went),
                journeys=went,
            )
