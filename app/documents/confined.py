"""A module and a stranger's bytes come in; what a process that can do little else makes of them goes out.

The process gets neither the service's environment, hence none of its keys, nor its open files and
sockets. It calls :func:`hold_to` first of all; the clock ends it if nothing else does. Both ends are
memory files: an upload touches no disk unencrypted.
"""

import fcntl
import os
import resource
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

from app.config import ROOT

_COMPLAINT_BYTES = 4000
_ENVIRONMENT = {
    # One arena: each further one of a thread would count against the limit of memory as a whole.
    "MALLOC_ARENA_MAX": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONIOENCODING": "utf-8",
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True)
class Ended:
    """How a process ended: ``code`` is ``None`` when the clock ended it."""

    code: int | None
    reply: bytes
    complaint: str


class SharedBytes:
    """Bytes in memory that several processes read, one after another or side by side.

    A large file is held once, however many processes work through it. It is sealed: what a process that
    was taken over writes there, the next one never reads.
    """

    def __init__(self, data: bytes) -> None:
        handle = os.memfd_create("upload", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        self._file = os.fdopen(handle, "w+b", buffering=0)
        self._size = len(data)
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        sealed = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(handle, fcntl.F_ADD_SEALS, sealed)

    def __len__(self) -> int:
        return self._size

    def opened(self) -> BinaryIO:
        """A file of its own at its beginning: whoever reads it moves nobody else's place."""
        return open(f"/proc/self/fd/{self._file.fileno()}", "rb")  # noqa: PTH123 - no path on a disk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


def run_confined(
    module: str, *arguments: str, data: bytes | SharedBytes, clock_seconds: float
) -> Ended:
    """Let ``python -m module arguments`` read ``data`` on its standard input."""
    with ExitStack() as held:
        shared = data if isinstance(data, SharedBytes) else held.enter_context(SharedBytes(data))
        source = held.enter_context(shared.opened())
        target = held.enter_context(_memory_file("reply"))
        errors = held.enter_context(_memory_file("complaint"))
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module; codes as arguments
            [sys.executable, "-s", "-m", module, *arguments],
            stdin=source,
            stdout=target,
            stderr=errors,
            cwd=ROOT,
            env=_ENVIRONMENT,
            start_new_session=True,
        )
        code = _ended(process, clock_seconds)
        target.seek(0)
        errors.seek(0)
        complaint = errors.read(_COMPLAINT_BYTES).decode(errors="replace")
        return Ended(code, target.read(), complaint)


def hold_to(*, memory_bytes: int, processor_seconds: int, reply_bytes: int) -> None:
    """Let the kernel hold this process to what reading one file may take; nothing gives it back."""
    for limited, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, processor_seconds),
        (resource.RLIMIT_FSIZE, reply_bytes),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limited, (most, most))


def _ended(process: subprocess.Popen[bytes], clock_seconds: float) -> int | None:
    try:
        return process.wait(clock_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None


def _memory_file(name: str) -> BinaryIO:
    return os.fdopen(os.memfd_create(name), "w+b")
