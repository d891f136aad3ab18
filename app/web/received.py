"""What a browser sends comes in; it stays in memory, and only so much of it at once.

Werkzeug puts a file of more than 500 kB on the disk, as it came: a certificate must not lie there unsealed.
"""

import contextlib
import threading
import time
from io import BytesIO
from typing import IO

from flask import Flask, Request, Response, abort, g, request

FORM_BYTES = 512 * 1024
TAKES_FILES = frozenset(
    {"copies.copies", "office_blanks.blank", "office_settings.logo", "office_importing.index"}
)
REFUSALS = (413, 503)
DRAINED_BYTES = 200 * 1024 * 1024
DRAINED_SECONDS = 20.0
FILES_AT_ONCE = 4
"""Requests with files at the same time: half of the threads, so that the others go on serving."""


class InMemory(Request):
    """A request whose files are kept in memory; their size has a limit."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug gives them
        content_type: str | None,  # noqa: ARG002 - the same
        filename: str | None = None,  # noqa: ARG002 - the same
        content_length: int | None = None,  # noqa: ARG002 - the same
    ) -> IO[bytes]:
        return BytesIO()


def bound(app: Flask) -> None:
    """Bound what a request may bring; to be called before anything reads a form."""
    app.request_class = InMemory
    places = threading.BoundedSemaphore(FILES_AT_ONCE)

    @app.before_request
    def bounded() -> None:
        # Only pages that take files may be sent as much as the largest file.
        if request.endpoint not in TAKES_FILES or request.mimetype != "multipart/form-data":
            request.max_content_length = FORM_BYTES
        elif places.acquire(blocking=False):
            g.holds_a_place = True
        else:
            abort(503)

    @app.after_request
    def heard_out(response: Response) -> Response:
        # A browser still sending would report a broken connection and never show why it was refused.
        if response.status_code in REFUSALS:
            _drain()
        return response

    @app.before_request
    def named() -> None:
        # No browser sends a part without a name, and what reads forms trips over one.
        if request.mimetype == "multipart/form-data" and None in request.form:
            abort(400)

    @app.teardown_request
    def left(_error: BaseException | None) -> None:
        if g.pop("holds_a_place", False):
            places.release()


def _drain() -> None:
    """Read what is left of the request and forget it, within limits."""
    until = time.monotonic() + DRAINED_SECONDS
    left = min(request.content_length or 0, DRAINED_BYTES)
    source = request.environ["wsgi.input"]
    with contextlib.suppress(OSError):
        while left > 0 and time.monotonic() < until:
            piece = source.read(min(left, 64 * 1024))
            left = left - len(piece) if piece else 0
