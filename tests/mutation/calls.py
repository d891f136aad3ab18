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
"""Generated examples of each property: what only a lucky one of many would notice counts as unnoticed."""

Place = tuple[str, int | None]
"""A file and the first line of a function in it."""

KNOWN: dict[Place, Place] = {}
"""Every place once, since thousands of tests call the same ones."""


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
        good = passes(item)
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
            place = frame.f_code.co_filename, frame.f_code.co_firstlineno
            places.add(KNOWN.setdefault(place, place))

    return watch


def passes(item: pytest.Item) -> bool:
    """Whether a test passes, with a few generated examples where it generates any."""
    with _few_examples(item):
        return not any(r.failed for r in runtestprotocol(item, log=False, nextitem=None))


SETTINGS = "_hypothesis_internal_use_settings"


@contextmanager
def _few_examples(item: pytest.Item) -> Iterator[None]:
    test = getattr(item, "obj", None)
    own = getattr(test, SETTINGS, None)
    if own is not None and own.max_examples > FEW:
        setattr(test, SETTINGS, settings(own, max_examples=FEW))
    yield
    if own is not None:
        setattr(test, SETTINGS, own)
