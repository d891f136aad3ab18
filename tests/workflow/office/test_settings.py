"""What an office may set, and what the law does not leave to it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from app.errors import ChangedMeanwhile, DeedRefused, UploadRefused
from app.matters.office import OfficeSettings, Signatory
from app.matters.rights import Role
from app.store.opened import Store, open_store
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from app.workflow.office.settings import LIMIT_NAMES, Setting, limits_of_edition
from rules.application.limits import LIMITS
from rules.programme import load_programme
from tests.matters.builders import SEJNY, an_actor
from tests.workflow.batches.stand_in import settings_in

ADMINISTRATOR = an_actor(Role.ADMINISTRATOR)
WANTED = OfficeSettings(
    SEJNY,
    header=("Ośrodek Przykładowy",),
    signatory=Signatory("Jan Niby-Podpisany", "kierownik"),
    number_pattern="PS.{nr:03}.{rok}",
    lower_limits=(("limit_severe", Decimal(600)),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(settings_in(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def setting(store: Store) -> Setting:
    return Setting(Desk(store))


def a_logo() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 20), "teal").save(written, "PNG")
    return written.getvalue()


def test_settings_are_kept_with_their_version_and_a_line(setting: Setting, store: Store):
    kept = setting.save(ADMINISTRATOR, WANTED)
    assert kept == replace(WANTED, version=1) == store.office_settings.get(SEJNY, SEJNY)
    assert store.ledger.lines(SEJNY, SEJNY)[0].event == Event.SETTINGS_CHANGED
    with pytest.raises(ChangedMeanwhile):
        setting.save(ADMINISTRATOR, WANTED)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((("limit_severe", Decimal("720.5")),), "wyższy niż w edycji"),
        ((("limit_of_nobody", Decimal(1)),), "nie podaje takiego limitu"),
    ],
)
def test_a_limit_above_the_edition_s_is_refused_with_its_clause(
    setting: Setting, limits: tuple[tuple[str, Decimal], ...], said: str
):
    with pytest.raises(DeedRefused, match=said) as refusal:
        setting.save(ADMINISTRATOR, replace(WANTED, lower_limits=limits))
    assert all(refusal.value.clauses)


def test_a_limit_as_high_as_the_edition_s_is_idle_and_allowed(setting: Setting):
    most = (("limit_severe", Decimal(720)),)
    assert setting.save(ADMINISTRATOR, replace(WANTED, lower_limits=most)).lower_limits == most


def test_numbers_and_days_that_make_no_sense_are_refused(setting: Setting):
    with pytest.raises(DeedRefused, match="brakuje kolejnego numeru"):
        setting.save(ADMINISTRATOR, replace(WANTED, number_pattern="PS.{rok}"))
    for days in (0, 61):
        with pytest.raises(DeedRefused, match="od 1 do 60 dni"):
            setting.save(ADMINISTRATOR, replace(WANTED, completion_days=days))


def test_a_logo_is_redrawn_described_and_outlives_other_settings(setting: Setting):
    first = setting.save(ADMINISTRATOR, WANTED)
    with_logo = setting.set_logo(ADMINISTRATOR, first, a_logo(), " Herb Sejn ")
    assert with_logo.logo.startswith(b"\x89PNG")
    assert with_logo.logo_text == "Herb Sejn"
    saved = setting.save(ADMINISTRATOR, replace(WANTED, version=with_logo.version))
    assert saved.logo == with_logo.logo
    renamed = setting.set_logo(ADMINISTRATOR, saved, b"", "Herb miasta")
    assert (renamed.logo, renamed.logo_text) == (with_logo.logo, "Herb miasta")
    without = setting.remove_logo(ADMINISTRATOR, renamed)
    assert (without.logo, without.logo_text) == (b"", "")
    with pytest.raises(UploadRefused, match="Wybierz plik"):
        setting.set_logo(ADMINISTRATOR, without, b"", "Herb")
    with pytest.raises(DeedRefused, match="Opisz logo"):
        setting.set_logo(ADMINISTRATOR, without, a_logo(), " ")


def test_a_clerk_sets_nothing(setting: Setting):
    with pytest.raises(DeedRefused, match="uprawnień"):
        setting.save(an_actor(), WANTED)


@pytest.mark.parametrize("slug", ["sejny_2026", "wiazowna_2026", "ngo_2024"])
def test_every_limit_of_every_edition_has_its_name(slug: str):
    assert set(limits_of_edition(load_programme(slug))) <= set(LIMIT_NAMES) == set(LIMITS)
