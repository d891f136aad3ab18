"""A code, or the password known so far, and a new one come in; the account has the new password."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import ValidationError

from app.errors import AccountRefused, TooManyAttempts
from app.fields import EmailField, Form, PasswordField, TextField
from app.matters.rights import Right
from app.store.account import Account, normal_email
from app.web.office.accounts.password_rule import SHORTEST, objection
from app.web.office.accounts.tries import counted
from app.web.office.gatehouse.gate import current_account, needs, sign_in
from app.web.office.gatehouse.machinery import fits, hashed
from app.web.services import services
from app.wording.dates import NBSP
from app.workflow.code_mail import send_code
from rules.programme import load_programme, programme_slugs

PAGES = Blueprint("office_passwords", __name__, url_prefix="/biuro")
DIFFERENT = "Oba hasła mają być takie same – wpisz nowe hasło jeszcze raz"
WRONG = "Obecne hasło się nie zgadza. Sprawdź je i\N{NO-BREAK SPACE}spróbuj jeszcze raz."

Answer = Response | str | tuple[str, int]


def _new() -> PasswordField:
    return PasswordField(
        "Nowe hasło",
        hint=f"Co najmniej {SHORTEST} znaków, dowolnych. Dobre hasło to na przykład cztery słowa, "
        f"których nic ze sobą nie łączy. Można je wkleić z{NBSP}menedżera haseł.",
        missing="Wpisz nowe hasło",
        autocomplete="new-password",
    )


def _again() -> PasswordField:
    return PasswordField(
        "Nowe hasło jeszcze raz",
        missing="Wpisz nowe hasło jeszcze raz",
        autocomplete="new-password",
    )


class NewPassword(Form):
    """What both forms share; the new password is typed twice, for nobody sees what was typed."""

    password: PasswordField
    again: PasswordField

    def validate_again(self, field: Any) -> None:
        if field.data and field.data != self.password.data:
            raise ValidationError(DIFFERENT)


class ByCode(NewPassword):
    email = EmailField("E-mail", missing="Wpisz adres e-mail", autocomplete="username")
    code = TextField(
        "Kod do ustawienia hasła",
        hint="12 znaków. Wielkość liter, spacje i myślniki nie mają znaczenia.",
        missing="Wpisz kod do ustawienia hasła",
        autocomplete="off",
        spellcheck=False,
        width=20,
    )
    password = _new()
    again = _again()


class ByPassword(NewPassword):
    present = PasswordField(
        "Obecne hasło", missing="Wpisz obecne hasło", autocomplete="current-password"
    )
    password = _new()
    again = _again()


class ForgottenForm(Form):
    email = EmailField("E-mail", missing="Wpisz adres e-mail", autocomplete="username")


@PAGES.route("/odzyskaj", methods=["GET", "POST"])
def forgotten() -> Answer:
    """Whom to ask for a code; where mail can be sent, the code comes by mail, and nothing is told here."""
    by_mail = bool(services().settings.mail_url)
    if request.method == "GET" or not by_mail:
        form = ForgottenForm() if by_mail else None
        return render_template("office/accounts/forgotten.html", form=form)
    form, code = ForgottenForm(request.form), 422
    if form.validate():
        try:
            counted("recovery", normal_email(form.email.data))
            send_code(services().settings, services().store, form.email.data)
            flash("Jeśli ten adres ma konto, za chwilę przyjdzie na niego kod. Wpisz go niżej.")
            return redirect(url_for("office_passwords.by_code"), 303)
        except TooManyAttempts as error:
            form.email.errors, code = [str(error)], 429
    return render_template("office/accounts/forgotten.html", form=form), code


@PAGES.route("/nowe-haslo", methods=["GET", "POST"])
def by_code() -> Answer:
    """A first password, or one instead of one that was forgotten; the code comes from an administrator."""
    if request.method == "GET":
        return render_template("office/accounts/password_by_code.html", form=ByCode())
    form, code = ByCode(request.form), 422
    if form.validate():
        try:
            if _set_by_code(form):
                flash("Hasło jest ustawione. Zaloguj się nim.", "success")
                return redirect(url_for("office_signing_in.sign_in"), 303)
        except TooManyAttempts as error:
            form.code.errors, code = [str(error)], 429
        except AccountRefused as error:
            form.code.errors = [str(error)]
    return render_template("office/accounts/password_by_code.html", form=form), code


@PAGES.route("/konto/haslo", methods=["GET", "POST"])
@needs(Right.SIGN_IN, before_second_factor=True)
def change() -> Answer:
    """Every other browser in which the account is signed in is out afterwards."""
    account = current_account()
    if request.method == "GET" or account is None:
        return render_template("office/accounts/password_change.html", form=ByPassword())
    form, code = ByPassword(request.form), 422
    if form.validate():
        try:
            if _change(account, form):
                flash(
                    "Hasło jest zmienione. W innych przeglądarkach trzeba zalogować się od nowa.",
                    "success",
                )
                return redirect(url_for("office_start.account"), 303)
        except TooManyAttempts as error:
            form.present.errors, code = [str(error)], 429
    return render_template("office/accounts/password_change.html", form=form), code


def _set_by_code(form: ByCode) -> bool:
    accounts = services().store.accounts
    trying = counted("account code", normal_email(form.email.data))
    try:
        account = accounts.invited(form.email.data, form.code.data)
    except AccountRefused:
        accounts.failed("")
        raise
    if not _is_good(account, form):
        trying.succeeded()  # the code was right: what is left to do is to think of a password
        return False
    accounts.set_password_by_code(account.id, form.code.data, hashed(form.password.data))
    trying.succeeded()
    return True


def _change(account: Account, form: ByPassword) -> bool:
    accounts = services().store.accounts
    trying = counted("password", account.email)
    if not fits(account, form.present.data):
        accounts.failed(account.id)
        form.present.errors = [WRONG]
        return False
    trying.succeeded()
    if not _is_good(account, form):
        return False
    accounts.set_password(account.id, hashed(form.password.data))
    fresh = accounts.get(account.id)
    if fresh is not None:
        sign_in(fresh)
    return True


def _is_good(account: Account, form: NewPassword) -> bool:
    known = [load_programme(slug) for slug in account.programmes if slug in programme_slugs()]
    offices = [programme.organiser.name.text or "" for programme in known]
    told = objection(form.password.data, (account.name, account.email, *offices))
    if told:
        form.password.errors = [told]
    return not told
