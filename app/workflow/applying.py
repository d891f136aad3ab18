"""Applying: everything a person can do with a draft, from its first answer to its deletion."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.attachments.application_card import START_PAGE
from app.attachments.page import Page, Raw
from app.config import Settings
from app.documents.copies import accept, display_name
from app.errors import UploadRefused
from app.store.audit import Event
from app.store.drafts import DraftInfo
from app.store.opened import Store
from app.store.uploads import Copy
from app.workflow.application import COPY_ON_PAPER, COPY_PAGE, Application
from app.workflow.clock import today
from rules.case import Case
from rules.programme import Programme, load_programme

MOST_BYTES = 3
"""All files of one copy together: so many times the largest file."""
TOO_MUCH = (
    "Pliki orzeczenia są razem za duże. Usuń zbędne albo dodaj je w\N{NO-BREAK SPACE}mniejszej "
    "rozdzielczości (150–300\N{NO-BREAK SPACE}dpi wystarczy)."
)
DUPLICATE = "Ten plik jest już na liście, nie dodaliśmy go drugi raz."


@dataclass(frozen=True)
class Added:
    """What came of one uploaded file: whether it was new, and what the person should know."""

    taken: bool
    notes: tuple[str, ...] = ()


class Applying:
    """The applicant's side of the workflow. Whatever a person can mend is raised as ``UserError``."""

    def __init__(self, store: Store, settings: Settings, clock: Callable[[], date] = today) -> None:
        self._store = store
        self._settings = settings
        self.clock = clock

    def start_page(self, programme: Programme, raw: Raw | None = None) -> Page:
        """The first page, before there is any draft."""
        return START_PAGE.of(self._untouched(programme), programme, raw)

    def begin(
        self, programme: Programme, raw: Raw, start_token: str, started_from: str = ""
    ) -> tuple[str, str]:
        """Start a draft from a valid first page; its id, and its resume code in the only moment it is known.

        The same token again (a double click) gives the same draft and a new code. ``started_from`` is the
        client's address: ``TooManyAttempts`` when it starts drafts faster than people do.
        """
        self._store.drafts.admit_start(started_from)
        started = self._store.drafts.start(programme.slug, START_PAGE.slug, raw, start_token)
        self._keep_birth_date(started.draft_id, programme, raw)
        return started.draft_id, started.code

    def resume(self, code: str, birth_date: date, attempt_from: str) -> str:
        return self._store.drafts.resume(code, birth_date, attempt_from)

    def new_code(self, draft_id: str) -> str:
        return self._store.drafts.new_code(draft_id)

    def application(self, draft_id: str) -> Application:
        """The draft, judged today."""
        info = self._store.drafts.info(draft_id)
        return Application(
            draft_id=draft_id,
            programme=load_programme(info.programme),
            answers=self._store.drafts.answers(draft_id),
            copies=tuple(self._store.uploads.list(draft_id)),
            today=self.clock(),
        )

    def info(self, draft_id: str) -> DraftInfo:
        return self._store.drafts.info(draft_id)

    def save(self, application: Application, page: type[Page], raw: Raw) -> Application:
        """Keep a page's answers as they were typed, valid or not; the application with them in it."""
        self._store.drafts.save_page(application.draft_id, page.slug, raw)
        if page is START_PAGE:
            self._keep_birth_date(application.draft_id, application.programme, raw)
        return self.application(application.draft_id)

    def add_copy(self, application: Application, name: str, data: bytes) -> Added:
        """Take one file of the certificate's copy; refuses what cannot be taken, saying why."""
        try:
            taken = sum(copy.title.pages for copy in application.copies)
            copy = accept(
                data,
                max_bytes=self._settings.upload_bytes,
                max_pages=self._settings.upload_pages - taken,
            )
            kept = sum(copy.title.size for copy in application.copies)
            if kept + len(copy.pdf) > MOST_BYTES * self._settings.upload_bytes:
                raise UploadRefused(TOO_MUCH)  # noqa: TRY301 - recorded like every other refusal
        except UploadRefused:
            self._store.audit.record(Event.UPLOAD_REFUSED, application.draft_id)
            raise
        if self._holds(application, copy.pdf):
            return Added(taken=False, notes=(DUPLICATE,))
        shown = display_name(name)
        self._store.uploads.add(application.draft_id, shown, copy.kind.value, copy.pages, copy.pdf)
        return Added(taken=True, notes=copy.notes)

    def remove_copy(self, application: Application, copy: Copy) -> None:
        self._store.uploads.remove(application.draft_id, copy.id)

    def move_copy(self, application: Application, copy: Copy, by: int) -> None:
        self._store.uploads.move(application.draft_id, copy.id, by)

    def copy_on_paper(self, application: Application, chosen: bool) -> None:
        """Remember whether the person will add the certificate's copy to the printed papers."""
        raw = {COPY_ON_PAPER: ["yes"]} if chosen else {}
        self._store.drafts.save_page(application.draft_id, COPY_PAGE, raw)

    def delete(self, draft_id: str) -> None:
        """Delete the draft with everything of it, at once."""
        self._store.drafts.delete(draft_id)

    def _untouched(self, programme: Programme) -> Case:
        return Case(programme=programme.slug, applied_on=self.clock())

    def _keep_birth_date(self, draft_id: str, programme: Programme, raw: Raw) -> None:
        page = START_PAGE.of(self._untouched(programme), programme, raw)
        born = page.fill(self._untouched(programme)).participant.birth_date
        if born is not None:
            self._store.drafts.set_birth_date(draft_id, born)

    def _holds(self, application: Application, pdf: bytes) -> bool:
        wanted = hashlib.sha256(pdf).digest()
        return any(
            hashlib.sha256(self._store.uploads.get(application.draft_id, copy.id)).digest()
            == wanted
            for copy in application.copies
            if copy.title.size == len(pdf)
        )
