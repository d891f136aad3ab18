"""What a browser sends comes in; it stays in memory, and only so much of it at once.

Werkzeug puts a file of more than 500 kB on the disk, as it came: a certificate must not lie there unsealed.
A scanned stack is too large for memory while it comes: it lies on the disk, sealed with a key nobody keeps.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from io import BytesIO
from typing import IO, cast

from flask import Flask, Request, Response, abort, g, request

from app.web.sealed_spool import SealedSpool

FORM_BYTES = 512 * 1024
SPOOLS = "teczka.spools"
"""Under this name a request knows the files on the disk that end with it."""
TAKES_FILES = frozenset(
    {"copies.copies", "office_blanks.blank", "office_settings.logo", "office_importing.index"}
)
TAKES_SCANS = "office_scans.index"
REFUSALS = (413, 503)
DRAINED_BYTES = 200 * 1024 * 1024
DRAINED_SECONDS = 20.0
FILES_AT_ONCE = 4
"""Requests with files at the same time: half of the threads, so that the others go on serving."""


class InMemory(Request):
    """A request whose files are kept in memory; their size has a limit. Those of scans are spooled."""

    spooled = False

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug gives them
        content_type: str | None,  # noqa: ARG002 - the same
        filename: str | None = None,  # noqa: ARG002 - the same
        content_length: int | None = None,  # noqa: ARG002 - the same
    ) -> IO[bytes]:
        if not self.spooled:
            return BytesIO()
        spool = SealedSpool()
        self.environ.setdefault(SPOOLS, []).append(spool)
        return cast("IO[bytes]", spool)


def bound(app: Flask, scan_bytes: Callable[[], int]) -> None:
    """Bound what a request may bring; to be called before anything reads a form.

    ``scan_bytes`` says how much whoever asks may send of a scan: 0 for those who may not at all.
    """
    app.request_class = InMemory
    places = threading.BoundedSemaphore(FILES_AT_ONCE)

    @app.before_request
    def bounded() -> None:
        _bound_this(scan_bytes, places)

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
        for spool in request.environ.pop(SPOOLS, ()):
            spool.close()


def _bound_this(scan_bytes: Callable[[], int], places: threading.BoundedSemaphore) -> None:
    """Only pages that take files may be sent as much as the largest file."""
    scan = scan_bytes() if request.endpoint == TAKES_SCANS else 0
    takes = scan or request.endpoint in TAKES_FILES
    if not takes or request.mimetype != "multipart/form-data":
        request.max_content_length = FORM_BYTES
        return
    if not places.acquire(blocking=False):
        abort(503)
    g.holds_a_place = True
    if scan:
        request.max_content_length = scan
        request.spooled = True  # type: ignore[attr-defined] # a request of ours


def _drain() -> None:
    """Read what is left of the request and forget it, within limits."""
    until = time.monotonic() + DRAINED_SECONDS
    left = min(request.content_length or 0, DRAINED_BYTES)
    source = request.environ["wsgi.input"]
    with contextlib.suppress(OSError):
        while left > 0 and time.monotonic() < until:
            piece = source.read(min(left, 64 * 1024))
            left = left - len(piece) if piece else 0
