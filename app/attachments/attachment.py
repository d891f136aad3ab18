"""What every official attachment is made of: pages of questions, a blank, a context, signatures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.attachments.page import Page
from rules.case import Case
from rules.programme import Programme


class Signer(StrEnum):
    """On whose side a signature is made; the applicant's comes first, the others later."""

    APPLICANT = "applicant"
    ASSISTANT = "assistant"
    ORGANISER = "organiser"


@dataclass(frozen=True)
class Signature:
    """A place to sign: who signs (Polish, nominative) and the caption printed under the line."""

    who: str
    caption: str
    signer: Signer = Signer.APPLICANT


@dataclass(frozen=True)
class Attachment:
    """One official attachment.

    ``slug`` names module, blank, URL and output file. ``pages`` are its forms in the order of the
    paper; ``context`` gives exactly the names its blank asks for, as text ready to print (empty
    answers as dotted lines); ``applies`` says whether this case needs it; ``signatures`` who signs
    it in this case.
    """

    slug: str
    pages: tuple[type[Page], ...]
    context: Callable[[Case, Programme], Mapping[str, Any]]
    applies: Callable[[Case, Programme], bool]
    signatures: Callable[[Case, Programme], tuple[Signature, ...]]
