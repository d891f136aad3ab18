"""One browser for the session; contexts for what a visitor may have: no scripts, dark colours, a phone."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from werkzeug.serving import make_server

from app.documents.convert import OfficePool
from tests.web.site import a_site, close

CHROMIUM = "/usr/bin/chromium-headless-shell"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
VISITORS: dict[str, dict[str, Any]] = {
    "plain": {},
    "no_scripts": {"java_script_enabled": False},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}},
}
Visitor = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """``visitor("no_scripts")`` gives a fresh browser of that kind: an empty cookie jar, Polish."""
    opened: list[BrowserContext] = []

    def come(kind: str = "plain", **more: Any) -> BrowserContext:
        context = browser.new_context(locale="pl-PL", **(VISITORS[kind] | more))
        context.set_default_timeout(30_000)
        opened.append(context)
        return context

    yield come
    for context in opened:
        context.close()


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """The address of a WSGI application, served on a free port until the block ends."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, _closing(application), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _closing(application: Any) -> Any:
    """Files are closed also when a browser went away half-way: this server forgets to."""

    def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        answered = application(environ, start_response)
        try:
            return [*answered]
        finally:
            answered.close()

    return answer


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Flask]:
    """The service with nothing in it and no LibreOffice behind it."""
    site = a_site(tmp_path)
    yield site
    close(site)


@pytest.fixture
def office_site(tmp_path: Path, office_pool: OfficePool) -> Iterator[Flask]:
    """The service with the run's LibreOffice behind it."""
    site = a_site(tmp_path, office_pool)
    yield site
    close(site)
