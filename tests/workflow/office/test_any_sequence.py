"""Any deeds in any order: nothing but a refusal is ever raised, and no eleventh place is ever given."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.matter import (
    AssessmentCard,
    Change,
    Matter,
    Papers,
    Resignation,
    Resolution,
    ResolutionState,
    State,
    Way,
)
from app.matters.office import OfficeSettings
from app.matters.recruitment import recruitment_of
from app.matters.rights import Role
from app.matters.session import Proposal, Vote
from app.workflow.office.assessment import Assessment
from app.workflow.office.changes import Changes
from app.workflow.office.desk import Seen
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.lists import Lists
from app.workflow.office.resolutions import Resolutions
from app.workflow.office.sessions import Sessions
from rules.case import Address, OtherProgramme
from rules.programme import load_programme
from rules.verdict import Finding
from rules.vocabulary import Degree, Document, Outcome
from tests.builders import PAPERS, a_certificate
from tests.matters.builders import (
    FOUND,
    SEJNY,
    SIGNED,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import Day, a_desk

PROGRAMME = load_programme(SEJNY)
START = date(2026, 1, 20)
ACTORS = (
    an_actor(),
    an_actor(account_id="konto-2"),
    an_actor(Role.AUDITOR, account_id="konto-3"),
    an_actor(programmes=frozenset({"wiazowna_2026"})),
)
# Mostly what a careful clerk would enter, so that deeds follow one another; now and then something odd.
ACTORS_DRAWN = (*ACTORS[:2] * 8, *ACTORS[2:])
DAYS = [START] * 20 + [START + timedelta(days=n) for n in (-30, -5, 1, 3, 400)]
STEPS = [0] * 20 + [1, 3, 400]
HOURS = [Decimal(240)] * 12 + [None, Decimal(0), Decimal(721), Decimal("NaN")]
WORDS = ["Powód."] * 12 + ["", " "]
REASONS = [FOUND] * 9 + [MappingProxyType({})]
OUTCOMES = [Outcome.QUALIFIED] * 3 + list(Outcome)
ADDRESSES = [Address(), Address("ul. Zmyślona 9", "16-500", "Sejny")]


class Hand:
    """What somebody enters, drawn by a seed that Hypothesis chooses."""

    def __init__(self, seed: int) -> None:
        self.one_of = Random(seed).choice  # noqa: S311 - a test's deeds are no secret

    def papers(self) -> Papers:
        enclosed = self.one_of([PAPERS] * 3 + [PAPERS - {Document.CERTIFICATE_COPY}])
        return Papers(enclosed, self.one_of([SIGNED] * 3 + [frozenset()]))

    def resolution(self) -> Resolution:
        return Resolution(
            outcome=self.one_of(OUTCOMES),
            decided_on=self.one_of(DAYS),
            state=self.one_of(list(ResolutionState)),
            proposed_by="",
            hours=self.one_of(HOURS),
            until=self.one_of([None] * 5 + DAYS),
            reasons=self.one_of(REASONS),
            formal_reasons=self.one_of(WORDS),
            for_want_of_places=self.one_of([False] * 5 + [True]),
            instead_because=self.one_of(WORDS),
        )

    def proposal(self) -> Proposal:
        return Proposal(
            matter_id=f"m{self.one_of(range(7, 13))}",
            outcome=self.one_of(OUTCOMES),
            vote=self.one_of([Vote(consensus=True)] * 3 + [Vote(), Vote(in_favour=2)]),
            hours=self.one_of(HOURS),
            note=self.one_of(WORDS),
        )

    def change(self) -> Change:
        named = {
            "certificate": a_certificate(degree=self.one_of(list(Degree))),
            "other_programme": OtherProgramme(self.one_of(WORDS), self.one_of(HOURS)),
            "address": self.one_of(ADDRESSES),
            "assistant": self.one_of(WORDS),
        }
        one = self.one_of(list(named))
        left = self.one_of([False, True])
        return Change(self.one_of(DAYS), self.one_of(DAYS), left_commune=left, **{one: named[one]})

    def card(self) -> AssessmentCard:
        return AssessmentCard(self.one_of(DAYS), self.one_of(REASONS), "", self.one_of(HOURS))

    def resignation(self) -> Resignation:
        return Resignation(self.one_of(DAYS), self.one_of(DAYS))


class Clerks:
    """An office of twelve matters, ten of them awarded nearly all places, and its services."""

    def __init__(self, awarded: int, four_eyes: bool) -> None:
        matters = [_matter(n, awarded) for n in range(12)]
        self.desk = a_desk(*matters, today=START)
        self.desk.rooms.office_settings.put(OfficeSettings(SEJNY, four_eyes=four_eyes))
        self.intake, self.assessment = Intake(self.desk), Assessment(self.desk)
        self.changes, self.resolutions = Changes(self.desk), Resolutions(self.desk)
        self.sessions = Sessions(self.desk)
        session = self.sessions.open(ACTORS[0], SEJNY, START)
        self.session = Seen(SEJNY, session.id)
        self.sessions.attend(ACTORS[0], self.session, "A", ("A", "B"))
        self.sessions.set_agenda(ACTORS[0], self.session, [f"m{n}" for n in range(awarded, 11)])

    def everything(self) -> tuple[object, ...]:
        rooms = self.desk.rooms
        return rooms.matters.all(SEJNY), rooms.sessions.all(SEJNY), list(rooms.ledger.lines)

    def too_many(self) -> list[Finding]:
        """What the rules say of more places held on some day than there are."""
        everybody = self.desk.rooms.matters.all(SEJNY)
        verdict = recruitment_of(everybody, PROGRAMME, self.desk.clock()).verdict
        return [f for f in verdict.blocking if f.code == "places-exceeded"]

    def do(self, hand: Hand) -> None:
        """One deed on one matter, by somebody, on some day."""
        day = self.desk.clock
        assert isinstance(day, Day)
        day.today += timedelta(days=hand.one_of(STEPS))
        seen = Seen(SEJNY, f"m{hand.one_of(range(6, 12))}", hand.one_of([None] * 9 + [1]))
        hand.one_of(DEEDS)(self, hand, hand.one_of(ACTORS_DRAWN), seen)


def _matter(n: int, awarded: int) -> Matter:
    names = {"id": f"m{n}", "case_number": f"{n}.2026"}
    if n < awarded:
        return a_resolved_matter(**names)
    if n == 11:
        return a_matter(**names)
    if n == 10:
        told = a_resolution(Outcome.RESERVE, sent_on=START)
        return an_assessed_matter(state=State.RESERVE, resolutions=(told,), **names)
    return an_assessed_matter(**names)


DEEDS = (
    lambda c, hand, by, seen: c.intake.check_papers(by, seen, hand.papers()),
    lambda c, hand, by, seen: c.intake.call(by, seen, hand.one_of([None, (), ("Uzupełnij.",)])),
    lambda c, hand, by, seen: c.intake.answer(by, seen, hand.one_of(DAYS)),
    lambda c, _, by, seen: c.intake.correct(by, seen, {"preferencje": {"age": ["40"]}}),
    lambda c, hand, by, seen: c.assessment.assess(by, seen, hand.card()),
    lambda c, hand, by, seen: c.assessment.acknowledge_group(
        by, seen, hand.one_of([None, 0, 1, 5]), hand.one_of(WORDS)
    ),
    lambda c, hand, by, seen: c.resolutions.propose(by, seen, hand.resolution()),
    lambda c, hand, by, seen: c.resolutions.propose(by, seen, hand.resolution()),
    lambda c, hand, by, seen: c.resolutions.supersede(by, seen, hand.resolution()),
    lambda c, hand, by, seen: c.resolutions.supersede(by, seen, hand.resolution()),
    lambda c, _, by, seen: c.resolutions.confirm(by, seen),
    lambda c, hand, by, seen: c.resolutions.withdraw(by, seen, hand.one_of(WORDS)),
    lambda c, hand, by, seen: c.resolutions.mark_sent(by, seen, hand.one_of(DAYS)),
    lambda c, hand, by, seen: c.changes.record(by, seen, hand.change()),
    lambda c, hand, by, seen: c.changes.resign(by, seen, hand.resignation()),
    lambda c, hand, by, seen: c.changes.close(by, seen, hand.one_of(DAYS)),
    lambda c, hand, by, _: c.sessions.put_proposal(by, c.session, hand.proposal()),
    lambda c, hand, by, _: c.sessions.put_proposal(by, c.session, hand.proposal()),
    lambda c, _hand, by, _seen: c.sessions.close(by, c.session),
)


# Shrinking a long sequence takes minutes and tells no more than the deed that failed.
@settings(max_examples=25, deadline=None, phases=(Phase.generate,))
@given(st.integers(0, 2**32), st.integers(7, 10), st.booleans())
def test_no_deeds_end_with_more_awards_than_places(seed, awarded, four_eyes):
    clerks, hand = Clerks(awarded, four_eyes), Hand(seed)
    for _ in range(30):
        before = clerks.everything()
        try:
            clerks.do(hand)
        except (DeedRefused, ChangedMeanwhile):
            assert clerks.everything() == before
        else:
            assert not clerks.too_many()


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_intake_changes_no_result(turned):
    people = [a_matter(), a_matter(), a_matter()]
    desk = a_desk(today=START)
    intake, assessment, resolutions = Intake(desk), Assessment(desk), Resolutions(desk)
    outcomes_by_day = {
        date(2026, 1, 5): Outcome.QUALIFIED,
        date(2026, 1, 6): Outcome.RESERVE,
        date(2026, 1, 7): Outcome.NOT_QUALIFIED,
    }
    in_order = sorted(outcomes_by_day, reverse=turned)
    for person, day in zip(people, in_order, strict=True):
        taken = intake.take_paper(ACTORS[0], SEJNY, person.answers, Arrival(day, Way.POST))
        seen = Seen(SEJNY, taken.id)
        intake.check_papers(ACTORS[0], seen, Papers(enclosed=PAPERS, signed=SIGNED))
        assessment.assess(ACTORS[0], seen, AssessmentCard(START, FOUND))
        outcome = outcomes_by_day[day]
        resolutions.propose(ACTORS[0], seen, a_resolution(outcome, decided_on=START))
    lists = Lists(desk).in_full(ACTORS[0], SEJNY)
    days_by_outcome = {
        outcome: [desk.rooms.matters.get(SEJNY, line.matter_id).received.on for line in lines]
        for outcome, lines in lists.items()
    }
    assert days_by_outcome == {outcome: [day] for day, outcome in outcomes_by_day.items()}
