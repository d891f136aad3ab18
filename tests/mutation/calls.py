"""Collected tests come in; how long each takes and which functions of the rules it calls go out."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, Phase, settings

HERE = Path(__file__).resolve().parents[2]
RULES = str(HERE / "rules")

FEW = 15
"""Generated examples tried first, since most mutants fall by a few or by none."""

ALL = sys.maxsize

Place = tuple[str, int | None]
"""A file and the first line of a function in it."""


@dataclass
class Calls:
    """Of each test that passes its seconds and the functions it calls; ``early`` are called to collect."""

    early: set[Place] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)
    places: dict[str, set[Place]] = field(default_factory=dict)


def steady() -> None:
    """The same generated examples in every run, none shrunk or kept."""
    settings.register_profile(
        "mutants",
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutants")


def watched(items: Sequence[pytest.Item]) -> Calls:
    """Run every test once and watch what it calls; one that fails is left out of everything."""
    calls = Calls()
    for item in items:
        places: set[Place] = set()
        begun = time.process_time()
        sys.settrace(watching(places))
        good = passes(item, FEW)
        sys.settrace(None)
        if good:
            calls.seconds[item.nodeid] = time.process_time() - begun
            calls.places[item.nodeid] = places
        else:
            sys.stderr.write(f"left out, since it fails without any mutant: {item.nodeid}\n")
    return calls


def watching(places: set[Place]) -> Callable[[FrameType, str, object], None]:
    """What to trace with, so that every function of the rules that is called is put in."""

    def watch(frame: FrameType, _event: str, _: object) -> None:
        if frame.f_code.co_filename.startswith(RULES):
            places.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    return watch


def passes(item: pytest.Item, most: int = ALL) -> bool:
    """Whether a test passes, with at most so many generated examples."""
    with _examples(item, most):
        return not any(r.failed for r in runtestprotocol(item, log=False, nextitem=None))


def generates(item: pytest.Item) -> bool:
    return hasattr(getattr(item, "obj", None), SETTINGS)


SETTINGS = "_hypothesis_internal_use_settings"


@contextmanager
def _examples(item: pytest.Item, most: int) -> Iterator[None]:
    test = getattr(item, "obj", None)
    own = getattr(test, SETTINGS, None)
    if own is not None and own.max_examples > most:
        setattr(test, SETTINGS, settings(own, max_examples=most))
    yield
    if own is not None:
        setattr(test, SETTINGS, own)
