"""Papers and verdicts as the office really keeps them, with bundle and letters, judged and written again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.attachments.answers import raw_answers
from app.config import Settings
from app.documents.pipeline import produce
from app.matters.matter import Matter, Way
from app.store.opened import open_store
from app.workflow.application import Application
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.dossier.opened import collecting, open_keeper
from app.workflow.dossier.re_evaluating import ReEvaluating
from app.workflow.dossier.re_rendering import Outcome, ReRendering
from app.workflow.office.intake import Arrival, Intake
from app.workflow.producing import BUNDLE, DOCX, JSON, PDF, VERDICT
from rules.programme import load_programme
from tests.matters.builders import SEJNY, an_applicant
from tests.store.builders import TurnableClock
from tests.workflow.dossier.audited import CLERK, CODE, AuditedOffice, a_played_dossier
from tests.workflow.dossier.working import Office, worked_off


@dataclass
class KeepingOffice(AuditedOffice):
    """Keeps nothing by hand: what its deeds bring is kept by whoever keeps dossiers."""

    def __post_init__(self) -> None:
        super().__post_init__()
        keeper = open_keeper(self.store, self.desk, Office(), lambda _kind, _wish: None)
        self.desk = replace(self.desk, dossiers=keeper)

    def take_in(self) -> Matter:
        answers, programme = (
            raw_answers(an_applicant(), load_programme(SEJNY)),
            load_programme(SEJNY),
        )
        store, digest = self.store, "digest-1"
        draft = store.drafts.start(SEJNY, "uczestnik", {}, "token-1").draft_id
        applied = Application(
            draft_id=draft, programme=programme, answers=answers, copies=(), today=self.today()
        )
        made = produce(
            applied.case,
            programme,
            applied.verdict,
            office=Office(),
            copies=None,
            today=self.today(),
            document_id=CODE,
        )
        store.bundles.put(CODE, draft, SEJNY, "Zofia Przykładowa", answers)
        for paper in (made.cover, *made.documents):
            store.produced.put(draft, digest, paper.slug, PDF, paper.pdf)
            store.produced.put(draft, digest, paper.slug, DOCX, paper.docx)
        store.produced.put(draft, digest, VERDICT, JSON, made.verdict_json)
        store.produced.put(draft, digest, BUNDLE, PDF, made.bundle)
        arrival = Arrival(self.today(), Way.IN_PERSON)
        return Intake(self.desk).take_bundle(CLERK, SEJNY, CODE, arrival)

    def keep_verdict(self, matter: Matter) -> Matter:
        return matter

    def keep(self, matter: Matter, kind: str, files: Mapping[str, bytes], **more: Any) -> Any:
        desk = replace(self.desk)
        worked_off(KeepJob(self.store.wishes, collecting(self.store, desk, Office())))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[KeepingOffice, str]]:
    folder: Path = tmp_path_factory.mktemp("kept")
    clock = TurnableClock()
    settings = Settings(data=folder / "data", generated=folder / "generated")
    office = KeepingOffice(open_store(settings, clock), clock)
    yield office, a_played_dossier(office)
    office.store.close()


def test_every_moment_agrees_with_the_verdict_that_was_kept(kept):
    office, matter_id = kept
    found = ReEvaluating(office.desk, office.store).whole(office.dossier(matter_id))
    assert found.agrees, found
    matters = [moment for moment in found.moments if not moment.about]
    assert len(matters) == 4
    assert all(moment.kept for moment in matters)


def test_every_paper_that_was_kept_is_written_the_same(kept):
    office, matter_id = kept
    found = ReRendering(office.desk, office.store).whole(office.dossier(matter_id))
    outcomes = {each.paper.kind: (each.outcome, each.changed) for each in found}
    assert {"cover", "application_card", "award", "assessment_card", "service_card"} <= set(
        outcomes
    )
    assert {outcome for outcome, _ in outcomes.values()} == {Outcome.SAME}, outcomes
