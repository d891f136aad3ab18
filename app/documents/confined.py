"""A module and a stranger's bytes come in; what a process that can do little else makes of them goes out.

The process gets neither the service's environment, hence none of its keys, nor its open files and
sockets. It calls :func:`hold_to` first of all; the clock ends it if nothing else does. Both ends are
memory files: an upload touches no disk unencrypted.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from typing import BinaryIO

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


def run_confined(module: str, *arguments: str, data: bytes, clock_seconds: float) -> Ended:
    """Let ``python -m module arguments`` read ``data`` on its standard input."""
    with (
        _memory_file("upload") as source,
        _memory_file("reply") as target,
        _memory_file("complaint") as errors,
    ):
        source.write(data)
        source.seek(0)
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
