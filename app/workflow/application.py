"""One draft as everybody above the store sees it: raw answers in, case, page states and verdict out."""

from dataclasses import dataclass, replace
from functools import cached_property

from app.attachments import ALL
from app.attachments.answers import PageState, page_state, pages_of
from app.attachments.attachment import Attachment
from app.attachments.sheet import Sheet
from app.store.uploads import Copy
from rules import check
from rules.case import Case
from rules.verdict import Verdict
from rules.vocabulary import Document

COPY_PAGE = "kopia-orzeczenia"
COPY_ON_PAPER = "na-papierze"


@dataclass(frozen=True, kw_only=True)
class Application(Sheet):
    """A draft judged as of ``today``; ``copies`` are the files of the certificate's copy, in order."""

    draft_id: str
    copies: tuple[Copy, ...]

    @cached_property
    def case(self) -> Case:
        """The case with the papers that are ready marked as enclosed."""
        case = super().case
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

    def attachment_ready(self, attachment: Attachment, case: Case) -> bool:
        """Whether every page of the attachment that is asked is answered without error."""
        return all(
            page_state(page, self.answers.get(page.slug), case, self.programme) is PageState.DONE
            for page in attachment.pages
            if page in pages_of(case, self.programme)
        )
