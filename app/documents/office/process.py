"""A DOCX comes in, a PDF goes out, from one warm LibreOffice that may be ended at any moment."""

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from app.documents.office.profile import lay_out

REFUSED = b"X"
TO_READ, TO_PRINT = b"T", b"P"
START_SECONDS = 60.0
FAREWELL_SECONDS = 3.0
_WORKER = Path(__file__).with_name("worker.py")
_SOCKET_FOLDERS = ("/tmp", "/var/tmp")  # noqa: S108 - fixed in LibreOffice itself


class OfficeGone(Exception):
    """LibreOffice ended or had to be ended; the document may be good all the same."""


class DocumentRefused(Exception):
    """LibreOffice is well and says that it cannot read or print this document."""


class Office:
    """One LibreOffice with its own profile, process group and temporary folder.

    One conversion at a time; only ``stop`` may be called from another thread. ``python`` is an
    interpreter that has ``uno``; ``seconds`` limits a conversion.
    """

    def __init__(self, soffice: Path, python: Path, seconds: float) -> None:
        self._seconds = seconds
        self._ending = threading.Event()
        self.converted = 0
        self.folder = Path(tempfile.mkdtemp(prefix="teczka-office-"))
        profile = self.folder / "profile"
        lay_out(profile)
        self._files = _socket_files(self.folder.name, profile)
        ours, theirs = socket.socketpair()
        self._line, self._socket = ours, Connection(os.dup(ours.fileno()))
        with theirs, (self.folder / "log").open("wb") as log:
            worker: list[str | Path] = [python, "-I", _WORKER, str(theirs.fileno()), soffice]
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [*worker, self.folder.name, self.folder, *self._files],
                env=_environment(self.folder),
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def greet(self) -> None:
        """Wait until it can convert; raises ``OfficeGone`` with the last words of its log."""
        with self._hanging_up_after(START_SECONDS):
            self._socket.recv_bytes()

    @property
    def running(self) -> bool:
        return not self._ending.is_set() and self.process.poll() is None

    def convert(self, docx: bytes, *, tagged: bool = True) -> bytes:
        """The PDF of a DOCX, with tags or without; raises ``OfficeGone`` or ``DocumentRefused``."""
        self.converted += 1
        with self._hanging_up_after(self._seconds):
            self._socket.send_bytes((TO_READ if tagged else TO_PRINT) + docx)
            answer = self._socket.recv_bytes()
        if answer[:1] == REFUSED:
            raise DocumentRefused(answer[1:].decode())
        return answer[1:]

    def stop(self) -> None:
        """Leave no process, file or folder behind; may be called twice."""
        self._hang_up()
        try:
            self.process.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self._line.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        for file in self._files:
            file.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _hanging_up_after(self, seconds: float) -> Iterator[None]:
        """End LibreOffice when the block takes too long; any end becomes ``OfficeGone``."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._hang_up()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (EOFError, OSError) as end:
            self._hang_up()
            reason = f"no answer within {seconds:g} s" if late.is_set() else self._last_words()
            raise OfficeGone(reason) from end
        finally:
            timer.cancel()

    def _hang_up(self) -> None:
        """The worker hears of it even in the middle of a conversion, and clears up."""
        self._ending.set()
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            lines = (self.folder / "log").read_text(errors="replace").split("\n")
            return next((line for line in reversed(lines) if line.strip()), "LibreOffice ended")
        return "LibreOffice ended"


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of ours (keys live in the environment), no proxy, no desktop."""
    return {
        "PATH": os.defpath,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _socket_files(pipe: str, profile: Path) -> tuple[Path, ...]:
    """The sockets a killed LibreOffice forgets: our pipe, and one named after its profile.

    The second name is the MD5 of the profile's address in UTF-16, each byte in hexadecimal without
    padding.
    """
    address = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    single = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in address)
    return tuple(
        Path(folder, f"OSL_PIPE_{os.getuid()}_{name}")
        for folder in _SOCKET_FOLDERS
        for name in (pipe, single)
    )
