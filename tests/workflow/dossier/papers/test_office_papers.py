"""The assessment's card is kept as it stood at each resolution, the record of a check once documented."""

from dataclasses import replace
from datetime import date

from app.workflow.dossier.keep_job import KeepJob
from app.workflow.dossier.opened import collecting, open_keeper
from app.workflow.months.spot_checks import SpotChecks
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.resolutions import Resolutions
from tests.matters.builders import SEJNY, a_resolution, an_actor, an_assessed_matter
from tests.web.office.served_year import DAY, a_check, serve
from tests.workflow.dossier.working import Office, said, worked_off

CLERK = an_actor()


def _opened(store, day):
    base = Desk(store, lambda: day)
    desk = replace(base, dossiers=open_keeper(store, base, Office(), lambda _kind, _id: None))
    return desk, KeepJob(store.wishes, collecting(store, base, Office()))


def _papers(store, matter_id, kind):
    return [p for p in store.kept_papers.find(SEJNY, subject=matter_id) if p.kind == kind]


def test_the_card_is_kept_with_the_resolution_it_rests_on(store):
    desk, job = _opened(store, date(2026, 1, 15))
    matter = store.matters.add(replace(an_assessed_matter(), version=0), CLERK, "matter.opened")
    seen = Seen(SEJNY, matter.id)
    Resolutions(desk).propose(CLERK, seen, a_resolution(proposed_by=CLERK.account_id))
    worked_off(job)
    [card] = _papers(store, matter.id, "assessment_card")
    assert matter.case_number in said(store, card)
    [printed] = store.page_codes.of_matter(SEJNY, matter.id)
    assert (card.code, card.code_edition) == (printed.code, printed.edition)
    assert (card.made_on, card.note.startswith("Stan karty przy rozstrzygnięciu")) == (
        matter.assessment.assessed_on,
        True,
    )
    [verdict] = _papers(store, matter.id, "verdict")
    assert verdict.made_on == date(2026, 1, 15)


def test_a_record_of_a_check_is_kept_when_it_is_documented(store):
    serve(store)
    desk, job = _opened(store, DAY)
    checks = SpotChecks(desk)
    noted = checks.note(CLERK, a_check())
    worked_off(job)
    assert not _papers(store, noted.matter_id, "spot_check")
    checks.document(CLERK, Seen(SEJNY, noted.id))
    worked_off(job)
    [record] = _papers(store, noted.matter_id, "spot_check")
    assert (record.about, record.made_on) == (noted.id, noted.on)
    assert "Bogna Pomocna" in said(store, record)
