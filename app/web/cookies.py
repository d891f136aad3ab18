"""A request's cookie comes in; the session it still stands for goes out, and how long the browser keeps it.

Unused for two hours a cookie holds nothing any more. Only the sign-in of an assistant's telephone is held
for longer, and nothing else that lay in the cookie beside it. Whether the sign-in itself lasts is the
store's to say.
"""

from datetime import UTC, datetime, timedelta

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

from app.store.sign_ins import LASTING_IDLE
from app.web.visit import LASTING, STAFF

UNUSED = timedelta(hours=2)
CSRF = "csrf_token"
"""A form that lay open on the telephone may still be sent."""


class Cookies(SecureCookieSessionInterface):
    """Flask's signed cookies, with two lives."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        signed = self.get_signing_serializer(app)
        cookie = request.cookies.get(self.get_cookie_name(app))
        if signed is None or not cookie:
            return self.session_class()
        longest = int(LASTING_IDLE.total_seconds())
        try:
            held, written = signed.loads(cookie, max_age=longest, return_timestamp=True)
        except BadSignature:
            return self.session_class()
        if datetime.now(UTC) - written <= UNUSED:
            return self.session_class(held)
        return self.session_class(_lasting(held))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        # Files are everybody's: caches along the way keep them, and nothing of one visitor with them.
        if request.endpoint != "static":
            super().save_session(app, session, response)

    def get_expiration_time(self, app: Flask, session: SessionMixin) -> datetime | None:  # noqa: ARG002 - its shape
        if not session.permanent:
            return None
        return datetime.now(UTC) + (LASTING_IDLE if session.get(LASTING) else UNUSED)


def _lasting(held: dict[str, object]) -> dict[str, object]:
    """What outlives two hours without use; a draft opened on the same telephone does not."""
    if not held.get(LASTING):
        return {}
    return {key: held[key] for key in (*STAFF, CSRF, "_permanent") if key in held}
