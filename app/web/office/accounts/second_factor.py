"""A code of the authenticator app comes in; the account has its second factor, and spare codes to keep."""

import segno
from flask import Blueprint, redirect, render_template, request, session, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.errors import TooManyAttempts
from app.fields import Form, TextField
from app.matters.rights import Right
from app.store.account import Account
from app.store.codes import fresh_code, shown
from app.web.office.accounts.tries import counted
from app.web.office.gatehouse.gate import current_account, needs
from app.web.office.gatehouse.machinery import code_fits, totp
from app.web.services import services

PAGES = Blueprint("office_second_factor", __name__, url_prefix="/biuro/konto")
OFFERED = "new_secret"
SPARE_CODES = 10
REFUSED = (
    "Ten kod się nie zgadza. Wpisz kod, który aplikacja pokazuje teraz; jeśli to nie pomaga, "
    "sprawdź, czy telefon ma dobrą godzinę, i\N{NO-BREAK SPACE}dodaj klucz jeszcze raz."
)

Answer = Response | str | tuple[str, int]


class SetUpForm(Form):
    code = TextField(
        "Kod z aplikacji",
        hint="6 cyfr, które aplikacja pokazuje po dodaniu konta.",
        missing="Wpisz kod z aplikacji",
        autocomplete="one-time-code",
        inputmode="numeric",
        spellcheck=False,
        width=10,
    )


@PAGES.route("/drugi-skladnik", methods=["GET", "POST"])
@needs(Right.SIGN_IN, before_second_factor=True, fresh=True)
def set_up() -> Answer:
    """A new secret is offered until a code proves that the app has it; an earlier one works until then."""
    account = current_account()
    if request.method == "GET" or account is None:
        return _set_up_page(SetUpForm())
    form, code = SetUpForm(request.form), 422
    if form.validate():
        try:
            trying = counted("second factor", account.id)
            if code_fits(account, _offered(), form.code.data):
                trying.succeeded()
                return _is_set_up(account)
            form.code.errors = [REFUSED]
        except TooManyAttempts as error:
            form.code.errors, code = [str(error)], 429
    return _set_up_page(form), code


@PAGES.route("/kody-zapasowe", methods=["GET", "POST"])
@needs(Right.SIGN_IN, fresh=True)
def spare_codes() -> Answer:
    """How many are left, and new ones instead."""
    account = current_account()
    if account is None or not account.totp_secret:
        return redirect(url_for("office_second_factor.set_up"))
    if request.method == "GET":
        return render_template("office/accounts/spare_codes.html", left=len(account.spare_codes))
    spare = _fresh_codes()
    services().store.accounts.renew_spare_codes(account.id, spare)
    return render_template("office/accounts/spare_codes_shown.html", codes=spare)


def _is_set_up(account: Account) -> str:
    spare = _fresh_codes()
    services().store.accounts.set_second_factor(account.id, session.pop(OFFERED), spare)
    return render_template("office/accounts/spare_codes_shown.html", codes=spare)


def _fresh_codes() -> list[str]:
    return [shown(fresh_code()) for _ in range(SPARE_CODES)]


def _offered() -> str:
    """The secret on offer; in the cookie only as the library sealed it."""
    if OFFERED not in session:
        session[OFFERED] = totp().generate_totp_secret()
    secret: str = session[OFFERED]
    return secret


def _set_up_page(form: SetUpForm) -> str:
    account = current_account()
    secret = _offered()
    address = totp().get_totp_uri(account.email if account else "", secret)
    return render_template(
        "office/accounts/second_factor.html",
        form=form,
        picture=Markup(_picture(address)),  # noqa: S704 - drawn here, of digits only
        key=totp().get_totp_pretty_key(secret),
    )


def _picture(address: str) -> str:
    """The code as SVG without styles: the policy of the page allows none."""
    drawn = segno.make(address, error="m", micro=False)
    return str(drawn.svg_inline(scale=5, dark="#000", light="#fff", svgclass=None, lineclass=None))
