"""One pass for many finds of each what looking for them alone finds, whatever is written after it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.config import Settings
from app.dossier.control import Control, Draw, Drawn, Extent, Stratum
from app.dossier.erasure import Erasure
from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.dossier.retention import Hold
from app.dossier.traces import traces_of
from app.matters.rights import Role
from app.months.month_file import (
    Edition,
    HandedContent,
    MonthFile,
    MonthState,
    Part,
    Remark,
)
from app.store.erasing import FILES, Deed
from app.store.opened import Store, open_store
from app.store.reach import ERASE, Reach, Whose
from app.store.speaking import Everywhere
from app.store.sweep import Sweep
from rules.case import Address, Person
from rules.diary import YearMonth
from tests.matters.builders import a_proposal, a_session, an_actor
from tests.months.builders import an_entry
from tests.store.matters import a_matter

HOME, COTTAGE, NEW_HOME = "ul. Zmyślona 17/3", "Wólka 3", "al. Nieistniejąca 4"
PEOPLE = (
    Person("Kunegunda", "Niepowtarzalna", Address(HOME), "87 555 77 31"),
    Person("Bogumiła", "Niepowtarzalna", Address(HOME), "87 555 77 31"),
    Person("Zofia", "Pozorna", Address(COTTAGE), "", "zofia@nigdzie.example"),
    Person("Jan", "Pozorny", Address(HOME), "22 555 00 10"),
)
PESELS = ("80051712345", "80051712352", "", "80051712345")
SAID = (
    "rozmowa z panią Kunegundą Niepowtarzalną",
    "Niepowtarzalnej przyznano. Jan Pozorny czeka.",
    f"listy na {HOME}, także {COTTAGE}",
    f"nowy adres: {NEW_HOME}",
    "tel. 87-555-77-31, zofia@nigdzie.example",
    "nr 80051712345",
    "nikogo nie dotyczy",
)
FOR_THIS_TEST = an_actor(Role.CLERK)
PROGRAMMES = (f"programme_{number}" for number in count())
NEVER: Callable[[], bool] = lambda: False  # noqa: E731 - as jobs have it


@dataclass
class Programme:
    """A programme of its own in a store that many tests share; ids have the programme's number in them."""

    store: Store
    slug: str
    made: int = 0

    def id(self) -> str:
        self.made += 1
        return f"{self.slug}-{self.made}"

    def matter_id(self, who: int) -> str:
        return f"{self.slug}-m{who}"

    def whose(self, who: int, *, moved: bool = False) -> Whose:
        people = [PEOPLE[who], replace(PEOPLE[who], address=Address(NEW_HOME))]
        mine = self.matter_id(who)
        return Whose(self.slug, mine, traces_of(mine, people[: 1 + moved], [PESELS[who]]))

    def open(self, who: int) -> None:
        person = PEOPLE[who]
        told = {"first_name": person.first_name, "last_name": person.last_name}
        typed = {name: [value] for name, value in told.items()}
        answers = {"uczestnik": {**typed, "street": [person.address.street]}}
        matter = a_matter(1, id=self.matter_id(who), programme=self.slug, answers=answers)
        self.store.matters.add(matter, FOR_THIS_TEST, "matter.opened")

    def do(self, deed: str, who: int, other: int, said: str) -> None:
        DEEDS[deed](self, self.matter_id(who), self.matter_id(other), said)


def _note(at: Programme, who: str, other: str, said: str) -> None:
    at.store.ledger.record(at.slug, FOR_THIS_TEST, "x.y", f"{said} {other}", record_id=who)


def _change(at: Programme, who: str, other: str, said: str) -> None:
    matter = at.store.matters.get(at.slug, who)
    at.store.matters.save(
        replace(matter, accessible_form=f"{said} {other}"), FOR_THIS_TEST, "x.y", said
    )


def _request(at: Programme, who: str, other: str, said: str) -> None:
    told = (RequestKind.COPY, RequestState.OPEN, date(2032, 1, 2), said, f"zamiast {other}")
    at.store.data_requests.add(DataRequest(at.id(), at.slug, who, *told), FOR_THIS_TEST, "x.y")


def _session(at: Programme, who: str, other: str, said: str) -> None:
    held = a_session(
        id=at.id(),
        programme=at.slug,
        agenda=(who, other),
        proposals=(a_proposal(who), a_proposal(other, note=said)),
        notes=f"{said}. Zamknięto.",
        version=0,
    )
    at.store.sessions.add(held, FOR_THIS_TEST, "x.y", said)


def _minutes(at: Programme, who: str, other: str, said: str) -> None:
    for held in at.store.sessions.all(at.slug)[:1]:
        at.store.sessions.save(replace(held, notes=f"{said}. {who}"), FOR_THIS_TEST, "x.y")


def _month(at: Programme, who: str, other: str, said: str) -> None:
    of, part = YearMonth(2026, 1), Part.MAIN
    entries = tuple(
        an_entry(
            "2026-01-05 08:00", "2026-01-05 10:00", matter_id=each, id=at.id(), programme=at.slug
        )
        for each in (who, other)
    )
    at.store.entries.add_all(entries, FOR_THIS_TEST, "x.y", said)
    remarks = (Remark(said, entries[0].id), Remark(f"Popraw. {said}."))
    edition = Edition(1, "AB", date(2026, 1, 30), Decimal(1), Decimal(0), remarks=remarks)
    file = MonthFile(at.id(), at.slug, "a1", of, part, MonthState.ACCEPTED, (edition,))
    at.store.month_files.add(file, FOR_THIS_TEST, "x.y")
    content = HandedContent(at.id(), at.slug, "a1", of, part, 1, entries)
    at.store.handed_contents.add(content, FOR_THIS_TEST, "x.y")


def _hold(at: Programme, who: str, other: str, said: str) -> None:
    kept = at.store.retentions.get(at.slug, at.slug)
    holds = (*kept.holds, Hold(f"{said} {other}", date(2032, 1, 2), "x", who))
    at.store.retentions.save(replace(kept, holds=holds), FOR_THIS_TEST, "x.y")


def _control(at: Programme, who: str, other: str, said: str) -> None:
    drawn = Drawn(Stratum.ALL, (who, other), "0" * 64, (who,))
    draw = Draw(1, "ziarno", False, datetime(2031, 5, 5, tzinfo=UTC), said, (drawn,))
    days = (date(2031, 5, 5), date(2031, 5, 9))
    told = ("kontrola", said, *days, "a1", Extent.SAMPLE)
    at.store.controls.add(Control(at.id(), at.slug, *told, draws=(draw,)), FOR_THIS_TEST, "x.y")


DEEDS: Mapping[str, Callable[[Programme, str, str, str], None]] = {
    "note": _note,
    "change": _change,
    "request": _request,
    "session": _session,
    "minutes": _minutes,
    "month": _month,
    "hold": _hold,
    "control": _control,
}
WHO = st.integers(0, len(PEOPLE) - 1)
DONE = st.tuples(st.sampled_from(sorted(DEEDS)), WHO, WHO, st.sampled_from(SAID))
EVERYBODY = tuple(range(len(PEOPLE)))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("swept")
    opened = open_store(Settings(data=folder / "data", generated=folder / "generated"))
    yield opened
    opened.close()


def begun(shared: Store, deeds: Sequence[tuple[str, int, int, str]]) -> Programme:
    at = Programme(shared, next(PROGRAMMES))
    for who in EVERYBODY:
        at.open(who)
    for deed in deeds:
        at.do(*deed)
    return at


def swept(at: Programme) -> Sweep:
    sweep = at.store.erasing.sweep(at.slug, [at.whose(who) for who in EVERYBODY], NEVER)
    assert sweep is not None
    return sweep


def erase(at: Programme, whose: Whose, sweep: Sweep) -> Erasure:
    wish = at.store.wishes.ask(ERASE, at.slug, "order", "a1", {FILES: []})
    told = (at.slug, whose.matter_id, 2032, date(2032, 1, 2), "czas minął", "B5", 5, "a", "b")

    def certified(reach: Reach) -> Erasure:
        return Erasure(at.id(), *told, counts=reach.counts, left=reach.left)

    return at.store.erasing.erase(
        whose, certified, Deed(FOR_THIS_TEST, "dossier.erased", wish.id), sweep
    )


@settings(max_examples=15, deadline=None)  # each writes a programme
@given(st.lists(DONE, max_size=10), st.lists(DONE, max_size=6), WHO, WHO)
def test_of_each_the_same_is_found_as_of_them_alone(shared, before, after, moved, first):
    """After the pass somebody moves, others do deeds, and one after another is erased."""
    at = begun(shared, before)
    sweep, look = swept(at), at.store.erasing.look
    for deed in after:
        at.do(*deed)
    for gone in sorted(EVERYBODY, key=lambda who: (who != first, who)):
        whose = at.whose(gone, moved=gone == moved)
        alone = look(whose)
        assert look(whose, sweep) == alone
        erasure = erase(at, whose, sweep)
        assert (dict(erasure.counts), dict(erasure.left)) == (dict(alone.counts), dict(alone.left))
    assert at.store.ledger.verify().sound


def test_who_was_swept_for_is_not_looked_for_everywhere(
    shared: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds = [("note", 1, 0, SAID[0]), ("session", 0, 1, SAID[1]), ("request", 2, 0, SAID[4])]
    at = begun(shared, deeds)
    sweep, look = swept(at), shared.erasing.look
    alone = look(at.whose(0))
    assert (len(alone.told.shared), dict(alone.left)) == (1, {"data_request": 1, "matter": 2})
    monkeypatch.delattr(Everywhere, "records")
    assert look(at.whose(0), sweep) == alone
    at.do("minutes", 0, 0, SAID[1])
    assert look(at.whose(0), sweep).told.shared != alone.told.shared
    with pytest.raises(AttributeError):
        look(at.whose(0, moved=True), sweep)
    at.do("request", 0, 1, SAID[6])  # a record of her own that nobody looked for
    with pytest.raises(AttributeError):
        look(at.whose(0), sweep)


def test_a_pass_told_to_stop_is_none(shared: Store) -> None:
    at = begun(shared, [])
    everybody = [at.whose(who) for who in EVERYBODY]
    assert shared.erasing.sweep(at.slug, everybody, lambda: True) is None
