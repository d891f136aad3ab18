"""What every test would make anew is made once a run: the tables of an empty database, the routes' builders.

Migrations of an empty database, and compiling two hundred addresses for every service a test starts, took
a third of many tests' time. Processes that tests start on their own make both anew, as in life.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from werkzeug.routing import Rule

from app.store.database import Database
from app.store.schema import bring_up_to_date

BEGUN = "app.store.opened.bring_up_to_date"


@contextmanager
def tables_once() -> Iterator[None]:
    """A store that begins on an empty file begins on a copy of tables the migrations made."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        made = Path(folder) / "empty.sqlite"
        database = Database(f"sqlite:///{made}")
        bring_up_to_date(database)
        database.close()

        def begun(database: Database) -> str:
            file = Path(database.engine.url.database or "")
            if database.is_sqlite and file.is_file() and file.stat().st_size == 0:
                shutil.copyfile(made, file)
            return bring_up_to_date(database)

        patch.setattr(BEGUN, begun)
        yield


@contextmanager
def addresses_once() -> Iterator[None]:
    """Of rules of one shape, however many services have them, the builder is compiled once."""
    compiled: dict[Any, Callable[..., tuple[str, str]]] = {}
    compile_anew = Rule._compile_builder

    def builder(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        shape = (tuple(rule._trace), repr(rule.defaults), append_unknown)
        if shape not in compiled:
            compiled[shape] = compile_anew(rule, append_unknown)
        return compiled[shape]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", builder)
        yield
