"""An address, a password and a code come in; a browser signed in to the office goes out, or a refusal."""

import time
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from app.errors import TooManyAttempts
from app.fields import ConfirmField, EmailField, Form, PasswordField, TextField
from app.matters.rights import Right
from app.store.account import Account, normal_email
from app.store.sign_ins import LASTING_IDLE, LASTING_LONGEST
from app.web.office.accounts.tries import counted
from app.web.office.gatehouse.gate import (
    current_account,
    is_fresh_again,
    needs,
    onward,
    sign_out,
)
from app.web.office.gatehouse.gate import sign_in as begin
from app.web.office.gatehouse.machinery import code_fits, fits
from app.web.services import services
from app.web.visit import close_draft
from app.wording.dates import NBSP
from app.wording.numbers import Forms
from app.wording.numbers import counted as number_of

PAGES = Blueprint("office_signing_in", __name__, url_prefix="/biuro")
WAITING = "waiting"
WAITING_SECONDS = 600
REFUSED = f"E-mail albo hasło się nie zgadza. Sprawdź oba i{NBSP}spróbuj jeszcze raz."
CODE_REFUSED = (
    "Ten kod się nie zgadza albo był już użyty. Wpisz kod, który aplikacja pokazuje teraz; jeśli "
    "to nie pomaga, sprawdź, czy telefon ma dobrą godzinę, albo wpisz kod zapasowy."
)
SPARE_REFUSED = "Ten kod zapasowy się nie zgadza albo był już użyty. Sprawdź go lub wpisz inny."
PASSWORD_REFUSED = f"To hasło się nie zgadza. Sprawdź je i{NBSP}spróbuj jeszcze raz."
FAILED = Forms("nieudaną próbę", "nieudane próby", "nieudanych prób", "nieudanej próby")

Answer = Response | str | tuple[str, int]


class SignInForm(Form):
    email = EmailField("E-mail", missing="Wpisz adres e-mail", autocomplete="username")
    password = PasswordField("Hasło", missing="Wpisz hasło", autocomplete="current-password")


def _own_phone() -> ConfirmField:
    return ConfirmField(
        f"To mój własny telefon – zapamiętaj mnie tu na {LASTING_LONGEST.days}{NBSP}dni",
        hint=f"Po {LASTING_IDLE.days}{NBSP}dniach bez otwierania dziennika trzeba będzie zalogować się "
        "od nowa. Zapamiętujemy jeden telefon. Gdy go zgubisz, zmień hasło na innym urządzeniu.",
        missing=None,
    )


class CodeForm(Form):
    code = TextField(
        "Kod z aplikacji",
        hint="6 cyfr, które aplikacja w telefonie pokazuje teraz.",
        missing="Wpisz kod z aplikacji",
        autocomplete="one-time-code",
        inputmode="numeric",
        spellcheck=False,
        width=10,
    )
    own_phone = _own_phone()


class SpareCodeForm(Form):
    code = TextField(
        "Kod zapasowy",
        hint="12 znaków z listy, którą masz zapisaną. Wielkość liter, spacje i myślniki nie mają znaczenia.",
        missing="Wpisz kod zapasowy",
        autocomplete="off",
        spellcheck=False,
        width=20,
    )
    own_phone = _own_phone()


class ConfirmForm(Form):
    password = PasswordField("Hasło", missing="Wpisz hasło", autocomplete="current-password")


@PAGES.route("/zaloguj", methods=["GET", "POST"])
def sign_in() -> Answer:
    goes_on = onward(request.values.get("dalej"))
    if request.method == "GET":
        if current_account() is not None:
            return redirect(goes_on)
        return _sign_in_page(SignInForm(), goes_on)
    form, code = SignInForm(request.form), 422
    if form.validate():
        try:
            account = _recognised(form.email.data, form.password.data)
            if account is not None:
                return _first_step_done(account, goes_on)
            form.password.errors = [REFUSED]
        except TooManyAttempts as error:
            form.password.errors, code = [str(error)], 429
    return _sign_in_page(form, goes_on), code


def _first_step_done(account: Account, goes_on: str) -> Response:
    if not account.totp_secret:
        return _welcome(account, goes_on)
    # Whoever planted a session here gets none of what follows.
    close_draft()
    session.clear()
    session[WAITING] = [account.fs_uniquifier, time.time(), goes_on]
    return redirect(url_for("office_signing_in.second_factor"), 303)


@PAGES.route("/drugi-skladnik", methods=["GET", "POST"])
def second_factor() -> Answer:
    return _second_step(CodeForm, "office/accounts/code.html", CODE_REFUSED, _code_of_app)


@PAGES.route("/kod-zapasowy", methods=["GET", "POST"])
def spare_code() -> Answer:
    return _second_step(
        SpareCodeForm, "office/accounts/spare_code.html", SPARE_REFUSED, _spare_code
    )


@PAGES.route("/potwierdz", methods=["GET", "POST"])
@needs(Right.SIGN_IN, before_second_factor=True)
def confirm() -> Answer:
    """The password again, before what only its holder should do."""
    goes_on = onward(request.values.get("dalej"))
    account = current_account()
    if request.method == "GET" or account is None:
        return render_template("office/accounts/confirm.html", form=ConfirmForm(), goes_on=goes_on)
    form = ConfirmForm(request.form)
    code = 422
    if form.validate():
        try:
            trying = counted("password", account.email)
            if fits(account, form.password.data):
                trying.succeeded()
                is_fresh_again()
                return redirect(goes_on, 303)
            services().store.accounts.failed(account.id)
            form.password.errors = [PASSWORD_REFUSED]
        except TooManyAttempts as error:
            form.password.errors, code = [str(error)], 429
    return render_template("office/accounts/confirm.html", form=form, goes_on=goes_on), code


@PAGES.post("/wyloguj")
def leave() -> Response:
    account = current_account()
    if account is not None:
        services().store.accounts.signed_out(account.id)
    sign_out()
    response = redirect(url_for("office_signing_in.sign_in", wylogowano=1), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _recognised(email: str, password: str) -> Account | None:
    """The account that is open and has this password; every refusal takes the same time."""
    accounts = services().store.accounts
    trying = counted("password", normal_email(email))
    account = accounts.find(email)
    right = fits(account, password)
    if account is None or not right or not accounts.is_open(account):
        accounts.failed(account.id if account else "")
        return None
    trying.succeeded()
    return account


def _second_step(
    kind: type[Form], template: str, refused: str, right: Callable[[Account, str], bool]
) -> Answer:
    waiting = _waiting()
    if waiting is None:
        return redirect(url_for("office_signing_in.sign_in"))
    account, goes_on = waiting
    form, code = kind(request.form if request.method == "POST" else None), 422
    if not account.keeps_own_diary_only:
        del form["own_phone"]
    if request.method == "GET":
        return render_template(template, form=form)
    if form.validate():
        try:
            trying = counted("second factor", account.id)
            if right(account, form["code"].data):
                trying.succeeded()
                return _welcome(
                    account, goes_on, lasting="own_phone" in form and form["own_phone"].data
                )
            services().store.accounts.failed(account.id)
            form["code"].errors = [refused]
        except TooManyAttempts as error:
            form["code"].errors, code = [str(error)], 429
    return render_template(template, form=form), code


def _code_of_app(account: Account, typed: str) -> bool:
    return code_fits(account, account.totp_secret, typed)


def _spare_code(account: Account, typed: str) -> bool:
    return services().store.accounts.use_spare_code(account.id, typed)


def _waiting() -> tuple[Account, str] | None:
    """Whose password was right a few minutes ago, and where they want to go."""
    told = session.get(WAITING)
    if not told or told[1] < time.time() - WAITING_SECONDS:
        return None
    account = services().store.accounts.of_uniquifier(told[0])
    if account is None or not services().store.accounts.is_open(account):
        return None
    return account, onward(told[2])


def _welcome(account: Account, goes_on: str, *, lasting: bool = False) -> Response:
    begin(account, lasting=lasting)
    services().store.accounts.signed_in(account.id)
    if account.failed_tries:
        flash(
            f"Od poprzedniego logowania było {number_of(account.failed_tries, FAILED)} wejścia na to konto. "
            "Jeśli to nie Ty, zmień hasło i powiedz o tym administratorowi."
        )
    return redirect(goes_on, 303)


def _sign_in_page(form: SignInForm, goes_on: str) -> str:
    return render_template("office/accounts/sign_in.html", form=form, goes_on=goes_on)
