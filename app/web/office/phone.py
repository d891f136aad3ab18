"""Whoever is signed in comes in; what a phone is told goes out: addresses, and a mark of the account."""

from dataclasses import dataclass

from flask import url_for

from app.matters.rights import Right
from app.store.account import Account
from app.web.services import services
from rules.programme import Programme

MARK_SIGNS = 32


@dataclass(frozen=True)
class Phone:
    """``account`` is a mark that names nobody; the addresses are empty on pages of no programme."""

    account: str
    diary: str = ""
    page: str = ""
    worker: str = ""
    sign_in: str = ""


def mark_of(account: Account) -> str:
    """By what a phone tells whose entries are waiting on it; of no use anywhere else."""
    return services().store.keyed_hash.of("diary on a phone", account.id).hex()[:MARK_SIGNS]


def phone_of(account: Account | None, programme: Programme | None) -> Phone | None:
    """``None`` for whoever keeps no diary."""
    if account is None:
        return None
    where = programme.slug if programme else None
    may = [slug for slug in account.programmes if account.actor.may(Right.DIARY, slug)]
    if where is None or where not in may:
        return Phone(mark_of(account)) if may else None
    return _at(where, mark_of(account))


def anybodys_phone(programme: str) -> Phone:
    """What the page for no connection is told: the same for everybody."""
    return _at(programme, "")


def _at(programme: str, account: str) -> Phone:
    diary = url_for("office_diary.index", programme=programme)
    return Phone(
        account=account,
        diary=diary,
        page=url_for("office_offline.page", programme=programme),
        worker=url_for("office_offline.worker", programme=programme),
        sign_in=url_for("office_signing_in.sign_in", dalej=diary),
    )
