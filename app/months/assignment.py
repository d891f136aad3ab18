"""That an assistant serves a participant, and on what the office may rely for that (rules T6, A1-A3)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.attachments.monthly import OwnVehicle
from app.months.ids import one_id
from rules.case import Address, Assistant, Person


class AssignmentState(StrEnum):
    """``OPEN`` lets services of its days be entered; ``PREPARED`` waits for a statement or a check.

    An open one whose last day is over stays ``OPEN``, for its month may still have to be mended. ``ENDED`` is
    one given up while it was not open: nothing is entered under it any more.
    """

    PREPARED = "prepared"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True)
class Assignment:
    """One assistant (``assistant_id``, an account) and one participant (``matter_id``); both days inclusive.

    ``monthly_hours`` are those agreed for a usual month, in hours, ``None`` where nothing was.
    ``statement`` holds qualification, relation and the dates of the checks for minors.
    """

    id: str
    programme: str
    state: AssignmentState
    assistant_id: str
    matter_id: str
    starts: date
    ends: date | None = None
    monthly_hours: Decimal | None = None
    contract_number: str = ""
    statement: Assistant = field(default_factory=Assistant)
    note: str = ""
    version: int = 0


@dataclass(frozen=True)
class Profile:
    """What papers say of an assistant: name, address, what they drive; one for a programme and an account."""

    id: str
    programme: str
    assistant_id: str
    first_name: str = ""
    last_name: str = ""
    address: Address = field(default_factory=Address)
    phone: str = ""
    email: str = ""
    vehicles: tuple[OwnVehicle, ...] = ()
    version: int = 0

    @property
    def person(self) -> Person:
        return Person(self.first_name, self.last_name, self.address, self.phone, self.email)

    @property
    def full_name(self) -> str:
        return self.person.full_name

    @property
    def lacks(self) -> bool:
        """Whether a paper of the month would have a gap: a name, or a line of the address."""
        home = self.address
        told = (self.first_name, self.last_name, home.street, home.postcode, home.town)
        return not all(each.strip() for each in told)


def profile_id(programme: str, assistant_id: str) -> str:
    """The id of an assistant's profile in a programme."""
    return one_id("profile", programme, assistant_id)
