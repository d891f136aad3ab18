"""What a person does in a browser: fills in a page and presses a button, by mouse or by keyboard alone."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, Page

from rules.case import Case
from tests.web.visitor import START, answers_of

MOST_TABS = 150
ACTIVE = "({name: document.activeElement.name, value: document.activeElement.value})"


def fill(page: Page, raw: Mapping[str, Sequence[str]]) -> None:
    """Fill in what the page asks of these answers."""
    page.wait_for_load_state("domcontentloaded")
    for name, values in raw.items():
        inputs = page.locator(f'[name="{name}"]:not([type="hidden"])')
        if not inputs.count():
            continue
        if inputs.first.get_attribute("type") in {"radio", "checkbox"}:
            for value in values:
                page.locator(f'[name="{name}"][value="{value}"]').check()
        else:
            inputs.first.fill(values[0])


def button(page: Page, words: str = "Dalej") -> Locator:
    return page.get_by_role("button", name=words, exact=True).last


def begin(page: Page, address: str, case: Case) -> str:
    """Start an application from the programme's page; the resume code."""
    page.goto(f"{address}/program/{case.programme}")
    page.get_by_role("link", name="Zacznij wypełniać").click()
    fill(page, answers_of(case)[START])
    button(page, "Zacznij wniosek").click()
    return page.locator(".teczka-code__text").inner_text().strip()


def slug_of(page: Page) -> str:
    """The slug of the question the browser is at, or an empty text."""
    return page.url.partition("/pytania/")[2].partition("?")[0].partition("#")[0]


def answer_everything(page: Page, case: Case) -> list[str]:
    """From the list of tasks through every question; the slugs in the order they were asked."""
    answers = answers_of(case)
    asked = [START]
    page.goto(f"{page.url.partition('/wniosek')[0]}/wniosek/pytania/{START}")
    while slug := slug_of(page):
        fill(page, answers[slug])
        button(page).click()
        assert slug_of(page) != slug, page.locator(".govuk-error-summary").inner_text()
        asked.append(slug)
    return asked[1:]


def tab_to(page: Page, name: str, value: str | None = None) -> None:
    """Press Tab until the input of this name (and value) has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        active = page.evaluate(ACTIVE)
        if active["name"] == name and value in {None, active["value"]}:
            return
    raise AssertionError(f"Tab never reached {name}={value}")


def fill_by_keyboard(page: Page, raw: Mapping[str, Sequence[str]]) -> None:
    """The same as ``fill`` with Tab, arrows, Space and letters only."""
    page.wait_for_load_state("domcontentloaded")
    for name, values in raw.items():
        inputs = page.locator(f'[name="{name}"]:not([type="hidden"])')
        if not inputs.count():
            continue
        kind = inputs.first.get_attribute("type")
        if kind == "radio":
            choose_by_keyboard(page, name, values[0])
        elif kind == "checkbox":
            for option in inputs.all():
                if option.get_attribute("value") in values:
                    tab_to(page, name, option.get_attribute("value"))
                    page.keyboard.press("Space")
        else:
            tab_to(page, name)
            page.keyboard.press("Control+A")
            page.keyboard.type(values[0])


def choose_by_keyboard(page: Page, name: str, value: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Space")
    for _ in range(20):
        if page.evaluate(ACTIVE)["value"] == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never reached {name}={value}")


def reach_by_keyboard(page: Page, words: str) -> None:
    """Tab to the visible button or link of these words."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        read = page.evaluate("document.activeElement.innerText || ''")
        if " ".join(read.split()) == words:  # hard spaces are spaces to who reads
            return
    raise AssertionError(f"Tab never reached the button {words}")


def press_by_keyboard(page: Page, words: str = "Dalej") -> None:
    """Tab to the visible button or link of these words and press Enter."""
    reach_by_keyboard(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
