"""Raw answers to one programme's pages and a day come in; the pages asked, and how far each is, go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.attachments import ALL
from app.attachments.answers import PageState, case_from, page_state, pages_of
from app.attachments.attachment import Attachment
from app.attachments.page import Page, Raw
from rules.case import Case
from rules.programme import Programme


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Answers as they are being filled in, by whoever: judged as of ``today``."""

    programme: Programme
    answers: Mapping[str, Raw]
    today: date

    @cached_property
    def case(self) -> Case:
        return case_from(self.answers, self.programme, self.today)

    @cached_property
    def pages(self) -> tuple[type[Page], ...]:
        """The pages this case is asked, in order."""
        return pages_of(self.case, self.programme)

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments this case needs, in the order of the paper."""
        return tuple(each for each in ALL if each.applies(self.case, self.programme))

    def state(self, page: type[Page]) -> PageState:
        return page_state(page, self.answers.get(page.slug), self.case, self.programme)

    def page(self, slug: str) -> type[Page] | None:
        return next((page for page in self.pages if page.slug == slug), None)

    def page_after(self, slug: str) -> type[Page] | None:
        """The next page asked after this one, or ``None`` after the last."""
        slugs = [page.slug for page in self.pages]
        if slug not in slugs:
            return None
        following = slugs.index(slug) + 1
        return self.pages[following] if following < len(self.pages) else None

    def form(self, page: type[Page], raw: Raw | None = None) -> Page:
        """The page for this case: from what was posted, or else from what the case already says."""
        return page.of(self.case, self.programme, raw)
