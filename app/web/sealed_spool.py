"""Bytes come in piece by piece and lie on the disk sealed; read from the beginning, they come out again.

The key is in this process's memory alone: what is left on the disk after a crash is noise.
"""

import io
import os
import tempfile
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class SealedSpool(io.RawIOBase):
    """A temporary file without a name; written once, from its beginning, and then read."""

    def __init__(self) -> None:
        super().__init__()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when this is
        self._cipher = Cipher(algorithms.AES256(os.urandom(32)), modes.CTR(os.urandom(16)))
        self._sealing, self._opening = self._cipher.encryptor(), self._cipher.decryptor()

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._file.write(self._sealing.update(data))
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Back to the beginning, which is all that reading asks for."""
        if (offset, whence) != (0, io.SEEK_SET):
            raise io.UnsupportedOperation("a sealed spool is read from its beginning")
        self._opening = self._cipher.decryptor()
        return self._file.seek(0)

    def readinto(self, buffer: Any) -> int:
        data = self._opening.update(self._file.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
