"""Bytes come in, a download under a plain name goes out."""

from flask import Response


def send(data: bytes, media_type: str, name: str) -> Response:
    """``name`` is ASCII and says nothing about the person."""
    response = Response(data, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Length"] = str(len(data))
    return response
