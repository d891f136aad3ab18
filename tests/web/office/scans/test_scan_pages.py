"""Scans through the pages: brought, put right by hand, signed, filed; what is refused says what to do."""

import io
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from flask import Flask

from app.dossier.scans import PageState, Stack, StackState
from app.matters.rights import Role
from app.web.office.scans import receiving, single_page
from app.web.received import FORM_BYTES
from tests.web.office.recruitment import a_recruiting_site
from tests.web.office.scans.stack import (
    BLANK,
    TORN,
    Paper,
    elsewhere,
    heap,
    nobodys,
    printed,
    scanned,
)
from tests.web.office.staff import OTHER, OWN, an_account, signed_in, store_of
from tests.web.site import close
from tests.web.visitor import Visitor

SCANS = f"/biuro/{OWN}/skany/"


@dataclass
class Room:
    """One clerk, two participants' prints, and one stack that has a bit of everything."""

    site: Flask
    clerk: Visitor
    papers: list[Paper]
    stack: Stack = field(init=False)

    def __post_init__(self) -> None:
        one, two = (paper.pages for paper in self.papers)
        sides = (
            one[2],
            BLANK,
            TORN,
            one[1],
            two[2],
            two[2],
            elsewhere()[1],
            nobodys(self.site).pages[1],
        )
        self.stack = self.brings(heap(*sides))

    @property
    def path(self) -> str:
        return f"{SCANS}{self.stack.id}/"

    def brings(self, data: bytes) -> Stack:
        self.send(data)
        scan_id = self.clerk.at.removeprefix(SCANS).strip("/")
        self.until(lambda: store_of(self.site).scans.get(OWN, scan_id).state is StackState.SORTED)
        return store_of(self.site).scans.get(OWN, scan_id)

    def send(self, *files: bytes, name: str = "stos.pdf") -> int:
        self.clerk.get(SCANS)
        told = {"pliki": [(io.BytesIO(data), name) for data in files]}
        with ThreadPoolExecutor(1) as apart:  # where no browser's loop runs
            work = apart.submit(self.clerk.post, SCANS, told, content_type="multipart/form-data")
            return work.result().status_code

    def do(self, path: str, **told: str) -> int:
        self.clerk.get(self.path + path)
        return self.clerk.post(self.path + path, told).status_code

    def state(self, number: int) -> PageState:
        return store_of(self.site).scans.page(self.stack.id, number).state

    def until(self, happened) -> None:
        end = time.monotonic() + 30
        while not happened():
            assert time.monotonic() < end, "it did not happen"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    site = a_recruiting_site(tmp_path_factory.mktemp("scans"))
    papers = printed(site)
    yield Room(site, signed_in(site, an_account(site)), papers)
    close(site)


def test_what_was_found_is_told_group_by_group(room: Room) -> None:
    room.clerk.get(room.path)
    for said in (
        "Rozpoznano 3 strony do 2 teczek",
        "Strony nieczytelne: 1",
        "Strony obce: 1",
        "Strony bez sprawy: 1",
        "Przyjmij zgłoszenie",
        "Strony podwójne: 1",
        "Sprawdź podpisy (2)",
    ):
        assert said in room.clerk.text
    assert "Dokumenty, w których brakuje stron: 1" in room.clerk.text
    first = room.clerk.text.split("Których brakuje</th>")[1].split("</tr>")[1]
    assert "nr 1" in first, "what lacks a page comes before what is whole"
    assert "Włóż do teczek:" not in room.clerk.text, "no signature was looked at"
    room.clerk.get(SCANS)
    assert "stos.pdf" in room.clerk.page
    assert "Do sprawdzenia" in room.clerk.page


def test_a_picture_is_shown_and_kept_by_nobody(room: Room) -> None:
    for name in ("1.jpg", "1-podpis-0.jpg"):
        answer = room.clerk.client.get(f"{room.path}strony/{name}")
        assert answer.data.startswith(b"\xff\xd8")
        assert answer.headers["Cache-Control"] == "no-store"
    for name in ("1-podpis-1.jpg", "3-podpis-0.jpg", "99.jpg"):
        assert room.clerk.client.get(f"{room.path}strony/{name}").status_code == 404


def test_the_same_file_leads_to_the_stack_it_is(room: Room) -> None:
    (data,) = store_of(room.site).scans.originals(room.stack)
    assert room.send(data) == 200
    assert room.clerk.at == room.path
    assert "już od wcześniej" in room.clerk.text


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "Wybierz plik ze skanem"),
        ((b"to nie jest skan",), "To nie jest skan"),
        ((b"to nie jest skan", b"%PDF-1.7"), "To nie są skany: „stos.pdf”"),
        ((b"",), "Ten plik jest pusty"),
        ((b"", b"%PDF-1.7"), "Puste pliki: „stos.pdf”"),
        ((b"x",) * 8, "„stos.pdf” i 3 inne"),
    ],
    ids=["nothing", "no scan", "not all are", "empty", "not all hold anything", "many"],
)
def test_what_is_no_scan_is_told_at_its_place(room: Room, files, said: str) -> None:
    assert room.send(*files) == 422
    assert any(said in error for error in room.clerk.errors())


def test_what_cannot_be_opened_is_told_file_by_file_and_the_rest_is_there(room: Room) -> None:
    """Nobody waited for it: the files are opened after the request."""
    room.send(b"%PDF-1.7 i nic", heap(room.papers[1].pages[1]), b"\xff\xd8\xff i nic")
    scan_id = room.clerk.at.removeprefix(SCANS).strip("/")
    room.until(lambda: store_of(room.site).scans.get(OWN, scan_id).state is StackState.SORTED)
    room.clerk.get(f"{SCANS}{scan_id}/")
    assert "Pliki, których nie udało się otworzyć: 2" in room.clerk.text
    assert room.clerk.text.count("Ten plik jest uszkodzony albo niepełny") == 2
    assert "Rozpoznano 1 stronę do 1 teczki" in room.clerk.text
    room.clerk.get(f"{SCANS}{scan_id}/strony/1/")
    assert "Plik: <span data-verbatim>stos.pdf" in room.clerk.page
    room.clerk.get(SCANS)
    assert "Do sprawdzenia, bez 2\N{NO-BREAK SPACE}plików" in room.clerk.page


def test_a_stack_that_cannot_be_opened_says_so_and_goes_away(room: Room) -> None:
    room.send(b"%PDF-1.7 i nic")
    path, scans = room.clerk.at, store_of(room.site).scans
    scan_id = path.removeprefix(SCANS).strip("/")
    room.until(lambda: scans.get(OWN, scan_id).state is StackState.FAILED)
    room.clerk.get(path)
    assert "nie ma ani jednej strony" in room.clerk.text
    assert "Ten plik jest uszkodzony albo niepełny" in room.clerk.text
    room.clerk.get(f"{path}usun")
    room.clerk.post(f"{path}usun", {"action": "next"})
    assert room.clerk.at == SCANS


def of_length(visitor: Visitor, length: int) -> tuple[int, str]:
    """What a browser is told that says it will send so much."""
    said = {"CONTENT_LENGTH": str(length)}
    kind = "multipart/form-data; boundary=b"
    answer = visitor.client.post(SCANS, content_type=kind, environ_overrides=said)
    return answer.status_code, answer.get_data(as_text=True)


def test_more_files_than_may_come_at_once_are_refused(room: Room, monkeypatch) -> None:
    monkeypatch.setattr(receiving, "MOST_FILES", 1)
    assert room.send(b"%PDF-", b"%PDF-") == 422
    assert "Wybrano więcej niż" in room.clerk.errors()[0]
    assert room.send(b"to nie jest skan") == 422
    assert "To nie jest skan" in room.clerk.errors()[0]


def test_a_giant_is_refused_before_it_is_read(room: Room) -> None:
    code, page = of_length(room.clerk, 900 * 1024 * 1024)
    assert code == 413
    assert "Skan jest za duży" in page
    assert "najwyżej 200" in page


def test_whoever_may_bring_no_scan_sends_no_more_than_a_form(room: Room) -> None:
    auditor = signed_in(room.site, an_account(room.site, Role.AUDITOR))
    told = [of_length(visitor, FORM_BYTES + 1)[0] for visitor in (auditor, Visitor(room.site))]
    assert told == [403, 303]


def test_no_scan_lies_on_the_disk_as_it_came(room: Room, monkeypatch) -> None:
    spooled = []

    class Watched(io.BytesIO):
        def write(self, data):
            spooled.append(bytes(data))
            return super().write(data)

    monkeypatch.setattr("app.web.sealed_spool.tempfile.TemporaryFile", Watched)
    monkeypatch.setattr("app.web.received.FORM_BYTES", 5_000)  # of which a scan is more
    assert room.send(b"Zofia Niepowtarzalna " * 1000) == 422
    assert sum(map(len, spooled)) == 21_000
    assert b"Niepowtarzalna" not in b"".join(spooled)


def test_unreadable_page_is_placed_by_hand_and_back(room: Room) -> None:
    assert room.do("strony/3/", action="code", code="") == 422
    assert room.do("strony/3/", action="code", code="ZZZZ-ZZZZ/1 · 1/4") == 409
    assert "nie ma wydruku z takim oznaczeniem" in room.clerk.text
    assert 'value="ZZZZ-ZZZZ/1 · 1/4"' in room.clerk.page
    code = room.papers[0].printed.code
    assert room.do("strony/3/", action="code", code=f"{code.lower()}/1 4/4") == 200
    assert room.state(3) is PageState.KNOWN
    room.clerk.get(f"{room.path}strony/3/")
    assert "Klauzula realizatora, strona 1 z 1" in room.clerk.text
    room.do("strony/3/", action="undo")
    assert room.state(3) is PageState.UNREADABLE


def test_a_page_whose_code_is_not_its_own_shows_no_place_to_sign(room: Room) -> None:
    """Where one signs is reckoned from the code that was read; a clerk says that this one does not count."""
    code = room.papers[0].printed.code
    room.do("strony/7/", action="code", code=f"{code}/1 3/4")
    room.do("strony/7/", action="choose")
    assert room.clerk.client.get(f"{room.path}strony/7-podpis-0.jpg").status_code == 404
    room.clerk.get(f"{room.path}podpisy")
    assert "Miejsca na podpis nie da się wyciąć" in room.clerk.text
    room.do("strony/7/", action="undo")
    assert room.state(7) is PageState.FOREIGN


def test_of_several_people_one_is_chosen(room: Room, monkeypatch) -> None:
    assert room.do("strony/3/", action="who", who="2026") == 200
    for paper in room.papers:
        assert f'href="{room.path}strony/3/{paper.matter.id}"' in room.clerk.page
    monkeypatch.setattr(single_page, "MOST_SHOWN", 1)
    room.do("strony/3/", action="who", who="2026")
    assert "Poza tą listą jest takich spraw: 1." in room.clerk.text


def test_unreadable_page_is_placed_by_whose_it_is(room: Room) -> None:
    assert room.do("strony/3/", action="who", who="Nikogotakiegoniema") == 422
    number = room.papers[1].matter.case_number
    assert room.do("strony/3/", action="who", who=number) == 200
    choice = room.clerk.at.removeprefix(room.path)
    assert choice.endswith(room.papers[1].matter.id)
    assert room.do(choice, paper="other_paper", page="1") == 422
    for told, said in (
        ({"paper": "other_paper", "title": "Pełnomocnictwo"}, "Pełnomocnictwo, strona 1"),
        ({"paper": "certificate_copy"}, "Kopia orzeczenia"),
    ):
        assert room.do(choice, page="1", **told) == 200
        room.clerk.get(f"{room.path}strony/3/")
        assert said in room.clerk.text
    assert room.state(3) is PageState.KNOWN
    room.do("strony/3/", action="undo")


def test_a_page_can_be_passed_over_for_now(room: Room) -> None:
    room.clerk.get(f"{room.path}strony/3/")
    assert f'href="{room.path}strony/7/"' in room.clerk.page
    assert "zostało do wskazania: 1" in room.clerk.text
    room.clerk.get(f"{room.path}strony/1/")
    assert "Pomiń na razie" not in room.clerk.text, "it waits for nobody"


def test_stale_page_overwrites_nothing(room: Room) -> None:
    assert room.do("strony/3/", action="drop", wersja="1") == 409
    assert "Ktoś zmienił w międzyczasie" in room.clerk.text


def test_of_two_pages_the_other_may_be_taken(room: Room) -> None:
    room.clerk.get(f"{room.path}strony/6/")
    assert "5.jpg" in room.clerk.page
    room.do("strony/6/", action="choose")
    assert (room.state(5), room.state(6)) == (PageState.DOUBLE, PageState.KNOWN)
    room.clerk.get(f"{room.path}strony/6/")
    assert "Cofnij to, co wskazano ręcznie" in room.clerk.text


def test_while_the_stack_is_on_its_way_nothing_is_changed_and_every_page_says_so(
    room: Room,
) -> None:
    scans, stack = store_of(room.site).scans, room.stack.id
    room.clerk.get(f"{room.path}podpisy")
    scans.save(stack, (), seen={StackState.SORTED}, state=StackState.FILING)
    answer = room.clerk.post(f"{room.path}podpisy", {"miejsca": "p1-0", "p1-0": "tak"})
    assert answer.status_code == 409
    assert "Odczekaj chwilę" in room.clerk.text
    assert room.do("strony/1/", action="drop") == 409
    assert "Czeka na włożenie do teczki" in room.clerk.text
    assert "Odczekaj chwilę" in room.clerk.text
    scans.save(stack, (), seen={StackState.FILING}, state=StackState.SORTED)
    assert room.state(1) is PageState.KNOWN


def test_signatures_wait_until_they_are_answered(room: Room) -> None:
    assert room.do("podpisy") == 422
    assert "co najmniej jednym podpisie" in room.clerk.text
    assert room.do("podpisy", **{"p1-0": ""}) == 422
    assert room.do("podpisy", **{"p1-0": "może"}) == 422
    assert room.do("podpisy", miejsca="p6-0", **{"p1-0": "tak"}) == 422, "of what was not shown"
    room.clerk.get(f"{room.path}podpisy")
    assert "checked" not in room.clerk.page.split("<main")[1], "nothing is preset"
    assert room.do("podpisy", miejsca="p1-0", wersje="1:0", **{"p1-0": "tak"}) == 409
    assert "Ktoś zmienił w międzyczasie" in room.clerk.text
    assert room.do("podpisy", miejsca="p1-0", **{"p1-0": "tak"}) == 200
    assert room.clerk.at == f"{room.path}podpisy"
    assert "p6-0" in room.clerk.page
    assert "p1-0" not in room.clerk.page
    room.do("strony/1/", action="look-again")
    room.clerk.get(f"{room.path}podpisy")
    assert "p1-0" in room.clerk.page


def test_what_is_settled_is_filed_and_the_rest_waits(room: Room) -> None:
    answers = {"p1-0": "tak", "p6-0": "tak"}
    room.do("podpisy", **answers)
    assert "Teraz włóż dokumenty do teczek" in room.clerk.text
    assert room.do("", action="file") == 200
    stack = room.stack.id
    room.until(lambda: store_of(room.site).scans.get(OWN, stack).state is StackState.SORTED)
    whole, half = (scanned(room.site, paper.matter) for paper in room.papers)
    assert [(p.kind, p.missing, [s.seen for s in p.signed]) for p in (*whole, *half)] == [
        ("application_card", (), [True]),
        ("application_card", (1,), [True]),
    ]
    room.clerk.get(room.path)
    assert "Włożone do teczek" in room.clerk.text
    assert "Usuń ten skan" not in room.clerk.text
    kept = f"/biuro/{OWN}/teczki/{room.papers[0].matter.id}/"
    assert f'href="{kept}"' in room.clerk.page
    room.clerk.get(f"{room.path}strony/1/")
    assert "Zapisz oznaczenie" not in room.clerk.text
    assert f'href="{kept}{whole[0].id}.pdf"' in room.clerk.page
    assert room.do("usun", action="next") == 409


def test_who_checks_the_papers_is_told_what_the_scan_shows(room: Room) -> None:
    for paper, said in zip(
        room.papers, ("podpisano.", "Brakuje stron o numerach: 1."), strict=True
    ):
        room.clerk.get(f"/biuro/{OWN}/sprawy/{paper.matter.id}/dokumenty")
        assert "Na skanie z" in room.clerk.text
        assert said in room.clerk.text
        assert "checked" not in room.clerk.page.split("<main")[1], "the clerk still decides"


def test_groups_are_laid_aside_at_once(room: Room) -> None:
    for group in ("nieczytelne", "obce", "podwojne"):
        assert room.do("", action=f"drop-{group}") == 200
    assert [room.state(n) for n in (3, 5, 7)] == [PageState.DROPPED] * 3
    room.clerk.get(room.path)
    assert "Strony, które nie wchodzą do teczek: 4" in room.clerk.text
    room.clerk.get(f"{room.path}strony/7/")
    assert "Cofnij to, co wskazano ręcznie" in room.clerk.text
    room.do("", action="drop-bez-sprawy")
    assert room.state(8) is PageState.UNTAKEN, "whose it is shows when it is taken in"


def test_a_stack_of_nothing_goes_away(room: Room, monkeypatch) -> None:
    stack = room.brings(heap(TORN))
    room.clerk.get(f"{SCANS}{stack.id}/")
    assert "Strony obce" not in room.clerk.text
    assert "nie ma ani jednej strony" not in room.clerk.text
    scans = store_of(room.site).scans
    scans.save(stack.id, (), seen={StackState.SORTED}, state=StackState.READING)
    waiting = {stack.id: {PageState.WAITING: 1}}
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(scans, "counts", lambda _: waiting)
        room.clerk.get(SCANS)
        assert "Odczytywany: 0 z" in " ".join(room.clerk.text.split())
    store_of(room.site).scan_work.fail(stack.id, "unreadable")
    room.clerk.get(f"{SCANS}{stack.id}/")
    assert "nie ma ani jednej strony" in room.clerk.text
    path = f"{SCANS}{stack.id}/usun"
    room.clerk.get(path)
    assert room.clerk.post(path, {"action": "next"}).status_code == 200
    assert room.clerk.at == SCANS
    assert room.clerk.get(f"{SCANS}{stack.id}/").status_code == 404


def test_another_office_sees_none_of_it(room: Room) -> None:
    other = signed_in(
        room.site, an_account(room.site, programmes=(OTHER,), email="inna@example.com")
    )
    other.get(f"/biuro/{OTHER}/skany/")
    assert "Nie ma jeszcze żadnego skanu" in other.text
    for path in ("", "podpisy", "usun", "strony/1/", "strony/1.jpg", "strony/1-podpis-0.jpg"):
        assert other.get(f"/biuro/{OTHER}/skany/{room.stack.id}/{path}").status_code == 404
