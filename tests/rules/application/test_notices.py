from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rules import check
from rules.case import Assessment, Award, Case, Decision, Notice, OtherProgramme
from rules.organiser import LetterForm, Letters
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Severity, Source
from rules.vocabulary import Criterion, Degree, FormOfAddress, Outcome
from tests.builders import a_case, a_certificate, a_child_case, a_participant

WIAZOWNA = load_programme("wiazowna_2026")
SENT = date(2026, 1, 20)
REASONS = dict.fromkeys(Criterion, "Opisano w piśmie.")


def a_notice(**changes: Any) -> Notice:
    """A written notice of a refusal, ready to be sent."""
    notice = Notice(
        outcome=Outcome.NOT_QUALIFIED,
        in_writing=True,
        addressee="Zofia Przykładowa",
        reasons=REASONS,
    )
    return replace(notice, **changes)


def an_award(**changes: Any) -> Notice:
    award = {"outcome": Outcome.QUALIFIED, "hours": Decimal(480), "tells_rights_and_duties": True}
    return a_notice(**{**award, **changes})


def a_told(notice: Notice | None, outcome: Outcome | None = None, **changes: Any) -> Case:
    """A decided case whose participant was told so: of the notice's outcome, or of another."""
    outcome = outcome or (notice and notice.outcome) or Outcome.RESERVE
    case: dict[str, Any] = {
        "assessment": Assessment(found=REASONS),
        "decision": Decision(outcome, date(2026, 1, 14)),
        "award": Award(Decimal(480)) if outcome is Outcome.QUALIFIED else None,
        "notice": notice,
    }
    return a_case(**{**case, **changes})


def found(case: Case, rule: str, programme: Programme = WIAZOWNA) -> dict[str, Severity]:
    return {f.code: f.severity for f in check(case, programme).findings if f.rule == rule}


def values(case: Case, code: str, programme: Programme = WIAZOWNA) -> dict[str, Any]:
    [finding] = [f for f in check(case, programme).findings if f.code == code]
    return dict(finding.values)


@pytest.mark.parametrize("notice", [a_notice(), an_award(), a_notice(outcome=Outcome.RESERVE)])
def test_r7_a_complete_notice_leaves_nothing_to_say(notice: Notice) -> None:
    for sent in (None, date(2026, 1, 14), SENT):
        case = a_told(replace(notice, sent_on=sent))
        for rule in ("R7", "R8", "R9", "R12"):
            assert found(case, rule) == {}
        assert check(case, WIAZOWNA).passes


def test_r7_a_decision_is_to_be_told() -> None:
    assert found(a_told(None), "R7") == {"notice-due": Severity.NOTES}


@pytest.mark.parametrize(("sent", "severity"), [(None, Severity.NOTES), (SENT, Severity.BLOCKS)])
def test_r7_what_is_left_open_may_be_filled_in_until_it_is_sent(
    sent: date | None, severity: Severity
) -> None:
    bare = Notice(sent_on=sent)
    assert found(a_told(bare), "R7") == {
        "notice-writing-unsaid": severity,
        "notice-outcome-unsaid": severity,
    }
    assert found(a_told(bare), "R9") == {"addressee-missing": severity}
    award = an_award(tells_rights_and_duties=None, sent_on=sent)
    assert found(a_told(award), "R7") == {"rights-unsaid": severity}
    large = a_participant(accessible_form="duża czcionka")
    case = a_told(a_notice(sent_on=sent), participant=large)
    assert found(case, "R12") == {"notice-form-unsaid": severity}


def test_r7_word_of_mouth_is_not_enough() -> None:
    case = a_told(a_notice(in_writing=False))
    assert found(case, "R7") == {"notice-not-in-writing": Severity.BLOCKS}


@pytest.mark.parametrize("decided", Outcome)
@pytest.mark.parametrize("told", Outcome)
def test_r7_a_notice_says_what_was_decided(decided: Outcome, told: Outcome) -> None:
    case = a_told(an_award(outcome=told), decided)
    assert ("notice-says-otherwise" in found(case, "R7")) is (decided is not told)


def test_r7_a_notice_needs_a_decision() -> None:
    case = a_told(a_notice(), decision=None)
    assert found(case, "R7") == {"notice-without-decision": Severity.BLOCKS}


@pytest.mark.parametrize(("day", "early"), [(13, True), (14, False), (15, False)])
def test_r7_a_notice_is_not_sent_before_the_decision(day: int, early: bool) -> None:
    case = a_told(a_notice(sent_on=date(2026, 1, day)))
    assert ("notice-before-decision" in found(case, "R7")) is early


@pytest.mark.parametrize("hours", [None, "0", "-1", "8784.5", "NaN", "sNaN", "Infinity"])
def test_r7_an_award_names_a_number_of_hours(hours: str | None) -> None:
    given = None if hours is None else Decimal(hours)
    case = a_told(an_award(hours=given))

    assert found(case, "R7") == {"notice-hours-missing": Severity.BLOCKS}
    assert "notice-hours-above-limit" not in found(case, "L2")


@pytest.mark.parametrize("hours", ["0.5", "8784"])
def test_r7_half_an_hour_and_every_hour_of_a_leap_year_are_numbers(hours: str) -> None:
    award = Award(Decimal(hours))
    assert found(a_told(an_award(hours=Decimal(hours)), award=award), "R7") == {}


def test_r7_the_hours_told_are_those_awarded() -> None:
    assert values(a_told(an_award(hours=Decimal(481))), "notice-hours-differ") == {
        "hours": 481,
        "awarded": 480,
    }
    assert found(a_told(an_award(hours=Decimal("480.00"))), "R7") == {}


@pytest.mark.parametrize("award", [None, Award(Decimal("NaN")), Award(Decimal(0))])
def test_r7_what_is_told_was_awarded(award: Award | None) -> None:
    assert found(a_told(an_award(), award=award), "R7") == {"award-unrecorded": Severity.BLOCKS}


def test_r7_an_award_tells_rights_and_duties() -> None:
    case = a_told(an_award(tells_rights_and_duties=False))
    assert found(case, "R7") == {"rights-untold": Severity.BLOCKS}


@pytest.mark.parametrize(
    ("criterion", "code"),
    [
        (Criterion.NEEDS, "needs-unanswered"),
        (Criterion.INDEPENDENCE, "independence-unanswered"),
        (Criterion.HELP_FROM_OTHERS, "help-from-others-unanswered"),
    ],
)
def test_r7_the_reasons_of_a_refusal_answer_every_criterion(
    criterion: Criterion, code: str
) -> None:
    case = a_told(a_notice(reasons={**REASONS, criterion: " "}))
    assert found(case, "R7") == {code: Severity.BLOCKS}


@pytest.mark.parametrize("outcome", [Outcome.QUALIFIED, Outcome.RESERVE])
def test_r7_only_a_refusal_needs_reasons(outcome: Outcome) -> None:
    assert found(a_told(an_award(outcome=outcome, reasons={})), "R7") == {}


def test_r7_who_failed_the_formal_criteria_is_told_those() -> None:
    case = a_told(a_notice(reasons={}), certificate=a_certificate(degree=Degree.LIGHT))

    assert found(case, "R7") == {"formal-refusal": Severity.NOTES}
    assert values(case, "formal-refusal") == {"faults": 1}


def promised(hours: int, **changes: Any) -> Case:
    return a_told(an_award(hours=Decimal(hours)), **{"award": Award(Decimal(hours)), **changes})


@pytest.mark.parametrize(("hours", "above"), [(719, False), (720, False), (721, True)])
def test_l2_a_notice_promises_no_more_than_the_edition_s_limit(hours: int, above: bool) -> None:
    assert ("notice-hours-above-limit" in found(promised(hours), "L2")) is above


def test_l2_the_office_s_lower_limit_and_hours_elsewhere_lower_it() -> None:
    figure = Figure("limit_severe", 600, "hours_a_year", Source("S003"))
    office = replace(
        WIAZOWNA,
        local_limits={"limit_severe": figure},
        local_history={"limit_severe": (figure,)},
    )
    other = OtherProgramme("Opieka wytchnieniowa", Decimal(120))
    elsewhere = promised(601, uses_other_programmes=True, other_programmes=(other,))

    assert "notice-hours-above-limit" not in found(promised(600), "L2", office)
    assert values(promised(601), "notice-hours-above-limit", office)["hours"] == 600
    assert values(elsewhere, "notice-hours-above-limit")["hours"] == 600


def test_l2_the_limit_is_that_of_the_day_the_award_begins() -> None:
    dated = (
        Figure("limit_severe", 720, "hours_a_year", Source("S003"), date(2026, 1, 1)),
        Figure("limit_severe", 800, "hours_a_year", Source("S003"), date(2026, 7, 1)),
    )
    edition = replace(WIAZOWNA.edition, history={**WIAZOWNA.edition.history, "limit_severe": dated})
    programme = replace(WIAZOWNA, edition=edition)

    def since(day: date | None) -> Case:
        return promised(800, award=Award(Decimal(800), since=day))

    above = "notice-hours-above-limit"
    assert above in found(since(None), "L2", programme)
    assert above in found(since(date(2026, 6, 30)), "L2", programme)
    assert above not in found(since(date(2026, 7, 1)), "L2", programme)


def test_l2_hours_beside_no_award_are_not_compared() -> None:
    case = a_told(a_notice(outcome=Outcome.RESERVE, hours=Decimal(900)))
    assert found(case, "L2") == {}


def letters(form: LetterForm) -> Programme:
    return replace(WIAZOWNA, letters=Letters(form, Source("S003", "zarządzenie")))


@pytest.mark.parametrize(
    ("programme", "appeal", "codes"),
    [
        (WIAZOWNA, True, {"appeal-notice-in-letter": Severity.BLOCKS}),
        (WIAZOWNA, False, {}),
        (WIAZOWNA, None, {}),
        (letters(LetterForm.LETTER), True, {"appeal-notice-in-letter": Severity.BLOCKS}),
        (letters(LetterForm.LETTER), False, {}),
        (letters(LetterForm.DECISION), True, {}),
        (letters(LetterForm.DECISION), False, {"appeal-notice-missing": Severity.WARNS}),
        (letters(LetterForm.DECISION), None, {"appeal-notice-missing": Severity.WARNS}),
    ],
)
def test_r8_a_letter_has_no_appeal_notice_and_a_decision_has_one(
    programme: Programme, appeal: bool | None, codes: dict[str, Severity]
) -> None:
    assert found(a_told(a_notice(appeal_notice=appeal)), "R8", programme) == codes


def test_r8_rests_on_the_office_s_own_choice_where_it_made_one() -> None:
    case = a_told(a_notice(appeal_notice=True))
    [finding] = [f for f in check(case, letters(LetterForm.LETTER)).findings if f.rule == "R8"]
    assert finding.rests_on.source.clause == "zarządzenie"


@pytest.mark.parametrize(
    "printed",
    ["Zofii Przykładowej", "Pani Zofia Przykładowa", "Przykładowa Zofia", "zofia przykładowa"],
)
def test_r9_an_inflected_or_changed_name_is_found(printed: str) -> None:
    case = a_told(a_notice(addressee=printed))

    assert found(case, "R9") == {"addressee-changed": Severity.BLOCKS}
    assert values(case, "addressee-changed") == {"name": "Zofia Przykładowa"}


def test_r9_a_guardian_is_written_to_where_one_acts() -> None:
    def told(addressee: str) -> dict[str, Severity]:
        child = a_child_case(
            decision=Decision(Outcome.RESERVE),
            notice=a_notice(outcome=Outcome.RESERVE, addressee=addressee),
        )
        return found(child, "R9")

    assert told("Żaneta Przykładowa") == {}
    assert told("Staś Przykładowa") == {"addressee-changed": Severity.BLOCKS}


def test_r9_nobody_s_name_cannot_be_compared() -> None:
    nobody = a_participant(first_name="", last_name="")
    assert found(a_told(a_notice(), participant=nobody), "R9") == {}


@pytest.mark.parametrize(
    ("chosen", "used", "codes"),
    [
        (FormOfAddress.MS, FormOfAddress.MS, {}),
        (FormOfAddress.MS, None, {}),
        (None, None, {}),
        (FormOfAddress.MS, FormOfAddress.MR, {"form-of-address-changed": Severity.BLOCKS}),
        (None, FormOfAddress.MR, {"form-of-address-unasked": Severity.WARNS}),
    ],
)
def test_r9_the_form_of_address_is_the_participant_s_choice(
    chosen: FormOfAddress | None, used: FormOfAddress | None, codes: dict[str, Severity]
) -> None:
    person = a_participant(form_of_address=chosen)
    assert found(a_told(a_notice(form_of_address=used), participant=person), "R9") == codes


def test_r9_a_guardian_s_form_of_address_is_not_the_child_s() -> None:
    child = a_child_case(
        participant=a_participant(birth_date=date(2015, 9, 1), form_of_address=FormOfAddress.MR),
        decision=Decision(Outcome.RESERVE),
        notice=a_notice(addressee="Żaneta Przykładowa", form_of_address=FormOfAddress.MS),
    )
    assert found(child, "R9") == {}


@pytest.mark.parametrize(
    ("needed", "given", "codes"),
    [
        ("duża czcionka", True, {}),
        ("duża czcionka", False, {"notice-inaccessible": Severity.BLOCKS}),
        (" ", False, {}),
        ("", None, {}),
    ],
)
def test_r12_letters_come_in_the_form_asked_for(
    needed: str, given: bool | None, codes: dict[str, Severity]
) -> None:
    person = a_participant(accessible_form=needed)
    case = a_told(a_notice(in_accessible_form=given, sent_on=SENT), participant=person)
    assert found(case, "R12") == codes
