"""A try at a password or code comes in; it is counted by account and by connection, or has to wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.errors import TooManyAttempts
from app.store.attempts import minutes
from app.store.audit import Event
from app.web.caller import address
from app.web.services import services
from app.wording.dates import NBSP


@dataclass(frozen=True)
class Try:
    """One counted try; ``succeeded`` takes it and earlier ones at the same thing back."""

    ids: Sequence[int]
    subject: bytes

    def succeeded(self) -> None:
        services().store.attempts.succeed(self.ids, self.subject)


def counted(what: str, subject: str) -> Try:
    """Count a try at ``what`` of ``subject``; ``TooManyAttempts`` says how long to wait.

    Nothing is told of whether the account exists: tries at one that does not are counted the same.
    """
    store = services().store
    hashed = store.keyed_hash.of(f"tried {what}", subject)
    try:
        ids = store.attempts.admit(hashed, store.keyed_hash.of("office address", address()), _wait)
    except TooManyAttempts:
        store.audit.record(Event.SIGN_IN_LOCKED, detail=what.replace(" ", "_"))
        raise
    return Try(ids, hashed)


def _wait(wait: timedelta) -> str:
    return (
        "Za dużo nieudanych prób. Dla bezpieczeństwa danych następna będzie możliwa "
        f"za{NBSP}{minutes(wait)}. Jeśli nie pamiętasz hasła, poproś administratora o{NBSP}kod "
        "do ustawienia nowego."
    )
