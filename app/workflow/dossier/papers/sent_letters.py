"""A matter comes in; every letter that went out in it goes out, as it was sent.

A letter marked as sent on the matter's own page may have been printed by any means: where no batch has it, it
is written once more and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.documents.convert import page_count
from app.documents.letter_said import says
from app.documents.pipeline import Office
from app.dossier.kept import KeptPaper, Source
from app.letters import award, refusal, reserve
from app.matters.matter import Matter, Resolution
from app.store.batches import Batches
from app.store.letter_values import Batch, BatchLetter, LetterState, MadeLetter, Order
from app.store.page_codes import PageCodes
from app.wording.dates import long_date
from app.workflow.batches.office_letters import FAMILY, OfficeLetters, letter_of
from app.workflow.dossier.keeping import ToKeep
from app.workflow.dossier.papers.source import is_kept
from app.workflow.producing import DOCX, PDF
from rules.vocabulary import Outcome

KINDS = {
    Outcome.QUALIFIED: award.LETTER.slug,
    Outcome.RESERVE: reserve.LETTER.slug,
    Outcome.NOT_QUALIFIED: refusal.LETTER.slug,
}
SENT = "Wysłano {day}"
FROM_BATCH = "Wysłano {day}, jak zapisano w sprawie. Pismo pochodzi z serii z datą {dated}"
ANEW = (
    "Wysłano {day}, jak zapisano w sprawie. Tego pisma nie było w żadnej serii, więc program napisał je "
    "na nowo. Wysłany wydruk mógł się od niego różnić."
)


@dataclass(frozen=True)
class SentLetters:
    """Letters from the batches they were sent with; ``office`` makes a PDF where none is left."""

    batches: Batches
    letters: OfficeLetters
    codes: PageCodes
    office: Office

    def papers(self, matter: Matter, kept: tuple[KeptPaper, ...]) -> Iterator[ToKeep]:
        of_batches = [
            (self.batches.get(matter.programme, letter.batch_id), letter)
            for letter in self.batches.of_matter(matter.programme, matter.id)
        ]
        for batch, letter in of_batches:
            if letter.sent_on and not is_kept(kept, batch.order.kind, batch.id, batch.id):
                made = self.batches.made(batch.id, matter.id)
                said = SENT.format(day=long_date(letter.sent_on))
                paper = _paper(matter, batch.order, made, batch.id, said)
                yield self._coded(paper, batch.id)
        yield from self._told_otherwise(matter, kept, of_batches)

    def _told_otherwise(
        self,
        matter: Matter,
        kept: tuple[KeptPaper, ...],
        of_batches: list[tuple[Batch, BatchLetter]],
    ) -> Iterator[ToKeep]:
        """The letter of the resolution that stands, where it went out with no batch."""
        resolution = matter.resolution
        if resolution is None or resolution.sent_on is None:
            return
        kind = KINDS[resolution.outcome]
        about = f"{matter.id}.{len(matter.resolutions)}"
        with_batch = any(
            (batch.order.kind, letter.sent_on) == (kind, resolution.sent_on)
            for batch, letter in of_batches
        )
        if not with_batch and not is_kept(kept, kind, about, about):
            yield self._found(matter, resolution, kind, of_batches, about)

    def _found(
        self,
        matter: Matter,
        resolution: Resolution,
        kind: str,
        of_batches: list[tuple[Batch, BatchLetter]],
        about: str,
    ) -> ToKeep:
        sent_on = resolution.sent_on or resolution.decided_on
        day = long_date(sent_on)
        for batch, letter in reversed(of_batches):
            if batch.order.kind == kind and letter.state is LetterState.MADE:
                made = self.batches.made(batch.id, matter.id)
                facts = self.letters.facts(batch.order, matter.id)
                if says(made.docx, letter_of(batch.order), facts):
                    said = FROM_BATCH.format(day=day, dated=long_date(batch.order.dated))
                    paper = _paper(matter, batch.order, made, about, said)
                    return self._coded(paper, batch.id)
        order = Order(matter.programme, kind, sent_on)
        docx = self.letters.docx(order, matter.id)
        pdf = self.office.convert(docx)
        written = MadeLetter(docx, pdf, page_count(pdf))
        return _paper(matter, order, written, about, ANEW.format(day=day))

    def _coded(self, paper: ToKeep, batch_id: str) -> ToKeep:
        """With the code the letter of a batch bears."""
        code = self.codes.code_of(FAMILY, batch_id, paper.matter_id)
        prints = self.codes.editions(paper.programme, code)
        if not prints:
            return paper
        return replace(paper, code=code, code_edition=prints[-1].edition)


def _paper(matter: Matter, order: Order, made: MadeLetter, about: str, note: str) -> ToKeep:
    return ToKeep(
        programme=matter.programme,
        matter_id=matter.id,
        kind=order.kind,
        title=letter_of(order).name,
        source=Source.MADE,
        made_on=order.dated,
        files={PDF: made.pdf, DOCX: made.docx},
        about=about,
        origin=about,
        pages=made.pages,
        note=note,
    )
