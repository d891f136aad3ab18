"""What a check finds is kept and told once; a check that is stopped goes on; damage has names."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.errors import DeedRefused
from app.matters.rights import Actor, Role
from app.store import kinds
from app.store.claims import Claim, Room
from app.store.dossier_models import ScanPageRow, ScanRow, Wish
from app.store.fixity import Damage
from app.store.integrity_report import Found
from app.store.models import SealedRow
from app.store.office_models import Record
from app.store.opened import Store, open_store
from app.store.records import Kind
from app.store.rotation import SEALED
from app.store.wishes import WishState
from app.workflow.integrity.checking import KIND, Checking
from app.workflow.integrity.naming import KINDS, Naming
from app.workflow.integrity.overview import Overviews
from app.workflow.integrity.watching import Watching
from app.workflow.integrity.words import looked_at, notes, verdict
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.store.builders import SQLITE_ONLY, TurnableClock
from tests.store.full_store import a_furnished_folder, copied, every_claim, path_of
from tests.store.matters import CLERK, PROGRAMME

pytestmark = SQLITE_ONLY
NBSP = "\N{NO-BREAK SPACE}"
AUDITOR = Actor("a7", "Rewa Rewizyjna", frozenset({Role.AUDITOR}), frozenset({PROGRAMME}))
ADMINISTRATOR = Actor(
    "a8", "Adam Zmyślony", frozenset({Role.ADMINISTRATOR}), frozenset({PROGRAMME})
)


def never() -> bool:
    return False


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_folder(tmp_path_factory.mktemp("furnished"))


@pytest.fixture
def store(furnished: Path, tmp_path: Path, clock: TurnableClock) -> Iterator[Store]:
    opened = open_store(copied(furnished, tmp_path), clock)
    yield opened
    opened.close()


@pytest.fixture
def checking(store: Store) -> Checking:
    return Checking(store, Desk(store), days=30)


def _spoil(store: Store, room: Room = Room.ARCHIVE) -> Claim:
    claim = next(each for each in every_claim(store) if each.room is room)
    path = path_of(store, claim)
    path.write_bytes(path.read_bytes() + b"x")
    return claim


def _told(store: Store) -> list[str]:
    """Notes of the ledger's lines about checks, the oldest first."""
    lines = store.ledger.lines(PROGRAMME)
    return [line.note for line in lines if line.event == Event.FIXITY_CHECKED][::-1]


def test_a_check_asked_for_is_told_done_and_kept(store: Store, checking: Checking) -> None:
    checking.ask(CLERK, PROGRAMME)
    checking.ask(CLERK, PROGRAMME)  # under way already
    assert _told(store) == ["sprawdzenie wszystkiego"]
    wish = checking.under_way()
    assert wish is not None
    assert (wish.done, wish.total > 20) == (0, True)
    assert checking.last() is None
    checking.go_on(never)
    assert checking.under_way() is None
    last = checking.last()
    assert last is not None
    assert last[1].sound
    assert (last[0].done, last[1].files) == (wish.total + 1, len(every_claim(store)))  # + the wish


def test_who_may_not_look_into_the_audit_asks_for_none(store: Store, checking: Checking) -> None:
    commission = Actor("a9", "Ola Obca", frozenset({Role.COMMISSION}), frozenset({PROGRAMME}))
    with pytest.raises(DeedRefused):
        checking.ask(commission, PROGRAMME)
    with pytest.raises(DeedRefused):
        Overviews(checking).of(commission, PROGRAMME)
    assert checking.under_way() is None


def test_a_check_that_is_stopped_goes_on_where_it_was(store: Store, checking: Checking) -> None:
    checking.ask(CLERK, PROGRAMME)
    looks = iter([False] * 5 + [True] * 3)
    checking.go_on(lambda: next(looks))
    half = checking.under_way()
    assert half is not None
    assert 0 < half.done < half.total
    again = Checking(store, checking.desk, checking.days)  # as another process would
    again.go_on(never)
    last = again.last()
    assert last is not None
    assert last[1].files == len(every_claim(store))


def test_damage_is_told_the_first_time_it_is_found(
    store: Store, checking: Checking, clock: TurnableClock, caplog: pytest.LogCaptureFixture
) -> None:
    claim, letter = _spoil(store), _spoil(store, Room.LETTERS)
    with caplog.at_level(logging.ERROR):
        checking.ask(CLERK, PROGRAMME)
        checking.go_on(never)
    assert _told(store)[1:] == ["uszkodzone: 1", "uszkodzone: 1"]  # the paper, and the letter
    assert claim.name not in caplog.text
    assert "bin/teczka archive check" in caplog.text
    for _ in range(2):
        clock.turn(days=8)
        checking.share_of_today(never)
        checking.whole_week()
        checking.go_on(never)
    assert len(_told(store)) == 3
    path = path_of(store, letter)
    path.unlink()
    clock.turn(days=8)
    checking.whole_week()
    checking.go_on(never)
    assert _told(store)[3:] == ["uszkodzone: 1"]  # it is worse now


def test_the_rest_is_gone_through_once_a_week(
    store: Store, checking: Checking, clock: TurnableClock
) -> None:
    checking.whole_week()
    wish = checking.under_way()
    assert wish is not None
    checking.go_on(never)
    assert _told(store) == []  # nobody asked, and nothing was found
    for days, asked in ((6, False), (1, True)):
        clock.turn(days=days)
        checking.whole_week()
        assert (checking.under_way() is not None) == asked
    checking.go_on(never)
    assert len(store.wishes.of_programme("", KIND)) == 1  # the earlier one is over


def test_a_share_of_the_archive_is_looked_at_every_day(
    store: Store, checking: Checking, clock: TurnableClock
) -> None:
    clock.turn(days=5)
    checking.share_of_today(never)
    seen = [each for each in store.archive.all() if each.checked_at == clock.now]
    assert len(seen) == 1
    checking.share_of_today(lambda: True)
    clock.turn(days=60)
    checking.share_of_today(never)
    assert {each.checked_at for each in store.archive.all()} == {clock.now}


def test_a_check_whose_own_row_is_damaged_is_given_up_and_asked_anew(
    store: Store, checking: Checking
) -> None:
    checking.ask(CLERK, PROGRAMME)
    with store.shelf.database.writing() as session:
        session.execute(update(Wish).where(Wish.kind == KIND).values(sealed=b"\x01" + b"x" * 40))
    assert checking.under_way() is None
    checking.go_on(never)
    assert store.wishes.unfinished(KIND) == []
    checking.ask(CLERK, PROGRAMME)
    checking.go_on(never)
    assert checking.last() is not None


def test_things_are_named_for_whoever_may_read_and_counted_for_others(
    store: Store, checking: Checking
) -> None:
    overviews = Overviews(checking)
    assert overviews.of(CLERK, PROGRAMME).sound
    assert overviews.damaged(PROGRAMME) == 0
    _spoil(store)
    _spoil(store, Room.LETTERS)
    checking.ask(CLERK, PROGRAMME)
    checking.go_on(never)
    for actor in (CLERK, AUDITOR):
        known = overviews.of(actor, PROGRAMME)
        assert (len(known.here), known.elsewhere, known.sound) == (2, 0, False)
        assert known.here[0].words.startswith("dokument „Karta zgłoszenia”")
        assert f"teczka{NBSP}" in known.here[0].words
    blind = overviews.of(ADMINISTRATOR, PROGRAMME)
    assert (blind.here, blind.here_count) == ((), 2)
    elsewhere = Actor("a3", "Ewa", frozenset({Role.CLERK}), frozenset({"wiazowna_2026"}))
    other = overviews.of(elsewhere, "wiazowna_2026")
    assert (other.here, other.here_count, other.elsewhere) == ((), 0, 2)
    assert overviews.damaged(PROGRAMME) == 2


def _words(store: Store, *found: Found, titles: bool = True) -> list[str]:
    return [each.words for each in Naming(store).named(found, titles=titles)]


def test_a_page_of_a_scan_is_named_by_its_day_its_number_and_its_dossier(store: Store) -> None:
    matter = store.matters.all(PROGRAMME)[0]
    with store.shelf.database.writing() as session:
        session.scalars(select(ScanRow)).one().programme = PROGRAMME
        page = session.scalars(select(ScanPageRow)).one()
        page.subject, page.picture = matter.id, "f" * 64
        scan_id, number = page.scan_id, page.number
    expected = f"skan przyjęty 3{NBSP}marca 2026{NBSP}r., strona{NBSP}1, teczka{NBSP}1.2026"
    picture = Found(Room.ARCHIVE.place, ("f" * 64, scan_id), Damage.LOST)
    row = Found("scan_pages", (scan_id, str(number)), Damage.CHANGED)
    assert _words(store, picture, row) == [expected, expected]


def test_what_cannot_be_opened_is_named_all_the_same(store: Store) -> None:
    claim = next(each for each in every_claim(store) if each.room is Room.ARCHIVE)
    found = Found(Room.ARCHIVE.place, (claim.name, claim.owner), Damage.CHANGED)
    with store.shelf.database.writing() as session:
        session.execute(update(Record).values(sealed=b"\x01" + b"y" * 40))
    (words,) = _words(store, found)
    assert words.endswith("teczka, której numeru nie da się odczytać")
    assert "„" not in words
    gone = Found(Room.ARCHIVE.place, ("0" * 64, "nobody"), Damage.LOST)
    torn = Found("records", (), Damage.UNREADABLE)
    assert _words(store, gone, torn) == ["plik archiwum", "zapis"]


def _key(row: SealedRow, key: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(getattr(row, column.key)) for column in key)  # type: ignore[attr-defined] # columns know their key


def test_a_row_of_every_table_has_a_name_and_a_programme(store: Store) -> None:
    """Also of tables that are added later: what fills them in the tests is of the programme „x1”."""
    naming = Naming(store)
    nobodys = {"accounts", "secrets", "ledger_head", "wishes", "ledger_details"}
    for model, key in SEALED:
        with store.shelf.database.reading() as session:
            rows = [_key(row, key) for row in session.scalars(select(model))]
        table = model.__tablename__
        found = [Found(table, each, Damage.CHANGED) for each in rows]
        for named in naming.named(found, titles=True):
            assert not named.words.startswith("zapis,"), table
            assert named.words != "zapis", table
            assert named.programme in {PROGRAMME, "x1"} or table in nobodys, table


def test_every_kind_of_record_has_a_name() -> None:
    names = {each.name for each in vars(kinds).values() if isinstance(each, Kind)}
    assert names <= KINDS.keys()


def test_a_report_says_how_much_and_what_to_do(store: Store) -> None:
    report = store.integrity.whole()
    assert looked_at(report).startswith(f"Sprawdzono: {report.files}{NBSP}plik")
    assert verdict(report) == "Wszystko jest takie, jak zapisano."
    assert list(notes(report)) == []


def test_the_watch_checks_in_a_thread_of_its_own_when_woken(
    store: Store, checking: Checking
) -> None:
    watching = Watching(checking)
    watching.start()
    watching.start()
    checking.ask(CLERK, PROGRAMME)
    watching.wake()
    give_up = 200
    while store.wishes.unfinished(KIND) and give_up:
        watching._stopped.wait(0.05)
        give_up -= 1
    watching.stop()
    (wish,) = store.wishes.of_programme("", KIND, {WishState.DONE})
    assert wish.done > 0


def test_a_store_that_is_away_does_not_end_the_watch(
    store: Store,
    checking: Checking,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    watching = Watching(checking)
    failed: list[bool] = []

    def away(*_: object) -> None:
        failed.append(True)
        watching._stopped.set()
        raise OSError("quotes what it should not")

    monkeypatch.setattr(Checking, "go_on", away)
    watching.wake()
    watching._watch()
    assert failed
    assert "could not be checked: OSError" in caplog.text
    assert "quotes" not in caplog.text
