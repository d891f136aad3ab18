"""What an erasure reaches: the person's own, what is shared, lines that quote them, and nobody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.dossier.control import Control, Draw, Drawn, Extent, Stratum
from app.dossier.erasure import Erasure
from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.dossier.traces import traces_of
from app.errors import ChangedMeanwhile, NotOnRecord
from app.store.erasing import FILES, Deed
from app.store.opened import Store
from app.store.reach import ERASE, Reach, Whose
from app.store.sweep import Sweep
from rules.case import Address, Person
from tests.store.matters import CLERK, PROGRAMME, a_matter

HOME = Address("ul. Zmyślona 17/3", "16-500", "Sejny")
HERS, SISTERS = f"{1:032x}", f"{2:032x}"
PERSON = Person("Kunegunda", "Niepowtarzalna", HOME, "87 555 77 31")
WHOSE = Whose(PROGRAMME, HERS, traces_of(HERS, (PERSON,), ()))


def typed(first_name: str) -> dict[str, dict[str, list[str]]]:
    said = {"first_name": first_name, "last_name": "Niepowtarzalna", "street": HOME.street}
    return {"uczestnik": {name: [value] for name, value in said.items()}}


@pytest.fixture
def two(store: Store) -> Store:
    """Two sisters at one address, each with two lines."""
    for number, name in ((1, "Kunegunda"), (2, "Bogumiła")):
        kept = store.matters.add(a_matter(number, answers=typed(name)), CLERK, "matter.opened")
        moved = replace(kept, accessible_form=f"adres: {HOME.street}")
        store.matters.save(moved, CLERK, "matter.changed", "u sióstr")
    return store


def certificate(reach: Reach) -> Erasure:
    told = (PROGRAMME, HERS, 2032, date(2032, 1, 2), "czas minął", "B5", 5, "a", "b")
    return Erasure("e" * 32, *told, counts=reach.counts, left=reach.left)


def erase(store: Store) -> Erasure:
    wish = store.wishes.ask(ERASE, PROGRAMME, "order", "a1", {FILES: []})
    erasure = store.erasing.erase(WHOSE, certificate, Deed(CLERK, "dossier.erased", wish.id))
    store.erasing.clear(wish.id)
    store.erasing.finish()
    return erasure


def test_a_sister_at_the_same_address_keeps_her_lines(two: Store) -> None:
    two.ledger.record(PROGRAMME, CLERK, "list.exported", f"lista, także {HOME.street}")
    two.ledger.record(
        PROGRAMME, CLERK, "paper.shown", "pomylono z Kunegundą Niepowtarzalną", record_id=SISTERS
    )
    erasure = erase(two)
    assert dict(erasure.left) == {"matter": 1}
    lines = {line.number: line for line in two.ledger.lines(PROGRAMME)}
    assert [number for number in range(1, 7) if lines[number].erased] == [1, 2, 5, 6]
    assert two.ledger.verify().sound
    assert two.matters.get(PROGRAMME, SISTERS).version == 2


def test_erased_again_or_by_another_wish_it_is_kept_once(two: Store) -> None:
    erase(two)
    with pytest.raises(ChangedMeanwhile):
        erase(two)
    assert len(two.erasures.all(PROGRAMME)) == 1
    assert two.ledger.verify().sound


def test_a_deed_done_between_looking_and_erasing_is_reached_too(
    two: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = two.erasing.look

    def slow(whose: Whose, sweep: Sweep | None) -> Reach:
        seen = look(whose, sweep)
        two.ledger.record(PROGRAMME, CLERK, "list.exported", "dla Kunegundy Niepowtarzalnej")
        return seen

    monkeypatch.setattr(two.erasing, "look", slow)
    erasure = erase(two)
    assert erasure.counts["ledger_detail"] == 3
    assert two.ledger.lines(PROGRAMME)[-5].erased


def test_nothing_comes_back_by_a_deed_that_was_under_way(two: Store) -> None:
    """Whoever looked just before the dossier went would else keep a paper or an entry of it just after."""
    told = (RequestKind.COPY, RequestState.OPEN, date(2032, 1, 2), "Kunegunda", "dowód")
    asked = DataRequest("f" * 32, PROGRAMME, HERS, *told)
    erase(two)
    with pytest.raises(NotOnRecord):
        two.data_requests.add(asked, CLERK, "request.received")
    assert two.data_requests.all(PROGRAMME) == ()
    two.data_requests.add(replace(asked, matter_id=SISTERS), CLERK, "request.received")


def test_what_a_control_drew_stays_drawn(two: Store) -> None:
    drawn = Drawn(Stratum.ALL, (HERS, SISTERS), "0" * 64, (HERS,))
    draw = Draw(1, "ziarno", False, datetime(2031, 5, 5, tzinfo=UTC), "Ignacy Wymyślony", (drawn,))
    control = Control(
        *("c" * 32, PROGRAMME, "kontrola", "urząd", date(2031, 5, 5), date(2031, 5, 9)),
        *("a1", Extent.SAMPLE),
        draws=(draw,),
    )
    kept = two.controls.add(control, CLERK, "control.sampled")
    erasure = erase(two)
    assert two.controls.get(PROGRAMME, control.id) == kept
    assert dict(erasure.left) == {"matter": 1}
    assert not two.ledger.lines(PROGRAMME, control.id)[0].erased
