"""The service on an empty folder, on a day in the recruitment window of Wiązowna."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

from app.config import Settings
from app.web import create_app

IN_WINDOW = date(2026, 1, 5)


class Compiled(BytecodeCache):
    """Templates compiled once a run: compiling them anew for every site took most of a page test's time."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class NoOffice:
    """Stands in where no document is made; asking it for one is a mistake of the test."""

    def convert(self, docx: bytes) -> bytes:
        raise AssertionError("this test makes no documents")


def a_site(
    folder: Path, office: Any = None, day: date | Callable[[], date] = IN_WINDOW, **settings: Any
) -> Flask:
    """``day`` is the office's day, or a calendar that tells it."""
    site = create_app(
        Settings(data=folder / "data", generated=folder / "generated", **settings),
        clock=day if callable(day) else lambda: day,
        office=office or NoOffice(),
    )
    site.jinja_env.bytecode_cache = COMPILED
    site.config["TESTING"] = False  # a mishap is answered as in life, not raised
    return site


def close(site: Flask) -> None:
    services = site.extensions["teczka"]
    services.producing.stop()
    services.watching.stop()
    services.batching.durable.stop()
    services.store.close()
