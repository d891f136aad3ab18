from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from app.commission_papers import CommissionPaper, Standing, minutes
from app.matters.session import Proposal, SessionState, Vote
from rules.recruitment.standing import Money, Places, Support
from rules.vocabulary import Outcome
from tests.commission_papers.builders import (
    MEMBERS,
    SEJNY,
    a_considered,
    a_session,
    a_standing,
    many,
    settings,
    some_minutes,
)
from tests.commission_papers.reading import asked, lines, text

VOTE = Vote(in_favour=2, against=1, abstained=0)


def with_proposal(proposal: Proposal | None, **changes: object) -> str:
    """The row of the one matter of a session, spaces plain."""
    proposals = () if proposal is None else (proposal,)
    paper = some_minutes([a_considered(**changes)], proposals=proposals)
    return next(line for line in lines(paper) if line.startswith("OPS.5210.1.2026"))


def proposal(outcome: Outcome, **changes: object) -> Proposal:
    return replace(Proposal("matter-1", outcome, VOTE), **changes)


@pytest.mark.parametrize("paper", [some_minutes(many(3)), some_minutes([], present=(), chair="")])
def test_the_blank_asks_for_exactly_what_the_context_gives(paper: CommissionPaper) -> None:
    assert asked(paper) == set(paper.context)


def test_day_place_chair_and_members_are_named_once() -> None:
    said = lines(some_minutes(many(1)))
    assert "Numer protokołu | 1/2026" in said
    assert "Data posiedzenia | 12 stycznia 2026 r." in said
    assert "Osoba przewodnicząca | Anna Komisyjna" in said
    assert "Pozostałe obecne osoby | Jan Próbny Ewa Ćwiczebna" in said
    signatures = [line.split(" | ")[0] for line in said if line.endswith("………")]
    assert signatures == list(MEMBERS)


def test_every_matter_of_the_agenda_is_there_in_the_order_of_numbers_and_no_other() -> None:
    seen = many(12)
    paper = some_minutes(seen, agenda=tuple(each.matter.id for each in seen if each != seen[0]))
    numbers = [int(line.split(".")[2]) for line in lines(paper) if line.startswith("OPS.")]
    assert numbers == list(range(1, 12))
    assert all(before < after for before, after in pairwise(numbers))
    assert "(liczba spraw: 11)" in text(paper)


def test_an_award_is_proposed_with_its_hours_and_days() -> None:
    row = with_proposal(
        proposal(
            Outcome.QUALIFIED,
            hours=Decimal(210),
            since=date(2026, 2, 1),
            until=date(2026, 12, 31),
        )
    )
    assert (
        "zakwalifikować do Programu, 210 godzin w roku, od 1 lutego 2026 r., do 31 grudnia" in row
    )
    assert "za: 2, przeciw: 1, wstrzymało się: 0" in row
    assert row.endswith("zgodnie z kartą oceny")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            proposal(Outcome.RESERVE, for_want_of_places=True),
            "spełnia warunki, brak wolnego miejsca",
        ),
        (
            proposal(Outcome.RESERVE, for_want_of_places=True, note="Rozważyć w lipcu."),
            "spełnia warunki, brak wolnego miejsca; Rozważyć w lipcu.",
        ),
        (proposal(Outcome.NOT_QUALIFIED, note="Pomaga rodzina."), "Pomaga rodzina."),
        (None, "bez propozycji na tym posiedzeniu | – | –"),
    ],
)
def test_every_proposal_has_its_reason(given: Proposal | None, words: str) -> None:
    assert with_proposal(given).endswith(words)


def test_without_a_card_and_words_of_its_own_a_reason_is_not_made_up() -> None:
    assert with_proposal(proposal(Outcome.RESERVE), assessment=None).endswith("| –")


def test_consensus_needs_no_votes() -> None:
    row = with_proposal(proposal(Outcome.RESERVE, vote=Vote(consensus=True)))
    assert "uzgodniono bez głosowania" in row
    assert "za:" not in row


def test_the_minutes_state_that_the_order_of_applications_had_no_influence() -> None:
    assert "Kolejność zgłoszeń nie miała wpływu na wynik naboru." in text(some_minutes(many(2)))


def test_nothing_tells_when_an_application_came() -> None:
    assert "5 stycznia" not in text(some_minutes(many(2)))
    assert "05.01.2026" not in text(some_minutes(many(2)))


def test_places_money_and_share_stand_beside_their_ceilings() -> None:
    said = lines(some_minutes(many(1)))
    assert "Zajęte miejsca | 10 z 10" in said
    assert "Koszt przyznanych godzin | 146 181,00 zł z 146 181,00 zł" in said
    assert "Osoby wymagające wysokiego poziomu wsparcia (co najmniej 50%) | 6 z 10 (60%)" in said


def test_a_standing_with_nothing_set_claims_nothing() -> None:
    nothing = Standing(Places(0, None), Money(None, None), Support(0, 1, 0, None))
    said = lines(minutes(a_session(), (), SEJNY, settings(), nothing))
    assert "Zajęte miejsca | 0" in said
    assert "Koszt przyznanych godzin | nie ustalono kosztu godziny" in said
    assert "Osoby wymagające wysokiego poziomu wsparcia | 0 z 0; bez danych: 1" in said


def test_an_open_session_gives_a_draft() -> None:
    assert "Projekt" in text(some_minutes(many(1), state=SessionState.OPEN))
    assert "Projekt" not in text(some_minutes(many(1)))


def test_notes_are_kept_in_their_paragraphs_and_without_any_there_is_no_heading() -> None:
    said = lines(some_minutes(many(1), notes="Pierwsza uwaga.\n\nDruga uwaga."))
    assert {"Uwagi", "Pierwsza uwaga.", "Druga uwaga."} <= set(said)
    assert "Uwagi" not in lines(some_minutes(many(1)))


def test_a_session_without_matters_says_so() -> None:
    paper = minutes(a_session(), (), SEJNY, settings(), a_standing())
    assert "Na posiedzeniu nie rozpatrywano spraw." in text(paper)
