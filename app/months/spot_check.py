"""An ad hoc check of a service where it takes place, as it was put on paper (rule R11)."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Checked(StrEnum):
    """The questions of a check."""

    ASSISTANT_PRESENT = "assistant_present"
    AS_ENTERED = "as_entered"
    WITHIN_SCOPE = "within_scope"
    NO_OTHER_CARE = "no_other_care"
    PARTICIPANT_CONTENT = "participant_content"


@dataclass(frozen=True)
class Answer:
    """``yes`` is ``None`` where the question did not apply; ``note`` says more."""

    question: Checked
    yes: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class SpotCheck:
    """One check; ``checked_by`` and ``present`` are names, ``refused_to_sign`` says who did and why."""

    id: str
    programme: str
    matter_id: str
    assistant_id: str
    on: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    where_service_takes_place: bool | None = None
    checked_by: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: str = ""
    recommendations: str = ""
    mend_by: date | None = None
    refused_to_sign: str = ""
    documented: bool = False
    version: int = 0
