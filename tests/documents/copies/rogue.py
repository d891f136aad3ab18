"""Stands in for the worker and misbehaves as its input says: what a reader might do that a file took over."""

import os
import resource
import sys
import time
from pathlib import Path

from app.documents.copies import worker
from app.documents.copies.accepted import AcceptedCopy, Kind
from app.documents.copies.reply import written


def confess() -> bytes:
    """Tell what this process was given and may take."""
    limits = [
        resource.getrlimit(limited)
        for limited in (
            resource.RLIMIT_AS,
            resource.RLIMIT_CPU,
            resource.RLIMIT_FSIZE,
            resource.RLIMIT_NOFILE,
            resource.RLIMIT_CORE,
        )
    ]
    opened = sorted(path.name for path in Path("/proc/self/fd").iterdir())
    notes = (repr(sorted(os.environ)), repr(limits), repr(opened))
    return written(AcceptedCopy(Kind.PDF, 1, b"%PDF-", notes))


def flood() -> bytes:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    return written(AcceptedCopy(Kind.PDF, 1, b"%PDF-" + bytes(100_000)))


def misbehave(wish: bytes) -> bytes:
    match wish:
        case b"confess":
            return confess()
        case b"flood":
            return flood()
        case b"crash":
            os.abort()
        case b"sleep":
            time.sleep(60)
        case b"hoard":
            return bytes(worker.MEMORY_BYTES)
        case b"leave":
            sys.exit(3)
    return wish


if __name__ == "__main__":
    worker._confine()
    os.write(1, misbehave(sys.stdin.buffer.read()))
