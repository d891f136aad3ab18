"""A dossier judged once more: an honest one agrees; what was tampered with, or changed since, is named."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.dossier.kept import KeptPaper, Source
from app.errors import DeedRefused
from app.matters.matter import Papers
from app.matters.rights import Role
from app.store.office_models import Record
from app.store.plain import plain_of, written
from app.workflow.dossier.agreement import Moment, ReEvaluated
from app.workflow.dossier.matters_again import LIMITS_SINCE, NOT_KEPT
from app.workflow.dossier.re_evaluating import ReEvaluating
from app.workflow.dossier.verdicts_compared import DATA_CHANGED, NOT_TOLD, SAME_DATA
from app.workflow.office import desk as office_desk
from app.workflow.office.events import Event
from app.workflow.office.intake import Intake
from app.workflow.producing import JSON
from rules.programme import Programme, load_programme
from tests.builders import PAPERS
from tests.matters.builders import SEJNY, SIGNED, an_actor
from tests.workflow.dossier.audited import CLERK, AuditedOffice, a_played_dossier, an_office


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AuditedOffice, str]]:
    office = an_office(tmp_path_factory.mktemp("played"))
    yield office, a_played_dossier(office)
    office.store.close()


def judged(played: tuple[AuditedOffice, str]) -> ReEvaluated:
    office, matter_id = played
    return ReEvaluating(office.desk, office.store).whole(office.dossier(matter_id))


def of(found: ReEvaluated, event: Event) -> Moment:
    return next(moment for moment in found.moments if moment.event == event)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@contextmanager
def behind_the_ledger(
    office: AuditedOffice, kind: str, record: Any, **changes: Any
) -> Iterator[None]:
    """The record as somebody with the keys would write it, with no line; and back again."""
    shelf = office.store.shelf
    with shelf.database.writing() as session:
        row = session.get(Record, (kind, record.id))
        before, place = row.sealed, row.own_place
        row.sealed = shelf.cipher.seal(written(plain_of(replace(record, **changes))), *place)
    yield
    with shelf.database.writing() as session:
        one = (Record.kind == kind, Record.id == record.id)
        session.execute(update(Record).where(*one).values(sealed=before))


@contextmanager
def verdict_replaced(office: AuditedOffice, paper: KeptPaper, data: bytes) -> Iterator[None]:
    """Another file in the place of a kept verdict, its record changed to go with it."""
    file = office.store.archive.put(data, JSON, owner=paper.id)
    with behind_the_ledger(office, "kept_paper", paper, files=(file,)):
        yield


def verdicts(played: tuple[AuditedOffice, str]) -> list[KeptPaper]:
    office, matter_id = played
    return [p for p in office.dossier(matter_id).papers if p.source is Source.JUDGED]


def test_an_honest_dossier_agrees_at_every_moment(played):
    found = judged(played)
    assert [moment.event for moment in found.moments] == [
        Event.MATTER_OPENED,
        Event.PAPERS_CHECKED,
        Event.ASSESSED,
        Event.RESOLUTION_CONFIRMED,
        Event.MONTH_HANDED_IN,
        Event.MONTH_ACCEPTED,
    ]
    assert found.agrees
    assert found.complete
    assert [moment.kept.edition for moment in found.moments if moment.kept] == [1, 2, 3, 4]
    assert not any(moment.notes or moment.causes for moment in found.moments)


def test_a_verdict_file_tampered_with_is_named_with_the_clause(played):
    office, _ = played
    paper = verdicts(played)[1]
    told = json.loads(office.store.archive.get(paper.files[0].name, owner=paper.id))
    told["priority"] = 2
    told["findings"] = told["findings"][1:]
    with verdict_replaced(office, paper, json.dumps(told).encode()):
        found = judged(played)
    moment = of(found, Event.PAPERS_CHECKED)
    assert moment.causes == (SAME_DATA,)
    assert {each.about for each in moment.departures} >= {"Grupa pierwszeństwa"}
    assert all(each.why for each in moment.departures)
    assert any(not each.then and each.now for each in moment.departures)
    assert [each.about for each in found.untold] == ["Dokument w teczce: pliki"]


def test_a_verdict_file_that_is_damaged_is_named(played):
    office, _ = played
    paper = verdicts(played)[2]
    with behind_the_ledger(
        office, "kept_paper", paper, files=(replace(paper.files[0], name="0" * 64),)
    ):
        moment = of(judged(played), Event.ASSESSED)
    assert "uszkodzony" in moment.departures[0].then
    with verdict_replaced(office, paper, b"[]"):
        moment = of(judged(played), Event.ASSESSED)
    assert "nie da się odczytać" in moment.departures[0].then
    assert moment.causes == (NOT_TOLD,)


def test_a_record_changed_behind_the_ledger_is_named_and_the_ledger_judged(played):
    office, matter_id = played
    matter = office.matter(matter_id)
    resolutions = (replace(matter.resolutions[0], hours=Decimal(840)),)
    with behind_the_ledger(office, "matter", matter, resolutions=resolutions):
        found = judged(played)
    assert all(moment.agrees for moment in found.moments)
    assert [each.about for each in found.untold] == ["Sprawa: rozstrzygnięcia"]
    assert not found.agrees


def test_a_month_changed_behind_the_ledger_is_named(played):
    office, matter_id = played
    (file,) = office.dossier(matter_id).months
    edition = replace(file.editions[0], hours=Decimal(40))
    with behind_the_ledger(office, "month", file, editions=(edition,)):
        found = judged(played)
    assert [each.about for each in found.untold] == ["Rozliczenie miesiąca: oddania rozliczenia"]
    assert all(moment.agrees for moment in found.moments)


def test_limits_lowered_since_are_told_and_the_earlier_ones_judged_by(played):
    office, _ = played
    settings = office.desk.settings(SEJNY)
    lowered = replace(settings, lower_limits=(("limit_severe", Decimal(100)),))
    kept = office.store.office_settings.save(lowered, CLERK, Event.SETTINGS_CHANGED)
    found = judged(played)
    back = replace(kept, lower_limits=())
    office.store.office_settings.save(back, CLERK, Event.SETTINGS_CHANGED)
    assert found.agrees
    matters = [moment for moment in found.moments if not moment.about]
    assert all(LIMITS_SINCE in moment.notes for moment in matters)


def test_data_of_the_edition_changed_since_is_named(played, monkeypatch: pytest.MonkeyPatch):
    def changed(slug: str) -> Programme:
        programme = load_programme(slug)
        figures = {
            name: replace(figure, value=Decimal(120)) if name.startswith("limit_") else figure
            for name, figure in programme.edition.figures.items()
        }
        history = {name: (figure,) for name, figure in figures.items()}
        edition = replace(programme.edition, figures=figures, history=history)
        return replace(programme, edition=edition)

    monkeypatch.setattr(office_desk, "load_programme", changed)
    moment = of(judged(played), Event.RESOLUTION_CONFIRMED)
    assert DATA_CHANGED in moment.causes
    abouts = {each.about for each in moment.departures}
    assert {"Roczny limit godzin", "Rozstrzygnięcie"} <= abouts
    assert all(each.why for each in moment.departures)


def test_a_month_accepted_with_totals_its_entries_do_not_give_is_named(played):
    office, matter_id = played
    (file,) = office.dossier(matter_id).months
    odd = replace(file.editions[0], hours=Decimal(40), travel=Decimal("999.99"))
    wrong = office.store.month_files.save(
        replace(file, editions=(odd,)), CLERK, Event.MONTH_ACCEPTED
    )
    moment = judged(played).moments[-1]
    right = replace(wrong, editions=file.editions)
    office.store.month_files.save(right, CLERK, Event.MONTH_REOPENED)
    told = [(d.about, plain(d.then), plain(d.now)) for d in moment.departures]
    assert told == [
        ("Godziny", "40 godzin", "4,5 godziny"),
        ("Dojazdy", "999,99 zł", "13,80 zł"),
    ]


def test_a_decision_the_rules_refuse_is_named_with_the_clause(played):
    office, matter_id = played
    matter = office.matter(matter_id)
    generous = replace(matter.resolutions[0], hours=Decimal(5000))
    wrong = office.store.matters.save(
        replace(matter, resolutions=(generous,)), CLERK, Event.RESOLUTION_REPLACED
    )
    moment = of(judged(played), Event.RESOLUTION_REPLACED)
    office.store.matters.save(
        replace(wrong, resolutions=matter.resolutions), CLERK, Event.RESOLUTION_TAKEN_BACK
    )
    assert {each.about for each in moment.departures} == {"Rozstrzygnięcie"}
    assert "limit" in moment.departures[0].now
    assert "Program" in moment.departures[0].why


def test_a_moment_of_which_nothing_was_kept_says_so(tmp_path: Path):
    office = an_office(tmp_path)
    matter = office.take_in()
    papers = Papers(enclosed=PAPERS, signed=SIGNED)
    Intake(office.desk).check_papers(CLERK, office.seen(matter), papers)
    moment = of(judged((office, matter.id)), Event.PAPERS_CHECKED)
    office.store.close()
    assert moment.kept is None
    assert moment.notes == (NOT_KEPT,)


def test_only_who_may_examine_asks_and_the_ledger_says_so(played):
    office, matter_id = played
    service = ReEvaluating(office.desk, office.store)
    with pytest.raises(DeedRefused):
        service.of(an_actor(Role.COMMISSION), SEJNY, matter_id)
    assert service.of(CLERK, SEJNY, matter_id).moments
    (line,) = office.store.ledger.lines(SEJNY, limit=1)
    assert (line.event, line.record_id) == (Event.AUDIT_REJUDGED, matter_id)
