"""What a browser sends comes in; it stays in memory, and only so much of it at once.

Werkzeug puts a file of more than 500 kB on the disk, as it came: a certificate must not lie there unsealed.
"""

import threading
from io import BytesIO
from typing import IO

from flask import Flask, Request, abort, g, request

FORM_BYTES = 512 * 1024
TAKES_FILES = "copies.copies"
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
        # Only the page that takes files may be sent as much as the largest file.
        if request.endpoint != TAKES_FILES or request.mimetype != "multipart/form-data":
            request.max_content_length = FORM_BYTES
        elif places.acquire(blocking=False):
            g.holds_a_place = True
        else:
            abort(503)

    @app.teardown_request
    def left(_error: BaseException | None) -> None:
        if g.pop("holds_a_place", False):
            places.release()
