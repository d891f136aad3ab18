"""Everything raised on purpose.

TeczkaError
├── UserError                what the user can mend; its text is Polish and says what to do
│   ├── CaseFileError        a case or month file that cannot be read; carries every error with its place
│   ├── OutputRefused        a folder that cannot be written to
│   ├── UploadRefused        an uploaded file that cannot be taken
│   ├── BlankRefused         an uploaded blank of a letter that cannot be used; carries its faults
│   ├── UploadNotFound       no such copy in this draft (any more)
│   ├── DraftNotFound        no draft under this code and date of birth
│   ├── NotOnRecord          no such matter, session or letter at this office
│   ├── ChangedMeanwhile     somebody else saved the same thing since it was read
│   ├── AccountRefused       an account that cannot be made or found
│   ├── DeedRefused          a deed the rules or the matter's state do not allow; carries its findings
│   │   └── OutOfReach       what a control from outside may not look at, or not on this day
│   └── TooManyAttempts      a code was tried too often
└── InternalError            what an administrator must mend; shown to users as one general page
    ├── ConversionFailed     LibreOffice could not make a PDF of one document
    ├── BlankBroken          a DOCX blank does not fit its context
    ├── ProgrammeBroken      a programme or edition file breaks its own shape
    ├── KeyMissing           data is encrypted with a key that is not there
    ├── SealBroken           an encrypted value was changed, cut short or moved to another place
    ├── FileLost             a stored file the database speaks of is not there
    └── StoreUnavailable     database or disk is full, read-only or away; nothing of this deed was kept
"""


class TeczkaError(Exception):
    """The root of the tree."""


class UserError(TeczkaError):
    """What the user can mend; the text is Polish and says what to do."""


class CaseFileError(UserError):
    """A case or month file that cannot be read; ``problems`` are (place, sentence) pairs."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{place}: {sentence}" for place, sentence in problems))


class OutputRefused(UserError):
    """A folder that cannot be written to."""


class UploadRefused(UserError):
    """An uploaded file that cannot be taken."""


class BlankRefused(UserError):
    """An uploaded blank of a letter that cannot be used; ``faults`` are (place, sentence) pairs.

    A place names the paragraph by number and text; it is empty for what concerns the whole file.
    """

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        self.faults = faults
        told = (f"{place}: {sentence}" if place else sentence for place, sentence in faults)
        super().__init__("\n".join(told))


class UploadNotFound(UserError):
    """No such copy in this draft (any more)."""


class DraftNotFound(UserError):
    """No draft under this code and date of birth."""


class NotOnRecord(UserError):
    """No such matter, session or letter at this office."""


class ChangedMeanwhile(UserError):
    """Somebody else saved the same thing since it was read."""


class AccountRefused(UserError):
    """An account that cannot be made or found."""


class DeedRefused(UserError):
    """A deed the rules or the matter's state do not allow.

    ``because`` are sentences, each of which says what stands in the way and what to do; ``clauses`` say
    of each on which clause it rests (an empty text where it rests on the state alone).
    """

    def __init__(self, because: tuple[str, ...], clauses: tuple[str, ...] = ()) -> None:
        self.because = because
        self.clauses = clauses or ("",) * len(because)
        super().__init__(" ".join(because))


class OutOfReach(DeedRefused):
    """What a control from outside may not look at, or not on this day."""


class TooManyAttempts(UserError):
    """A code was tried too often."""


class InternalError(TeczkaError):
    """What an administrator must mend."""


class ConversionFailed(InternalError):
    """LibreOffice could not make a PDF of one document."""


class BlankBroken(InternalError):
    """A DOCX blank does not fit its context."""


class ProgrammeBroken(InternalError):
    """A programme or edition file breaks its own shape."""


class KeyMissing(InternalError):
    """Data is encrypted with a key that is not there."""


class SealBroken(InternalError):
    """An encrypted value was changed, cut short, or moved to another place."""


class FileLost(InternalError):
    """A stored file the database speaks of is not there."""


class StoreUnavailable(InternalError):
    """Database or disk is full, read-only or away: nothing of this deed was kept."""
