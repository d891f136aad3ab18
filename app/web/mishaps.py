"""Whatever goes wrong comes in; a page that says what to do goes out, and nothing typed is lost."""

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.errors import (
    DraftNotFound,
    NotOnRecord,
    OutOfReach,
    StoreUnavailable,
    TooManyAttempts,
    UserError,
)
from app.web.caller import sent_by_us
from app.web.office.gatehouse.gate import current_account
from app.web.office.gatehouse.kept import can_be_kept, kept
from app.web.starting import carry
from app.web.visit import close_draft

LOG = logging.getLogger(__name__)
SAID = {
    400: ("Nie rozumiemy tego żądania", "Wróć do poprzedniej strony i spróbuj jeszcze raz."),
    403: ("Tej strony nie można otworzyć", "Wróć na stronę główną i zacznij stamtąd."),
    404: ("Nie ma takiej strony", "Sprawdź adres albo wróć na stronę główną."),
    405: ("Tej strony nie otwiera się w ten sposób", "Wróć na stronę główną i zacznij stamtąd."),
    413: (
        "Wysłane dane są za duże",
        "Wróć do poprzedniej strony i wyślij mniejszy plik albo kilka plików po kolei.",
    ),
    503: (
        "Zbyt wiele plików jest teraz dodawanych",
        "Zapisane strony są bezpieczne. Odczekaj minutę, wróć i dodaj plik jeszcze raz.",
    ),
    500: (
        "Coś się nie udało po naszej stronie",
        "To, co było zapisane, jest bezpieczne. Wróć do poprzedniej strony i spróbuj jeszcze raz za chwilę.",
    ),
}

NOT_KEPT = (
    "Nie można teraz zapisać danych",
    "To usterka po naszej stronie. To, co było zapisane, jest bezpieczne. Spróbuj za kilka minut.",
)
CODES = {TooManyAttempts: 429, NotOnRecord: 404, OutOfReach: 403}


def answer_for(app: Flask) -> None:
    """Have the application answer every mishap with an own page."""
    app.register_error_handler(CSRFError, _session_over)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(UserError, _user)
    app.register_error_handler(StoreUnavailable, _store_away)
    app.register_error_handler(Exception, _unexpected)


def _session_over(_error: CSRFError) -> tuple[str, int]:
    """The session ended while a page was open: keep what was typed until the person is back."""
    # What another site made the browser send is nobody's answer: it must not be carried into a draft.
    if request.endpoint == "answering.question" and request.view_args and sent_by_us():
        return carry(request.view_args["slug"], request.form.to_dict(flat=False)), 403
    if can_be_kept():
        return kept(signed_in=current_account() is not None), 403
    return _page(
        "Sesja wygasła",
        "Minęło dużo czasu albo przeglądarka nie przyjmuje ciasteczek. Otwórz stronę jeszcze raz "
        "i powtórz ostatnią czynność. To, co było zapisane, jest bezpieczne.",
        403,
    )


def _http(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    title, advice = SAID.get(code, SAID[400 if code < 500 else 500])
    return _page(title, advice, code)


def _user(error: UserError) -> tuple[str, int]:
    if isinstance(error, DraftNotFound):
        close_draft()
    code = next((code for kind, code in CODES.items() if isinstance(error, kind)), 409)
    return _page("Nie można tego zrobić", str(error), code)


def _store_away(error: StoreUnavailable) -> tuple[str, int]:
    LOG.error("%s %s: the store is not available: %s", request.method, request.endpoint, error)
    return _page(*NOT_KEPT, 503)


def _unexpected(error: Exception) -> tuple[str, int]:
    # The message could quote an answer; type and place are enough to find the fault.
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    LOG.error("%s %s: %s at %s", request.method, request.endpoint, type(error).__name__, where)
    return _page(*SAID[500], 500)


def _page(title: str, advice: str, code: int) -> tuple[str, int]:
    return render_template("mishap.html", title=title, advice=advice), code
