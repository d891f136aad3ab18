"""Producing: an application's documents are made outside the request and kept until its answers change."""

import hashlib
import json
import logging
import threading
from collections.abc import Callable
from datetime import date

from app.documents.copies import join
from app.documents.document_id import fresh_document_id
from app.documents.pipeline import Office, Production, produce
from app.errors import DraftNotFound, InternalError
from app.store.audit import Event
from app.store.opened import Store
from app.store.productions import Claim, ProductionState, State
from app.workflow.application import Application
from app.workflow.applying import Applying
from app.workflow.clock import today
from app.workflow.office.printing import Print, registered

LOG = logging.getLogger(__name__)
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json"
BUNDLE = "bundle"
VERDICT = "verdict"
IDLE_SECONDS = 15.0


class Producing:
    """Takes wishes for documents and fulfils them one after another in a thread of its own.

    The wish is a row in the store: when the process is killed, whoever runs next takes it up again.
    """

    def __init__(
        self,
        applying: Applying,
        store: Store,
        office: Office,
        clock: Callable[[], date] = today,
    ) -> None:
        self._applying = applying
        self._store = store
        self._office = office
        self._clock = clock
        self._wake = threading.Event()
        self._finished = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin working; idempotent."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="producing", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Finish the document at hand and stop."""
        self._stopping = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=60)

    def ask(self, application: Application, wait: float = 0.0) -> ProductionState:
        """Wish for the application's documents, and wait at most so many seconds for them."""
        digest = digest_of(application)
        state = self._store.productions.enqueue(application.draft_id, digest)
        self._wake.set()
        return self.wait(application, wait) or state

    def wait(self, application: Application, seconds: float) -> ProductionState | None:
        """The state, at the latest after so many seconds, at once when nothing is under way."""
        with self._finished:
            self._finished.wait_for(lambda: not self._under_way(application), timeout=seconds)
        return self.state(application)

    def state(self, application: Application) -> ProductionState | None:
        """How far the documents of exactly these answers are; ``None`` when nobody asked for them."""
        return self._store.productions.state(application.draft_id, digest_of(application))

    def _under_way(self, application: Application) -> bool:
        state = self.state(application)
        return state is not None and state.state in {State.QUEUED, State.RUNNING}

    def ready(self, application: Application) -> bool:
        """Whether the documents of exactly these answers are there."""
        state = self.state(application)
        return state is not None and state.state is State.DONE

    def document(self, application: Application, slug: str, media_type: str) -> bytes | None:
        """One document made of exactly these answers, or ``None`` when it was not made."""
        digest = digest_of(application)
        return self._store.produced.get(application.draft_id, digest, slug, media_type)

    def run_next(self) -> bool:
        """Fulfil one wish; false when there is none."""
        claim = self._store.productions.claim()
        if claim is None:
            return False
        try:
            self._fulfil(claim)
        except DraftNotFound:
            self._store.page_codes.forget_unowned((claim.draft_id,))
            LOG.info("a draft was deleted while its documents were being made")
        except Exception as error:  # noqa: BLE001 - whatever one document did, the next must be made
            # Neither the message nor a traceback: either could quote an answer.
            LOG.error("documents could not be made: %s", type(error).__name__)  # noqa: TRY400 - see above
            reason = type(error).__name__ if isinstance(error, InternalError) else "internal"
            self._store.productions.fail(claim, reason)
            self._store.audit.record(Event.DOCUMENTS_FAILED, claim.draft_id)
        return True

    def _work(self) -> None:
        tidied: date | None = None
        while not self._stopping:
            try:
                if tidied != (today := self._clock()):
                    self._store.expire()
                    tidied = today
                worked = self.run_next()
            except Exception as error:  # noqa: BLE001 - the thread must outlive a database that is away
                LOG.error("the store could not be worked on: %s", type(error).__name__)  # noqa: TRY400 - a traceback could quote an answer
                worked = False
            with self._finished:
                self._finished.notify_all()
            if not worked:
                self._wake.wait(IDLE_SECONDS)
                self._wake.clear()

    def _fulfil(self, claim: Claim) -> None:
        application = self._applying.application(claim.draft_id)
        if digest_of(application) != claim.digest:
            self._store.productions.fail(claim, "changed")
            return
        pages = [self._store.uploads.get(claim.draft_id, copy.id) for copy in application.copies]
        code = fresh_document_id()
        production = produce(
            application.case,
            application.programme,
            application.verdict,
            office=self._office,
            copies=join(pages) if pages else None,
            today=self._clock(),
            document_id=code,
        )
        # Before anybody can print it: no bundle reaches the office whose code the office does not know.
        self._record(code, application)
        self._keep(claim, self._coded(code, application, production))
        if self._store.productions.finish(claim):
            self._store.audit.record(Event.DOCUMENTS_MADE, claim.draft_id)

    def _record(self, code: str, application: Application) -> None:
        name = application.case.participant.full_name
        told = (application.draft_id, application.programme.slug, name, application.answers)
        self._store.bundles.put(code, *told)

    def _coded(self, code: str, application: Application, production: Production) -> Production:
        """With the code on every page, as the office notes it; of a draft it took in, it is the matter's."""
        programme, draft_id = application.programme.slug, application.draft_id
        codes = self._store.page_codes
        earlier = [part for each in codes.of_origin(programme, draft_id) for part in each.parts]
        papers = (production.cover, *production.documents)
        about = Print(
            code,
            programme,
            BUNDLE,
            draft_id,
            production.title,
            production.parts,
            tuple(paper.docx for paper in papers),
        )
        given = registered(codes, about, production.pages)
        taken_in = next((part.matter_id for part in earlier if part.matter_id), "")
        if taken_in:
            codes.assign(programme, draft_id, taken_in)
        return production.marked(given.code, given.edition)

    def _keep(self, claim: Claim, production: Production) -> None:
        def put(slug: str, media_type: str, data: bytes) -> None:
            self._store.produced.put(claim.draft_id, claim.digest, slug, media_type, data)

        for document in (production.cover, *production.documents):
            put(document.slug, PDF, document.pdf)
            put(document.slug, DOCX, document.docx)
        put(VERDICT, JSON, production.verdict_json)
        put(BUNDLE, PDF, production.bundle)


def digest_of(application: Application) -> str:
    """What the documents depend on, as a hash: answers, copies, programme and day."""
    told = {
        "answers": {page: dict(raw) for page, raw in application.answers.items()},
        "copies": [copy.id for copy in application.copies],
        "programme": application.programme.slug,
        "day": application.today.isoformat(),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=list).encode()).hexdigest()
