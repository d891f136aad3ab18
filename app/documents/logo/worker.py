"""An uploaded picture comes in on standard input; the same picture as a plain PNG goes out, or nothing.

Runs as a process of its own: ``python -m app.documents.logo.worker``, started and judged by
:mod:`app.documents.logo.confinement`.
"""

import io
import sys
import traceback

from PIL import Image

from app.documents.confined import hold_to

MEMORY_BYTES = 512 * 1024 * 1024
PROCESSOR_SECONDS = 10
REPLY_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 16_000_000
LONGEST_SIDE = 1200
"""Enough for 80 mm on paper at 380 dpi."""


def redrawn(data: bytes) -> bytes:
    """The picture without anything but its pixels; raises ``ValueError`` or what Pillow raises."""
    with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        opened.load()
        picture = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Read, redraw, reply."""
    hold_to(memory_bytes=MEMORY_BYTES, processor_seconds=PROCESSOR_SECONDS, reply_bytes=REPLY_BYTES)
    try:
        reply = redrawn(sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001 - a reader over any bytes at all: no list of errors is whole
        sys.stderr.write(f"{type(error).__name__}\n")  # and no message: it may quote the file
        traceback.print_tb(error.__traceback__)
        return
    sys.stdout.buffer.write(reply)


if __name__ == "__main__":
    main()
