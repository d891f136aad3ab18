"""An answer comes in; it goes out small, and static files under addresses that browsers may keep for a year.

Nothing stands before gunicorn by default, so that this is the service's own work. A static file is compressed
once for each version of it; the version is part of every address that ``url_for`` gives.

Compression tells by its length how much of a page repeats. So that no other site can make use of that
(BREACH: a secret is guessed by having guesses reflected beside it), what another site asked for is never
compressed, nor what answers a form, and the length of a page is blurred. See docs/decisions/0022.
"""

import gzip
import hashlib
import secrets
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

TEXTS = frozenset({"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"})
ONE_YEAR = 365 * 24 * 3600
SMALLEST = 500
"""Bytes below which compressing saves nothing."""
ELSEWHERE = frozenset({"cross-site", "same-site"})
BLUR = 100
"""Most bytes a page's length is blurred by, as Django does."""
VERSION_SIGNS = 10


def compress(app: Flask) -> None:
    """Compress what the application answers with; its static files get versions."""

    @app.url_defaults
    def versioned(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values.setdefault("v", version(app, values["filename"]))

    @app.after_request
    def small(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code == 200:
            _keep(response)
        if response.mimetype in TEXTS and response.status_code != 304:
            response.vary.add("Accept-Encoding")
            if _may_be_compressed(response):
                _compress(response)
        return response


def version(app: Flask, filename: str) -> str:
    """Short signs that change with the content; empty for a file that is not there."""
    path = Path(app.static_folder or "", filename)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return ""
    return _hash(path, changed)


def _keep(response: Response) -> None:
    """A browser that asked for the present version need never ask again."""
    filename = (request.view_args or {}).get("filename", "")
    if request.args.get("v") == version(current_app, filename) != "":
        response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"


def _may_be_compressed(response: Response) -> bool:
    return (
        response.status_code == 200
        and request.method == "GET"
        and "Content-Encoding" not in response.headers
        and request.accept_encodings.quality("gzip") > 0
        and (request.endpoint == "static" or request.headers.get("Sec-Fetch-Site") not in ELSEWHERE)
    )


def _compress(response: Response) -> None:
    response.direct_passthrough = False
    plain = response.get_data()
    if len(plain) < SMALLEST:
        return
    response.set_data(_static(plain) if request.endpoint == "static" else _blurred(plain))
    response.headers["Content-Encoding"] = "gzip"
    etag, _ = response.get_etag()
    if etag:  # the same validator for two ways of writing the same: a weak one
        response.set_etag(etag, weak=True)


@cache
def _hash(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:VERSION_SIGNS]


@cache
def _static(plain: bytes) -> bytes:
    return gzip.compress(plain, zlib.Z_BEST_COMPRESSION, mtime=0)


def _blurred(plain: bytes) -> bytes:
    """The page compressed, with a name of random length in its head, which browsers skip."""
    name = "x" * secrets.randbelow(BLUR)
    packed = BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", fileobj=packed, compresslevel=6, mtime=0) as file:
        file.write(plain)
    return packed.getvalue()
