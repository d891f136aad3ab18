"""A rich dossier is erased: nothing of the person is in any byte, opened or not, and others lose nothing."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.dossier.dossier import Dossier
from app.dossier.erasure import OrderState
from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.dossier.scans import PageState
from app.errors import DeedRefused
from app.months.month_file import Part, file_id
from app.store.dossier_models import ScanPageRow
from app.store.erasing import Erasing
from app.store.files import Files
from app.store.office_models import Record
from app.store.speaking import Everywhere
from app.store.sweep import Sweep
from app.store.wishes import Wishes, WishState
from app.workflow.dossier.erasing_job import erasure_id
from app.workflow.dossier.retention import Retaining
from app.workflow.dossier.sweeps import Sweeps
from app.workflow.months.figures import open_figures
from app.workflow.office.desk import Seen
from tests.matters.builders import SEJNY
from tests.months.builders import ASSISTANT_ID, JAN, OTHER_ID, ZOFIA
from tests.store.searching import places_of
from tests.workflow.dossier.erased import (
    BECAUSE,
    BEFORE,
    CLERK,
    DUE,
    OTHER,
    House,
    Story,
    a_house,
    done,
    never,
    ordered,
    reopened,
    told,
)
from tests.workflow.dossier.rich import JANUARY, NEEDLES

EVERYWHERE = {
    "file of exports",
    "records matter",
    "records session",
    "records month",
    "records retention",
    "records data_request",
    "records lacks",
    "records kept_paper",
    "bundles",
    "printed_papers bundle",
    "printed_parts",
    "notes",
    "uploads",
    "file of letters",
    "file of archive",
    "ledger_details",
    "wishes export",
    "scans",
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    story = told(tmp_path_factory.mktemp("erased"))
    yield story
    story.house.store.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = a_house(tmp_path)
    yield made
    made.store.close()


def test_nothing_of_the_person_is_left_in_any_byte(story: Story) -> None:
    assert all(story.before.values()), "the search must find each of them, or it proves nothing"
    assert story.before["Kunegund"] >= EVERYWHERE
    assert {needle: places for needle, places in story.after.items() if places} == {}
    assert "open file" in story.log
    assert [needle for needle in NEEDLES if needle in story.log] == []


def test_no_page_of_the_database_or_its_log_holds_what_was_deleted(story: Story) -> None:
    data = story.house.rich.settings.data
    raw = b"".join(path.read_bytes() for path in sorted(data.glob("*.sqlite3*")))
    assert len(story.gone) > 20
    assert not [each for each in story.gone if each[-24:] in raw or each[:48] in raw]


def test_the_other_participants_dossier_is_the_same(story: Story) -> None:
    after, before = story.house.rich.dossier(JAN), story.other_before
    assert before.contents
    assert before.history
    assert _but_for_versions(after) == _but_for_versions(before)


def _but_for_versions(dossier: Dossier) -> Dossier:
    """What is handed in for several at once is a version more; the file of the month has the others' rows."""
    contents = tuple(replace(each, version=0) for each in dossier.contents)
    months = tuple(replace(each, version=0, editions=()) for each in dossier.months)
    return replace(dossier, contents=contents, months=months)


def test_cards_of_the_assistants_who_served_only_others_stay(story: Story) -> None:
    batches = story.house.store.batches
    every = batches.of_programme(SEJNY)
    cards = next(each for each in every if each.order.kind == "service_cards")
    own = file_id(SEJNY, OTHER_ID, JANUARY, Part.MAIN)
    assert [each.matter_id for each in batches.letters(cards.id)] == [own]


def test_the_ledger_stands_and_the_certificate_says_what_went(story: Story) -> None:
    verified = story.house.store.ledger.verify()
    assert verified.sound, verified.faults
    assert verified.erased
    certificate = story.certificate
    assert certificate.counts == story.preview.reach.counts
    assert certificate.counts["ledger_detail"] == len(verified.erased)
    assert certificate.case_number == "1.2026"
    assert (certificate.ordered_by, certificate.confirmed_by) == (CLERK.name, OTHER.name)
    assert certificate.backups_until == date(2032, 3, 31)
    assert certificate.id == erasure_id(SEJNY, ZOFIA)


def test_every_file_that_stays_is_whole(story: Story) -> None:
    report = story.house.store.integrity.whole()
    assert report.sound
    assert report.files
    assert report.strays == 0


def test_figures_add_up_without_the_one_who_was_erased(story: Story) -> None:
    year = open_figures(story.house.rich.desk).year(CLERK, SEJNY)
    assert set(year.participants) == {JAN}
    assert {line.matter_id for month in year.months for line in month.lines} == {JAN}


def test_what_others_dossiers_lack_stays_remembered(story: Story) -> None:
    with story.house.store.shelf.database.reading() as session:
        kept = session.scalars(select(Record.subject).where(Record.kind == "lacks")).all()
    assert kept == [JAN]


def test_what_others_share_goes_on_without_the_person(story: Story) -> None:
    rooms = story.house.store
    [content] = rooms.handed_contents.find(SEJNY, owner=ASSISTANT_ID)
    assert [each.matter_id for each in content.entries] == [JAN]
    [file] = rooms.month_files.find(SEJNY, owner=ASSISTANT_ID)
    said = [remark.text for remark in file.editions[0].remarks]
    assert said == ["Popraw sumę. [usunięto]", "Popraw godziny."]
    assert len(file.editions[0].checked) == 1
    [session] = rooms.sessions.all(SEJNY)
    assert session.agenda == (JAN,)
    assert session.notes == "[usunięto] Sprawę drugą odłożono."
    assert rooms.retentions.get(SEJNY, SEJNY).holds == ()
    assert (content.version, file.version, session.version) == (2, 2, 3)
    newest = rooms.ledger.lines(SEJNY, content.id, limit=1)[0]
    assert (newest.event, dict(newest.before), dict(newest.after)) == ("dossier.erased", {}, {})


def test_two_persons_are_needed_and_nothing_may_stand_in_the_way(house: House) -> None:
    _of_two_persons(house)
    _of_time_and_holds(house)
    _of_what_waits(house)


def _of_two_persons(house: House) -> None:
    erasures = house.erasures
    order = erasures.ask(CLERK, SEJNY, (ZOFIA,), BECAUSE)
    with pytest.raises(DeedRefused, match="inna osoba"):
        erasures.confirm(CLERK, Seen(SEJNY, order.id))
    _refused(house, "już wnioskuje")
    assert [each.matter.id for each in erasures.preview_year(CLERK, SEJNY, 2032).free] == [JAN]
    assert house.job.unfinished() == []
    assert erasures.withdraw(CLERK, Seen(SEJNY, order.id)).state is OrderState.WITHDRAWN
    with pytest.raises(DeedRefused, match="nie czeka"):
        erasures.confirm(OTHER, Seen(SEJNY, order.id))
    _refused(house, "wymienia osobę", "na prośbę p. Niepowtarzalnej")
    _refused(house, "dlaczego", " ")


def _of_time_and_holds(house: House) -> None:
    house.calendar.today = BEFORE
    _refused(house, "mija 1\xa0stycznia 2032")
    house.calendar.today = DUE
    retaining, seen = Retaining(house.rich.desk), Seen(SEJNY, SEJNY)
    held = retaining.hold(CLERK, seen, "spór w sądzie")
    _refused(house, "wstrzymane: spór w sądzie")
    retaining.lift(CLERK, seen, len(held.holds) - 1)


def _of_what_waits(house: House) -> None:
    store = house.store
    kind, state = RequestKind.COPY, RequestState.OPEN
    request = DataRequest("8" * 32, SEJNY, ZOFIA, kind, state, DUE, "x", "y")
    kept = store.data_requests.add(request, CLERK, "dossier.copy_requested")
    _refused(house, "czeka na odpowiedź")
    store.data_requests.save(replace(kept, state=RequestState.GRANTED), CLERK, "dossier.x")
    wish = store.wishes.ask("export", SEJNY, ZOFIA, "a1", {})
    _refused(house, "Trwa praca")
    store.wishes.end(wish.id, WishState.DONE)
    with store.shelf.database.writing() as session:
        page = session.get_one(ScanPageRow, ("5" * 32, 2))
        page.state = PageState.KNOWN.value
        page.sealed = store.shelf.cipher.seal(b"{}", *page.own_place)
    _refused(house, "strony innych osób")


def _refused(house: House, because: str, reason: str = BECAUSE) -> None:
    with pytest.raises(DeedRefused, match=because):
        house.erasures.ask(CLERK, SEJNY, (ZOFIA,), reason)


def test_a_year_is_one_order_and_a_hold_placed_since_keeps_its_dossier(house: House) -> None:
    preview = house.erasures.preview_year(CLERK, SEJNY, 2032)
    assert [each.matter.id for each in preview.free] == [ZOFIA, JAN]
    assert (preview.counts["matter"], preview.counts["service"]) == (2, 2)
    order = ordered(house, ZOFIA, JAN)
    Retaining(house.rich.desk).hold(CLERK, Seen(SEJNY, SEJNY), "kontrola", ZOFIA)
    done(house)
    ended = house.erasures.order(CLERK, SEJNY, order.id)
    assert ended.state is OrderState.DONE
    assert dict(ended.kept) == {ZOFIA: "Usuwanie jest wstrzymane: kontrola"}
    assert [matter.id for matter in house.store.matters.all(SEJNY)] == [ZOFIA]
    assert house.rich.dossier(ZOFIA).contents
    assert house.store.ledger.verify().sound


def test_an_order_of_two_looks_for_both_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered(house, ZOFIA, JAN)
    with monkeypatch.context() as nobody_looks_everywhere:
        nobody_looks_everywhere.delattr(Everywhere, "records")
        done(house)
    assert house.erasures.order(CLERK, SEJNY, order.id).state is OrderState.DONE
    assert house.store.matters.all(SEJNY) == ()
    assert not any(places_of(house.store, house.rich.settings, NEEDLES).values())
    assert house.store.ledger.verify().sound


def test_a_look_is_taken_for_so_many_and_then_for_the_next(house: House) -> None:
    order, sweeps = ordered(house, ZOFIA, JAN), Sweeps()
    first = sweeps.of(house.erasures, order, (ZOFIA, JAN), never)
    assert first is not None
    assert sweeps.of(house.erasures, order, (JAN,), never) is first
    sweeps.forget()
    assert sweeps.of(house.erasures, order, (JAN,), never) is None, "one is looked for alone"
    assert Sweeps(1).of(house.erasures, order, (ZOFIA, JAN), never) is None
    assert Sweeps().of(house.erasures, order, (ZOFIA, JAN), lambda: True) is None


def _killed(folder: Path, owner: type, name: str) -> None:
    """Erase in a process of its own, which is killed at the first call of this method."""
    process = os.fork()
    if process == 0:
        try:
            setattr(owner, name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            done(reopened(folder))
        finally:
            os._exit(1)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_killed_process_leaves_nothing_undone_or_done_twice(tmp_path: Path) -> None:
    house = a_house(tmp_path)
    order = ordered(house, ZOFIA, JAN)
    house.store.wishes.forget(SEJNY, order.id)  # killed between confirming and wishing
    house.store.close()
    for owner, name in (
        (Sweep, "catch_up"),
        (Erasing, "_rewrite_shared"),
        (Files, "delete"),
        (Wishes, "end"),
    ):
        _killed(tmp_path, owner, name)
    again = reopened(tmp_path)
    done(again)
    assert len(again.erasures.certificates(CLERK, SEJNY)) == 2
    assert not any(places_of(again.store, again.rich.settings, NEEDLES).values())
    assert again.store.ledger.verify().sound
    again.store.close()
