"""Who controls, what and until when comes in; an open control goes out, with an account that expires."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import email_validator

from app.dossier.control import Control
from app.errors import ChangedMeanwhile
from app.matters.refusals import refuse
from app.matters.rights import Actor, Right, Role
from app.store.account import Account
from app.store.account_keys import Invitation
from app.wording.dates import NBSP
from app.workflow.office.desk import MEANWHILE, Desk, Seen, new_id
from app.workflow.office.events import Event

NO_TITLE = "Napisz, co to za kontrola, na przykład jej przedmiot albo numer upoważnienia."
NO_BODY = "Napisz, kto kontroluje: nazwę urzędu albo instytucji."
LAST_DAY = (
    "Ostatni dzień kontroli jest wcześniejszy niż dzisiejszy. Podaj dzień, do którego potrwa."
)
TOO_LONG = (
    f"Kontrolę można otworzyć najwyżej na rok. Podaj dzień nie późniejszy niż za 366{NBSP}dni."
)
BACKWARDS = "Okres, którego dotyczy kontrola, kończy się, zanim się zacznie. Popraw daty."
ODD_MOST = "Największą liczbę teczek podaj jako liczbę od 0. Zero znaczy: bez ograniczenia."
NOT_AN_EMAIL = "To nie jest adres e-mail. Podaj adres jak jan@example.com."
NO_NAME = "Podaj imię i nazwisko osoby, która będzie kontrolować."
WORKS_HERE = (
    "To konto ma w biurze inne zadania niż kontrola, więc nie można nim kontrolować. Podaj adres "
    "osoby spoza biura."
)
ENDED = "Ta kontrola jest już zakończona. Otwórz nową, jeśli ktoś ma jeszcze zajrzeć do teczek."
NOT_OF_CONTROL = "To konto nie należy do tej kontroli. Wybierz je ze strony kontroli."
LONGEST = 366


@dataclass(frozen=True)
class Wanted:
    """What a clerk says of a control; ``account_email`` may be empty where only a pack is handed out."""

    control: Control
    account_name: str = ""
    account_email: str = ""


@dataclass(frozen=True)
class Opened:
    """The control, and the code its new account sets a password with: in the only moment it is known."""

    control: Control
    invited: Account | None = None
    invitation: Invitation | None = None


class Accounts(Protocol):
    """The accounts of the office, as far as a control makes, changes and closes them."""

    def get(self, account_id: str) -> Account | None: ...

    def find(self, email: str) -> Account | None: ...

    def add(
        self,
        email: str,
        name: str,
        roles: Collection[Role],
        programmes: Collection[str],
        expires_on: date | None = None,
    ) -> Account: ...

    def give_roles(
        self,
        account_id: str,
        roles: Collection[Role],
        programmes: Collection[str],
        expires_on: date | None,
    ) -> Account: ...

    def enable(self, account_id: str) -> None: ...

    def disable(self, account_id: str) -> None: ...

    def invite(self, account_id: str) -> Invitation: ...


@dataclass(frozen=True)
class Controls:
    """Opening and ending needs the right ``CONTROL``, seeing one ``EXAMINE``: whoever controls, their own."""

    desk: Desk
    accounts: Accounts

    def all(self, actor: Actor, programme: str) -> tuple[Control, ...]:
        """The last one first."""
        self.desk.admit_to_register(actor, Right.EXAMINE, programme)
        every = self.desk.rooms.controls.all(programme)
        return tuple(reversed([each for each in every if _is_theirs(each, actor)]))

    def one(self, actor: Actor, programme: str, control_id: str) -> Control:
        """``NotOnRecord`` also for another programme's, and for somebody else's control."""
        self.desk.admit_to_register(actor, Right.EXAMINE, programme)
        control = self.desk.rooms.controls.get(programme, control_id)
        if _is_theirs(control, actor):
            return control
        return self.desk.rooms.controls.get(programme, "")  # as unknown as none

    def open(self, actor: Actor, wanted: Wanted) -> Opened:
        """The control from today on; its account is made, or an auditor's own is opened to it."""
        asked = wanted.control
        self.desk.admit(actor, Right.CONTROL, asked.programme)
        today = self.desk.clock()
        control = replace(
            asked,
            id=new_id(),
            title=asked.title.strip(),
            body=asked.body.strip(),
            opened_on=today,
            opened_by=actor.name,
            account_ids=(),
        )
        _refuse_odd(control, today)
        account = self._account(wanted)
        if account is None:
            return Opened(self.desk.rooms.controls.add(control, actor, Event.AUDIT_OPENED))
        # The control first: an account that no control names is not held back by any.
        named = replace(control, account_ids=(account.id,))
        kept = self.desk.rooms.controls.add(named, actor, Event.AUDIT_OPENED, account.name)
        account = self._let_in(account, kept)
        invitation = None if account.password_hash else self._invited(actor, kept, account)
        return Opened(kept, account, invitation)

    def invite(self, actor: Actor, programme: str, control_id: str, account_id: str) -> Opened:
        """A new code for an account of a control that lasts: the earlier one no longer works."""
        control = self._lasting(actor, Seen(programme, control_id))
        account = self.accounts.get(account_id)
        if account is None or account_id not in control.account_ids:
            refuse(NOT_OF_CONTROL)
        return Opened(control, account, self._invited(actor, control, account))

    def end(self, actor: Actor, seen: Seen) -> Control:
        """The control over; its accounts are closed at once, or lose this programme where they have more."""
        control = self._lasting(actor, seen)
        ended = replace(control, ended_on=self.desk.clock(), ended_by=actor.name)
        kept = self.desk.rooms.controls.save(ended, actor, Event.AUDIT_ENDED)
        for account_id in kept.account_ids:
            self._close(account_id, kept.programme)
        return kept

    def holders(self, control: Control) -> tuple[Account, ...]:
        """The accounts of a control."""
        found = (self.accounts.get(each) for each in control.account_ids)
        return tuple(account for account in found if account is not None)

    def _lasting(self, actor: Actor, seen: Seen) -> Control:
        self.desk.admit(actor, Right.CONTROL, seen.programme)
        control = self.desk.rooms.controls.get(seen.programme, seen.id)
        if seen.version is not None and control.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return refuse(ENDED) if control.ended_on else control

    def _account(self, wanted: Wanted) -> Account | None:
        """The auditor's own account, or a new one that opens nothing yet."""
        name = wanted.account_name.strip()
        if not wanted.account_email.strip() and not name:
            return None
        email = _email(wanted.account_email)
        known = self.accounts.find(email)
        if known is None:
            if not name:
                refuse(NO_NAME)
            return self.accounts.add(email, name, {Role.AUDITOR}, (), wanted.control.last_day)
        if known.roles != {Role.AUDITOR}:
            refuse(WORKS_HERE)
        return known

    def _let_in(self, account: Account, control: Control) -> Account:
        """To this programme until the control's last day; nothing a closed account opened comes back."""
        works = account.opens_on(control.opened_on)
        others = account.programmes - {control.programme} if works else frozenset[str]()
        last = control.last_day
        if others and account.expires_on is not None:
            last = max(last, account.expires_on)
        changed = self.accounts.give_roles(
            account.id, account.roles, {*others, control.programme}, last
        )
        if not account.active:
            self.accounts.enable(account.id)
        return changed

    def _invited(self, actor: Actor, control: Control, account: Account) -> Invitation:
        invitation = self.accounts.invite(account.id)
        ledger = self.desk.rooms.ledger
        told = (control.programme, actor, Event.AUDIT_INVITED, account.name)
        ledger.record(*told, record_id=control.id)
        return invitation

    def _close(self, account_id: str, programme: str) -> None:
        """Unless another control of this programme still needs the account."""
        lasting = self.desk.rooms.controls.all(programme)
        if any(c.lasts_on(self.desk.clock()) for c in lasting if account_id in c.account_ids):
            return
        account = self.accounts.get(account_id)
        others = account.programmes - {programme} if account else frozenset[str]()
        if account is not None and others:
            self.accounts.give_roles(account.id, account.roles, others, account.expires_on)
        elif account is not None:
            self.accounts.disable(account.id)


def _is_theirs(control: Control, actor: Actor) -> bool:
    """The office sees every control; whoever controls sees those they are named in."""
    return actor.may(Right.CONTROL, control.programme) or actor.account_id in control.account_ids


def _email(typed: str) -> str:
    try:
        return email_validator.validate_email(typed.strip(), check_deliverability=False).normalized
    except email_validator.EmailNotValidError:
        refuse(NOT_AN_EMAIL)


def _refuse_odd(control: Control, today: date) -> None:
    faults = (
        (NO_TITLE, not control.title),
        (NO_BODY, not control.body),
        (LAST_DAY, control.last_day < today),
        (TOO_LONG, (control.last_day - today).days > LONGEST),
        (BACKWARDS, bool(control.since and control.until and control.until < control.since)),
        (ODD_MOST, control.most < 0),
    )
    if told := tuple(sentence for sentence, found in faults if found):
        refuse(*told)
