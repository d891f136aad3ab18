"""Stands in for the reader of scans and misbehaves: what it might do that a file took over or broke.

Page 3 of what it reads ends it, as its input says; with "all" every page does.
"""

import os
import sys
import time
from typing import BinaryIO

from app.documents.scans import reply, worker
from app.documents.scans.side import ScannedSide

BAD = 3


def read(wish: bytes, first: int, last: int, target: BinaryIO) -> None:
    for number in range(first, last + 1):
        if number == BAD or wish == b"all":
            _misbehave(wish, target)
        target.write(reply.written(ScannedSide(number, blank=True)))
        target.flush()


def _misbehave(wish: bytes, target: BinaryIO) -> None:
    match wish:
        case b"sleep":
            time.sleep(60)
        case b"garble":
            target.write(b'{"number": 3, "bytes"')
            target.flush()
            sys.exit(0)
        case b"lie":
            target.write(reply.written(ScannedSide(1, blank=True)))
        case _:
            os._exit(134)


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    worker._confine(task, arguments, sys.stdin.buffer)
    given = sys.stdin.buffer.read()
    if task == "count":
        sys.stdout.buffer.write(reply.counted(int(given)))
    else:
        read(given, int(arguments[0]), int(arguments[1]), sys.stdout.buffer)
