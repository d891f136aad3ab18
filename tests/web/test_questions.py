"""What the drawn questions do in a browser: with scripts, without them, by keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Visitor, serving
from tests.web.specimen import specimen_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(specimen_app()) as address:
        yield address


@pytest.fixture(params=["plain", "no_scripts"])
def page(request: pytest.FixtureRequest, visitor: Visitor, address: str) -> Page:
    """The clean specimen, with scripts and without."""
    page = visitor(request.param).new_page()
    page.goto(address)
    return page


def test_answers_come_back_as_they_were_typed(page: Page) -> None:
    odd = '  {{ 7*7 }} <b>„ŻÓŁĆ”</b> & "x" \' '
    page.get_by_label("Imię").fill(odd)
    page.get_by_label("Dlaczego potrzebujesz asystenta?").fill(
        "Pierwszy wiersz\n\n  drugi <i>wiersz</i>"
    )
    page.get_by_label("Miesiąc", exact=True).fill("marca")
    page.get_by_label("Umiarkowany").check()
    page.get_by_label("Gospodarstwo domowe").check()
    page.get_by_role("button", name="Dalej").click()
    expect(page.get_by_label("Imię")).to_have_value(odd.strip())
    reason = page.get_by_label("Dlaczego potrzebujesz asystenta?")
    expect(reason).to_have_value("Pierwszy wiersz\n\ndrugi <i>wiersz</i>")
    expect(page.get_by_label("Miesiąc", exact=True)).to_have_value("marca")
    expect(page.get_by_label("Umiarkowany")).to_be_checked()
    expect(page.get_by_label("Gospodarstwo domowe")).to_be_checked()


def test_wrong_part_of_a_date_is_one_click_from_the_summary(page: Page) -> None:
    page.get_by_label("Dzień").fill("5")
    page.get_by_label("Rok").fill("1980")
    page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Data urodzenia: podaj miesiąc").click()
    expect(page.get_by_label("Miesiąc", exact=True)).to_be_focused()
    assert page.get_by_label("Miesiąc", exact=True).get_attribute("aria-invalid") == "true"
    assert page.get_by_label("Rok").get_attribute("aria-invalid") is None


def test_enter_goes_on_and_never_presses_a_row_button(page: Page) -> None:
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_label("Nazwa programu").press("Enter")
    assert "action=next" in (sent.value.post_data or "")


def test_new_row_takes_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}/?wiersz=other-0")
    expect(page.get_by_label("Nazwa programu")).to_be_focused()


def test_buttons_of_rows_say_which_row_they_remove(visitor: Visitor, address: str) -> None:
    page = visitor().new_page()
    page.goto(f"{address}/bledy")
    button = page.get_by_role("button", name="Usuń ten program – Program 2")
    assert button.get_attribute("value") == "remove-other-1"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (299, "Zmieści się jeszcze 1 znak"),
        (297, "Zmieszczą się jeszcze 3 znaki"),
        (288, "Zmieści się jeszcze 12 znaków"),
        (300, "Nie zmieści się już ani jeden znak"),
        (302, "Skróć tekst o 2 znaki"),
    ],
)
def test_counter_speaks_polish(visitor: Visitor, address: str, typed: int, said: str) -> None:
    page = visitor().new_page()
    page.goto(address)
    page.get_by_label("Dlaczego potrzebujesz asystenta?").fill("a" * typed)
    expect(page.locator(".govuk-character-count__message").last).to_have_text(said)


def test_limit_is_said_without_scripts(visitor: Visitor, address: str) -> None:
    page = visitor("no_scripts").new_page()
    page.goto(address)
    expect(page.get_by_text("Zmieści się najwyżej 300 znaków.")).to_be_visible()


def test_double_click_posts_once(visitor: Visitor, address: str) -> None:
    page = visitor().new_page()
    page.goto(address)
    # The page stays, so that the second click finds it as it would on a slow line.
    page.evaluate(
        "() => { window.sent = 0; document.forms[0].addEventListener('submit',"
        " (event) => { window.sent += 1; event.preventDefault() }) }"
    )
    page.get_by_role("button", name="Dalej").dblclick()
    assert page.evaluate("() => window.sent") == 1


def test_optional_questions_say_so(page: Page) -> None:
    labels = [" ".join(text.split()) for text in page.locator("label, legend").all_inner_texts()]
    marked = [label for label in labels if "(nieobowiązkowe)" in label]
    assert [re.sub(r" \(.*", "", label) for label in marked] == [
        "Telefon",
        "E-mail",
        "Ile miesięcy doświadczenia?",
        "Odległość",
    ]
