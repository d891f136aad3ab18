"""``trial``: an empty installation comes in; one with a made-up office and its applicants goes out, to try.

Two applicants are awarded hours and served by an assistant, who may write a diary at once; the others have
printed their bundles, and the clerk takes their papers in by the codes shown. Nothing of it is real, and
nothing is put among real data.
"""

import secrets
from collections.abc import Iterable

import click

from app.attachments.answers import raw_answers
from app.attachments.application_card import START_PAGE
from app.command_line.polish import PolishCommand
from app.command_line.recruits import recruits
from app.command_line.underway import set_under_way
from app.command_line.upkeep import opened_store
from app.config import settings_from_environment
from app.documents.document_id import fresh_document_id
from app.errors import OutputRefused
from app.matters.rights import Role
from app.matters.role_names import ROLE_NAMES
from app.store.account import Account
from app.store.opened import Store
from rules.case import Case
from rules.programme import load_programme

PROGRAMME = "sejny_2026"
STAFF = (
    ("klara@example.com", "Klara Zmyślona", Role.CLERK),
    ("daniel@example.com", "Daniel Drugi-Fikcyjny", Role.CLERK),
    ("olga@example.com", "Olga Oceniająca-Niebyła", Role.COMMISSION),
    ("adela@example.com", "Adela Przykładowa", Role.ADMINISTRATOR),
    ("bogna@example.com", "Bogna Pomocna-Zmyślona", Role.ASSISTANT),
)
SERVED = 2
"""So many of the applicants, the first ones, are past the recruitment."""
NOT_EMPTY = (
    "W\N{NO-BREAK SPACE}tych danych są już konta, a\N{NO-BREAK SPACE}próbne biuro nie może stać obok "
    "prawdziwego. Wskaż pusty folder: TECZKA_DATA=FOLDER teczka trial."
)


@click.command(cls=PolishCommand)
def trial() -> None:
    """Przygotuj w\N{NO-BREAK SPACE}pustym folderze danych zmyślone biuro do wypróbowania.

    Powstają konta dwóch pracowników, komisji, administratora i\N{NO-BREAK SPACE}asystenta. Dwóm
    zmyślonym osobom przyznano już godziny i\N{NO-BREAK SPACE}asystent może wpisywać ich usługi;
    dziesięć innych ma wydrukowane wnioski.
    """
    with opened_store(settings_from_environment()) as store:
        if store.accounts.all():
            raise OutputRefused(NOT_EMPTY)
        staff = [
            store.accounts.add(email, name, [role], [PROGRAMME]) for email, name, role in STAFF
        ]
        _tell_accounts(store, staff)
        bundles = {printed(store, case): case.participant.full_name for case in recruits()}
        codes = list(bundles)
        clerk, assistant = staff[0], staff[-1]
        set_under_way(store, clerk.actor, PROGRAMME, assistant.id, codes[:SERVED])
        click.echo(f"Osoby z przyznanymi godzinami, ich usługi wpisuje {assistant.name}:")
        for code in codes[:SERVED]:
            click.echo(f"    {code}  {bundles[code]}")
        click.echo("Wydrukowane wnioski, które można przyjąć kodem:")
        for code in codes[SERVED:]:
            click.echo(f"    {code}  {bundles[code]}")


def _tell_accounts(store: Store, staff: Iterable[Account]) -> None:
    click.echo(
        "Konta, każde z\N{NO-BREAK SPACE}kodem do ustawienia hasła na stronie /biuro/nowe-haslo:"
    )
    for account in staff:
        (role,) = account.roles
        code = store.accounts.invite(account.id).code
        click.echo(f"    {account.email}  {code}  ({ROLE_NAMES[role]})")


def printed(store: Store, case: Case) -> str:
    """The code of a bundle as if its papers had been printed here; no paper is made."""
    answers = raw_answers(case, load_programme(PROGRAMME))
    token = secrets.token_urlsafe(24)
    first = START_PAGE.slug
    draft = store.drafts.start(PROGRAMME, first, answers[first], token).draft_id
    for page, raw in answers.items():
        store.drafts.save_page(draft, page, raw)
    code = fresh_document_id()
    store.bundles.put(code, draft, PROGRAMME, case.participant.full_name, answers)
    return code
