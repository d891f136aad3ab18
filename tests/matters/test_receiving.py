from datetime import date

from app.matters.matter import Entry, Received, State, Way
from app.matters.receiving import correct_answers, note_wishes, open_matter
from rules.vocabulary import FormOfAddress
from tests.matters.builders import SEJNY, a_correct_matter, a_matter, an_assessed_matter
from tests.matters.refused import refusal

TODAY = date(2026, 1, 8)
BY_POST = Received(date(2026, 1, 7), Way.POST, Entry.PAPER)


def test_paper_typed_by_a_clerk_opens_a_matter():
    matter = open_matter(SEJNY, BY_POST, a_matter().answers, TODAY)
    assert (matter.state, matter.received.entry) == (State.SUBMITTED, Entry.PAPER)


def test_paper_cannot_come_tomorrow():
    tomorrow = Received(date(2026, 1, 9), Way.POST, Entry.PAPER)
    assert "przyszłości" in str(refusal(open_matter, SEJNY, tomorrow, a_matter().answers, TODAY))


def test_a_bundle_has_its_code():
    no_code = Received(TODAY, Way.IN_PERSON, Entry.BUNDLE)
    assert "kod" in str(refusal(open_matter, SEJNY, no_code, a_matter().answers, TODAY))


def test_nobody_without_a_name_is_registered():
    assert "imię i nazwisko" in str(refusal(open_matter, SEJNY, BY_POST, {}, TODAY))
    nameless = {"uczestnik": {"first_name": [""], "last_name": [""]}}
    assert "imię i nazwisko" in str(refusal(correct_answers, a_matter(), nameless))


def test_corrected_answers_send_the_papers_back_to_be_checked():
    corrected = correct_answers(a_correct_matter(), {"preferencje": {"age": ["40"]}})
    assert corrected.state is State.SUBMITTED
    assert corrected.papers.checked_on is None
    assert corrected.answers["preferencje"] == {"age": ["40"]}
    assert corrected.answers["uczestnik"] == a_matter().answers["uczestnik"]


def test_assessed_answers_are_not_corrected():
    assert "zmianę w ciągu roku" in str(refusal(correct_answers, an_assessed_matter(), {}))


def test_wishes_are_noted():
    matter = note_wishes(a_matter(), FormOfAddress.MR, " duży druk ")
    assert (matter.form_of_address, matter.accessible_form) == (FormOfAddress.MR, "duży druk")
