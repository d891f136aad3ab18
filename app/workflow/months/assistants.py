"""A programme comes in; its assistants go out: accounts with that role, and what the office knows of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.rights import Actor, Right, Role
from app.months.assignment import Assignment, Profile, profile_id
from app.workflow.office.desk import MEANWHILE, Desk, Seen
from app.workflow.office.events import Event
from app.workflow.office.folding import folded
from app.workflow.office.rooms import Holder

UNKNOWN = "W tym programie nie ma takiego asystenta. Wybierz go z listy asystentów."


@dataclass(frozen=True)
class Helper:
    """One assistant; ``can_enter`` while the account may still be signed in to."""

    account_id: str
    account_name: str
    email: str
    can_enter: bool
    profile: Profile
    assignments: tuple[Assignment, ...] = ()

    @property
    def name(self) -> str:
        """As papers name them; as the account does, while nobody has filled in the profile."""
        return self.profile.full_name or self.account_name


@dataclass(frozen=True)
class Assistants:
    """Needs the right ``ASSIGN``. Accounts are made and closed on the command line."""

    desk: Desk

    def all(self, actor: Actor, programme: str) -> tuple[Helper, ...]:
        """By name; one whose account has lost the role is still there while anything is known of them."""
        self.desk.admit(actor, Right.ASSIGN, programme)
        profiles = {each.assistant_id: each for each in self.desk.rooms.profiles.find(programme)}
        every = self.desk.rooms.assignments.find(programme)
        holders = {holder.id: holder for holder in self.desk.rooms.accounts.all()}
        working = {each.id for each in holders.values() if _assists(each, programme)}
        known = profiles.keys() | {each.assistant_id for each in every}
        helpers = (
            self._helper(account_id, holders.get(account_id), programme, profiles.get(account_id))
            for account_id in working | known
        )
        with_theirs = (replace(each, assignments=_of(each, every)) for each in helpers)
        return tuple(sorted(with_theirs, key=lambda each: (folded(each.name), each.account_id)))

    def one(self, actor: Actor, programme: str, assistant_id: str) -> Helper:
        """The assistant; ``NotOnRecord`` for anybody else's account."""
        for helper in self.all(actor, programme):
            if helper.account_id == assistant_id:
                return helper
        raise NotOnRecord(UNKNOWN)

    def save_profile(self, actor: Actor, seen: Seen, profile: Profile) -> Profile:
        """What papers will say of the assistant; ``seen.id`` is the account's."""
        stored = self.one(actor, seen.programme, seen.id).profile
        if seen.version is not None and stored.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        kept = replace(
            profile,
            id=stored.id,
            programme=seen.programme,
            assistant_id=seen.id,
            version=stored.version,
        )
        room = self.desk.rooms.profiles
        keep = room.save if stored.version else room.add
        return keep(kept, actor, Event.PROFILE_CHANGED)

    def _helper(
        self, account_id: str, holder: Holder | None, programme: str, profile: Profile | None
    ) -> Helper:
        """``holder`` is ``None`` for whoever has an account no more."""
        email = "" if holder is None else holder.email
        unwritten = Profile(profile_id(programme, account_id), programme, account_id, email=email)
        return Helper(
            account_id=account_id,
            account_name="" if holder is None else holder.name,
            email=email,
            can_enter=holder is not None
            and _assists(holder, programme)
            and holder.opens_on(self.desk.clock()),
            profile=profile or unwritten,
        )


def _assists(holder: Holder, programme: str) -> bool:
    return programme in holder.programmes and Role.ASSISTANT in holder.roles


def _of(helper: Helper, every: Iterable[Assignment]) -> tuple[Assignment, ...]:
    return tuple(each for each in every if each.assistant_id == helper.account_id)
