"""What a clerk says of single pages of a stack comes in; the stack goes out, sorted anew.

Every deed keeps all that became of it, for other pages too, or nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.dossier.page_code import read_payload, read_text
from app.dossier.printed import PrintedPaper, PrintedPart
from app.dossier.scans import PageState, StackPage, StackState
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.rights import Actor, Right
from app.store.scans import MEANWHILE
from app.wording.numbers import Forms, counted
from app.workflow.dossier.scan_deeds import ScanDeeds
from app.workflow.dossier.scan_sorting import SortedStack
from app.workflow.office.events import Event

PAGES = Forms("strona", "strony", "stron", "strony")
LOOKED_AT = frozenset({StackState.SORTED, StackState.FILED})
"""A stack that is done with may be taken up again: what was laid aside is brought back."""
FIXED = frozenset({PageState.FILED, PageState.WAITING})
NOT_TEXT = (
    "Nie da się odczytać tego oznaczenia. Przepisz je tak, jak stoi na dole strony obok kodu, na "
    "przykład K7MX-3T9P/1 · 3/12."
)
NOT_OURS = (
    "W tym programie nie ma wydruku z takim oznaczeniem. Sprawdź każdy znak. Jeśli oznaczenie jest "
    "przepisane dobrze, to strona nie należy do tego programu: odłóż ją."
)
OTHER_LENGTH = (
    "Wydruk o tym kodzie ma inną liczbę stron, niż wpisano po ukośniku. Sprawdź ostatnią liczbę."
)
SETTLED_ALREADY = "Ta strona leży już w teczce, więc nie można jej przełożyć z tego skanu."
NOT_TOLD: Mapping[int, int] = MappingProxyType({})
NO_SUCH_PAGE = "Ten dokument nie ma takiej strony. Sprawdź numer."


@dataclass(frozen=True)
class SeenPage:
    """A page as somebody saw it; without a version whatever is stored is taken as seen."""

    programme: str
    scan_id: str
    number: int
    version: int | None = None


@dataclass(frozen=True)
class OtherPaper:
    """A page by a clerk's word alone: whose, of which kind of paper, which page of it (from 1)."""

    matter_id: str
    kind: str
    title: str
    page: int


@dataclass(frozen=True)
class ScanPages:
    """Every deed needs the right ``FILE``; ``NotOnRecord`` for another programme's stack."""

    stacks: ScanDeeds

    def prints_of(
        self, actor: Actor, programme: str, matter_id: str
    ) -> tuple[tuple[PrintedPaper, PrintedPart], ...]:
        """What was printed for a matter, part by part, the latest print first."""
        self.stacks.desk.admit(actor, Right.FILE, programme)
        prints = self.stacks.sorting.codes.of_matter(programme, matter_id)
        return tuple(
            (paper, part)
            for paper in reversed(prints)
            for part in paper.parts
            if part.matter_id == matter_id
        )

    def read_by_hand(self, actor: Actor, seen: SeenPage, text: str) -> SortedStack:
        """The page bears this text; ``DeedRefused`` where nothing printed here does."""
        code = read_text(text)
        if code is None:
            raise DeedRefused((NOT_TEXT,))
        paper = self.stacks.sorting.codes.find(seen.programme, code.code, code.edition)
        if paper is None:
            raise DeedRefused((NOT_OURS,))
        if code.pages != paper.pages:
            raise DeedRefused((OTHER_LENGTH,))
        return self._place(actor, seen, _as_printed(paper, code.page))

    def put_as_printed(
        self, actor: Actor, seen: SeenPage, paper: PrintedPaper, part: PrintedPart, page: int
    ) -> SortedStack:
        """The page is this one of a paper printed here, counted from 1 in the paper."""
        if not 1 <= page <= part.pages:
            raise DeedRefused((NO_SUCH_PAGE,))
        return self._place(actor, seen, _as_printed(paper, part.first + page - 1))

    def put_as_other(self, actor: Actor, seen: SeenPage, other: OtherPaper) -> SortedStack:
        """The page is of a paper that bears no code of ours, as a copy of a certificate."""
        self.stacks.desk.rooms.matters.get(seen.programme, other.matter_id)
        told = StackPage(0, PageState.KNOWN, page=other.page, matter_id=other.matter_id)
        return self._place(actor, seen, replace(told, kind=other.kind, title=other.title))

    def drop(self, actor: Actor, programme: str, scan_id: str, numbers: Collection[int]) -> None:
        """These pages are kept nowhere; the scan they came in stays as it is."""
        self._change(
            actor,
            programme,
            scan_id,
            lambda page: replace(page, state=PageState.DROPPED) if page.number in numbers else page,
        )

    def drop_one(self, actor: Actor, seen: SeenPage) -> SortedStack:
        """This page is kept nowhere."""
        return self._change_one(actor, seen, lambda page: replace(page, state=PageState.DROPPED))

    def look_again(self, actor: Actor, seen: SeenPage) -> SortedStack:
        """What was said of the page's signatures is void; they wait to be looked at."""
        return self._change_one(actor, seen, lambda page: replace(page, signed=()))

    def undo(self, actor: Actor, seen: SeenPage) -> SortedStack:
        """The page is as it was read: nobody said anything of it."""
        return self._change_one(actor, seen, _as_read)

    def choose(self, actor: Actor, seen: SeenPage) -> SortedStack:
        """Of pages that are the same take this one, and the others for its doubles."""
        self.stacks.desk.admit(actor, Right.FILE, seen.programme)
        self.stacks.scans.get(seen.programme, seen.scan_id)
        same_as = _said(self._seen(seen))

        def chosen(page: StackPage) -> StackPage:
            is_same = _said(page) == same_as
            return replace(page, chosen=page.number == seen.number) if is_same else page

        return self._change(actor, seen.programme, seen.scan_id, chosen)

    def confirm(
        self,
        actor: Actor,
        programme: str,
        scan_id: str,
        answers: Mapping[tuple[int, int], bool | None],
        versions: Mapping[int, int] = NOT_TOLD,
    ) -> SortedStack:
        """What was seen at places to sign, by page and place on it (from 0); ``None``: it cannot be told.

        ``versions`` are those of pages as they were shown: one that became another paper's since has other
        people's places to sign.
        """
        today = self.stacks.desk.clock()

        def told(page: StackPage) -> StackPage:
            if versions.get(page.number, page.version) != page.version:
                raise ChangedMeanwhile(MEANWHILE)
            signed = tuple(
                replace(each, seen=answers[page.number, index], by=actor.name, on=today)
                if (page.number, index) in answers
                else each
                for index, each in enumerate(page.signed)
            )
            return replace(page, signed=signed)

        return self._change(actor, programme, scan_id, told, event=Event.PAPER_SIGNED)

    def _place(self, actor: Actor, seen: SeenPage, told: StackPage) -> SortedStack:
        """The page is what was told of it; whatever was said or seen of it before is void."""

        def placed(page: StackPage) -> StackPage:
            return replace(
                page,
                state=PageState.UNREADABLE,
                code=told.code,
                edition=told.edition,
                page=told.page,
                pages=told.pages,
                kind=told.kind,
                title=told.title,
                matter_id=told.matter_id,
                by_hand=True,
                chosen=False,
                signed=(),
            )

        return self._change_one(actor, seen, placed)

    def _change_one(
        self, actor: Actor, seen: SeenPage, deed: Callable[[StackPage], StackPage]
    ) -> SortedStack:
        self.stacks.desk.admit(actor, Right.FILE, seen.programme)
        self.stacks.scans.get(seen.programme, seen.scan_id)
        self._seen(seen)
        return self._change(
            actor,
            seen.programme,
            seen.scan_id,
            lambda page: deed(page) if page.number == seen.number else page,
        )

    def _seen(self, seen: SeenPage) -> StackPage:
        stored = self.stacks.scans.page(seen.scan_id, seen.number)
        if seen.version is not None and stored.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        if stored.state is PageState.FILED:
            raise DeedRefused((SETTLED_ALREADY,))
        return stored

    def _change(
        self,
        actor: Actor,
        programme: str,
        scan_id: str,
        deed: Callable[[StackPage], StackPage],
        *,
        event: Event = Event.SCAN_PAGE_SORTED,
    ) -> SortedStack:
        """Every page that is not filed after the deed; what the others became by it is kept with it."""
        found = self.stacks.opened(actor, programme, scan_id)
        told = tuple(page if page.state in FIXED else deed(page) for page in found.pages)
        now = replace(self.stacks.sorting.sorted(found.stack, told), stored=found.stored)
        state = StackState.FILED if now.is_done_with else StackState.SORTED
        saved = self.stacks.scans.save(scan_id, now.changed, seen=LOOKED_AT, state=state)
        said = [p.number for p, before in zip(told, found.pages, strict=True) if p != before]
        note = ", ".join(map(str, said[:20]))
        self.stacks.tell(actor, found.stack, event, f"{counted(len(said), PAGES)}: {note}")
        versions = {page.number: page for page in saved}
        return replace(now, pages=tuple(versions.get(page.number, page) for page in now.pages))


def _as_printed(paper: PrintedPaper, page: int) -> StackPage:
    return StackPage(
        0,
        PageState.KNOWN,
        code=paper.code,
        edition=paper.edition,
        page=page,
        pages=paper.pages,
    )


def _as_read(page: StackPage) -> StackPage:
    read = read_payload(page.read)
    return replace(
        page,
        state=PageState.UNREADABLE,
        code=read.code if read else "",
        edition=read.edition if read else 0,
        page=read.page if read else 0,
        pages=read.pages if read else 0,
        kind="",
        title="",
        matter_id="",
        by_hand=False,
        chosen=False,
        signed=(),
    )


def _said(page: StackPage) -> tuple[str, ...]:
    """Equal for pages that say they are the same."""
    return (page.code, str(page.edition), str(page.page), page.kind, page.title, page.matter_id)
