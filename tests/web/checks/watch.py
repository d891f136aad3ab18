"""A Playwright page comes in; what went over the network and into its console while it loaded goes out."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import ConsoleMessage, Page, Request, Response


@dataclass
class Watch:
    """Everything a page asked for and complained about; ``document`` is its last main answer."""

    document: Response | None = None
    source: str = ""
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def html(self) -> str:
        """The document as the server sent it, before any script touched it."""
        if not self.source:
            assert self.document is not None, "watch the page before it goes anywhere"
            self.source = self.document.text()
        return self.source

    def outside(self, url: str) -> list[str]:
        """Addresses asked for at any other origin than the page's own."""
        own = urlsplit(url)[:2]
        inline = {"data", "blob", "about"}
        return [
            each
            for each in self.requests
            if urlsplit(each)[:2] != own and urlsplit(each).scheme not in inline
        ]


_WATCHES: "WeakKeyDictionary[Page, Watch]" = WeakKeyDictionary()


def watch(page: Page) -> Watch:
    """Begin to watch a page, or get the watch that was begun; call it before the page goes anywhere."""
    if page not in _WATCHES:
        found = _WATCHES[page] = Watch()

        def asked(request: Request) -> None:
            if request.is_navigation_request() and request.frame == page.main_frame:
                found.requests.clear()
                found.complaints.clear()
            found.requests.append(request.url)

        def answered(response: Response) -> None:
            request = response.request
            if request.is_navigation_request() and request.frame == page.main_frame:
                found.document, found.source = response, ""

        def said(message: ConsoleMessage) -> None:
            # Chromium reports a 4xx answer of the page itself as an error; it is what was asked for.
            own_answer = "Failed to load resource" in message.text
            if message.type in {"error", "warning"} and not own_answer:
                found.complaints.append(message.text)

        page.on("request", asked)
        page.on("response", answered)
        page.on("console", said)
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
    return _WATCHES[page]
