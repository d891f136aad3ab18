"""A clerk's hands on the keyboard: each deed of the office as Tab, Space, arrows, letters and Enter do it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from app.attachments.answers import raw_answers
from rules.case import Case
from rules.programme import load_programme
from tests.matters.builders import FOUND
from tests.web.journey import fill_by_keyboard, press_by_keyboard, reach_by_keyboard, tab_to
from tests.web.office.staff import OWN, PASSWORD

GROUP_FOUND = re.compile(r"Z odpowiedzi wynika: grupa (\d)")
CRITERIA = {criterion.value: [words] for criterion, words in FOUND.items()}
PAPERS = {
    "application_card": ["enclosed", "signed"],
    "activity_scope": ["enclosed", "signed"],
    "certificate_copy": ["enclosed"],
    "gdpr_clause_minister": ["enclosed", "signed"],
    "gdpr_clause_organiser": ["enclosed", "signed"],
}
Filled = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Hands:
    """One browser page at a site; nothing is ever clicked, and no address is typed after the first."""

    page: Page

    @property
    def read(self) -> str:
        """What the page says, hard spaces as plain ones."""
        return " ".join(self.page.inner_text("main").split())

    @property
    def refusal(self) -> str:
        """Why the deed just tried was refused, with the clauses."""
        return " ".join((self.page.text_content("#odmowa") or "").split())

    def press(self, *words: str) -> None:
        """One link or button after another."""
        for each in words:
            press_by_keyboard(self.page, each)

    def send(self, filled: Filled, press: str) -> None:
        fill_by_keyboard(self.page, filled)
        self.press(press)

    def clear(self, *names: str) -> None:
        for name in names:
            tab_to(self.page, name)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")

    def download(self, words: str) -> Path:
        reach_by_keyboard(self.page, words)
        with self.page.expect_download() as coming:
            self.page.keyboard.press("Enter")
        return Path(coming.value.path())

    def sign_in(self, email: str) -> None:
        self.send({"email": [email], "password": [PASSWORD]}, "Zaloguj")

    def open_matter(self, number: str, name: str) -> None:
        self.press("Sprawy", f"{number} – {name}")

    def take_in(self, sought: Filled) -> None:
        """The bundle found, and its matter opened; the papers are on the page to be ticked."""
        self.press("Sprawy", "Przyjmij zgłoszenie")
        self.send(sought, "Szukaj wydruku")
        self.send({"way": ["post"]}, "Załóż sprawę")

    def type_in(self, case: Case) -> None:
        """An application on paper alone: its answers, page by page, all of them by keyboard."""
        answers = raw_answers(case, load_programme(OWN))
        person = case.participant
        self.press("Sprawy", "Przyjmij zgłoszenie", "Wpisz zgłoszenie z papieru")
        name = {"first_name": [person.first_name], "last_name": [person.last_name]}
        first = {**answers["kto-wypelnia"], "way": ["in_person"]}
        filled_by = {"filled_by": first.pop("filled_by")}
        self.send(filled_by | name | first, "Załóż sprawę i wpisuj dalej")
        self.press("Kto wypełnia wniosek i kogo on dotyczy", "Dalej")
        while slug := self.page.url.partition("/popraw/")[2]:
            self.send(answers[slug], "Dalej")
            assert not self.page.url.endswith(f"/{slug}"), self.read
        self.press("Sprawdź dokumenty")

    def tick(self, papers: Filled) -> None:
        self.send(papers, "Zapisz")

    def assess(self, hours: int) -> None:
        """The card of the three criteria, and the group that the answers give; at the matter's page."""
        self.press("Wypełnij kartę oceny")
        self.send(CRITERIA | {"proposed_hours": [str(hours)]}, "Zapisz ocenę")
        self.press("Ustal pierwszeństwo")
        found = GROUP_FOUND.search(self.read)
        group = found[1] if found else "none"
        self.send({"group": [group], "reason": ["Tak wynika z karty oceny."]}, "Zapisz")

    def propose(self, filled: Filled) -> None:
        """What the commission proposes in the matter that is next."""
        self.send(filled, "Zapisz propozycję")

    def letters(self, kind: str) -> None:
        """Every letter of a kind that is due, ordered and waited for; at the page of its batch."""
        self.press("Pisma", kind)
        self.press("Przygotuj wszystkie zaznaczone")
        while "Przygotowujemy pisma" in self.read:
            self.press("Sprawdź postęp")

    def mark_sent(self) -> None:
        self.press("Oznacz pisma jako wysłane", "Zapisz jako wysłane")
