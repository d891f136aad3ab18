from collections.abc import Iterator

import pytest
from sqlalchemy import delete, text, update

from app.config import settings_from_environment
from app.store.office_models import LedgerDetail, LedgerLine
from app.store.opened import Store, open_store
from app.store.tombstones import LINE, Grave, bury
from app.store.verification import Broken
from app.workflow.office.verified import WRONG
from tests.command_line.terminal import Teczka
from tests.store.matters import CLERK, PROGRAMME

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def store(teczka: Teczka) -> Iterator[Store]:
    """The store of the commands with seven lines, of which the database allows changes."""
    opened = open_store(settings_from_environment())
    for _ in range(7):
        opened.ledger.record(PROGRAMME, CLERK, "register_exported")
    with opened.shelf.database.writing() as session:
        session.execute(text("DROP TRIGGER ledger_no_UPDATE"))
        session.execute(text("DROP TRIGGER ledger_no_DELETE"))
    yield opened
    opened.close()


def test_an_untouched_ledger_leaves_with_0(teczka: Teczka, store: Store) -> None:
    answered = teczka("audit", "verify")
    assert (answered.code, answered.err) == (0, "")
    assert answered.out == f"Dziennik biura jest nienaruszony. Sprawdzono: 7{NBSP}wierszy.\n"


def test_an_office_without_a_deed_has_nothing_broken(teczka: Teczka) -> None:
    answered = teczka("audit", "verify")
    assert (answered.code, f"0{NBSP}wierszy" in answered.out) == (0, True)


def test_erased_details_are_told_and_leave_with_0(teczka: Teczka, store: Store) -> None:
    with store.shelf.database.writing() as session:
        for number in (1, 2):
            bury(session, store.keyed_hash, PROGRAMME, "erasure-1", [Grave(LINE, str(number), 1)])
        session.execute(delete(LedgerDetail).where(LedgerDetail.ledger_id <= 2))
    answered = teczka("audit", "verify")
    assert answered.code == 0
    assert f"2{NBSP}wiersze. To nie jest błąd." in answered.out


def test_every_broken_line_is_named_and_leaves_with_1(teczka: Teczka, store: Store) -> None:
    with store.shelf.database.writing() as session:
        session.execute(update(LedgerLine).where(LedgerLine.id == 2).values(event="signed_in"))
        session.execute(delete(LedgerDetail).where(LedgerDetail.ledger_id > 4))
        session.execute(delete(LedgerLine).where(LedgerLine.id > 4))
    answered = teczka("audit", "verify")
    assert answered.code == 1
    told = answered.out.splitlines()
    assert told[1:3] == [
        f"  wiersz{NBSP}2: treść zmieniono po zapisaniu",
        f"  wiersze{NBSP}5–7: brakuje na końcu dziennika",
    ]
    assert told[-1].startswith("Niczego w bazie nie poprawiaj.")


def test_every_fault_has_its_words() -> None:
    assert WRONG.keys() == set(Broken)
