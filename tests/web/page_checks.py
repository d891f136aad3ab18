"""A loaded Playwright page comes in; everything wrong with it as a page goes out, as sentences.

``open_page(context, url)`` opens one that is watched from its first request; ``problems(page)`` runs every
check of ``CHECKS`` on it, about 1.5 s in all. Each check is one point of the design's list of 33; those about
a whole journey (malformed posts, expiry, rows by keyboard…) are tests of their own. The checks leave the page
as they found it, except for focus and scroll.
"""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.web.checks import focus, layout, machines, words
from tests.web.checks.watch import watch

Check = Callable[[Page], list[str]]
MEASURE = (Path(__file__).parent / "checks" / "measure.js").read_text(encoding="utf-8")

CHECKS: tuple[Check, ...] = (
    focus.summary_takes_focus,  # first: it must see the page as it opened
    machines.axe_is_silent,
    machines.nothing_leaves,
    words.html_is_strict,
    words.title_says_heading,
    words.no_english,
    words.autocomplete_is_exact,
    words.help_stands_in_its_place,
    words.status_has_words,
    focus.summary_takes_focus_without_scripts,
    focus.skip_link_works,
    focus.focus_is_visible,
    focus.focus_is_not_obscured,
    focus.order_is_natural,
    layout.reflows_at_320,
    layout.stands_text_spacing,
    layout.stands_double_text,
    layout.targets_are_large,
    layout.borders_are_strong,
    layout.motion_is_reduced,
    layout.prints_well,
    focus.summary_links_reach_inputs,  # last: it changes the address
)


def open_page(context: BrowserContext, url: str) -> Page:
    """A page at this address, watched from its first request."""
    page = context.new_page()
    watch(page)
    page.goto(url)
    return page


def problems(page: Page, checks: tuple[Check, ...] = CHECKS) -> list[str]:
    """What is wrong with the page, each sentence beginning with the name of its check."""
    page.wait_for_load_state("load")  # scripts have moved the focus by then
    page.set_viewport_size(layout.NORMAL)
    page.evaluate(MEASURE)
    return [f"{check.__name__}: {each}" for check in checks for each in check(page)]
