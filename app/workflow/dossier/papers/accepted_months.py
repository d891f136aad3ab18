"""A matter comes in; the card and logs of every month accepted of it go out, as they were handed in.

Of a part of an assistant's month only the participant's own sheet: the papers of others are theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.attachments import MONTHLY
from app.documents.convert import page_count
from app.documents.month_papers import month_paper
from app.documents.page_mark import marked
from app.documents.pipeline import Office
from app.dossier.about import AboutMonth
from app.dossier.kept import KeptPaper, Source
from app.matters.matter import Matter
from app.months.month_file import Edition, MonthFile, MonthState, content_id
from app.months.sheets import sheets_of
from app.store.page_codes import PageCodes
from app.wording.dates import long_date
from app.workflow.dossier.keeping import ToKeep
from app.workflow.dossier.papers.source import is_kept
from app.workflow.months.handed_month import handed_month
from app.workflow.office.desk import Desk
from app.workflow.producing import DOCX, PDF
from rules.vocabulary import MonthlyDocument

ACCEPTED = "Rozliczenie przyjęto {day}"


@dataclass(frozen=True)
class AcceptedMonths:
    """An accepted part with the participant's entries is kept once in each edition that was accepted.

    Its papers are of the day it was handed in: they say what was handed in, whenever they are written.
    """

    desk: Desk
    codes: PageCodes
    office: Office

    def papers(self, matter: Matter, kept: tuple[KeptPaper, ...]) -> Iterator[ToKeep]:
        for file, edition in self._accepted(matter):
            origin = f"{file.id}.{edition.number}"
            about = str(AboutMonth(file.of, file.part, file.assistant_id))
            # The card is kept last: where it lies, the logs of the same handing in lie.
            if not is_kept(kept, MonthlyDocument.SERVICE_CARD, about, origin):
                yield from self._of_part(matter, file, edition, about, origin)

    def _accepted(self, matter: Matter) -> Iterator[tuple[MonthFile, Edition]]:
        rooms, slug = self.desk.rooms, matter.programme
        assistants = {each.assistant_id for each in rooms.assignments.find(slug, subject=matter.id)}
        assistants |= {each.assistant_id for each in rooms.entries.find(slug, subject=matter.id)}
        for assistant in sorted(assistants):
            accepted = rooms.month_files.find(slug, owner=assistant, states={MonthState.ACCEPTED})
            for file in accepted:
                edition = file.last
                if edition is not None and self._is_in(matter, file, edition):
                    yield file, edition

    def _is_in(self, matter: Matter, file: MonthFile, edition: Edition) -> bool:
        content = self.desk.rooms.handed_contents.get(
            matter.programme, content_id(file, edition.number)
        )
        return any(entry.matter_id == matter.id for entry in content.entries)

    def _of_part(
        self, matter: Matter, file: MonthFile, edition: Edition, about: str, origin: str
    ) -> Iterator[ToKeep]:
        opened = handed_month(self.desk, file)
        accepted_on = edition.accepted_on or edition.handed_in_on
        sheets = sheets_of(opened.judged, opened.asked)
        for sheet in (each for each in sheets if each.matter_id == matter.id):
            for attachment in reversed(MONTHLY):
                if attachment.applies(sheet):
                    made = month_paper(attachment, sheet, office=self.office)
                    paper = ToKeep(
                        programme=matter.programme,
                        matter_id=matter.id,
                        kind=attachment.slug,
                        title=made.title,
                        source=Source.MADE,
                        made_on=edition.handed_in_on,
                        files={PDF: made.pdf, DOCX: made.docx},
                        about=about,
                        origin=origin,
                        pages=page_count(made.pdf),
                        note=ACCEPTED.format(day=long_date(accepted_on)),
                    )
                    yield self._coded(paper, sheet.code)

    def _coded(self, paper: ToKeep, code: str) -> ToKeep:
        """With the code that the last print of the whole part bears, on the pages this paper has there."""
        prints = self.codes.editions(paper.programme, code)
        printed = prints[-1] if prints else None
        parts = printed.parts if printed else ()
        own = [p for p in parts if (p.slug, p.matter_id) == (paper.kind, paper.matter_id)]
        if printed is None or len(own) != 1 or own[0].pages != paper.pages:
            return paper
        whole, first = printed.pages, own[0].first
        pdf = marked(paper.files[PDF], code, printed.edition, first=first, pages=whole)
        files = {**paper.files, PDF: pdf}
        return replace(paper, files=files, code=code, code_edition=printed.edition)
