import pytest

from app.config import Settings
from app.errors import DraftNotFound
from app.store.bundles import Printed
from app.store.opened import Store
from tests.store.builders import NAME, SQLITE_ONLY, TurnableClock, every_byte

CODE = "K7MX-3T9P"
ANSWERS = {"person": {"name": [NAME]}}
PROGRAMME = "wiazowna_2026"


@pytest.mark.parametrize("typed", [CODE, "k7mx 3t9p", " K7MX3T9P ", "k7mx–3t9p", "Ｋ7MX-3T9P"])
def test_a_code_brings_back_what_was_printed(
    store: Store, draft_id: str, clock: TurnableClock, typed: str
) -> None:
    store.bundles.put(CODE, draft_id, PROGRAMME, NAME, ANSWERS)
    expected = Printed(CODE, NAME, clock(), ANSWERS, draft_id)
    assert store.bundles.find(PROGRAMME, typed) == expected


def test_answers_changed_since_stay_as_printed(store: Store, draft_id: str) -> None:
    store.bundles.put(CODE, draft_id, PROGRAMME, NAME, store.drafts.answers(draft_id))
    store.drafts.save_page(draft_id, "person", {"name": ["Jan Późniejszy"]})
    found = store.bundles.find(PROGRAMME, CODE)
    assert found is not None
    assert found.answers == ANSWERS


def test_nothing_of_another_programme_or_code_is_found(store: Store, draft_id: str) -> None:
    store.bundles.put(CODE, draft_id, PROGRAMME, NAME, ANSWERS)
    assert store.bundles.find("sejny_2026", CODE) is None
    for code in ("K7MX-3T9Q", "", "K7MX"):
        assert store.bundles.find(PROGRAMME, code) is None
    assert store.bundles.of_programme("sejny_2026") == ()


def test_every_printing_is_a_bundle_of_its_own(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    for code in (CODE, "ABCD-2346"):
        clock.turn(minutes=1)
        store.bundles.put(code, draft_id, PROGRAMME, NAME, ANSWERS)
    found = store.bundles.of_programme(PROGRAMME)
    assert [printed.code for printed in found] == ["ABCD-2346", CODE]


def test_a_deleted_draft_takes_its_bundles_along(store: Store, draft_id: str) -> None:
    store.bundles.put(CODE, draft_id, PROGRAMME, NAME, ANSWERS)
    store.drafts.delete(draft_id)
    assert store.bundles.of_programme(PROGRAMME) == ()
    with pytest.raises(DraftNotFound):
        store.bundles.put("ABCD-2346", draft_id, PROGRAMME, NAME, ANSWERS)


def test_a_draft_that_is_over_has_no_bundle_any_more(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    store.bundles.put(CODE, draft_id, PROGRAMME, NAME, ANSWERS)
    clock.turn(days=31)
    assert store.bundles.find(PROGRAMME, CODE) is None
    assert store.bundles.of_programme(PROGRAMME) == ()


@SQLITE_ONLY
def test_neither_code_nor_name_is_in_any_byte(
    store: Store, draft_id: str, settings: Settings
) -> None:
    store.bundles.put(CODE, draft_id, PROGRAMME, NAME, ANSWERS)
    kept = every_byte(settings.data)
    for secret in (CODE, CODE.replace("-", ""), NAME):
        assert secret.encode() not in kept
