"""A matter opened from a bundle comes in; everything that was printed of it, and its copies, goes out.

The draft expires with everything made of it. Its documents are those of the code on the paper that came, or,
where the answers were changed after that print, later ones, which then say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.documents import cover
from app.documents.convert import page_count
from app.dossier.kept import KeptPaper, Source
from app.errors import DraftNotFound
from app.matters.matter import Matter
from app.store.bundles import Printed
from app.store.clock import office_day
from app.store.opened import Store
from app.wording.labels import label
from app.workflow.dossier.keeping import ToKeep
from app.workflow.dossier.papers.source import is_kept
from app.workflow.dossier.papers.verdict import KIND as VERDICT_KIND
from app.workflow.dossier.papers.verdict import TITLE as VERDICT_TITLE
from app.workflow.producing import BUNDLE, JSON, PDF, VERDICT
from rules.vocabulary import Document

CHANGED = (
    "Po wydruku o kodzie {code}, który wpłynął, wniosek zmieniono. Ten plik powstał później i może "
    "mówić co innego niż papier."
)
FIRST = (BUNDLE, "cover", *Document)
"""A bundle and its papers in their order."""


@dataclass(frozen=True)
class PrintedBundle:
    """What lies in the rooms of a draft, which are emptied when it expires."""

    store: Store

    def papers(self, matter: Matter, kept: tuple[KeptPaper, ...]) -> Iterator[ToKeep]:
        code = matter.received.bundle
        printed = self.store.bundles.find(matter.programme, code) if code else None
        if printed is None:
            return
        try:
            for paper in self._of_draft(matter, printed):
                if not is_kept(kept, paper.kind, paper.about, paper.origin):
                    yield paper
        except DraftNotFound:  # its time was over between one file and the next
            return

    def _of_draft(self, matter: Matter, printed: Printed) -> Iterator[ToKeep]:
        digest, changed = self._documents(matter.programme, printed)
        note = CHANGED.format(code=printed.code) if changed else ""
        begun = ToKeep(
            programme=matter.programme,
            matter_id=matter.id,
            kind="",
            title="",
            source=Source.MADE,
            made_on=office_day(printed.made_at),
            files={},
            origin=printed.draft_id,
            note=note,
        )
        if digest:
            yield from self._printed(begun, printed, digest)
        yield from self._copies(begun, printed.draft_id)

    def _documents(self, programme: str, printed: Printed) -> tuple[str, bool]:
        """What the documents of this print were made from, or of the latest; whether it is another."""
        later = [
            each.made_at
            for each in self.store.bundles.of_programme(programme)
            if each.draft_id == printed.draft_id and each.made_at > printed.made_at
        ]
        made = self.store.produced.digests(printed.draft_id)
        until = min(later, default=None)
        own = [digest for digest, at in made.items() if _between(printed.made_at, at, until)]
        if own:
            return own[0], False
        latest = max(made, key=lambda digest: made[digest], default="")
        return latest, bool(latest)

    def _printed(self, begun: ToKeep, printed: Printed, digest: str) -> Iterator[ToKeep]:
        files: dict[str, dict[str, bytes]] = {}
        for made in self.store.produced.list(printed.draft_id, digest):
            data = self.store.produced.get(printed.draft_id, digest, made.slug, made.media_type)
            if data is not None:
                files.setdefault(made.slug, {})[made.media_type] = data
        if judged := files.pop(VERDICT, {}):
            verdict = replace(begun, kind=VERDICT_KIND, title=VERDICT_TITLE)
            yield replace(verdict, source=Source.JUDGED, files={JSON: judged[JSON]})
        coded = self._coded(begun, printed)
        for slug in sorted(files, key=_place):
            pages = page_count(files[slug][PDF]) if PDF in files[slug] else 0
            yield replace(coded, kind=slug, title=_title(slug), files=files[slug], pages=pages)

    def _coded(self, begun: ToKeep, printed: Printed) -> ToKeep:
        """With the code on the pages of this print; papers changed since bear another."""
        prints = self.store.page_codes.editions(begun.programme, printed.code)
        if begun.note or not prints:
            return begun
        return replace(begun, code=prints[-1].code, code_edition=prints[-1].edition)

    def _copies(self, begun: ToKeep, draft_id: str) -> Iterator[ToKeep]:
        for copy in self.store.uploads.list(draft_id):
            yield replace(
                begun,
                kind=Document.CERTIFICATE_COPY,
                title=f"{label(Document.CERTIFICATE_COPY)}: {copy.title.display_name}",
                source=Source.UPLOADED,
                made_on=office_day(copy.added_at),
                files={PDF: self.store.uploads.get(draft_id, copy.id)},
                about=copy.id,
                pages=copy.title.pages,
            )


def _between(first: datetime, moment: datetime, until: datetime | None) -> bool:
    return first <= moment and (until is None or moment < until)


def _place(slug: str) -> int:
    return FIRST.index(slug) if slug in FIRST else len(FIRST)


def _title(slug: str) -> str:
    named = {BUNDLE: cover.TITLE, "cover": cover.NAME}
    return named.get(slug) or label(Document(slug))
