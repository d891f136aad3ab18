"""Who may do what at an office: roles and rights as one table, which tests walk route by route."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    COMMISSION = "commission"
    ASSISTANT = "assistant"
    AUDITOR = "auditor"


class Right(StrEnum):
    """One kind of deed; every page of the office asks for exactly one."""

    SIGN_IN = "sign_in"  # one's own account: password, second factor
    READ = "read"  # register, matters, sessions, lists
    EXPORT = "export"  # the register and the lists as files
    INTAKE = (
        "intake"  # take papers in, check them, call for completion, record changes and resignations
    )
    ASSESS = "assess"  # fill in the card of the three criteria, acknowledge a priority group
    SESSION = "session"  # hold a session of the commission, propose
    RESOLVE = "resolve"  # record, confirm, withdraw and replace resolutions
    LETTERS = "letters"  # preview letters, generate batches, say that they went out
    BLANKS = "blanks"  # replace the blanks of letters
    DIARY = "diary"  # an assistant's own diary and months
    ASSIGN = "assign"  # say who serves whom, on what statements and checks
    SETTLE = "settle"  # take months in, return or accept them, note other care, check on site
    FILE = "file"  # take scans in, put papers into dossiers, hand out copies of them
    RETAIN = "retain"  # how long dossiers are kept, legal holds, erasure
    CONTROL = "control"  # open and end a control from outside, and give its accounts
    EXAMINE = "examine"  # what a control looks at: its sample, trails, verdicts found again
    SETTINGS = "settings"  # header, signatory, numbering, lower limits
    AUDIT = "audit"  # read the audit log


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(
            {
                Right.SIGN_IN,
                Right.SETTINGS,
                Right.BLANKS,
                Right.AUDIT,
            }  # runs the office's tools, judges nobody
        ),
        Role.CLERK: frozenset(
            {
                *(
                    Right.SIGN_IN,
                    Right.READ,
                    Right.EXPORT,
                    Right.INTAKE,
                    Right.ASSESS,
                    Right.SESSION,
                ),
                *(Right.RESOLVE, Right.LETTERS, Right.BLANKS, Right.AUDIT),
                *(Right.ASSIGN, Right.SETTLE),
                *(Right.FILE, Right.RETAIN, Right.CONTROL, Right.EXAMINE),
            }
        ),
        Role.COMMISSION: frozenset({Right.SIGN_IN, Right.READ, Right.ASSESS, Right.SESSION}),
        Role.ASSISTANT: frozenset({Right.SIGN_IN, Right.DIARY}),
        Role.AUDITOR: frozenset(
            {Right.SIGN_IN, Right.READ, Right.EXPORT, Right.AUDIT, Right.EXAMINE}
        ),
    }
)


@dataclass(frozen=True)
class Actor:
    """Whoever does a deed: an account at an office, or the command line.

    ``name`` is as it stands in minutes and in the audit log.
    """

    account_id: str
    name: str
    roles: frozenset[Role]
    programmes: frozenset[str]

    def may(self, right: Right, programme: str) -> bool:
        """Whether the right is theirs in this programme."""
        return programme in self.programmes and any(right in RIGHTS[role] for role in self.roles)
