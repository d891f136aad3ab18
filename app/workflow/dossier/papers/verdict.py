"""A matter comes in; what the rules say of it today goes out as a file for machines to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.verdict_file import verdict_json
from app.dossier.kept import KeptPaper, Source
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.wording.dates import long_date
from app.workflow.dossier.keeping import ToKeep
from app.workflow.office.desk import Desk
from app.workflow.producing import JSON
from rules import check

KIND = "verdict"
TITLE = "Wynik sprawdzenia według zasad Programu"


@dataclass(frozen=True)
class Verdicts:
    """Small, and kept whenever it may have changed, so that an audit can tell what was said when."""

    desk: Desk

    def papers(
        self,
        matter: Matter,
        kept: tuple[KeptPaper, ...],  # noqa: ARG002 - the verdict of today is looked at each time
    ) -> Iterator[ToKeep]:
        today, programme = self.desk.clock(), self.desk.programme(matter.programme)
        case = case_of(matter, programme, today)
        yield ToKeep(
            programme=matter.programme,
            matter_id=matter.id,
            kind=KIND,
            title=TITLE,
            source=Source.JUDGED,
            made_on=today,
            files={JSON: verdict_json(check(case, programme), case, programme)},
            origin=matter.id,
            note=f"Stan sprawy z dnia {long_date(today)}",
        )
