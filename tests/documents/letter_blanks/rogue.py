"""Stands in for the worker and misbehaves as its input says."""

import os
import sys
import time

from app.documents.confined import hold_to


def misbehave(wish: bytes) -> bytes:
    match wish:
        case b"confess":
            return repr(sorted(os.environ)).encode()
        case b"crash":
            os.abort()
        case b"sleep":
            time.sleep(60)
        case b"spin":
            while True:
                pass
        case b"leave":
            sys.exit(3)
    return wish


if __name__ == "__main__":
    hold_to(memory_bytes=512 * 1024 * 1024, processor_seconds=1, reply_bytes=1000)
    os.write(1, misbehave(sys.stdin.buffer.read()))
