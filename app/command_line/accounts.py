"""``user …``: addresses, roles and programmes come in; accounts go out, and codes to set passwords with.

No password is typed or printed here: whoever gets the code sets one in the browser.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import click
import email_validator

from app.command_line.arguments import ProgrammeName
from app.command_line.polish import PolishGroup
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.errors import AccountRefused
from app.matters.rights import Role
from app.matters.role_names import ROLE_NAMES
from app.store.account import Account
from app.store.accounts import CODE_HOURS, Invitation
from app.store.clock import OFFICE
from app.store.opened import Store
from app.wording.dates import long_date
from rules.programme import Programme

NBSP = "\N{NO-BREAK SPACE}"
PAGE = "/biuro/nowe-haslo"


class RoleName(click.ParamType[Role]):
    name = "rola"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Role:
        if value not in set(Role):
            self.fail(f"nie ma roli „{value}”. Są: {', '.join(Role)}.", param, ctx)
        return Role(value)


class Day(click.ParamType[date]):
    """A day as ``2026-12-31``."""

    name = "dzień"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"„{value}” nie jest dniem w{NBSP}postaci RRRR-MM-DD.", param, ctx)


class Address(click.ParamType[str]):
    """An e-mail address of the right shape; whether it exists is not asked."""

    name = "e-mail"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return email_validator.validate_email(value, check_deliverability=False).normalized
        except email_validator.EmailNotValidError:
            told = f"„{value}” nie jest adresem e-mail. Podaj adres jak jan@example.com."
            self.fail(told, param, ctx)


EMAIL = click.argument("email", metavar="E-MAIL", type=Address())
ACCESS = (
    click.option(
        "--role",
        "roles",
        metavar="ROLA",
        type=RoleName(),
        multiple=True,
        required=True,
        help=f"Rola: {', '.join(Role)}; można podać kilka razy.",
    ),
    click.option(
        "--programme",
        "programmes",
        metavar="PROGRAM",
        type=ProgrammeName(),
        multiple=True,
        required=True,
        help="Program, do którego konto ma dostęp; można podać kilka razy.",
    ),
    click.option(
        "--expires",
        metavar="RRRR-MM-DD",
        type=Day(),
        help=f"Ostatni dzień, w{NBSP}którym konto działa; konieczny dla roli auditor.",
    ),
)


def _access(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what an account may do and where."""
    for option in reversed(ACCESS):
        command = option(command)
    return command


@click.group(cls=PolishGroup)
def user() -> None:
    """Konta pracowników biura, komisji, asystentów i\N{NO-BREAK SPACE}kontroli."""


@user.command()
@EMAIL
@click.option(
    "--name",
    metavar="NAZWISKO",
    required=True,
    help="Imię i\N{NO-BREAK SPACE}nazwisko, jak w protokołach.",
)
@_access
def add(
    email: str,
    name: str,
    roles: Sequence[Role],
    programmes: Sequence[Programme],
    expires: date | None,
) -> None:
    """Załóż konto i\N{NO-BREAK SPACE}pokaż kod do ustawienia hasła."""
    _checked(roles, expires)
    with opened_store(settings_from_environment()) as store:
        account = store.accounts.add(
            email, name.strip(), roles, [each.slug for each in programmes], expires
        )
        _tell(account, store.accounts.invite(account.id))


@user.command("list")
def list_() -> None:
    """Pokaż wszystkie konta."""
    with opened_store(settings_from_environment()) as store:
        accounts = store.accounts.all()
        lines = [_line(store, account) for account in accounts]
    click.echo("\n".join(lines) or "Nie ma jeszcze kont. Załóż pierwsze: teczka user add.")


@user.command()
@EMAIL
def disable(email: str) -> None:
    """Wyłącz konto; zalogowana osoba traci dostęp od razu."""
    with opened_store(settings_from_environment()) as store:
        store.accounts.disable(store.accounts.named(email).id)
    click.echo("Konto jest wyłączone.")


@user.command()
@EMAIL
def enable(email: str) -> None:
    """Włącz z\N{NO-BREAK SPACE}powrotem wyłączone konto."""
    with opened_store(settings_from_environment()) as store:
        store.accounts.enable(store.accounts.named(email).id)
    click.echo("Konto jest włączone.")


@user.command()
@EMAIL
@click.option(
    "--second-factor",
    is_flag=True,
    help="Usuń też drugi składnik, gdy nie ma telefonu ani kodów zapasowych.",
)
def reset(email: str, second_factor: bool) -> None:
    """Pokaż nowy kod do ustawienia hasła."""
    with opened_store(settings_from_environment()) as store:
        account = store.accounts.named(email)
        if second_factor:
            store.accounts.drop_second_factor(account.id)
        _tell(account, store.accounts.invite(account.id))


@user.command()
@EMAIL
@_access
def roles(
    email: str, roles: Sequence[Role], programmes: Sequence[Programme], expires: date | None
) -> None:
    """Nadaj kontu role i\N{NO-BREAK SPACE}programy zamiast dotychczasowych."""
    _checked(roles, expires)
    with opened_store(settings_from_environment()) as store:
        account = store.accounts.give_roles(
            store.accounts.named(email).id, roles, [each.slug for each in programmes], expires
        )
        click.echo(_line(store, account))


def _checked(roles: Sequence[Role], expires: date | None) -> None:
    if Role.AUDITOR in roles and expires is None:
        raise AccountRefused("Konto kontroli musi mieć ostatni dzień: dodaj --expires RRRR-MM-DD.")


def _tell(account: Account, invitation: Invitation) -> None:
    until = _moment(invitation.until)
    click.echo(f"Kod do ustawienia hasła dla {account.email}: {invitation.code}")
    click.echo(
        f"Działa raz, przez {CODE_HOURS}{NBSP}godzin, do {until}. Hasło ustawia się na stronie {PAGE}."
    )


def _line(store: Store, account: Account) -> str:
    names = ", ".join(name for role, name in ROLE_NAMES.items() if role in account.roles)
    state = "działa" if store.accounts.is_open(account) else "nie działa"
    parts = [account.email, account.name, names, " ".join(sorted(account.programmes)), state]
    if account.expires_on:
        parts.append(f"do {long_date(account.expires_on)}")
    if not account.password_hash:
        parts.append("bez hasła")
    if account.totp_secret:
        parts.append("drugi składnik")
    return "; ".join(parts)


def _moment(told: datetime) -> str:
    there = told.astimezone(OFFICE)
    return f"{long_date(there.date())}, {there:%H:%M}"
