"""A whole recruitment of twelve fictional applicants to Sejny, through the services and nothing else."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.attachments.answers import raw_answers
from app.errors import DeedRefused
from app.matters.matter import (
    AssessmentCard,
    Papers,
    Resignation,
    Resolution,
    ResolutionState,
    State,
    Way,
)
from app.matters.office import OfficeSettings
from app.matters.rights import Role
from app.matters.session import Proposal, Vote
from app.workflow.office.assessment import Assessment
from app.workflow.office.changes import Changes
from app.workflow.office.desk import Seen
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.lists import Lists
from app.workflow.office.monitors import Monitors
from app.workflow.office.register import Query, Register
from app.workflow.office.reserve import Reserve
from app.workflow.office.resolutions import Resolutions
from app.workflow.office.sessions import Sessions
from rules.programme import load_programme
from rules.vocabulary import Document, Outcome
from tests.builders import PAPERS
from tests.matters.builders import FOUND, SEJNY, SIGNED, an_actor, an_applicant
from tests.workflow.office.fakes import FakePrinted, FakeRooms, a_desk

NAMES = [
    *("Anna Abecadłowa", "Bogdan Bajeczny", "Celina Cyfrowa", "Dariusz Domyślny"),
    *("Ewa Echowa", "Filip Fikcyjny", "Grażyna Gdybająca", "Henryk Hipotetyczny"),
    *("Irena Imaginacyjna", "Jan Jakikolwiek", "Krystyna Każda", "Żółw Zmyślony"),
]
WHOLE = Papers(enclosed=PAPERS, signed=SIGNED)
UNSIGNED = Papers(enclosed=PAPERS, signed=SIGNED - {Document.ACTIVITY_SCOPE})
CLERK = an_actor()
SECOND = an_actor(account_id="konto-2", name="Daniel Drugi")
MEMBER = an_actor(Role.COMMISSION, account_id="konto-3", name="Olga Oceniająca")


def answers_of(name):
    first, last = name.split(" ")
    return raw_answers(an_applicant(first, last), load_programme(SEJNY))


class Office:
    """One office and its day; every page's work by the service that does it."""

    def __init__(self):
        self.desk = a_desk(today=date(2026, 1, 8))
        self.rooms = self.desk.rooms
        assert isinstance(self.rooms, FakeRooms)
        self.rooms.office_settings.put(
            OfficeSettings(SEJNY, number_pattern="PS.8211.{nr}.{rok}", four_eyes=True)
        )
        self.rooms.bundles.printed[SEJNY] = [
            FakePrinted(f"AAAA-{n:04}", name, answers_of(name), f"d{n}")
            for n, name in enumerate(NAMES, 1)
            if n % 2
        ]
        self.intake, self.assessment = Intake(self.desk), Assessment(self.desk)
        self.sessions, self.resolutions = Sessions(self.desk), Resolutions(self.desk)
        self.lists, self.monitors = Lists(self.desk), Monitors(self.desk)
        self.reserve, self.changes = Reserve(self.desk), Changes(self.desk)

    def on(self, day):
        self.desk.clock.today = day

    def matters(self):
        return self.rooms.matters.all(SEJNY)

    def of(self, name):
        found = Register(self.desk).search(CLERK, SEJNY, Query(text=name)).matters
        assert len(found) == 1
        return found[0]

    def seen(self, matter):
        return Seen(SEJNY, matter.id, self.rooms.matters.get(SEJNY, matter.id).version)

    def take_in(self):
        """Every other one from a bundle printed here, the rest typed from paper; the last comes first."""
        for n, name in reversed(list(enumerate(NAMES, 1))):
            arrival = Arrival(date(2026, 1, 7), Way.POST)
            if n % 2:
                self.intake.take_bundle(CLERK, SEJNY, f"aaaa {n:04}", arrival)
            else:
                self.intake.take_paper(CLERK, SEJNY, answers_of(name), arrival)

    def check(self):
        for matter in self.matters():
            papers = UNSIGNED if matter.id == self.of(NAMES[0]).id else WHOLE
            self.intake.check_papers(CLERK, self.seen(matter), papers)

    def complete(self):
        incomplete = self.of(NAMES[0])
        assert incomplete.state is State.INCOMPLETE
        called = self.intake.call(CLERK, self.seen(incomplete))
        assert "karta zakresu" in called.calls[0].missing[0].casefold()
        self.on(date(2026, 1, 12))
        self.intake.answer(CLERK, self.seen(incomplete), date(2026, 1, 12))
        self.intake.check_papers(CLERK, self.seen(incomplete), WHOLE)

    def assess(self):
        card = AssessmentCard(date(2026, 1, 12), FOUND, MEMBER.name, Decimal(240))
        for matter in self.matters():
            self.assessment.assess(MEMBER, self.seen(matter), card)
            self.assessment.acknowledge_group(MEMBER, self.seen(matter), 1, "mieszka sama")

    def hold_session(self):
        self.on(date(2026, 1, 15))
        session = self.sessions.open(MEMBER, SEJNY, date(2026, 1, 15), "pokój 4")
        seen = Seen(SEJNY, session.id)
        self.sessions.attend(MEMBER, seen, MEMBER.name, (MEMBER.name, "Tomasz Testowy"))
        self.sessions.set_agenda(MEMBER, seen, [matter.id for matter in self.matters()])
        for name in NAMES[:10]:
            self.sessions.put_proposal(MEMBER, seen, self.proposal(name))
        return seen

    def proposal(self, name, outcome=Outcome.QUALIFIED):
        award = outcome is Outcome.QUALIFIED
        return Proposal(
            matter_id=self.of(name).id,
            outcome=outcome,
            vote=Vote(consensus=True),
            hours=Decimal(240) if award else None,
            since=date(2026, 2, 1) if award else None,
            for_want_of_places=outcome is Outcome.RESERVE,
        )


@pytest.fixture(scope="module")
def decided():
    """The office after its session, every resolution confirmed by a second person and told."""
    office = Office()
    office.take_in()
    office.check()
    office.complete()
    office.assess()
    seen = office.hold_session()
    with pytest.raises(DeedRefused) as eleventh:
        office.sessions.put_proposal(MEMBER, seen, office.proposal(NAMES[10]))
    assert "zajętych miejsc jest 11" in str(eleventh.value)
    assert "10 osób z niepełnosprawnością" in eleventh.value.clauses[0]
    for name, outcome in ((NAMES[10], Outcome.RESERVE), (NAMES[11], Outcome.NOT_QUALIFIED)):
        office.sessions.put_proposal(MEMBER, seen, office.proposal(name, outcome))
    with pytest.raises(DeedRefused, match="uprawnień"):
        office.sessions.close(MEMBER, seen)
    _, resolved = office.sessions.close(CLERK, seen)
    assert len(resolved) == 12
    for matter in resolved:
        with pytest.raises(DeedRefused, match="inna osoba"):
            office.resolutions.confirm(CLERK, office.seen(matter))
        office.resolutions.confirm(SECOND, office.seen(matter))
        office.resolutions.mark_sent(CLERK, office.seen(matter), date(2026, 1, 15))
    return office


def test_everybody_is_on_one_list_in_the_order_of_numbers(decided):
    lists = decided.lists.in_full(CLERK, SEJNY)
    assert {outcome: len(lines) for outcome, lines in lists.items()} == {
        Outcome.QUALIFIED: 10,
        Outcome.RESERVE: 1,
        Outcome.NOT_QUALIFIED: 1,
    }
    numbers = [line.case_number for line in lists[Outcome.QUALIFIED]]
    assert numbers == [f"PS.8211.{n}.2026" for n in range(3, 13)]
    assert lists[Outcome.NOT_QUALIFIED][0].reasons == FOUND


def test_what_is_published_names_nobody(decided):
    published = str(decided.lists.numbers_only(CLERK, SEJNY))
    assert "PS.8211.12.2026" in published
    assert not any(word in published for name in NAMES for word in name.split())


def test_places_are_full_and_nothing_blocks(decided):
    standing = decided.monitors.standing(CLERK, SEJNY)
    assert (standing.places.taken, standing.places.total) == (10, 10)
    assert (standing.support.high, standing.support.of) == (10, 10)
    assert not standing.blocked


def test_every_deed_left_its_line_in_the_ledger(decided):
    events = [event for _, event, _, _ in decided.rooms.ledger.lines]
    assert events.count("matter.opened") == 12
    assert events.count("resolution.proposed") == 12
    assert events.count("resolution.confirmed") == 12
    assert events.count("session.closed") == 1


def test_a_resignation_moves_somebody_up_from_the_reserve_list(decided):
    decided.on(date(2026, 3, 2))
    assert decided.reserve.offer(CLERK, SEJNY).free == 0
    leaving, waiting = decided.of(NAMES[3]), decided.of(NAMES[10])
    decided.changes.resign(
        CLERK, decided.seen(leaving), Resignation(date(2026, 3, 2), date(2026, 3, 2))
    )
    offer = decided.reserve.offer(CLERK, SEJNY)
    assert offer.free == 1
    assert [each.id for each in offer.waiting] == [waiting.id]
    assert any("kolejność na liście nie ma znaczenia" in each.sentence for each in offer.said)
    award = Resolution(
        outcome=Outcome.QUALIFIED,
        decided_on=date(2026, 3, 2),
        state=ResolutionState.PROPOSED,
        proposed_by="",
        hours=Decimal(200),
        since=date(2026, 3, 9),
        instead_because="Zwolniło się miejsce.",
    )
    decided.resolutions.supersede(CLERK, decided.seen(waiting), award)
    moved = decided.resolutions.confirm(SECOND, decided.seen(waiting))
    assert moved.state is State.AWARDED
    decided.resolutions.mark_sent(CLERK, decided.seen(moved), date(2026, 3, 2))
    assert decided.monitors.standing(CLERK, SEJNY).places.taken == 10
    assert decided.lists.in_full(CLERK, SEJNY)[Outcome.RESERVE] == ()
    again = replace(award, instead_because="Jeszcze raz.")
    refused = decided.of(NAMES[11])
    with pytest.raises(DeedRefused, match="zajętych miejsc jest 11"):
        decided.resolutions.supersede(CLERK, decided.seen(refused), again)
