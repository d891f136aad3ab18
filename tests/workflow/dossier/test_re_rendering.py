"""Old papers written once more: the same text to the byte; a changed word, blank or file is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.documents.docx_text import docx_lines
from app.letters import award
from app.letters.letter import LetterFacts
from app.matters.rights import Actor
from app.workflow.dossier import written_again
from app.workflow.dossier.re_rendering import (
    OTHER_BLANK,
    SAME_BLANK,
    Outcome,
    ReRendering,
    Rewritten,
)
from app.workflow.office.events import Event
from app.workflow.producing import DOCX
from tests.matters.builders import SEJNY
from tests.workflow.dossier.audited import (
    CLERK,
    AuditedOffice,
    a_played_dossier,
    an_office,
    on_another_blank,
)
from tests.workflow.dossier.test_re_evaluating import behind_the_ledger

KINDS = [
    *("application_card", "activity_scope", "gdpr_clause_minister", "gdpr_clause_organiser"),
    *("assessment_card", "award", "mileage_log", "service_card"),
]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AuditedOffice, str]]:
    office = an_office(tmp_path_factory.mktemp("rewritten"))
    matter_id = a_played_dossier(office)
    # Much that papers speak of is not what it was any more.
    settings = replace(office.desk.settings(SEJNY), town="Nigdziewo", contact="w pokoju 13")
    office.store.office_settings.save(settings, CLERK, Event.SETTINGS_CHANGED)
    matter = office.matter(matter_id)
    answers = {**matter.answers, "uczestnik": {"first_name": ["Ktoś"], "last_name": ["Inny"]}}
    office.store.matters.save(replace(matter, answers=answers), CLERK, Event.ANSWERS_CORRECTED)
    office.on(date(2026, 9, 1))
    yield office, matter_id
    office.store.close()


def rewritten(played: tuple[AuditedOffice, str]) -> dict[str, Rewritten]:
    office, matter_id = played
    found = ReRendering(office.desk, office.store).whole(office.dossier(matter_id))
    return {each.paper.kind: each for each in found}


def test_every_paper_says_the_same_to_the_byte_whatever_changed_since(played):
    found = rewritten(played)
    assert sorted(found) == sorted(KINDS)
    assert {each.outcome for each in found.values()} == {Outcome.SAME}
    assert all(each.lines > 10 for each in found.values())


def test_a_changed_wording_is_named_line_by_line(played, monkeypatch: pytest.MonkeyPatch):
    def reworded(facts: LetterFacts) -> dict[str, object]:
        return {**award.LETTER.context(facts), "participant_in_letter": "…", "hours": "1 godz."}

    letter = replace(award.LETTER, context=reworded)
    monkeypatch.setattr(written_again, "LETTERS", (letter,))
    found = rewritten(played)["award"]
    assert found.outcome is Outcome.DIFFERENT
    assert found.causes[0] == SAME_BLANK
    assert found.changed
    assert any("600" in line.kept and "1 godz." in line.again for line in found.changed)


def test_a_changed_blank_is_named(played):
    office, matter_id = played
    paper = next(p for p in office.dossier(matter_id).papers if p.kind == "award")
    old = office.store.archive.get(paper.files[0].name, owner=paper.id)
    other = on_another_blank(old)
    assert docx_lines(other) != docx_lines(old)
    file = office.store.archive.put(other, DOCX, owner=paper.id)
    with behind_the_ledger(office, "kept_paper", paper, files=(file,)):
        found = rewritten(played)["award"]
    assert found.outcome is Outcome.DIFFERENT
    assert found.causes[0] == OTHER_BLANK
    assert [line.again for line in found.changed] == [""]


def test_a_lost_file_is_told(played):
    office, matter_id = played
    paper = next(p for p in office.dossier(matter_id).papers if p.kind == "award")
    gone = replace(paper.files[0], name="0" * 64)
    with behind_the_ledger(office, "kept_paper", paper, files=(gone,)):
        assert rewritten(played)["award"].outcome is Outcome.LOST


def test_that_somebody_asked_is_in_the_ledger(played):
    office, matter_id = played
    actor: Actor = CLERK
    assert ReRendering(office.desk, office.store).of(actor, SEJNY, matter_id)
    (line,) = office.store.ledger.lines(SEJNY, limit=1)
    assert (line.event, line.record_id) == (Event.AUDIT_REWRITTEN, matter_id)
