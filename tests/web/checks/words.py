"""A page comes in; what is wrong with its markup and its words goes out."""

import re
from itertools import pairwise
from pathlib import Path

import html5lib
from playwright.sync_api import Page

from tests.web.checks.watch import watch

PRODUCT = "Teczka"
# Chromium speaks the browser's language in its own bubbles, so no form may ask for them.
BUBBLES = "form:not([novalidate])"
# Words that no Polish text has; „show”, „do”, „to”, „on” and the like are Polish too.
ENGLISH = frozenset((Path(__file__).parent / "english.txt").read_text().split())


def html_is_strict(page: Page) -> list[str]:
    """Point 2: the source as sent parses as HTML5 with no error; point 9: ids are single and found."""
    parser = html5lib.HTMLParser()
    parser.parse(watch(page).html())
    wrong = [f"HTML, wiersz {at[0]}: {code} {data}" for at, code, data in parser.errors]
    return wrong + list(page.evaluate("() => measure.brokenIds()"))


def title_says_heading(page: Page) -> list[str]:
    """Point 3: Polish, one h1, the title its words and the product, with „Błąd:” exactly in error."""
    found = page.evaluate("() => measure.headings()")
    wrong = [] if found["lang"] == "pl" else [f"język strony: {found['lang']!r}"]
    if len(found["ones"]) != 1:
        return [*wrong, f"nagłówków h1: {len(found['ones'])}"]
    mark = "Błąd: " if found["errors"] else ""
    wanted = f"{mark}{' '.join(found['ones'][0].split())} – {PRODUCT}"
    if " ".join(found["title"].split()) != wanted:
        wrong.append(f"tytuł „{found['title']}” zamiast „{wanted}”")
    levels = found["levels"]
    if any(after > before + 1 for before, after in pairwise(levels)):
        wrong.append(f"poziomy nagłówków przeskakują: {levels}")
    return wrong


def no_english(page: Page) -> list[str]:
    """Point 10: no English word in what is seen or read out, and none in the browser's own bubbles."""
    text = re.sub(r"\S*[@/]\S*", " ", page.evaluate("() => measure.words()")).lower()
    found = sorted(ENGLISH & set(re.findall(r"[a-ząćęłńóśźż-]+", text)))
    wrong = [f"angielskie słowa: {', '.join(found)}"] if found else []
    if page.locator(BUBBLES).count():
        wrong.append("formularz bez novalidate: przeglądarka powie błąd po swojemu")
    return wrong


# Those of the HTML standard that a form of ours could need.
TOKENS = {
    "off", "on", "name", "given-name", "additional-name", "family-name", "honorific-prefix",
    "organization", "organization-title", "street-address", "address-line1", "address-line2",
    "address-level1", "address-level2", "postal-code", "country", "country-name", "email", "tel",
    "tel-national", "bday", "bday-day", "bday-month", "bday-year", "sex", "username",
    "current-password", "new-password", "one-time-code",
}  # fmt: skip


def autocomplete_is_exact(page: Page) -> list[str]:
    """Point 19: only tokens of the standard; telephones and e-mails say which; birthdays come whole."""
    inputs = page.evaluate("() => measure.fields()")
    wrong = [
        f"{name}: autocomplete „{said}”" for name, _, said in inputs if said and said not in TOKENS
    ]
    if any(said == "" for _, _, said in inputs):
        wrong.append("puste autocomplete")
    wrong += [
        f"{name}: brak autocomplete"
        for name, kind, said in inputs
        if kind in {"email", "tel"} and said is None
    ]
    days = [said for _, _, said in inputs if said and said.startswith("bday-")]
    if days and sorted(set(days)) != ["bday-day", "bday-month", "bday-year"]:
        wrong.append(f"niepełna data urodzenia: {days}")
    return wrong


def help_stands_in_its_place(page: Page) -> list[str]:
    """Point 20: help, accessibility statement and privacy are in the footer, in this order."""
    links = [text.strip() for text in page.locator("footer nav a").all_inner_texts()]
    wanted = ["Pomoc", "Deklaracja dostępności", "Prywatność"]
    return [] if links[:3] == wanted else [f"w stopce: {links}"]


def status_has_words(page: Page) -> list[str]:
    """Point 30 and 31: errors and states are said in words, news is announced."""
    return list(page.evaluate("() => measure.silentStates()"))
