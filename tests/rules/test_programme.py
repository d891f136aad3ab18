from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rules import check
from rules.lint import lint
from rules.lint.problem import every_figure, every_source
from rules.loading import DataBroken
from rules.programme import (
    Need,
    Programme,
    Variant,
    in_force,
    load_programme,
    programme_slugs,
    read_programme,
)
from rules.vocabulary import Area, Document, Relation
from tests.builders import a_case
from tests.rules.offices import Office

EVERY = [load_programme(slug) for slug in programme_slugs()]
every_programme = pytest.mark.parametrize("programme", EVERY, ids=lambda p: p.slug)


def numbers(slug: str) -> dict[str, str]:
    return {name: entry.number for name, entry in load_programme(slug).attachments.items()}


def test_the_three_programmes_exist() -> None:
    assert programme_slugs() == ("ngo_2024", "sejny_2026", "wiazowna_2026")
    with pytest.raises(KeyError):
        load_programme("nowhere_2026")


def test_a_programme_is_read_once() -> None:
    assert load_programme("sejny_2026") is load_programme("sejny_2026")


def test_nobody_changes_a_programme_in_passing() -> None:
    programme = load_programme("sejny_2026")
    card = programme.attachments["service_card"]

    with pytest.raises(FrozenInstanceError):
        programme.slug = "other"  # type: ignore[misc]  # it must fail
    with pytest.raises(TypeError):
        programme.attachments["letter"] = card  # type: ignore[index]  # it must fail


def test_attachment_numbers_are_the_programme_s() -> None:
    assert numbers("wiazowna_2026") == {
        "application_card": "1",
        "activity_scope": "2",
        "guardian_acceptance": "3",
        "gdpr_clause_minister": "4",
        "gdpr_clause_organiser": "5",
        "service_card": "6",
        "mileage_log": "7",
        "ticket_log": "8",
        "taxi_log": "9",
    }
    assert set(numbers("sejny_2026").values()) == {""}
    assert {name: number for name, number in numbers("ngo_2024").items() if number} == {
        "application_card": "3",
        "activity_scope": "4",
        "service_card": "7",
    }


def test_figures_of_the_sources() -> None:
    sejny, wiazowna, ngo = (
        load_programme(slug) for slug in ("sejny_2026", "wiazowna_2026", "ngo_2024")
    )

    assert (sejny.places.value, sejny.money.value) == (10, Decimal("146181.00"))
    assert (ngo.money.value, ngo.grant.value) == (Decimal("3060000.00"), Decimal("3000000.00"))
    assert (wiazowna.window.opens, wiazowna.window.closes) == (
        date(2025, 12, 23),
        date(2026, 1, 9),
    )
    assert sejny.window is None
    assert ngo.commune is None
    assert [fact.text for fact in wiazowna.organiser.office_hours] == [
        "poniedziałek 8:00–18:00",
        "wtorek–piątek 8:00–16:00",
    ]
    assert ngo.edition.variant is Variant.NGO


def test_the_family_is_the_edition_s() -> None:
    only_2026 = {
        Relation.OTHER_COLLATERAL,
        Relation.SPOUSE_OTHER_ASCENDANT,
        Relation.SPOUSE_DESCENDANT,
        Relation.SPOUSE_COLLATERAL,
    }
    jst = load_programme("sejny_2026").edition.family.relations
    ngo = load_programme("ngo_2024").edition.family.relations

    assert jst == set(Relation) - {Relation.NONE}
    assert jst - ngo == only_2026


@every_programme
def test_every_figure_and_fact_has_a_source_the_programme_lists(programme: Programme) -> None:
    sources = dict(every_source(programme))

    assert len(sources) > 80
    for place, source in sources.items():
        assert source.document in programme.sources, place
        assert not source.confirmed or source.clause or source.quote, place


@every_programme
def test_what_is_not_established_is_empty_and_not_confirmed(programme: Programme) -> None:
    organiser = programme.organiser
    facts = [organiser.address, organiser.phone, organiser.email]
    facts += [organiser.data_protection_officer]
    for fact in facts:
        assert fact.text == ""
        assert not fact.source.confirmed


@every_programme
def test_every_paper_we_print_has_its_title(programme: Programme) -> None:
    for document in Document:
        if document not in {Document.CERTIFICATE_COPY, Document.COHABITANT_CERTIFICATE}:
            assert programme.attachments[document].title


@every_programme
def test_activities_cover_the_four_areas_with_unique_codes(programme: Programme) -> None:
    codes = [activity.code for activity in programme.activities]

    assert len(codes) == len(set(codes)) == 33
    assert {activity.area for activity in programme.activities} == set(Area)
    assert {"bathing", "walk"} <= set(codes)


@every_programme
def test_every_figure_was_compared_with_its_source_but_those_known_not_to_be(
    programme: Programme,
) -> None:
    unchecked = {(programme.slug, p.place) for p in lint(programme) if p.code == "figure-unchecked"}
    assert unchecked <= {("ngo_2024", "edition.figures.adult_from_age")}


@every_programme
def test_a_confirmed_figure_quotes_its_source(programme: Programme) -> None:
    for place, figure in every_figure(programme):
        assert figure.source.quote or not figure.source.confirmed, place


@every_programme
def test_quotes_are_words_and_marked_where_they_are_cut(programme: Programme) -> None:
    for place, source in every_source(programme):
        assert source.quote == " ".join(source.quote.split()), place
        assert source.quote.replace("[…]", "").count("…") == 0, place
        assert source.quote.strip("[…] .,") or not source.quote, place


@every_programme
def test_notes_speak_to_people_not_of_file_names(programme: Programme) -> None:
    for place, source in every_source(programme):
        assert "S00" not in source.note, place


def test_no_coordinator_is_named() -> None:
    assert "575" not in load_programme("ngo_2024").organiser.phone.text


def test_clauses_need_no_paper_number_where_the_source_has_none() -> None:
    required = {r.document: r.need for r in load_programme("sejny_2026").requirements}
    assert required[Document.GDPR_CLAUSE_MINISTER] is Need.OPTIONAL


def test_a_figure_changes_on_its_day(tmp_path: Path) -> None:
    office = Office(tmp_path)
    old = "values: [{from: 2026-01-01, value: 720}]"
    new = "values: [{from: 2026-01-01, value: 720}, {from: 2026-07-01, value: 700}]"
    programme = office.spoil(old, new, office.edition()).load()

    assert programme.edition.figures["limit_severe"].value == 720
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    assert in_force(programme.edition.history, june)["limit_severe"].value == 720
    assert in_force(programme.edition.history, july)["limit_severe"].value == 700
    spans = {span.since: span.hours for span in check(a_case(), programme).limit}
    assert spans == {date(2026, 1, 1): 720, july: 700}


def test_a_fourth_office_is_one_new_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    text = office.path.read_text(encoding="utf-8").replace("wiazowna_2026", "fikcja_2026")
    text = text.replace(
        "local_limits: {}",
        "local_limits:\n  limit_severe:\n    unit: hours_a_year\n"
        "    source: {document: FIKCJA, clause: § 1}\n"
        "    values: [{from: 2026-01-01, value: 300}]\n"
        "sources: {FIKCJA: Zarządzenie Ośrodka w Fikcji}\n"
        "activities: [{code: chess, area: social_life, label: gra w szachy}]",
    )
    office.slug = "fikcja_2026"
    office.path.write_text(text, encoding="utf-8")
    programme = office.load()

    assert [activity.code for activity in programme.activities] == ["chess"]
    assert programme.sources["FIKCJA"] == "Zarządzenie Ośrodka w Fikcji"
    assert programme.sources["S003"]
    [span] = check(a_case(), programme).limit
    assert span.hours == 300
    assert span.figure.source.document == "FIKCJA"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("slug: wiazowna_2026", "slug: other", r"wiazowna_2026\.yaml: slug: must be the file's"),
        ("edition: jst_2026", "edition: jst_1999", r"edition: there is no edition 'jst_1999'"),
        ("edition: jst_2026", "edition: [jst_2026]", "edition: there is no edition"),
        ("starts: 2026-01-01", "starts: soon", r"wiazowna_2026\.yaml: starts: expected date"),
        ("needs_reason: true", "", r"wiazowna_2026\.yaml: needs_reason: is missing"),
        ("commune:\n", "gmina:\n", r"gmina: no such key is known here"),
        ("need: required, when: always", "need: maybe, when: always", r"requirements\.0\.need"),
        ("document: application_card", "document: letter", r"requirements\.0\.document"),
        ("local_limits: {}", "local_limits: {limit_severe: 300}", r"local_limits\.limit_severe"),
        ("local_limits: {}", "local_limits: 300", r"local_limits: expected a mapping"),
        ("places: null", "places: {name: places, value: many, unit: persons, source: {document: S003}}",
         r"places: expected a number"),
        ("places: null", "places: {name: places, value: 5, unit: souls, source: {document: S003}}",
         r"places: the unit must be one of"),
        ("notes:\n", "activities: nowhere\nnotes:\n", r"activities: there is no file of activities"),
        ("notes:\n", "sources: all\nnotes:\n", r"sources: expected a mapping"),
        ("notes:\n", "activities: ../activities/since_2024\nnotes:\n", r"activities: there is no file"),
        ("notes:\n", "sources: {S003: Inny}\nnotes:\n", r"wiazowna_2026\.yaml: sources\.S003: already"),
        ('name: "', 'name: "A\nB"\nname: "', "is given twice"),
    ],
)  # fmt: skip
def test_a_careless_programme_file_is_refused_with_its_place(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    office = Office(tmp_path).spoil(old, new)
    with pytest.raises(DataBroken, match=message):
        office.load()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("[{value: x}]", r"\.yaml: local_rates\.hourly_cost: expected a number"),
        ("[{value: 1.0e+999999}]", r"\.yaml: local_rates\.hourly_cost: expected a number"),
        ("[{value: true}]", r"\.yaml: local_rates\.hourly_cost: expected a number"),
        ("[{value: 50, since: x}]", r"\.yaml: local_rates\.hourly_cost\.0\.since: no such key"),
        ("[{value: 50}, {value: 60}]", r"local_rates\.hourly_cost: two values begin on no day"),
        ("[{value: 1000000000000}]", r"local_rates\.hourly_cost: expected a number"),
        ("[{from: 2026-03-01, value: 5}, {from: 2026-03-01, value: 6}]", r"begin on 2026-03-01"),
    ],
)
def test_a_careless_local_rate_is_refused_with_its_place(
    values: str, message: str, tmp_path: Path
) -> None:
    entry = f"{{unit: zloty_per_hour, source: {{document: S003}}, values: {values}}}"
    rates = f"local_limits: {{}}\nlocal_rates: {{hourly_cost: {entry}}}"
    with pytest.raises(DataBroken, match=message):
        Office(tmp_path).spoil("local_limits: {}", rates).load()


def test_a_figure_just_below_what_is_too_much_is_read(tmp_path: Path) -> None:
    entry = "{unit: zloty_per_hour, source: {document: S003}, values: [{value: 999999999999}]}"
    rates = f"local_limits: {{}}\nlocal_rates: {{hourly_cost: {entry}}}"
    [figure] = Office(tmp_path).spoil("local_limits: {}", rates).load().local_rates["hourly_cost"]
    assert figure.value == 999_999_999_999


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("priorities: [alone_without_help,", "priorities: [first_come,", r"jst_2026\.yaml: priorities\.0"),
        ("minors_rule: under_majority_article_21", "minors_rule: none", r"minors_rule: expected under"),
        ("relations: [ascendant,", "relations: [friend,", r"family\.relations\.0"),
        ("  E6:", "  E99:", r"jst_2026\.yaml: clauses\.E6: is missing"),
        ("value: 840}", "value: wiele}", r"figures\.limit_severe_compound: expected a number"),
        ("values: [{from: 2026-01-01, value: 840}]", "values: 840", r"expected unit, source and values"),
        ("values: [{from: 2026-01-01, value: 840}]", "values: []", r"expected unit, source and values"),
        ("values: [{from: 2026-01-01, value: 840}]", "values: [{from: 2026-01-01, value: 840}, 480]",
         r"expected unit, source and values"),
        ("figures:\n", "figures: []\nother:\n", r"figures: expected a mapping"),
        ("activities_from: since_2024\n", "", r"activities: expected a list"),
        ("values: [{from: 2026-01-01, value: 840}]", "values: [{from: soon, value: 840}]",
         r"figures\.limit_severe_compound\.0\.valid_from: expected date"),
        ("law: [mileage_rates]", "law: [tram_fares]", r"jst_2026\.yaml: law: there is no law 'tram_fares'"),
        ("law: [mileage_rates]", "law: mileage_rates", r"jst_2026\.yaml: law: expected a list"),
        ("law: [mileage_rates]", "law: [[mileage_rates]]", r"jst_2026\.yaml: law\.0: expected str"),
        ("law: [mileage_rates]", "law: [mileage_rates, mileage_rates]", r"figures\.mileage_car_over_900"),
        ("sources:\n", "sources:\n  KM_2007: Inna tabela\n", r"jst_2026\.yaml: sources\.KM_2007: alr"),
    ],
)  # fmt: skip
def test_a_careless_edition_file_is_refused_with_its_place(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    office = Office(tmp_path)
    with pytest.raises(DataBroken, match=message):
        office.spoil(old, new, office.edition()).load()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sources:\n", "texts:\n", r"mileage_rates\.yaml: texts: no such key[\s\S]*sources: is missing"),
        ("figures:\n", "values:\n", r"mileage_rates\.yaml: figures: expected a mapping"),
        ("unit: zloty_per_km", "unit: zloty_per_mile", r"figures\.mileage_car_to_900: the unit"),
        ("value: 0.5214", "value: .nan", r"mileage_rates\.yaml"),
        ("from: 2007-11-14", "from: 2023-01-17", r"mileage_car_to_900: two values begin on 2023-01-17"),
        ('clause: "tabela, lit. a"', "klauzula: x", r"car_to_900\.0\.source\.klauzula: no such key"),
        ("sources:\n", "sources:\n  S003: Inny regulamin\n", r"jst_2026\.yaml: sources\.S003: already means"),
    ],
)  # fmt: skip
def test_a_careless_file_of_law_is_refused_with_its_place(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    office = Office(tmp_path)
    with pytest.raises(DataBroken, match=message):
        office.spoil(old, new, office.data / "law" / "mileage_rates.yaml").load()


def test_every_fault_of_the_figures_is_told_at_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.spoil("value: 840}", "value: wiele}", office.edition())
    office.spoil("value: 720}", "value: mniej}", office.edition())
    with pytest.raises(DataBroken, match=r"severe_compound: [\s\S]*limit_severe: expected"):
        office.load()


def test_the_law_is_part_of_every_edition_and_the_edition_s_figure_goes_before_it(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path)
    assert office.load().edition.figures["mileage_moped"].value == Decimal("0.42")
    assert "DZU_2023_5" in office.load().sources

    own = (
        "figures:\n  mileage_moped:\n    unit: zloty_per_km\n    source: {document: S003}\n"
        "    values: [{value: 0.40}]\n"
    )
    office.spoil("figures:\n", own, office.edition())
    assert office.load().edition.figures["mileage_moped"].value == Decimal("0.40")


def test_a_value_has_its_own_source_and_day_of_checking(tmp_path: Path) -> None:
    office = Office(tmp_path)
    new = (
        "values: [{from: 2026-01-01, value: 720}, {from: 2026-07-01, value: 700, "
        "checked_on: 2026-07-02, source: {document: S000, clause: x}}]"
    )
    office.spoil("values: [{from: 2026-01-01, value: 720}]", new, office.edition())
    first, second = office.load().edition.history["limit_severe"]

    assert (first.source.document, second.source.document) == ("S004", "S000")
    assert (first.checked_on, second.checked_on) == (date(2026, 11, 21), date(2026, 7, 2))


def test_a_file_is_read_with_the_data_beside_it_and_else_with_the_real(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.spoil("value: 720}", "value: 700}", office.edition())
    assert read_programme(office.path).edition.figures["limit_severe"].value == 700

    alone = tmp_path / "elsewhere" / office.path.name
    alone.parent.mkdir()
    alone.write_bytes(office.path.read_bytes())
    assert read_programme(alone).edition.figures["limit_severe"].value == 720

    beside = alone.parent / "editions" / "jst_2026.yaml"
    beside.parent.mkdir()
    beside.write_bytes(office.edition().read_bytes())
    assert read_programme(alone).edition.figures["limit_severe"].value == 700


def test_an_activity_given_twice_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    activities = office.data / "activities" / "since_2024.yaml"
    office.spoil("code: nails", "code: bathing", activities)
    with pytest.raises(DataBroken, match=r"since_2024\.yaml: activities: the code 'bathing'"):
        office.load()
