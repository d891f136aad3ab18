"""Words typed after ``bin/teczka`` come in; files, findings in Polish and an exit code go out.

0: done, or nothing blocks. 1: something blocks. 2: typed wrong, or a bad file. 3: for the administrator.
"""

from app.command_line.entry import main

__all__ = ["main"]
