"""Dossiers are prepared: a reason comes in, how far it is goes out, and in the end a download."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from app.dossier.control import Control
from app.errors import DeedRefused, FileLost, KeyMissing, NotOnRecord, SealBroken
from app.fields import Form, LongTextField
from app.matters.rights import Right
from app.store.wishes import Wished, WishState
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.exports.dossier import NO_REASON, REASON_HINT
from app.web.office.exports.services import exports
from app.web.office.exports.shown import PARTS, STATES, how_far, kept_until, what
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.shell import moment
from app.web.services import services
from app.wording.dates import long_date
from app.workflow.dossier.controls import Controls
from app.workflow.dossier.exports import Download
from app.workflow.dossier.order import Shape, shape_of

PAGES = Blueprint("office_dossier_exports", __name__, url_prefix="/biuro/<programme>/wydania")
TYPES = {Shape.ZIP: "application/zip", Shape.PDF: "application/pdf"}


class Asking(Form):
    reason = LongTextField(
        "Powód wydania", hint=REASON_HINT, missing=NO_REASON, max_length=500, rows=2
    )


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.EXPORT)
def index(programme: str) -> Answer:
    """What was prepared in the last days, and the form that asks for all dossiers."""
    if request.method == "GET":
        return _shown(programme, Asking())
    form = sent(Asking)
    if not form.validate():
        return _shown(programme, form), 422
    asked: list[Wished] = []
    reason = form.reason.answer
    if reasons := refused(lambda: asked.append(exports().ask(current_actor(), programme, reason))):
        return _shown(programme, form, reasons), 409
    return redirect(url_for(".export", programme=programme, wish_id=asked[0].id), 303)


@PAGES.get("/<wish_id>/")
@needs(Right.EXPORT, in_control=True)
def export(programme: str, wish_id: str) -> str:
    """How far one is, and where to download it."""
    return _told(exports().get(current_actor(), programme, wish_id))


@PAGES.get(f"/<wish_id>/teczki.<any({', '.join(TYPES)}):ending>")
@needs(Right.EXPORT, in_control=True)
def package(programme: str, wish_id: str, ending: str) -> Answer:
    """The file, or the rest of it for a browser whose download was interrupted."""
    wish = exports().get(current_actor(), programme, wish_id)
    if wish.state is not WishState.DONE or shape_of(wish.told) != ending:
        abort(404)
    try:
        download = exports().download(current_actor(), programme, wish_id, _wanted_first())
    except (FileLost, KeyMissing, SealBroken):
        return _told(wish, lost=True), 404
    first, end = _span(download)
    response = Response(download.read(first, end), mimetype=TYPES[shape_of(wish.told)])
    response.headers["Content-Disposition"] = f'attachment; filename="{download.name}"'
    response.headers["Content-Length"] = str(end - first)
    response.headers["Accept-Ranges"] = "bytes"
    response.set_etag(download.mark)
    if end - first != download.length:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{end - 1}/{download.length}"
    return response


def _told(wish: Wished, *, lost: bool = False) -> str:
    """``lost``: its pieces are gone or sealed with a key that is."""
    failed = lost or wish.state is WishState.FAILED
    shape, control = shape_of(wish.told), _control_of(wish)
    return render_template(
        "office/exports/export.html",
        wish=wish,
        shape=shape,
        back=_back(wish, shape, control),
        control=control,
        sees_all=_sees_all(wish.programme),
        ready=wish.state is WishState.DONE and not lost,
        failed=failed,
        asked_at=moment(wish.asked_at),
        reason=wish.told["reason"],
        kept_until=long_date(kept_until(wish)),
        said=f"{PARTS[shape]}: {how_far(wish)}." if wish.total else "",
    )


def _back(wish: Wished, shape: Shape, control: Control | None) -> tuple[str, str]:
    """Where whoever is here came from: words and an address."""
    if control is not None:
        page = url_for("office_control.one", programme=wish.programme, control_id=control.id)
        return "Wróć do kontroli", page
    if shape is Shape.PDF:
        matter_id, number = wish.told["cases"][0]
        page = url_for("office_matter.matter", programme=wish.programme, matter_id=matter_id)
        return f"Sprawa {number}", page
    if _sees_all(wish.programme):
        return "Wydania teczek", url_for(".index", programme=wish.programme)
    return "Kontrole z zewnątrz", url_for("office_control.index", programme=wish.programme)


def _sees_all(programme: str) -> bool:
    return services().desk.reach(current_actor(), Right.EXPORT, programme).whole


def _control_of(wish: Wished) -> Control | None:
    """The control a pack was made for, if whoever asks may see it."""
    controls = Controls(services().desk, services().store.accounts)
    try:
        return controls.one(current_actor(), wish.programme, wish.subject)
    except (DeedRefused, NotOnRecord):
        return None


def _wanted_first() -> int:
    """The first byte asked for."""
    ranges = request.range.ranges if request.range and request.range.units == "bytes" else []
    return max(0, ranges[0][0] or 0) if len(ranges) == 1 else 0


def _span(download: Download) -> tuple[int, int]:
    """From which byte to before which one; all of it, where what the browser has is another file's."""
    whole = (0, download.length)
    if request.range is None or not _same_file(download.mark):
        return whole
    span = request.range.range_for_length(download.length)
    if span is None:
        if len(request.range.ranges) != 1:
            return whole
        abort(416)
    first, end = span
    return (first or 0, download.length if end is None else end)


def _same_file(mark: str) -> bool:
    """Whether the rest of a download belongs to what was downloaded before."""
    condition = request.if_range
    return (condition.etag is None and condition.date is None) or condition.etag == mark


def _shown(programme: str, form: Asking, reasons: Reasons = ()) -> str:
    wishes = exports().of_programme(current_actor(), programme)
    return render_template(
        "office/exports/programme.html",
        form=form,
        reasons=reasons,
        rows=[_row(programme, each) for each in wishes],
    )


def _row(programme: str, wish: Wished) -> Mapping[str, Any]:
    tag, tone = STATES[wish.state]
    return {
        "when": moment(wish.asked_at),
        "href": url_for(".export", programme=programme, wish_id=wish.id),
        "reason": wish.told["reason"],
        "by": wish.told["by"],
        "dossiers": what(wish),
        "tag": tag,
        "tone": tone,
    }
