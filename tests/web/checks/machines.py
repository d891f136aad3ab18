"""A page comes in; what axe, the network and the page's own policy say against it goes out."""

from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.checks.watch import watch

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RESULTS = ["violations", "incomplete"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": RESULTS}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": RESULTS}
RUN = """(options) => axe.run(document, options).then((found) =>
  ['violations', 'incomplete'].flatMap((kind) => found[kind].map((rule) =>
    `axe ${kind}: ${rule.id}: ${rule.nodes.map((node) => node.target).slice(0, 3).join(' | ')}`)))"""
WANTED = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'")


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def axe_is_silent(page: Page) -> list[str]:
    """Point 1: no violation and nothing incomplete, all rules in light, the colours in dark as well."""
    page.evaluate(_axe())
    wrong = page.evaluate(RUN, EVERYTHING)
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {each}" for each in page.evaluate(RUN, COLOURS)]
    page.emulate_media(color_scheme="light")
    return list(wrong)


def nothing_leaves(page: Page) -> list[str]:
    """Point 28: no request elsewhere, a strict policy, and no complaint of the browser."""
    seen = watch(page)
    wrong = [f"zapytanie na zewnątrz: {each}" for each in seen.outside(page.url)]
    assert seen.document is not None, "watch the page before it goes anywhere"
    policy = seen.document.header_value("content-security-policy") or ""
    wrong += [f"polityka bez {part}" for part in WANTED if part not in policy]
    if "unsafe" in policy:
        wrong.append("polityka dopuszcza unsafe")
    return wrong + [f"przeglądarka: {each}" for each in seen.complaints]
