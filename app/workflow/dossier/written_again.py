"""A kept paper and a desk of its time come in; the same paper, written from what was known then, goes out.

Each kind is written by what writes it every day. None takes LibreOffice, since the text is what is compared.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from app.attachments import MONTHLY, by_slug
from app.commission_papers import Considered, assessment_card
from app.documents import cover
from app.documents.checklist import Paper, numbered
from app.documents.commission import commission_docx
from app.documents.convert import page_count
from app.documents.letter import blank_of, letter_docx
from app.documents.month_papers import month_docx
from app.documents.pipeline import attachment_docx, cover_docx, title_of
from app.documents.signing_place import signing_pages
from app.documents.spot_check import spot_check_docx
from app.dossier.about import month_in
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptPaper, Source
from app.letters import ALL as LETTERS
from app.letters.letter import Letter
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.month_papers.spot_check import spot_check
from app.months.month_file import file_id
from app.months.sheets import sheets_of
from app.store.letter_values import Order
from app.store.opened import Store
from app.store.uploads import Copy, Title
from app.wording.labels import label
from app.workflow.application import Application
from app.workflow.batches.office_letters import OfficeLetters
from app.workflow.months.handed_month import handed_month
from app.workflow.office.desk import Desk
from app.workflow.producing import PDF
from rules.programme import load_programme
from rules.vocabulary import Document, MonthlyDocument

COVER, CARD, CHECK = "cover", "assessment_card", "spot_check"
Writing = Callable[[Desk, KeptPaper], Iterator[bytes]]


@dataclass(frozen=True)
class WrittenAgain:
    """The papers of one dossier. ``first`` is its matter as it was taken in, from what was printed."""

    store: Store
    dossier: Dossier
    first: Matter

    def writing(self, paper: KeptPaper) -> Writing | None:
        """What writes a paper of this kind: one text, or one for each blank it may have been filled in on."""
        letters = {letter.slug: letter for letter in LETTERS}
        if paper.kind in letters:
            return partial(self._letter, letters[paper.kind])
        if paper.kind in by_slug:
            return self._attachment
        if paper.kind in set(MonthlyDocument):
            return self._month
        return {COVER: self._cover, CARD: self._card, CHECK: self._check}.get(paper.kind)

    def _attachment(self, _: Desk, paper: KeptPaper) -> Iterator[bytes]:
        applied = self._application(paper)
        code = self.first.received.bundle
        yield attachment_docx(by_slug[paper.kind], applied.case, applied.programme, code)

    def _cover(self, _: Desk, paper: KeptPaper) -> Iterator[bytes]:
        """Its page numbers are those of the kept papers: nothing is converted anew for them."""
        applied = self._application(paper)
        papers = [self._listed(each, applied) for each in self._bundled(paper)]
        copies = self._copies(paper)
        if copies:
            slug = Document.CERTIFICATE_COPY
            papers.append(Paper(slug, label(slug), sum(each.pages for each in copies)))
        said = cover.context(
            applied.case,
            applied.programme,
            applied.verdict,
            numbered(papers, page_count(self._pdf(paper)) + 1),
            today=paper.made_on,
            document_id=self.first.received.bundle,
        )
        yield cover_docx(said)

    def _listed(self, paper: KeptPaper, applied: Application) -> Paper:
        attachment, pdf = by_slug[paper.kind], self._pdf(paper)
        places = signing_pages(pdf, attachment.signatures(applied.case, applied.programme))
        title = title_of(paper.kind, applied.programme)
        return Paper(paper.kind, title, page_count(pdf), places)

    def _letter(self, letter: Letter, desk: Desk, paper: KeptPaper) -> Iterator[bytes]:
        """On ours, and on every blank the office ever had for it."""
        order = Order(paper.programme, letter.slug, paper.made_on)
        facts = OfficeLetters(desk).facts(order, paper.matter_id)
        yield letter_docx(blank_of(letter), letter, facts)
        blanks = self.store.letter_blanks
        for version in blanks.versions(paper.programme, letter.slug):
            yield letter_docx(blanks.get(paper.programme, version.id), letter, facts)

    def _month(self, desk: Desk, paper: KeptPaper) -> Iterator[bytes]:
        about = month_in(paper.about)
        if about is None:
            return
        own_id = file_id(paper.programme, about.assistant_id, about.of, about.part)
        month = handed_month(desk, desk.rooms.month_files.get(paper.programme, own_id))
        whose = month.judged.view.people.participant(paper.matter_id)
        attachment = next(each for each in MONTHLY if each.slug == paper.kind)
        for sheet in sheets_of(month.judged, month.asked):
            if sheet.participant == whose and attachment.applies(sheet):
                yield month_docx(attachment, sheet)

    def _card(self, desk: Desk, paper: KeptPaper) -> Iterator[bytes]:
        matter = desk.rooms.matters.get(paper.programme, paper.matter_id)
        programme, settings = desk.programme(paper.programme), desk.settings(paper.programme)
        considered = Considered(matter, case_of(matter, programme, paper.made_on))
        yield commission_docx(assessment_card(considered, programme, settings))

    def _check(self, desk: Desk, paper: KeptPaper) -> Iterator[bytes]:
        matter = desk.rooms.matters.get(paper.programme, paper.matter_id)
        programme = desk.programme(paper.programme)
        check = desk.rooms.spot_checks.get(paper.programme, paper.about)
        profiles = desk.rooms.profiles.find(paper.programme, owner=check.assistant_id)
        holders = (h.name for h in desk.rooms.accounts.all() if h.id == check.assistant_id)
        names = (*(profile.person.full_name for profile in profiles), *holders)
        yield spot_check_docx(
            spot_check(
                check,
                programme,
                desk.settings(paper.programme),
                case=case_of(matter, programme, check.on),
                assistant=next(filter(None, names), ""),
            )
        )

    def _application(self, paper: KeptPaper) -> Application:
        """What the applicant printed, judged on the day it was printed."""
        return Application(
            draft_id=paper.origin,
            programme=load_programme(paper.programme),
            answers=self.first.answers,
            copies=tuple(
                Copy(each.about, Title(each.title, "", each.pages, 0), each.filed_at)
                for each in self._copies(paper)
            ),
            today=paper.made_on,
        )

    def _bundled(self, paper: KeptPaper) -> Iterator[KeptPaper]:
        """The attachments printed with it, in the order of the bundle."""
        same = {each.kind: each for each in self.dossier.papers if each.origin == paper.origin}
        yield from (same[slug] for slug in by_slug if slug in same)

    def _copies(self, paper: KeptPaper) -> tuple[KeptPaper, ...]:
        every = (p for p in self.dossier.papers if p.source is Source.UPLOADED)
        return tuple(p for p in every if p.origin == paper.origin)

    def _pdf(self, paper: KeptPaper) -> bytes:
        file = paper.file(PDF)
        return b"" if file is None else self.store.archive.get(file.name, owner=paper.id)
