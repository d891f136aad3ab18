"""DOCX files come in over one socket, PDF files go out; neither is ever written under a name.

Runs under the system's own Python, the only one that has ``uno``, and imports nothing of this
application: ``worker.py SOCKET SOFFICE PIPE FOLDER SOCKET_FILES...``. Starts LibreOffice on a
private pipe, says ``READY``, then answers each ``TO_READ`` or ``TO_PRINT`` + document with ``DONE`` +
PDF or ``REFUSED`` + reason. When LibreOffice or the application ends, however it ends, it leaves nothing
behind.
"""

import os
import select
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

import uno  # type: ignore[import-not-found] # the system's Python has it, ours has not
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found] # made up by uno
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found] # the same
from com.sun.star.uno import Exception as UnoError  # type: ignore[import-not-found] # the same

READY, DONE, REFUSED = b"R", b"D", b"X"
TO_READ, TO_PRINT = b"T", b"P"
PROFILE_WAS_NEW = 81
NEVER = 0
DIE_WITH_PARENT = ("setpriv", "--pdeathsig", "KILL", "--")
FLAGS = (
    *("--headless", "--invisible", "--nodefault", "--nofirststartwizard"),
    *("--nolockcheck", "--nologo", "--norestore", "--nocrashreport"),
)
LOAD = {
    "Hidden": True,
    "ReadOnly": True,
    "FilterName": "MS Word 2007 XML",  # or else any text at all would be taken for a document
    "MacroExecutionMode": NEVER,
    "UpdateDocMode": NEVER,
}
PDF = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    # 0, a plain PDF: PDF/A is not claimed, because nothing here can check that it is so.
    "SelectPdfVersion": 0,
    "ExportBookmarks": True,
}
# Tags are for readers: of a file of many pages they are nine tenths, and reading them takes as long.
PLAIN_PDF = PDF | {"UseTaggedPDF": False, "PDFUACompliance": False}
FILTERS = {TO_READ: PDF, TO_PRINT: PLAIN_PDF}


class Office:
    """LibreOffice, and how to part from it."""

    def __init__(self, soffice: str, pipe: str, folder: str, *socket_files: str) -> None:
        profile = (Path(folder) / "profile").as_uri()
        self._command = [*DIE_WITH_PARENT, soffice, *FLAGS, f"-env:UserInstallation={profile}"]
        self._command.append(f"--accept=pipe,name={pipe};urp")
        self._address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        self._leavings = Path(folder), *map(Path, socket_files)
        self._leaving = threading.Lock()
        self._process = self._begin()

    def _begin(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(self._command)  # noqa: S603 - made above

    def context(self) -> Any:
        """Its component context, once it is up; a new profile takes it a second start."""
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        while True:
            if self._process.poll() == PROFILE_WAS_NEW:
                self._process = self._begin()
            elif self._process.returncode is not None:
                self.leave(f"LibreOffice ended with {self._process.returncode} while starting")
            try:
                return resolver.resolve(self._address)
            except NoConnectException:
                time.sleep(0.01)

    def wait(self) -> None:
        """Return when LibreOffice has ended."""
        self._process.wait()

    def leave(self, reason: str) -> NoReturn:
        """End everything; of several threads that come here the first does it for all."""
        self._leaving.acquire()
        print(reason, file=sys.stderr, flush=True)  # noqa: T201 - the log
        self._process.kill()
        self._process.wait()
        for leaving in self._leavings:
            if leaving.is_dir():
                shutil.rmtree(leaving, ignore_errors=True)
            leaving.unlink(missing_ok=True)
        os._exit(1)


def main() -> NoReturn:
    """Serve one application until it or LibreOffice ends."""
    application = Connection(int(sys.argv[1]))
    office = Office(*sys.argv[2:])
    _leave_after(lambda: _hang_up(application), office, "the application ended")
    context = office.context()
    _leave_after(office.wait, office, "LibreOffice ended")
    try:
        application.send_bytes(READY)
        while True:
            application.send_bytes(_answer(context, application.recv_bytes()))
    except (OSError, EOFError, UnoError) as end:
        office.leave(f"{type(end).__name__}: {end}")


def _leave_after(event: Callable[[], None], office: Office, reason: str) -> None:
    def leave() -> NoReturn:
        event()
        office.leave(reason)

    threading.Thread(target=leave, daemon=True).start()


def _hang_up(application: "Connection[bytes, bytes]") -> None:
    """Return when the other end of the socket is closed; reading it is the main thread's."""
    ends = select.poll()
    ends.register(application.fileno(), select.POLLHUP)
    ends.poll()


def _answer(context: Any, message: bytes) -> bytes:
    try:
        return DONE + _pdf(context, message[1:], FILTERS[message[:1]])
    except UnoError as refusal:
        # A LibreOffice that is dying raises much the same as one that is well and refuses.
        context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return REFUSED + str(refusal.Message).encode()


def _pdf(context: Any, docx: bytes, filters: dict[str, Any]) -> bytes:
    make = context.ServiceManager
    desktop = make.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    source = make.createInstanceWithArgumentsAndContext(
        "com.sun.star.io.SequenceInputStream", (uno.ByteSequence(docx),), context
    )
    load = _properties(LOAD | {"InputStream": source})
    document = desktop.loadComponentFromURL("private:stream", "_blank", 0, load)
    if document is None:
        raise UnoError("it is not a DOCX file that can be read", None)
    try:
        sink = make.createInstanceWithContext("com.sun.star.io.SequenceOutputStream", context)
        options = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(filters))
        store = {"FilterName": "writer_pdf_Export", "FilterData": options, "OutputStream": sink}
        document.storeToURL("private:stream", _properties(store))
        return bytes(sink.getWrittenBytes().value)
    finally:
        document.close(True)


def _properties(values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


if __name__ == "__main__":
    main()
