"""The environment comes in; the service goes out, or one clear sentence and an end.

What gunicorn calls. A setting, key or folder that is wrong is the administrator's to mend: a traceback
would hide what to mend, and starting again and again would not help.
"""

import sys
from typing import Never

from flask import Flask

from app.errors import InternalError, KeyMissing, StoreUnavailable
from app.web.factory import create_app

GUNICORN_GIVES_UP = 4
SAID: tuple[tuple[type[Exception], str], ...] = (
    (KeyMissing, "Brakuje klucza, którym zaszyfrowano dane, albo klucz jest inny."),
    (StoreUnavailable, "Nie można otworzyć bazy danych ani folderu na dane."),
    (InternalError, "Dane instalacji są uszkodzone albo niepełne."),
    (OSError, "Nie można utworzyć albo otworzyć folderu na dane."),
    (ValueError, "Jedno z ustawień TECZKA_… ma złą wartość."),
)


def serve() -> Flask:
    """The service; ends the process when it cannot be had."""
    try:
        return create_app()
    except tuple(kind for kind, _ in SAID) as error:
        _give_up(error)


def _give_up(error: Exception) -> Never:
    said = next(sentence for kind, sentence in SAID if isinstance(error, kind))
    sys.stderr.write(
        f"\nTeczka nie może wystartować. {said}\nSzczegóły dla administratora: {error}\n\n"
    )
    sys.exit(GUNICORN_GIVES_UP)
