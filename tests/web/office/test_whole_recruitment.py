"""A whole recruitment of twelve people for ten places, played by a clerk in a browser, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from pypdf import PdfReader

from app.command_line.recruits import recruits
from app.command_line.trial import printed
from app.documents.convert import OfficePool
from app.matters.matter import Entry, State
from app.matters.rights import Role
from rules.case import Case
from tests.web.conftest import serving
from tests.web.journey import fill_by_keyboard
from tests.web.office.hands import PAPERS, Hands
from tests.web.office.recruitment import MEMBERS, a_recruiting_site, matters_of
from tests.web.office.staff import an_account, store_of
from tests.web.site import close

pytestmark = [pytest.mark.browser, pytest.mark.office]
CASES = tuple(recruits())
NAMES = tuple(case.participant.full_name for case in CASES)
ADDRESSEES = tuple(c.guardian.full_name or c.participant.full_name for c in CASES)
NUMBERS = tuple(f"PS.6.{place:03}.2026" for place in range(1, 13))
INCOMPLETE, RESIGNS, RESERVE, BY_NAME, REFUSED = 2, 0, 3, 10, 11
"""Places of the twelve; the last one's application came on paper alone."""
AWARDED = tuple(place for place in range(12) if place not in {RESERVE, REFUSED})
HOURS = 240
AWARD = {"outcome": ["qualified"], "agreed": ["consensus"], "hours": [str(HOURS)]}
PROPOSALS = {
    RESERVE: {"outcome": ["reserve"], "agreed": ["consensus"], "for_want_of_places": ["yes"]},
    REFUSED: {
        "outcome": ["not_qualified"],
        "agreed": ["vote"],
        "in_favour": ["2"],
        "against": ["0"],
        "abstained": ["1"],
    },
}
LISTS = {
    "Zakwalifikowani": AWARDED,
    "Lista rezerwowa": (RESERVE,),
    "Niezakwalifikowani": (REFUSED,),
}
AWARD_LETTER = "Pismo o przyznaniu usług"
LETTERS = {
    AWARD_LETTER: AWARDED,
    "Pismo o wpisaniu na listę rezerwową": (RESERVE,),
    "Pismo o odmowie": (REFUSED,),
}
IN_WORDS = "240 godzin (słownie: dwieście czterdzieści godzin)"
SETTINGS = {
    "header": ["Urząd Miasta Zmyślone Sejny\nul. Urojona 1, 16-500 Sejny"],
    "town": ["Sejny"],
    "signatory_name": ["Stefania Podpisująca-Zmyślona"],
    "signatory_position": ["Kierowniczka"],
    "number_pattern": ["PS.6.{nr:03}.{rok}"],
    "four_eyes": ["no"],
}


@pytest.fixture
def site(tmp_path: Path, office_pool: OfficePool) -> Iterator[Flask]:
    site = a_recruiting_site(tmp_path, office_pool)
    yield site
    close(site)


def test_a_whole_recruitment_is_played_by_keyboard_alone(browser: Browser, site: Flask):
    administrator, staff = an_account(site, Role.ADMINISTRATOR), an_account(site)
    codes = [printed(store_of(site), case) for case in CASES[:REFUSED]]
    with serving(site) as address:
        context = browser.new_context(locale="pl-PL", accept_downloads=True)
        context.set_default_timeout(30_000)
        clerk = Hands(context.new_page())
        clerk.page.goto(f"{address}/biuro/")
        the_office_is_set(clerk, administrator.email)
        clerk.sign_in(staff.email)
        papers_are_taken_in(clerk, codes)
        what_was_missing_is_called_for(clerk)
        everybody_is_assessed(clerk)
        a_refusal_without_reasons_is_not_issued(clerk)
        the_session_is_held(clerk)
        the_lists_are_drawn_up(clerk)
        letters_go_out(clerk)
        one_resigns_and_the_reserve_moves_up(clerk)
        the_ledger_tells_it_all(clerk)
        context.close()
    states = [matter.state for matter in matters_of(site)]
    assert states.count(State.AWARDED) == 10
    assert [states[place] for place in (RESIGNS, RESERVE, REFUSED)] == [
        State.RESIGNED,
        State.AWARDED,
        State.REFUSED,
    ]
    assert matters_of(site)[REFUSED].received.entry is Entry.PAPER
    assert store_of(site).ledger.verify().sound


def the_office_is_set(clerk: Hands, email: str) -> None:
    clerk.sign_in(email)
    clerk.press("Ustawienia")
    clerk.send(SETTINGS, "Zapisz ustawienia")
    assert "Ustawienia są zapisane." in clerk.read
    clerk.press("Wyloguj")


def papers_are_taken_in(clerk: Hands, codes: list[str]) -> None:
    for place, code in enumerate(codes):
        if place == BY_NAME:
            clerk.take_in(by_name_and_birth_date(CASES[place]))
        else:
            clerk.take_in({"code": [code]})
        assert f"Założono sprawę {NUMBERS[place]}." in clerk.read
        lacks = {"application_card": ["enclosed"]} if place == INCOMPLETE else {}
        clerk.tick(PAPERS | lacks)
        said = (
            "Niżej stoi, czego jeszcze brakuje" if lacks else "Zgłoszenie jest poprawne formalnie"
        )
        assert said in clerk.read
    clerk.type_in(CASES[REFUSED])
    clerk.tick(PAPERS)
    assert "Zgłoszenie jest poprawne formalnie" in clerk.read


def by_name_and_birth_date(case: Case) -> dict[str, list[str]]:
    born = case.participant.birth_date
    assert born is not None
    parts = {"born-day": born.day, "born-month": born.month, "born-year": born.year}
    return {"name": [case.participant.full_name]} | {n: [str(v)] for n, v in parts.items()}


def what_was_missing_is_called_for(clerk: Hands) -> None:
    clerk.open_matter(NUMBERS[INCOMPLETE], NAMES[INCOMPLETE])
    clerk.press("Wezwij do uzupełnienia", "Zapisz wezwanie")
    clerk.letters("Wezwanie do uzupełnienia zgłoszenia")
    (letter,) = letters_of(clerk)
    assert NAMES[INCOMPLETE] in letter
    assert "podpis" in letter
    clerk.mark_sent()
    clerk.open_matter(NUMBERS[INCOMPLETE], NAMES[INCOMPLETE])
    clerk.press("Przyjmij uzupełnienie", "Przyjmij i sprawdź dokumenty")
    clerk.tick({"application_card": ["signed"]})
    assert "Zgłoszenie jest poprawne formalnie" in clerk.read


def everybody_is_assessed(clerk: Hands) -> None:
    for number, name in zip(NUMBERS, NAMES, strict=True):
        clerk.open_matter(number, name)
        clerk.assess(HOURS)
        assert "Pierwszeństwo jest zapisane." in clerk.read


def a_refusal_without_reasons_is_not_issued(clerk: Hands) -> None:
    clerk.open_matter(NUMBERS[REFUSED], NAMES[REFUSED])
    clerk.press("Rozstrzygnij")
    fill_by_keyboard(clerk.page, {"outcome": ["not_qualified"]})
    clerk.clear("needs", "independence", "help_from_others")
    clerk.press("Zapisz rozstrzygnięcie")
    for missing in ("oceny potrzeb", "oceny samodzielności", "na pomoc innych osób"):
        assert missing in clerk.refusal
    assert clerk.refusal.count("Podstawa: ") == 3


def the_session_is_held(clerk: Hands) -> None:
    clerk.press("Komisja", "Otwórz posiedzenie")
    clerk.send({"place": ["sala narad"]}, "Otwórz posiedzenie")
    clerk.press("Wpisz obecnych")
    clerk.send({"chair": [MEMBERS[0]], "present": ["\n".join(MEMBERS)]}, "Zapisz listę obecnych")
    clerk.press("Ułóż porządek obrad", "Zapisz porządek obrad")
    for place, number in enumerate(NUMBERS):
        clerk.press(f"Następna sprawa: {number}")
        if place == 0:
            clerk.propose(AWARD | {"hours": ["900"]})
            assert "a limit od 1 stycznia 2026 r. to 720 godzin w roku" in clerk.refusal
            assert "Podstawa: " in clerk.refusal
        if place == REFUSED:
            clerk.propose(AWARD)
            assert "zajętych miejsc jest 11, a Program ma ich 10" in clerk.refusal
            assert "zostanie objętych 10 osób z niepełnosprawnością" in clerk.refusal
        clerk.propose(PROPOSALS.get(place, AWARD))
        assert f"Propozycja w sprawie {number} jest zapisana." in clerk.read
    clerk.press("Zamknij posiedzenie")
    clerk.press("Zamykam posiedzenie")
    assert "Posiedzenie jest zamknięte" in clerk.read


def the_lists_are_drawn_up(clerk: Hands) -> None:
    clerk.press("Komisja", "Trzy listy: zakwalifikowani, niezakwalifikowani, rezerwowa")
    for title, places in LISTS.items():
        full = clerk.download(f"CSV – {title}, pełna lista").read_text("utf-8-sig")
        published = clerk.download(f"CSV – {title}, do publikacji").read_text("utf-8-sig")
        printed_ = text_of(clerk.download(f"PDF – {title}, do publikacji"))
        for place, (number, name) in enumerate(zip(NUMBERS, NAMES, strict=True)):
            listed = place in places
            assert [number in each for each in (full, published, printed_)] == [listed] * 3
            assert (name in full) == listed
            assert not any(part in published + printed_ for part in name.split())


def letters_go_out(clerk: Hands) -> None:
    for kind, places in LETTERS.items():
        clerk.letters(kind)
        said = letters_of(clerk)
        assert len(said) == len(places)
        for place, letter in zip(places, said, strict=True):
            assert NAMES[place] in letter
            assert NUMBERS[place] in letter
            assert (IN_WORDS in letter) == (kind == AWARD_LETTER)
        addresses = clerk.download("Lista adresowa (CSV)").read_text("utf-8-sig")
        assert all(ADDRESSEES[place] in addresses for place in places)
        clerk.mark_sent()
        assert "Oznaczono jako wysłane" in clerk.read


def one_resigns_and_the_reserve_moves_up(clerk: Hands) -> None:
    clerk.open_matter(NUMBERS[RESIGNS], NAMES[RESIGNS])
    clerk.press("Wpisz rezygnację")
    leaves = {"ends_on-day": ["16"], "ends_on-month": ["2"], "ends_on-year": ["2026"]}
    clerk.send(leaves | {"reason": ["Przeprowadzka do córki."]}, "Zapisz rezygnację")
    clerk.press("Co czeka")
    clerk.press("Wolne miejsca i lista rezerwowa")
    assert "Lista rezerwowa nie jest kolejką" in clerk.read
    clerk.press(f"Przyznaj miejsce nowym rozstrzygnięciem – {NUMBERS[RESERVE]}")
    clerk.send(
        {"outcome": ["qualified"], "instead_because": ["Zwolniło się miejsce."]},
        "Zapisz nowe rozstrzygnięcie",
    )
    clerk.letters(AWARD_LETTER)
    (letter,) = letters_of(clerk)
    assert NAMES[RESERVE] in letter
    assert IN_WORDS in letter
    clerk.mark_sent()


def the_ledger_tells_it_all(clerk: Hands) -> None:
    clerk.press("Dziennik zdarzeń")
    clerk.press("Sprawdź dziennik")
    assert "Dziennik jest nienaruszony" in clerk.read
    clerk.press("Dziennik zdarzeń")
    clerk.send({"text": [NUMBERS[RESERVE]]}, "Szukaj")
    for told in ("Założenie sprawy", "Ocena sytuacji", "Zmiana rozstrzygnięcia", "Wysłanie pisma"):
        assert told in clerk.read


def letters_of(clerk: Hands) -> list[str]:
    """What each letter of a batch says, printed on both sides; the back of each is blank."""
    pages = pages_of(clerk.download("Pobierz pisma do druku (PDF)"))
    assert not any(pages[1::2])
    return pages[::2]


def pages_of(pdf: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


def text_of(pdf: Path) -> str:
    return " ".join(pages_of(pdf))
