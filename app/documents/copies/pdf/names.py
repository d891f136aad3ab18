"""Names of a strange PDF come in, which may hold any bytes at all; text safe to compare goes out.

The library reads names as UTF-8 and fails on others, and old Polish files name fonts in code page 1250.
"""

from collections.abc import Iterator
from typing import cast

from pikepdf import Name, Object

_REGULAR = frozenset(range(0x21, 0x7F)) - frozenset(b"#()<>[]{}/%")


def plain(value: object) -> str:
    """The name as a file would write it, everything unusual as ``#xx``; empty for what is no name."""
    return value.unparse().decode("latin-1") if isinstance(value, Name) else ""


def named(text: str) -> Name:
    """The name that :func:`plain` writes as ``text``."""
    return cast("Name", Object.parse(text.encode("latin-1")))


def entries(held: Object) -> Iterator[tuple[str, Object]]:
    """The entries of a dictionary or stream, by their plain names, always in the same order."""
    for key, value in sorted(held.items(), key=lambda entry: entry[0]):
        yield _plain_key(key), value


def _plain_key(key: str) -> str:
    written = key[1:].encode("utf-8", "surrogateescape")
    return "/" + "".join(chr(byte) if byte in _REGULAR else f"#{byte:02x}" for byte in written)
