"""What became of an entry comes in; a page for people goes out, or JSON for the queue of a phone."""

from collections.abc import Callable, Iterable, Sequence

from flask import jsonify, redirect, request
from werkzeug.wrappers import Response

from app.web.office.deeds import Reasons
from app.web.office.diary.said import Said

QUEUE = "X-Teczka-Queue"
"""The header with which a phone sends what it kept while there was no connection."""
MENDED = "X-Teczka-Mended"
"""Beside it, for an entry that was changed on the phone after it may have been sent."""
Answer = Response | str | tuple[str, int] | tuple[Response, int]


def from_queue() -> bool:
    return request.headers.get(QUEUE) == "1"


def mended() -> bool:
    return request.headers.get(MENDED) == "1"


def kept(
    entry_id: str, findings: Callable[[], Iterable[Said]], onward: Callable[[], str]
) -> Answer:
    """The entry is in the diary, now or since an earlier sending."""
    if not from_queue():
        return redirect(onward(), 303)
    told = [{"word": s.word, "tone": s.tone, "sentence": s.sentence} for s in findings()]
    return jsonify(kept=True, id=entry_id, findings=told)


def not_kept(because: Sequence[str], show: Callable[[], str], status: int) -> Answer:
    """It is not: why, or the form again with what was typed."""
    if not from_queue():
        return show(), status
    return jsonify(kept=False, because=list(because)), status


def sentences(reasons: Reasons) -> tuple[str, ...]:
    return tuple(sentence for sentence, _ in reasons)
