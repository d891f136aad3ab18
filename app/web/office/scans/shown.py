"""Stacks and their pages come in; the words, tables and pictures a clerk is shown go out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.dossier.page_code import PageCode
from app.dossier.scans import PageState, Stack, StackPage, StackState, Why
from app.dossier.sorting import FoundPaper
from app.errors import NotOnRecord
from app.matters.case_view import name_of
from app.matters.numbering import in_order
from app.web.office.register.lines import NAMELESS
from app.web.office.shell import moment
from app.web.services import services
from app.wording.numbers import Forms, counted
from app.workflow.dossier.scan_reading import place_of
from app.workflow.dossier.scan_sorting import SortedStack

PAGES = Forms("strona", "strony", "stron", "strony")
PAGES_FOUND = Forms("stronę", "strony", "stron", "strony")
PAPERS = Forms("dokument", "dokumenty", "dokumentów", "dokumentu")
OF_FILES = Forms("pliku", "plików", "plików", "pliku")
OF_PEOPLE = Forms("osoby", "osób", "osób", "osoby")
STATES: Mapping[StackState, tuple[str, str]] = {
    StackState.READING: ("Odczytywany", "warn"),
    StackState.SORTED: ("Do sprawdzenia", ""),
    StackState.FILING: ("W drodze do teczek", "warn"),
    StackState.FILED: ("Rozłożony", "good"),
    StackState.FAILED: ("Nie odczytano", "bad"),
}
WHY: Mapping[str, str] = {
    Why.NO_CODE: "Na stronie nie ma kodu albo jest nieczytelny.",
    Why.OTHER_CODE: "Na stronie jest tylko kod innego rodzaju.",
    Why.TWO_CODES: "Na stronie są dwa kody, które sobie przeczą.",
    Why.OTHER_LENGTH: "Kod podaje inną liczbę stron, niż ma wydruk.",
    Why.GAVE_UP: "Tej strony nie udało się odczytać.",
}
FAILURES = {
    "unreadable": "W tym skanie nie ma ani jednej strony. Wyślij poprawione pliki jako nowy skan, a ten "
    "usuń.",
    "gave_up": "Odczytywanie przerywało się za każdym razem. Podziel skan na mniejsze pliki i wyślij je "
    "po kolei.",
}


@dataclass(frozen=True)
class Group:
    """Pages that want the same of a clerk: ``said`` is why they lie here and what to do."""

    slug: str
    title: str
    said: str
    pages: tuple[StackPage, ...]
    droppable: bool = True


@dataclass(frozen=True)
class Whose:
    """Whose matters are, each looked up once."""

    programme: str
    known: dict[str, tuple[str, str]]

    def of(self, matter_id: str) -> tuple[str, str]:
        """Case number and name; empty ones where the matter is gone."""
        if matter_id not in self.known:
            try:
                matter = services().store.matters.get(self.programme, matter_id)
            except NotOnRecord:
                self.known[matter_id] = ("", "")
            else:
                self.known[matter_id] = (matter.case_number, name_of(matter) or NAMELESS)
        return self.known[matter_id]

    def said(self, matter_id: str) -> str:
        return " · ".join(filter(None, self.of(matter_id)))


def whose(programme: str) -> Whose:
    return Whose(programme, {})


def title_of(stack: Stack) -> str:
    return f"Skan z {moment(stack.created_at)}"


def stack_rows(stacks: Iterable[Stack]) -> Iterator[list[Any]]:
    """A line of the list for each stack."""
    stacks = tuple(stacks)
    counts = services().store.scans.counts(stacks[0].programme) if stacks else {}
    for stack in stacks:
        found = counts.get(stack.id, {})
        word, tone = STATES[stack.state]
        href = url_for("office_scan_stacks.stack", programme=stack.programme, scan_id=stack.id)
        # Before they are sorted all pages that were read count as unreadable.
        states = () if stack.state is StackState.READING else TO_SORT
        waiting = sum(found.get(state, 0) for state in states)
        read = stack.pages - found.get(PageState.WAITING, 0)
        if _reads(stack):
            word = f"{word}: {read} z {stack.pages}"
        elif stack.left_out and stack.state is not StackState.FAILED:
            word, tone = f"{word}, bez {counted(len(stack.left_out), OF_FILES)}", "warn"
        yield [
            {"text": moment(stack.created_at), "href": href, "more": "skan"},
            stack.name,
            {"tag": word, "tone": tone},
            str(stack.pages or ""),
            str(waiting or ""),
            str(found.get(PageState.FILED, 0) or ""),
        ]


TO_SORT = (PageState.UNREADABLE, PageState.FOREIGN, PageState.UNTAKEN, PageState.DOUBLE)


def groups(found: SortedStack) -> Iterator[Group]:
    """What a clerk has to put right, the most doubtful first."""
    told = (
        Group(
            "nieczytelne",
            "Strony nieczytelne",
            "Otwórz stronę i wskaż, co to jest, albo odłóż ją.",
            found.of(PageState.UNREADABLE),
        ),
        Group(
            "obce",
            "Strony obce",
            "Mają kod, którego ten program nie zna. Jeśli trafiły tu przez pomyłkę, odłóż je.",
            found.of(PageState.FOREIGN),
        ),
        Group(
            "bez-sprawy",
            "Strony bez sprawy",
            "Wydrukowano je tutaj, ale nie należą do żadnej sprawy. Jeśli to zgłoszenie, przyjmij je: strony "
            "same trafią do teczki.",
            found.of(PageState.UNTAKEN),
            droppable=False,
        ),
        Group(
            "podwojne",
            "Strony podwójne",
            "Taka sama strona już jest. Otwórz i obejrzyj obie albo odłóż wszystkie podwójne.",
            found.of(PageState.DOUBLE),
        ),
    )
    return (group for group in told if group.pages)


def paper_rows(found: SortedStack, people: Whose) -> Iterator[Mapping[str, Any]]:
    """A line for each paper that is ready, or waits for its signatures; first those that lack a page."""
    every = in_case_order(found.papers, people)
    for paper in sorted(every, key=lambda paper: not paper.missing):
        number, name = people.of(paper.matter_id)
        yield {
            "number": number,
            "name": name,
            "title": paper.title,
            "pages": [(place_in(paper, page), page.number) for page in paper.found],
            "missing": ", ".join(map(str, paper.missing)),
            "signed": _signatures(paper),
        }


def filed_rows(found: SortedStack, people: Whose) -> list[Mapping[str, str]]:
    """A line for each paper that lies in its dossier, in the order of case numbers."""
    filed: dict[str, list[StackPage]] = {}
    for page in found.of(PageState.FILED):
        filed.setdefault(page.kept_id, []).append(page)
    rows = []
    for kept_id, pages in filed.items():
        number, name = people.of(pages[0].matter_id)
        title, count = _kept_title(found, kept_id), counted(len(pages), PAGES)
        href = _dossier(people.programme, pages[0].matter_id) if number else ""
        rows.append({"number": number, "name": name, "title": title, "count": count, "href": href})
    return sorted(rows, key=lambda row: (in_order(row["number"]), row["title"]))


def _dossier(programme: str, matter_id: str) -> str:
    return url_for("office_dossiers.one", programme=programme, matter_id=matter_id)


def in_case_order(papers: Iterable[FoundPaper], people: Whose) -> list[FoundPaper]:
    """One person's papers together, as they were printed; persons in the order of case numbers."""
    return sorted(papers, key=lambda paper: in_order(people.of(paper.matter_id)[0]))


def said_of(page: StackPage, found: SortedStack, people: Whose) -> str:
    """What a page is, in one sentence."""
    if page.state is PageState.KNOWN:
        paper = next((paper for paper in found.papers if page in paper.found), None)
        if paper is None:  # while a stack is worked at, its pages make up no papers
            return f"Czeka na włożenie do teczki. {people.said(page.matter_id)}"
        return f"{paper.title}, {place_in(paper, page)}. {people.said(paper.matter_id)}"
    if page.state is PageState.FILED:
        return f"Leży w teczce: {_kept_title(found, page.kept_id)}. {people.said(page.matter_id)}"
    if page.state is PageState.DOUBLE:
        return (
            f"Taka sama strona jest w tym skanie pod numerem {page.same_as}."
            if page.same_as
            else "Taka sama strona leży już w teczce, podpisana albo bez miejsca na podpis."
        )
    return WHY.get(page.why, "") if page.state is PageState.UNREADABLE else SAID[page.state]


SAID: Mapping[PageState, str] = {
    PageState.WAITING: "Ta strona czeka na odczytanie.",
    PageState.COVER: "Strona tytułowa wydruku: nie wchodzi do teczki.",
    PageState.BLANK: "Pusta strona.",
    PageState.UNTAKEN: "Wydrukowano ją tutaj, ale nie należy do żadnej sprawy.",
    PageState.FOREIGN: "Ma kod, którego ten program nie zna.",
    PageState.DROPPED: "Odłożona: nie wejdzie do żadnej teczki.",
}


def text_of(page: StackPage) -> str:
    """The text beside its code."""
    return PageCode(page.code, page.edition, page.page, page.pages).text if page.code else ""


def file_of(stack: Stack, page: StackPage) -> str:
    """What the file is called that a page lies in, where there are several."""
    return stack.names[place_of(stack, page.number).file] if len(stack.names) > 1 else ""


def _reads(stack: Stack) -> bool:
    return stack.state is StackState.READING and stack.pages > 0


def place_in(paper: FoundPaper, page: StackPage) -> str:
    if paper.part is None:
        return f"strona {page.page}"
    return f"strona {page.page - paper.part.first + 1} z {paper.part.pages}"


def _signatures(paper: FoundPaper) -> Mapping[str, str] | str:
    places = [each for page in paper.found for each in page.signed]
    if not places:
        return "nie trzeba"
    if paper.open_places:
        return {"tag": "Do sprawdzenia", "tone": ""}
    if all(each.seen is True for each in places):
        return {"tag": "Podpisane", "tone": "good"}
    absent = any(each.seen is False for each in places)
    if absent:
        return {"tag": "Brak podpisu", "tone": "bad"}
    return {"tag": "Nie widać podpisu", "tone": "warn"}


def _kept_title(found: SortedStack, kept_id: str) -> str:
    try:
        return services().store.kept_papers.get(found.stack.programme, kept_id).title
    except NotOnRecord:
        return "dokument usunięty"
