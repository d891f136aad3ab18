"""The address of whoever forgot a password comes in; if it has an account, a mail with a code goes out.

All of it happens beside the request: how long that takes tells nobody whether there is an account. Neither
address nor code is ever logged.
"""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from threading import Thread
from urllib.parse import unquote, urlsplit

from app.config import Settings
from app.store.accounts import CODE_HOURS, Invitation
from app.store.opened import Store

LOG = logging.getLogger(__name__)
SECONDS = 30
SUBJECT = "Teczka: kod do ustawienia hasła"
TEXT = """Dzień dobry,

kod do ustawienia nowego hasła w Teczce: {code}

Wpisz go na stronie „Ustaw hasło”. Działa raz, przez {hours} godzin.
Jeśli to nie Ty prosisz o kod, nic nie rób: hasło się nie zmieniło.
"""


def send_code(settings: Settings, store: Store, email: str) -> Thread:
    """Begin to send; the thread, for whoever wants to wait."""
    thread = Thread(target=_send, args=(settings, store, email), daemon=True)
    thread.start()
    return thread


def _send(settings: Settings, store: Store, email: str) -> None:
    account = store.accounts.find(email)
    if account is None or not store.accounts.is_open(account):
        return
    letter = _letter(settings.mail_from, account.email, store.accounts.invite(account.id))
    try:
        _deliver(settings.mail_url, letter)
    except (OSError, smtplib.SMTPException) as error:
        # What the server answered may quote the address.
        LOG.error("a code could not be sent: %s", type(error).__name__)  # noqa: TRY400 - no traceback


def _letter(sender: str, to: str, invitation: Invitation) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = SUBJECT, sender, to
    letter.set_content(TEXT.format(code=invitation.code, hours=CODE_HOURS))
    return letter


def _deliver(url: str, letter: EmailMessage) -> None:
    to, safe = urlsplit(url), ssl.create_default_context()
    host = to.hostname or ""
    server: smtplib.SMTP
    if to.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, to.port or 465, timeout=SECONDS, context=safe)
    else:
        server = smtplib.SMTP(host, to.port or 587, timeout=SECONDS)
    with server:
        if to.scheme == "smtp":
            server.starttls(context=safe)
        if to.username:
            server.login(unquote(to.username), unquote(to.password or ""))
        server.send_message(letter)
