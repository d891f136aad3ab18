"""Whoever is signed in comes in; only who has a page's right, at this programme, goes on to it.

``needs(Right.X)`` guards every page of the office. Signed out: to the sign-in page. A programme that does not
exist, or is not the account's: 404, the same for both. A right that none of the roles has: 403. While a
second factor is required and missing, every page leads to the one that sets it up.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import abort, g, redirect, render_template, request, session, url_for
from flask_security import current_user, login_user, logout_user
from flask_security.utils import check_and_update_authn_fresh

from app.matters.rights import RIGHTS, Actor, Right
from app.store.account import Account
from app.web.office.gatehouse.controlling import is_kept_out
from app.web.office.gatehouse.kept import can_be_kept, kept
from app.web.office.gatehouse.machinery import Staff
from app.web.services import services
from app.web.visit import LASTING, SIGN_IN, close_draft
from rules.programme import Programme, load_programme, programme_slugs

FRESH = timedelta(minutes=15)
ROOT = "/biuro/"


def sign_in(account: Account, *, lasting: bool = False) -> None:
    """This browser works as the account from now on; nothing it held before is left.

    ``lasting`` for weeks, which only an account that keeps an own diary and nothing else may wish.
    """
    lasting = lasting and account.keeps_own_diary_only
    close_draft()
    session.clear()
    session.permanent = True
    login_user(Staff(account), remember=False)
    session[SIGN_IN] = services().store.sign_ins.begin(account.id, lasting=lasting)
    if lasting:
        session[LASTING] = True


def sign_out() -> None:
    """End the sign-in, here and in the store, and any draft open beside it."""
    services().store.sign_ins.end(_token())
    close_draft()
    logout_user()
    session.clear()


def current_account() -> Account | None:
    """The account signed in here, or ``None`` when there is none (any more)."""
    if "account" not in g:
        g.account = _found()
    account: Account | None = g.account
    return account


def current_actor() -> Actor:
    """Who does a deed on a page behind ``needs``."""
    account = current_account()
    if account is None:
        abort(403)
    return account.actor


def current_programme() -> Programme | None:
    """The programme a page behind ``needs`` is about, where it is about one."""
    slug = (request.view_args or {}).get("programme")
    return load_programme(slug) if slug in programme_slugs() else None


def needs(
    right: Right,
    *,
    before_second_factor: bool = False,
    fresh: bool = False,
    in_control: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Guard a page; ``fresh`` asks for the password again unless it was given a quarter of an hour ago.

    Pages ``in_control`` are those a control of a sample may ask for; which dossier they then show is the
    workflow's to say.
    """

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(**told: Any) -> Any:
            account = current_account()
            if account is None:
                return _to_sign_in()
            programme = told.get("programme")
            if programme is not None and not _is_own(account, programme):
                abort(404)
            if lacks_second_factor(account) and not before_second_factor:
                return redirect(url_for("office_second_factor.set_up"))
            if not _may(account, right):
                return render_template("office/gatehouse/refused.html"), 403
            if programme is not None and is_kept_out(
                account.actor, right, programme, told.get("matter_id", ""), in_control=in_control
            ):
                return render_template("office/gatehouse/out_of_control.html"), 403
            if fresh and not check_and_update_authn_fresh(FRESH, FRESH):
                return redirect(url_for("office_signing_in.confirm", dalej=_onward()))
            return view(**told)

        return guarded

    return guard


def lacks_second_factor(account: Account) -> bool:
    """Whether the account has to set up a second factor before anything else."""
    wanted = services().settings.second_factor_required and account.sees_applicants
    return wanted and not account.totp_secret


def is_fresh_again() -> None:
    """The password was given just now."""
    session["fs_paa"] = time.time()


def onward(told: str | None) -> str:
    """Where to go after signing in: a page of the office, whatever else was asked for."""
    asked = told or ""
    plain = asked.isprintable() and asked.isascii() and "\\" not in asked and "//" not in asked
    return asked if plain and asked.startswith(ROOT) else ROOT


def _to_sign_in() -> Any:
    if can_be_kept():
        return kept(signed_in=False), 403
    return redirect(url_for("office_signing_in.sign_in", dalej=_onward()))


def _onward() -> str | None:
    # A page that a form was sent to may not be one to open: start over.
    return request.path if request.method == "GET" else None


def _found() -> Account | None:
    token = _token()
    if not token:
        return None
    account = services().store.sign_ins.account(token)
    known = current_user.is_authenticated and current_user.account.id == (account and account.id)
    if account is None or not known:
        session.pop(SIGN_IN, None)
        session.pop(LASTING, None)
        logout_user()
        return None
    return account


def _is_own(account: Account, programme: str) -> bool:
    return programme in account.programmes and programme in programme_slugs()


def _may(account: Account, right: Right) -> bool:
    return any(right in RIGHTS[role] for role in account.roles)


def _token() -> str:
    token = session.get(SIGN_IN)
    return token if isinstance(token, str) else ""
