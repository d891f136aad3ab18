"""Mutants come in; those that no test of the rules notices come out.

The tests are collected once. Each mutant is then tried in a fork of that process, where the functions it
changes are given their changed code, by the tests that call them. What is no part of a function, or of one
that collecting calls, is tried with everything imported anew. Needs a system that forks.
"""

import gc
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from mmap import mmap
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from tests.mutation.calls import (
    HERE,
    RULES,
    Calls,
    Place,
    passes,
    steady,
    watched,
    watching,
)
from tests.mutation.forks import forked, in_child
from tests.mutation.mutants import Mutant

ARGUMENTS = (
    *("tests/rules", "-qq", "-s", "-p", "no:cacheprovider", "-o", "timeout=0"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


@dataclass(frozen=True)
class Trial:
    """A mutant and the file it would be in."""

    path: Path
    mutant: Mutant

    def __str__(self) -> str:
        place = f"{self.path.relative_to(HERE)}:{self.mutant.line}"
        return f"{place}: {self.mutant.before}  ->  {self.mutant.after}"

    @property
    def place(self) -> Place:
        return str(self.path), self.mutant.function


def _told(trial: Trial, *, good: bool) -> None:
    """Say at once what was not noticed: the whole may take hours."""
    if good:
        sys.stderr.write(f"\n{trial}\n")


def unnoticed(trials: Sequence[Trial], processes: int) -> list[Trial]:
    """The mutants that no test notices."""
    steady()
    inside = [each for each in trials if each.mutant.function is not None]
    alive, calls = in_child(lambda: _alive(inside, processes))
    left = [inside[number] for number in alive]
    anew = [each for each in trials if each.mutant.function is None]
    anew += [each for each in left if each.place in calls.early]
    tasks = [lambda t=t: _imported(t, calls) for t in anew]
    still = forked(tasks, processes, lambda n, good: _told(anew[n], good=good))
    return [each for each in left if each.place not in calls.early] + [anew[n] for n in still]


def _alive(trials: Sequence[Trial], processes: int) -> tuple[list[int], Calls]:
    """The numbers of the mutants no test notices in a fork, and what the tests call."""
    found: list[int] = []
    calls = Calls()

    class Loop:
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            sys.settrace(None)
            seen = in_child(lambda: watched(session.items))
            calls.seconds, calls.places = seen.seconds, seen.places
            falls, live = Falls(session.items, trials, calls), Live.now()
            gc.freeze()  # or every fork would copy all there is as soon as it tidies its memory
            tasks = [lambda n=n: _survives(n, falls, live) for n in range(len(trials))]
            found.extend(forked(tasks, processes, falls.ended))
            return True

    sys.settrace(watching(calls.early))
    if pytest.main([*ARGUMENTS], plugins=[Loop()]) not in {0, 5}:
        raise RuntimeError("the tests of the rules cannot be collected")
    return found, calls


class Falls:
    """By which test each mutant fell: what caught one mutant of a file is tried first on the next."""

    def __init__(self, items: Sequence[pytest.Item], trials: Sequence[Trial], calls: Calls) -> None:
        self.items, self.trials, self.calls = items, trials, calls
        self.shared = memoryview(mmap(-1, 4 * max(len(trials), 1))).cast("i")
        self.caught: Counter[tuple[Path, str]] = Counter()

    def by(self, trial: int, item: pytest.Item) -> None:
        """What a fork says of the test that noticed its mutant."""
        self.shared[trial] = self.items.index(item) + 1

    def ended(self, trial: int, good: bool) -> None:
        _told(self.trials[trial], good=good)
        if self.shared[trial]:
            item = self.items[self.shared[trial] - 1]
            self.caught[self.trials[trial].path, item.nodeid] += 1

    def asked(self, trial: int) -> list[pytest.Item]:
        """The tests that call what a mutant changes: the likely ones first, then the quick ones."""
        one, places = self.trials[trial], self.calls.places
        asked = [i for i in self.items if one.place in places.get(i.nodeid, ())]
        return sorted(asked, key=lambda item: self._order(one, item))

    def _order(self, trial: Trial, item: pytest.Item) -> tuple[int, bool, float]:
        own = f"test_{trial.path.stem}.py" in item.nodeid
        return -self.caught[trial.path, item.nodeid], not own, self.calls.seconds[item.nodeid]


@dataclass(frozen=True)
class Live:
    """The functions of the rules as they stand in memory, and what remembers their answers."""

    functions: tuple[FunctionType, ...]
    caches: tuple[Any, ...]

    @classmethod
    def now(cls) -> "Live":
        things = gc.get_objects()
        functions = (each for each in things if isinstance(each, FunctionType))
        caches = (each for each in things if isinstance(each, _lru_cache_wrapper))
        return cls(
            tuple(each for each in functions if each.__code__.co_filename.startswith(RULES)),
            tuple(each for each in caches if each.__module__.startswith("rules")),
        )

    def change(self, trial: Trial) -> None:
        """Give the functions of the mutant's file their changed code, and forget what is remembered."""
        file = str(trial.path)
        changed = {_key(code): code for code in _codes(compile(trial.mutant.tree, file, "exec"))}
        for function in self.functions:
            code = function.__code__
            if code.co_filename == file and _key(code) in changed:
                function.__code__ = changed[_key(code)]
        for cache in self.caches:
            cache.cache_clear()


def _survives(number: int, falls: Falls, live: Live) -> bool:
    """Whether no test notices."""
    items = falls.asked(number)
    live.change(falls.trials[number])
    for item in items:
        if not passes(item):
            falls.by(number, item)
            return False
    return True


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> list[CodeType]:
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return [code, *(each for one in inner for each in _codes(one))]


def _imported(trial: Trial, calls: Calls) -> bool:
    """Whether every test passes where the mutant is imported in its module's place.

    The module's own tests are asked first: they usually notice, and are collected in a moment.
    """
    if any(name.split(".")[0] == "rules" for name in sys.modules):
        raise RuntimeError("the rules are imported already")
    sys.meta_path.insert(0, _Substitute(trial))
    own = sorted(str(file) for file in HERE.glob(f"tests/rules/**/test_{trial.path.stem}.py"))
    whole, *options = ARGUMENTS
    return all(
        pytest.main([*paths, *options, "-x"], plugins=[Quickest(calls)]) == 0
        for paths in (own, [whole])
        if paths
    )


class Quickest:
    """Orders the tests that pass without any mutant, the quickest first, and leaves out the others."""

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.calls.seconds]
        items.sort(key=lambda item: self.calls.seconds[item.nodeid])


class _Substitute(MetaPathFinder):
    """Finds the mutant where its module is asked for."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        parts = trial.path.relative_to(HERE).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self.name:
            return None
        loader = _Mutated(name, str(self.trial.path), self.trial.mutant.tree)
        return spec_from_file_location(name, self.trial.path, loader=loader)


class _Mutated(SourceFileLoader):
    """Loads a module from a changed tree instead of its file."""

    def __init__(self, name: str, path: str, tree: Any) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.tree, self.path, "exec")
