"""A page comes in; what breaks on a phone, with larger text, in other colours or on paper goes out."""

from playwright.sync_api import Page

NORMAL = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
# Constructed sheets, because the page's policy rightly refuses inline styles.
WITH_SHEET = """(css) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = css ? [sheet] : []
}"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
TEXT = "main p, main label, main li, main h1"
DOUBLE = "html { font-size: 200% !important }"


def _overflow(page: Page, css: str = "") -> list[str]:
    page.evaluate(WITH_SHEET, css)
    found = list(page.evaluate("() => measure.overflow()"))
    page.evaluate(WITH_SHEET, "")
    return found


def reflows_at_320(page: Page) -> list[str]:
    """Point 13: at 320 px nothing is cut and nothing scrolls sideways."""
    page.set_viewport_size(PHONE)
    found = _overflow(page)
    page.set_viewport_size(NORMAL)
    return [f"320 px: {each}" for each in found]


def stands_text_spacing(page: Page) -> list[str]:
    """Point 14: the spacing of 1.4.12 cuts nothing, wide and narrow."""
    found = _overflow(page, SPACED)
    page.set_viewport_size(PHONE)
    found += _overflow(page, SPACED)
    page.set_viewport_size(NORMAL)
    return [f"odstępy: {each}" for each in found]


def stands_double_text(page: Page) -> list[str]:
    """Point 15: text twice as large cuts nothing, and does grow."""
    size = f"() => parseFloat(getComputedStyle(document.querySelector('{TEXT}')).fontSize)"
    before = page.evaluate(size)
    found = _overflow(page, DOUBLE)
    page.evaluate(WITH_SHEET, DOUBLE)
    grown = page.evaluate(size) >= 1.9 * before
    page.evaluate(WITH_SHEET, "")
    return [f"200 %: {each}" for each in found] + ([] if grown else ["200 %: tekst nie rośnie"])


def targets_are_large(page: Page) -> list[str]:
    """Point 16: 24 px at least, or room around, or inside a sentence (2.5.8)."""
    page.set_viewport_size(PHONE)
    found = page.evaluate("() => measure.targets()")
    page.set_viewport_size(NORMAL)
    return [f"za małe: {each}" for each in found + page.evaluate("() => measure.targets()")]


def borders_are_strong(page: Page) -> list[str]:
    """Point 17: the edge of every control is 3:1, light and dark; axe does not look at it."""
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        wrong += [
            f"{scheme}: blady brzeg: {each}"
            for each in page.evaluate("() => measure.weakBorders()")
        ]
    page.emulate_media(color_scheme="light")
    return wrong


def motion_is_reduced(page: Page) -> list[str]:
    """Point 18: with reduced motion nothing moves."""
    page.emulate_media(reduced_motion="reduce")
    found = page.evaluate("() => measure.moving()")
    page.emulate_media(reduced_motion="no-preference")
    return [f"rusza się: {each}" for each in found]


def prints_well(page: Page) -> list[str]:
    """Point 29: on paper dark text on white, as wide as the sheet, without controls."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 900})
    wrong = [f"wydruk: blade: {each}" for each in page.evaluate("() => measure.pale()")]
    wrong += [f"wydruk: {each}" for each in _overflow(page)]
    wrong += [
        f"wydruk: zbędne: {each}" for each in page.evaluate("() => measure.visibleControls()")
    ]
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size(NORMAL)
    return wrong
