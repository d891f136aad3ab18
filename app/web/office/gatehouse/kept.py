"""A form that came after its sign-in had ended comes in; a page that keeps what was typed goes out.

Nothing of it is stored: the words stand in the page, which sends them again once somebody is signed in. Only
what our own page sent is given back, and only by the same person's click; a file has to be chosen anew.
"""

from flask import render_template, request

from app.web.caller import sent_by_us

ROOT = "/biuro/"
SECRETS = frozenset({"office_signing_in", "office_passwords", "office_second_factor"})
"""Rooms whose forms hold passwords and codes, which are never given back."""
NOT_TYPED = frozenset({"csrf_token"})


def can_be_kept() -> bool:
    """Whether this request is a form of the office that our own page sent, with something typed in it."""
    ours = request.method == "POST" and request.path.startswith(ROOT) and sent_by_us()
    return ours and request.blueprint not in SECRETS and any(_typed())


def kept(*, signed_in: bool) -> str:
    """The page; ``signed_in`` says whether sending again is all that is left to do."""
    return render_template(
        "office/gatehouse/kept.html", typed=_typed(), again=request.path, signed_in=signed_in
    )


def _typed() -> list[tuple[str, str]]:
    return [(n, v) for n, v in request.form.items(multi=True) if n not in NOT_TYPED]
