"""The service on an empty folder, on a day in the recruitment window of Wiązowna."""

from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from app.config import Settings
from app.web import create_app

IN_WINDOW = date(2026, 1, 5)


class NoOffice:
    """Stands in where no document is made; asking it for one is a mistake of the test."""

    def convert(self, docx: bytes) -> bytes:
        raise AssertionError("this test makes no documents")


def a_site(folder: Path, office: Any = None, day: date = IN_WINDOW, **settings: Any) -> Flask:
    site = create_app(
        Settings(data=folder / "data", generated=folder / "generated", **settings),
        clock=lambda: day,
        office=office or NoOffice(),
    )
    site.config["TESTING"] = False  # a mishap is answered as in life, not raised
    return site


def close(site: Flask) -> None:
    services = site.extensions["teczka"]
    services.producing.stop()
    services.batching.durable.stop()
    services.store.close()
