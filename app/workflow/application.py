"""One draft as everybody above the store sees it: raw answers in, case, page states and verdict out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.attachments import ALL
from app.attachments.answers import PageState, case_from, page_state, pages_of
from app.attachments.attachment import Attachment
from app.attachments.page import Page, Raw
from app.store.uploads import Copy
from rules import check
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Verdict
from rules.vocabulary import Document

COPY_PAGE = "kopia-orzeczenia"
COPY_ON_PAPER = "na-papierze"


@dataclass(frozen=True)
class Application:
    """A draft judged as of ``today``; ``copies`` are the files of the certificate's copy, in order."""

    draft_id: str
    programme: Programme
    answers: Mapping[str, Raw]
    copies: tuple[Copy, ...]
    today: date

    @cached_property
    def case(self) -> Case:
        """The case with the papers that are ready marked as enclosed."""
        case = case_from(self.answers, self.programme, self.today)
        ready = {
            Document(attachment.slug)
            for attachment in ALL
            if attachment.applies(case, self.programme) and self.attachment_ready(attachment, case)
        }
        if self.copies or self.copy_on_paper:
            ready.add(Document.CERTIFICATE_COPY)
        return replace(case, enclosed=frozenset(ready))

    @property
    def copy_on_paper(self) -> bool:
        """Whether the person will add the certificate's copy to the printed papers themselves."""
        return bool(self.answers.get(COPY_PAGE, {}).get(COPY_ON_PAPER))

    @cached_property
    def verdict(self) -> Verdict:
        return check(self.case, self.programme)

    @cached_property
    def pages(self) -> tuple[type[Page], ...]:
        """The pages this case is asked, in order."""
        return pages_of(self.case, self.programme)

    def state(self, page: type[Page]) -> PageState:
        return page_state(page, self.answers.get(page.slug), self.case, self.programme)

    def attachment_ready(self, attachment: Attachment, case: Case) -> bool:
        """Whether every page of the attachment that is asked is answered without error."""
        return all(
            page_state(page, self.answers.get(page.slug), case, self.programme) is PageState.DONE
            for page in attachment.pages
            if page in pages_of(case, self.programme)
        )

    def page(self, slug: str) -> type[Page] | None:
        return next((page for page in self.pages if page.slug == slug), None)

    def page_after(self, slug: str) -> type[Page] | None:
        """The next page asked after this one, or ``None`` after the last."""
        slugs = [page.slug for page in self.pages]
        if slug not in slugs:
            return None
        following = slugs.index(slug) + 1
        return self.pages[following] if following < len(self.pages) else None

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments this case needs, in the order of the paper."""
        return tuple(each for each in ALL if each.applies(self.case, self.programme))
