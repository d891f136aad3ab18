"""Scanned pages as they were read come in; each goes out with what it is and whose, and the papers they make.

Nothing is guessed: a page goes where its code or a clerk's word says, and stays for a clerk wherever either
does not fit what was printed. Sorted again after something changed, pages tell the new state of things.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.dossier.kept import KeptPaper, Signed
from app.dossier.page_code import plain_code
from app.dossier.printed import PrintedPaper, PrintedPart, SigningPlace
from app.dossier.scans import PageState, StackPage, Why

Lookup = Callable[[str, int], PrintedPaper | None]
"""What a code and its edition stand for in this programme."""
Keeps = Callable[[PrintedPaper, PrintedPart], KeptPaper | None]
"""The latest scan of a printed paper that lies in its dossier."""
SETTLED = frozenset({PageState.WAITING, PageState.FILED, PageState.DROPPED})
"""What is not sorted (any more)."""
BY_HAND = (PageState.UNREADABLE, PageState.FOREIGN, PageState.UNTAKEN, PageState.DOUBLE)
"""What a clerk has to look at, the most doubtful first."""


@dataclass(frozen=True)
class FoundPaper:
    """Pages of one paper of one matter that are ready for its dossier, in the paper's own order.

    ``missing`` are those that neither came nor lie there, and ``earlier`` is the scan that lies there;
    pages are counted from 1, of the paper itself. ``part`` is ``None`` for what was not printed here.
    """

    matter_id: str
    kind: str
    title: str
    found: tuple[StackPage, ...]
    missing: tuple[int, ...] = ()
    paper: PrintedPaper | None = None
    part: PrintedPart | None = None
    earlier: KeptPaper | None = None

    @property
    def open_places(self) -> tuple[tuple[StackPage, int], ...]:
        """Where nobody has looked yet whether it is signed: the page, and which place on it (from 0)."""
        return tuple(
            (page, index)
            for page in self.found
            for index, told in enumerate(page.signed)
            if not told.by
        )

    @property
    def is_settled(self) -> bool:
        return not self.open_places


def sort_pages(pages: Iterable[StackPage], lookup: Lookup, keeps: Keeps) -> tuple[StackPage, ...]:
    """Every page with its state as of now, in the order they came; none is left out."""
    placed = tuple(page if page.state in SETTLED else _placed(page, lookup) for page in pages)
    winners = _winners(placed)
    return tuple(
        _against_others(page, winners, lookup, keeps) if page.state is PageState.KNOWN else page
        for page in placed
    )


def papers_of(pages: Iterable[StackPage], lookup: Lookup, keeps: Keeps) -> tuple[FoundPaper, ...]:
    """What sorted pages make up, by matter and then as they were printed."""
    groups: dict[tuple[str, ...], list[StackPage]] = {}
    for page in pages:
        if page.state is PageState.KNOWN:
            groups.setdefault(_paper_key(page, lookup), []).append(page)
    papers = (_paper(group, lookup, keeps) for _, group in sorted(groups.items()))
    return tuple(papers)


def places_on(part: PrintedPart | None, page: int) -> tuple[SigningPlace, ...]:
    """Where one signs on this page of the print."""
    return () if part is None else tuple(place for place in part.signing if place.page == page)


def lies_there(kept: KeptPaper, part: PrintedPart, page: int) -> bool:
    """Whether the scan in the dossier has this page of the print."""
    return page - part.first + 1 not in kept.missing


def is_done(kept: KeptPaper, part: PrintedPart, page: int) -> bool:
    """Whether the page lies there and every signature on it was seen: nothing more is awaited of it."""
    on_it = [each for each in kept.signed if each.page == page]
    return lies_there(kept, part, page) and all(each.seen is True for each in on_it)


def _placed(page: StackPage, lookup: Lookup) -> StackPage:
    """By what the page itself says, or a clerk of it."""
    fresh = replace(page, why="", same_as=0, kept_id="")
    if page.kind:
        return replace(fresh, state=PageState.KNOWN)
    fresh = replace(fresh, matter_id="")
    if not page.code:
        unread = page.why or Why.NO_CODE
        state = PageState.BLANK if page.blank else PageState.UNREADABLE
        return replace(fresh, state=state, why="" if page.blank else unread)
    paper = lookup(page.code, page.edition)
    if paper is None:
        return replace(fresh, state=PageState.FOREIGN)
    if page.pages != paper.pages or not 1 <= page.page <= paper.pages:
        return replace(fresh, state=PageState.UNREADABLE, why=Why.OTHER_LENGTH)
    return _of_part(fresh, paper.part_of(page.page))


def _of_part(page: StackPage, part: PrintedPart | None) -> StackPage:
    if part is None:
        return replace(page, state=PageState.COVER)
    if not part.matter_id:
        return replace(page, state=PageState.UNTAKEN)
    return replace(page, state=PageState.KNOWN, matter_id=part.matter_id)


def _winners(pages: Iterable[StackPage]) -> Mapping[Hashable, StackPage]:
    """Of pages that are the same, the one a clerk chose, or else the first."""
    winners: dict[Hashable, StackPage] = {}
    for page in pages:
        if page.state is PageState.KNOWN:
            other = winners.get(_page_key(page))
            if other is None or (page.chosen and not other.chosen):
                winners[_page_key(page)] = page
    return winners


def _against_others(
    page: StackPage, winners: Mapping[Hashable, StackPage], lookup: Lookup, keeps: Keeps
) -> StackPage:
    """A double where the same page came or lies in the dossier; else with its places to sign."""
    winner = winners[_page_key(page)]
    if winner.number != page.number:
        return replace(page, state=PageState.DOUBLE, same_as=winner.number)
    paper = lookup(page.code, page.edition) if page.code else None
    part = paper.part_of(page.page) if paper else None
    if paper is None or part is None:
        return page
    kept = keeps(paper, part)
    if kept is not None and not page.chosen and is_done(kept, part, page.page):
        return replace(page, state=PageState.DOUBLE, kept_id=kept.id)
    return _with_places(page, part)


def _with_places(page: StackPage, part: PrintedPart) -> StackPage:
    """What was said of its signatures, a place each; nothing yet where the places are others."""
    whose = [place.who for place in places_on(part, page.page)]
    told = [(each.page, each.who) for each in page.signed]
    if told == [(page.page, who) for who in whose]:
        return page
    return replace(page, signed=tuple(Signed(page.page, who) for who in whose))


def _page_key(page: StackPage) -> Hashable:
    if page.kind:
        return (page.matter_id, page.kind, page.title, page.page)
    return (plain_code(page.code), page.edition, page.page)


def _paper_key(page: StackPage, lookup: Lookup) -> tuple[str, ...]:
    """Sorts by matter, then by print and place in it."""
    if page.kind:
        return (page.matter_id, "", page.kind, page.title)
    part = _part(page, lookup)[1]
    return (page.matter_id, plain_code(page.code), f"{page.edition:03}", f"{part.first:03}")


def _part(page: StackPage, lookup: Lookup) -> tuple[PrintedPaper, PrintedPart]:
    paper = lookup(page.code, page.edition)
    part = paper.part_of(page.page) if paper else None
    if paper is None or part is None:
        raise ValueError("a page that was not sorted belongs to no paper")
    return paper, part


def _paper(group: Sequence[StackPage], lookup: Lookup, keeps: Keeps) -> FoundPaper:
    first = min(group, key=lambda page: page.page)
    found = tuple(sorted(group, key=lambda page: page.page))
    if first.kind:
        came = {page.page for page in found}
        gaps = tuple(n for n in range(1, max(came) + 1) if n not in came)
        return FoundPaper(first.matter_id, first.kind, first.title, found, gaps)
    paper, part = _part(first, lookup)
    earlier = keeps(paper, part)
    return FoundPaper(
        first.matter_id,
        part.slug,
        part.title,
        found,
        tuple(_missing(part, found, earlier)),
        paper,
        part,
        earlier,
    )


def _missing(
    part: PrintedPart, found: Iterable[StackPage], earlier: KeptPaper | None
) -> Iterator[int]:
    came = {page.page for page in found}
    for page in range(part.first, part.last + 1):
        there = earlier is not None and lies_there(earlier, part, page)
        if page not in came and not there:
            yield page - part.first + 1
