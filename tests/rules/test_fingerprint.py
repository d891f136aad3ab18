"""Fingerprints of a programme: the same for the same data, others for other data, limits apart."""

from dataclasses import replace
from decimal import Decimal

from rules.fingerprint import fingerprints
from rules.programme import DATA, load_programme, programme_slugs, read_programme
from rules.verdict import Figure, Source

SEJNY = load_programme("sejny_2026")


def test_a_programme_read_twice_has_the_same_and_each_programme_its_own() -> None:
    again = read_programme(DATA / "programmes" / "sejny_2026.yaml")
    assert fingerprints(again) == fingerprints(SEJNY)
    data = {fingerprints(load_programme(slug)).data for slug in programme_slugs()}
    assert len(data) == len(programme_slugs())


def test_local_limits_change_their_own_fingerprint_alone() -> None:
    figure = Figure("limit_severe", Decimal(500), "hours_a_year", Source("Ustawienia biura"))
    lowered = replace(SEJNY, local_limits={"limit_severe": figure})
    assert fingerprints(lowered).data == fingerprints(SEJNY).data
    assert fingerprints(lowered).limits != fingerprints(SEJNY).limits


def test_any_figure_of_the_edition_changes_the_fingerprint_of_data() -> None:
    for name, figure in SEJNY.edition.figures.items():
        figures = {**SEJNY.edition.figures, name: replace(figure, unit="x")}
        other = replace(SEJNY, edition=replace(SEJNY.edition, figures=figures))
        assert fingerprints(other).data != fingerprints(SEJNY).data, name
        assert fingerprints(other).limits == fingerprints(SEJNY).limits
