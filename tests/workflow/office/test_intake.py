from datetime import date

import pytest

from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.matter import Entry, Papers, State, Way
from app.matters.office import OfficeSettings
from app.matters.rights import Role
from app.workflow.office.desk import Seen
from app.workflow.office.events import EVENT_NAMES, Event
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.printouts import Printouts
from rules.vocabulary import FormOfAddress
from tests.builders import PAPERS
from tests.matters.builders import SEJNY, SIGNED, a_matter, an_actor
from tests.workflow.office.fakes import FakePrinted, a_desk

CLERK = an_actor()
ARRIVAL = Arrival(date(2026, 1, 7), Way.POST, " w jednej kopercie ")
ANSWERS = a_matter().answers


def an_intake():
    desk = a_desk(today=date(2026, 1, 8))
    desk.rooms.office_settings.put(OfficeSettings(SEJNY, number_pattern="PS.8211.{nr:03}.{rok}"))
    desk.rooms.bundles.printed[SEJNY] = [
        FakePrinted("ABCD-2346", "Zofia Przykładowa", ANSWERS, "d1"),
        FakePrinted("ABCD-2345", "Zofia Przykładowa", ANSWERS, "d1"),
    ]
    return Intake(desk)


def test_a_bundle_opens_a_matter_with_its_answers_and_number():
    matter = an_intake().take_bundle(CLERK, SEJNY, "abcd 2345", ARRIVAL)
    assert matter.case_number == "PS.8211.001.2026"
    assert matter.answers == ANSWERS
    assert (matter.received.entry, matter.received.bundle) == (Entry.BUNDLE, "ABCD-2345")
    assert matter.received.note == "w jednej kopercie"
    assert matter.version == 1


@pytest.mark.parametrize("code", ["ABCD-2345", "ABCD-2346"])
def test_one_application_is_taken_in_once_however_often_it_was_printed(code):
    intake = an_intake()
    intake.take_bundle(CLERK, SEJNY, "ABCD-2345", ARRIVAL)
    with pytest.raises(DeedRefused, match=r"sprawa PS\.8211\.001\.2026"):
        intake.take_bundle(CLERK, SEJNY, code, ARRIVAL)


def test_an_unknown_code_says_what_to_do():
    with pytest.raises(DeedRefused, match="wpisz zgłoszenie z papieru"):
        an_intake().take_bundle(CLERK, SEJNY, "ZZZZ-0000", ARRIVAL)


def test_what_is_refused_uses_no_number_up():
    intake = an_intake()
    with pytest.raises(DeedRefused):
        intake.take_paper(CLERK, SEJNY, {}, ARRIVAL)
    matter = intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL)
    assert matter.received.entry is Entry.PAPER
    assert matter.case_number == "PS.8211.001.2026"


def test_two_clerks_cannot_overwrite_each_other():
    intake = an_intake()
    matter = intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL)
    seen, papers = Seen(SEJNY, matter.id, 1), Papers(enclosed=PAPERS, signed=SIGNED)
    assert intake.check_papers(CLERK, seen, papers).state is State.FORMALLY_CORRECT
    with pytest.raises(ChangedMeanwhile, match="nic nie zapisano"):
        intake.check_papers(CLERK, seen, Papers())
    with pytest.raises(ChangedMeanwhile):
        intake.note_wishes(CLERK, seen, FormOfAddress.MS, "")


def test_what_is_missing_is_read_before_it_is_asked_for():
    intake = an_intake()
    seen = Seen(SEJNY, intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL).id)
    intake.check_papers(CLERK, seen, Papers(enclosed=PAPERS))
    asked = intake.missing(CLERK, seen)
    assert intake.call(CLERK, seen).calls[0].missing == asked
    intake.answer(CLERK, seen, date(2026, 1, 8))
    intake.correct(CLERK, seen, {"preferencje": {"age": ["40"]}})
    noted = intake.note_wishes(CLERK, seen, FormOfAddress.MS, "duży druk")
    assert noted.accessible_form == "duży druk"
    events = [event for _, event, _, _ in intake.desk.rooms.ledger.lines]
    assert events == [
        "matter.opened",
        "matter.papers_checked",
        "matter.completion_called",
        "matter.completion_answered",
        "matter.answers_corrected",
        "matter.wishes_noted",
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLERK}))
def test_only_clerks_take_papers_in(role):
    intake, actor = an_intake(), an_actor(role)
    seen = Seen(SEJNY, intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL).id)
    for deed in (
        lambda: intake.printed(actor, SEJNY, "ABCD-2345"),
        lambda: intake.take_bundle(actor, SEJNY, "ABCD-2345", ARRIVAL),
        lambda: intake.take_paper(actor, SEJNY, ANSWERS, ARRIVAL),
        lambda: intake.check_papers(actor, seen, Papers()),
        lambda: intake.call(actor, seen),
        lambda: intake.answer(actor, seen, date(2026, 1, 8)),
        lambda: intake.correct(actor, seen, {}),
        lambda: intake.note_wishes(actor, seen, None, ""),
    ):
        with pytest.raises(DeedRefused, match="uprawnień"):
            deed()


def test_every_event_has_its_name():
    assert set(EVENT_NAMES) == set(Event)


def test_one_form_sent_twice_opens_one_matter():
    intake = an_intake()
    first = intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL, "a" * 32)
    with pytest.raises(DeedRefused, match=first.case_number):
        intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL, "a" * 32)
    intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL, "b" * 32)
    assert len(intake.desk.rooms.matters.all(SEJNY)) == 2


def test_two_clerks_who_take_one_bundle_in_the_same_moment_open_one_matter(monkeypatch):
    intake = an_intake()
    first = intake.take_bundle(CLERK, SEJNY, "ABCD-2346", ARRIVAL)
    monkeypatch.setattr(Printouts, "taken_by", lambda *_: None)  # both have looked before
    with pytest.raises(DeedRefused, match=first.case_number):
        intake.take_bundle(CLERK, SEJNY, "ABCD-2345", ARRIVAL)
    assert len(intake.desk.rooms.matters.all(SEJNY)) == 1


def test_what_was_printed_of_the_draft_becomes_the_matter_s():
    intake = an_intake()
    matter = intake.take_bundle(CLERK, SEJNY, "ABCD-2345", ARRIVAL)
    assert intake.desk.rooms.page_codes.assigned == {"d1": matter.id}
    intake.take_paper(CLERK, SEJNY, ANSWERS, ARRIVAL)
    assert (
        len(intake.desk.rooms.page_codes.assigned) == 1
    )  # a paper filled in by hand has no prints
