from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from app.matters.local_limits import as_run
from app.matters.matter import ResolutionState, State
from app.matters.office import OfficeSettings
from app.matters.recruitment import recruitment_of
from app.matters.resolving import Seat, confirm, mark_sent, propose, supersede, withdraw
from rules.programme import load_programme
from rules.verdict import Figure, Source
from rules.vocabulary import Criterion, Outcome
from tests.matters.builders import (
    FOUND,
    SEJNY,
    STATES,
    a_correct_matter,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_assessed_matter,
)
from tests.matters.refused import refusal

PROGRAMME = load_programme(SEJNY)
TODAY = date(2026, 1, 20)
AWARD = a_resolution()
RESERVE = a_resolution(Outcome.RESERVE)
REFUSAL = a_resolution(Outcome.NOT_QUALIFIED)


def a_seat(*others, person="konto-1", programme=PROGRAMME, **changes):
    return Seat(person, recruitment_of(others, programme, TODAY), **changes)


def others(count, outcome=Outcome.QUALIFIED):
    return [
        a_resolved_matter(outcome, id=f"x{n}", case_number=f"{n + 2}.2026") for n in range(count)
    ]


def test_one_pair_of_eyes_resolves_at_once():
    for resolution in (AWARD, RESERVE, REFUSAL):
        matter = propose(an_assessed_matter(), resolution, a_seat())
        assert matter.state is STATES[resolution.outcome]
        assert matter.resolution is not None
        assert matter.resolution.state is ResolutionState.CONFIRMED


def test_two_pairs_of_eyes_are_two_persons():
    proposed = propose(an_assessed_matter(), AWARD, a_seat(four_eyes=True))
    assert proposed.state is State.ASSESSED
    assert "inna osoba" in str(refusal(confirm, proposed, a_seat(proposed, four_eyes=True)))
    matter = confirm(proposed, a_seat(proposed, person="konto-2", four_eyes=True))
    assert matter.state is State.AWARDED
    assert matter.resolution is not None
    assert (matter.resolution.proposed_by, matter.resolution.confirmed_by) == ("konto-1", "konto-2")


def test_there_is_one_proposal_at_a_time_and_none_confirmed_twice():
    proposed = propose(an_assessed_matter(), AWARD, a_seat(four_eyes=True))
    assert "czeka już" in str(refusal(propose, proposed, RESERVE, a_seat(proposed, four_eyes=True)))
    refusal(confirm, an_assessed_matter(), a_seat())
    refusal(confirm, a_resolved_matter(), a_seat())


@pytest.mark.parametrize("hours", [None, Decimal(0), Decimal(-5), Decimal("NaN")])
def test_an_award_states_its_hours(hours):
    refused = refusal(propose, an_assessed_matter(), replace(AWARD, hours=hours), a_seat())
    assert len(refused.because) == 1
    assert "ile godzin w roku" in str(refused)
    assert "Podstawa" in refused.clauses[0]


def test_an_award_over_the_limit_is_refused_with_its_clause():
    refused = refusal(propose, an_assessed_matter(), replace(AWARD, hours=Decimal(721)), a_seat())
    assert "720" in str(refused)
    assert "Podstawa" in refused.clauses[0]
    propose(an_assessed_matter(), replace(AWARD, hours=Decimal(720)), a_seat())


def test_an_office_may_allow_less_but_never_more():
    for hours, allowed in ((500, 500), (2000, 720)):
        settings = OfficeSettings(SEJNY, lower_limits=(("limit_severe", Decimal(hours)),))
        seat = a_seat(programme=as_run(PROGRAMME, settings))
        propose(an_assessed_matter(), replace(AWARD, hours=Decimal(allowed)), seat)
        above = replace(AWARD, hours=Decimal(allowed + 1))
        refused = refusal(propose, an_assessed_matter(), above, seat)
        assert f"{allowed}" in str(refused)


def test_an_eleventh_award_in_sejny_is_refused_with_its_clause():
    ten = others(10)
    propose(an_assessed_matter(), AWARD, a_seat(*ten[:9]))
    refused = refusal(propose, an_assessed_matter(), AWARD, a_seat(*ten))
    assert "zajętych miejsc jest 11" in str(refused)
    assert "Wsparciem usługi asystencji osobistej zostanie objętych 10 osób" in refused.clauses[0]
    propose(an_assessed_matter(), RESERVE, a_seat(*ten))


def test_a_proposal_holds_its_place():
    ten = others(9)
    pending = propose(
        an_assessed_matter(id="p", case_number="40.2026"), AWARD, a_seat(*ten, four_eyes=True)
    )
    refusal(propose, an_assessed_matter(), AWARD, a_seat(*ten, pending))


def test_two_matters_of_one_number_hold_two_places():
    twins = [replace(each, case_number="2.2026") for each in others(10)]
    refusal(propose, an_assessed_matter(case_number="2.2026"), AWARD, a_seat(*twins))


@pytest.mark.parametrize("criterion", Criterion)
def test_a_refusal_answers_the_three_criteria(criterion):
    reasons = MappingProxyType({c: text for c, text in FOUND.items() if c is not criterion})
    refused = refusal(propose, an_assessed_matter(), replace(REFUSAL, reasons=reasons), a_seat())
    assert len(refused.because) == 1
    assert "uzasadnieniu odmowy brakuje" in str(refused)
    assert "Podstawa" in refused.clauses[0]


def test_who_only_lacks_a_place_belongs_on_the_reserve_list():
    wanting = replace(REFUSAL, for_want_of_places=True)
    assert "listę rezerwową" in str(refusal(propose, an_assessed_matter(), wanting, a_seat()))


def incomplete():
    return a_matter(state=State.INCOMPLETE)


def test_formal_faults_allow_nothing_but_a_refusal_that_names_them():
    formal = a_resolution(Outcome.NOT_QUALIFIED, reasons={}, formal_reasons="Brak orzeczenia.")
    assert propose(incomplete(), formal, a_seat()).state is State.REFUSED
    for outcome in (AWARD, RESERVE, replace(formal, formal_reasons=" ")):
        refused = refusal(propose, incomplete(), outcome, a_seat())
        assert "formaln" in str(refused)
        assert all("Podstawa" in clause for clause in refused.clauses)


def test_nobody_is_decided_on_unassessed():
    refused = refusal(propose, a_correct_matter(), AWARD, a_seat())
    assert len(refused.because) == 3
    refusal(propose, a_matter(), AWARD, a_seat())


@pytest.mark.parametrize(
    "changes",
    [
        {"decided_on": date(2026, 1, 21)},
        {"decided_on": date(2026, 1, 4)},
        {"decided_on": date(2026, 1, 11)},
        {"since": date(2025, 12, 31)},
        {"until": date(2027, 1, 1)},
        {"since": date(2026, 3, 2), "until": date(2026, 3, 1)},
        {"own_funds_hours": Decimal(0)},
        {"own_funds_hours": Decimal("NaN")},
    ],
)
def test_odd_days_and_numbers_are_refused(changes):
    refusal(propose, an_assessed_matter(), replace(AWARD, **changes), a_seat())


def test_a_resolution_is_withdrawn_before_it_is_sent():
    for outcome in Outcome:
        matter = a_resolved_matter(outcome)
        withdrawn = withdraw(matter, " pomyłka ", a_seat(matter))
        assert withdrawn.state is State.ASSESSED
        assert withdrawn.resolution is None
        assert withdrawn.resolutions[0].withdrawn_because == "pomyłka"
    refusal(withdraw, a_resolved_matter(), " ", a_seat())
    refusal(withdraw, an_assessed_matter(), "pomyłka", a_seat())


def test_a_formal_refusal_withdrawn_leaves_the_application_incomplete():
    formal = a_resolution(Outcome.NOT_QUALIFIED, reasons={}, formal_reasons="Brak orzeczenia.")
    matter = propose(incomplete(), formal, a_seat())
    assert withdraw(matter, "pomyłka", a_seat(matter)).state is State.INCOMPLETE


def sent(matter, day=TODAY):
    return mark_sent(matter, day, a_seat(matter))


def test_a_letter_goes_out_once():
    matter = sent(a_resolved_matter())
    assert matter.resolution is not None
    assert matter.resolution.sent_on == TODAY
    assert "już oznaczone" in str(refusal(sent, matter))


def test_what_was_told_is_not_withdrawn():
    matter = sent(a_resolved_matter())
    assert "Zmień je nowym" in str(refusal(withdraw, matter, "pomyłka", a_seat(matter)))


def test_no_letter_before_its_resolution_or_from_the_future():
    refusal(sent, an_assessed_matter())
    refusal(sent, a_resolved_matter(), date(2026, 1, 21))
    refused = refusal(sent, a_resolved_matter(), date(2026, 1, 14))
    assert "Sprawdź obie daty" in str(refused)
    proposed = propose(an_assessed_matter(), AWARD, a_seat(four_eyes=True))
    refusal(sent, replace(proposed, state=State.AWARDED))


def test_an_eleventh_letter_does_not_go_out_whoever_let_the_award_in():
    eleven = others(11)
    refused = refusal(mark_sent, eleven[0], TODAY, a_seat(*eleven))
    assert "zajętych miejsc jest 11" in str(refused)


def test_a_told_resolution_is_replaced_by_one_with_a_reason():
    matter = sent(a_resolved_matter(Outcome.RESERVE))
    refused = refusal(supersede, matter, AWARD, a_seat(matter))
    assert "dlaczego" in str(refused)
    moved = supersede(matter, replace(AWARD, instead_because="wolne miejsce"), a_seat(matter))
    assert moved.state is State.AWARDED
    assert [r.state for r in moved.resolutions] == [
        ResolutionState.REPLACED,
        ResolutionState.CONFIRMED,
    ]


def test_an_untold_resolution_is_withdrawn_instead():
    matter = a_resolved_matter(Outcome.RESERVE)
    because = replace(AWARD, instead_because="wolne miejsce")
    assert "Wycofaj" in str(refusal(supersede, matter, because, a_seat(matter)))
    refusal(supersede, an_assessed_matter(), because, a_seat())


def test_the_reserve_list_gets_no_eleventh_place_either():
    matter, ten = sent(a_resolved_matter(Outcome.RESERVE)), others(10)
    because = replace(AWARD, instead_because="wolne miejsce")
    refused = refusal(supersede, matter, because, a_seat(matter, *ten))
    assert "zajętych miejsc jest 11" in str(refused)


def test_a_replacement_withdrawn_gives_back_what_it_replaced():
    matter = sent(a_resolved_matter())
    refusal_instead = replace(REFUSAL, instead_because="nowe fakty")
    changed = supersede(matter, refusal_instead, a_seat(matter))
    assert changed.state is State.REFUSED
    back = withdraw(changed, "pomyłka", a_seat(changed))
    assert back.state is State.AWARDED
    assert back.resolution is not None
    assert back.resolution.sent_on == TODAY
    full = a_seat(changed, *others(10))
    assert "zajętych miejsc jest 11" in str(refusal(withdraw, changed, "pomyłka", full))


def test_a_proposed_replacement_leaves_the_earlier_in_force():
    matter = sent(a_resolved_matter())
    instead = replace(REFUSAL, instead_because="nowe fakty")
    proposed = supersede(matter, instead, a_seat(matter, four_eyes=True))
    assert proposed.state is State.AWARDED
    back = withdraw(proposed, "pomyłka", a_seat(proposed))
    assert back.resolution == matter.resolution
    confirmed = confirm(proposed, a_seat(proposed, person="konto-2", four_eyes=True))
    assert confirmed.state is State.REFUSED


def money(programme, zloty):
    source = Source("TEST", "zmyślone")
    cost = Figure("hourly_cost", Decimal(50), "zloty_per_hour", source)
    return replace(
        programme,
        money=Figure("money", Decimal(zloty), "zloty", source),
        grant=Figure("grant", Decimal(zloty), "zloty", source),
        local_rates={"hourly_cost": (cost,)},
    )


def test_awards_cost_no_more_than_the_programme_has():
    poor = money(PROGRAMME, 60_000)
    one = others(1)
    propose(an_assessed_matter(), AWARD, a_seat(*one, programme=poor))
    refused = refusal(propose, an_assessed_matter(), AWARD, a_seat(*others(2), programme=poor))
    assert "Przyznaj mniej godzin" in str(refused)


def test_an_award_may_shrink_where_money_is_short_already():
    poor = money(PROGRAMME, 10_000)
    matter = a_resolved_matter(resolutions=(replace(AWARD, sent_on=date(2026, 1, 16)),))
    less = replace(AWARD, hours=Decimal(400), instead_because="mniej pieniędzy")
    supersede(matter, less, a_seat(matter, programme=poor))
    more = replace(AWARD, hours=Decimal(700), instead_because="więcej godzin")
    refusal(supersede, matter, more, a_seat(matter, programme=poor))
