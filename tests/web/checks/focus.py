"""A page comes in; what a person without a mouse would stumble over goes out."""

from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page, Route
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.web.checks.watch import watch

FOCUS_MS = 2000  # a browser gives the automatic focus with its first frame, not with the document
SUMMARY = ".govuk-error-summary"


def summary_takes_focus(page: Page) -> list[str]:
    """Point 7: the error summary has the focus when the page opens. Run it before anything else."""
    if not page.locator(SUMMARY).count():
        return []
    held = page.evaluate(f"() => document.activeElement === document.querySelector('{SUMMARY}')")
    return [] if held else ["podsumowanie błędów nie ma fokusu"]


_BARE: "WeakKeyDictionary[Browser, Page]" = WeakKeyDictionary()


def _without_scripts(page: Page) -> Page:
    """A page of the same browser that runs no scripts; one for all, because opening one is slow."""
    browser = page.context.browser
    assert browser is not None
    if browser not in _BARE:
        _BARE[browser] = browser.new_context(java_script_enabled=False).new_page()
    return _BARE[browser]


def summary_takes_focus_without_scripts(page: Page) -> list[str]:
    """Point 7, scripts off: the same source opened in a browser that runs none."""
    if not page.locator(SUMMARY).count():
        return []
    source, url = watch(page).html(), page.url
    bare = _without_scripts(page)

    def replay(route: Route) -> None:
        route.fulfill(body=source, content_type="text/html; charset=utf-8")

    bare.route(url, replay)
    bare.goto(url, wait_until="domcontentloaded")
    try:
        bare.locator(f"{SUMMARY}:focus").wait_for(state="attached", timeout=FOCUS_MS)
    except PlaywrightTimeout:
        return ["bez skryptów podsumowanie błędów nie ma fokusu"]
    finally:
        bare.unroute(url)
    return []


def summary_links_reach_inputs(page: Page) -> list[str]:
    """Point 8: every link of the summary focuses an input, beside which the same text stands."""
    wrong = list(page.evaluate("() => measure.brokenSummaryLinks()"))
    if page.locator(".govuk-error-message").count() and not page.locator(SUMMARY).count():
        wrong.append("są błędy, a nie ma podsumowania")
    return wrong


def skip_link_works(page: Page) -> list[str]:
    """Point 4: the first thing to focus leads to the content and is seen when focused."""
    first = page.evaluate("() => measure.focusable()[0]?.getAttribute('href') || ''")
    if not first.startswith("#"):
        return [f"pierwszy element to nie odnośnik do treści, lecz „{first}”"]
    link = page.locator("a[href^='#']").first
    link.focus()
    box = link.bounding_box()
    if box is None or box["height"] < 16 or box["x"] < 0 or box["y"] < 0:
        return ["odnośnika do treści nie widać, gdy ma fokus"]
    page.keyboard.press("Enter")
    inside = page.evaluate(
        "() => document.activeElement?.closest('main') !== null && document.activeElement !== document.body"
    )
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0) }")
    return [] if inside else ["odnośnik do treści nie przenosi tam fokusu"]


def focus_is_visible(page: Page) -> list[str]:
    """Point 5: every focus changes something by 3:1 at least, light and dark, and in forced colours."""
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        wrong += [
            f"{scheme}: fokusu nie widać: {each}"
            for each in page.evaluate("() => measure.unseenFocus(false)")
        ]
    page.emulate_media(color_scheme="light", forced_colors="active")
    wrong += [
        f"kolory wymuszone: fokusu nie widać: {each}"
        for each in page.evaluate("() => measure.unseenFocus(true)")
    ]
    page.emulate_media(forced_colors="none")
    return wrong


def focus_is_not_obscured(page: Page) -> list[str]:
    """Point 6: nothing lies over what has the focus (2.4.11)."""
    return [f"zasłonięte: {each}" for each in page.evaluate("() => measure.obscured()")]


def order_is_natural(page: Page) -> list[str]:
    """No positive tabindex, and one automatic focus at most."""
    wrong = page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count()
    autofocus = page.locator("[autofocus]").count()
    return (["dodatni tabindex"] if wrong else []) + (["dwa autofokusy"] if autofocus > 1 else [])
