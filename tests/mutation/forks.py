"""Work to be done in processes of its own comes in; what it gives, or which of it ends well, goes out."""

import io
import os
import pickle
import resource
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

SECONDS = 240
"""Of processor time for one task: one that runs longer has lost its way, and does not end well."""

MEMORY = 4 * 2**30


def forked(
    tasks: Sequence[Callable[[], bool]], processes: int, ended: Callable[[int, bool], None]
) -> list[int]:
    """The numbers of the tasks that end well; ``ended`` hears of each that ends, and whether well."""
    running: dict[int, int] = {}
    good: list[int] = []

    def wait() -> None:
        child, status = os.wait()
        number = running.pop(child)
        ended(number, status == 0)
        if status == 0:
            good.append(number)

    for number, task in enumerate(tasks):
        if len(running) >= processes:
            wait()
        if not (child := os.fork()):
            _alone(task)
        running[child] = number
        sys.stderr.write(f"\r{number + 1} of {len(tasks)}, {len(good)} left")
    while running:
        wait()
    sys.stderr.write("\n")
    return sorted(good)


def _alone(task: Callable[[], bool]) -> None:
    """Never returns: ends this process, with 0 where the task ends well."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    code = 1
    try:
        sys.stdout = sys.stderr = io.StringIO()
        code = 0 if task() else 1
    finally:
        os._exit(code)


def in_child(work: Callable[[], Any]) -> Any:
    """What the work gives, done in a fork, so that nothing it imports or changes stays."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        _give(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as into:
        given = into.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError("the tests of the rules could not be run")
    return pickle.loads(given)  # noqa: S301 - written by our own fork


def _give(work: Callable[[], Any], writing: int) -> None:
    """Never returns: writes what the work gives and ends this process."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as out:
            pickle.dump(work(), out)
        code = 0
    except BaseException:  # noqa: BLE001 - a fork must not go on where its parent does
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
