"""What every letter says, of every programme; and that it says nothing its blank does not ask for."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.errors import DeedRefused
from app.letters import ALL
from app.letters.letter import Letter, LetterFacts
from app.letters.sample import sample_variants
from app.matters.matter import ResolutionState
from app.matters.office import OfficeSettings
from rules.case import Address, Award, OtherProgramme
from rules.programme import LetterForm, Letters, load_programme, programme_slugs
from rules.verdict import Source
from rules.vocabulary import FormOfAddress, Outcome
from tests.builders import an_assistant
from tests.letters.facts import (
    REASONS,
    a_change,
    a_matter,
    a_resolution,
    of_a_child,
    some_facts,
    some_settings,
)

BY_SLUG = {letter.slug: letter for letter in ALL}
EVERY = [(letter, slug) for letter in ALL for slug in programme_slugs()]


def said(slug: str, facts: LetterFacts) -> dict[str, Any]:
    """The context with plain spaces, as one compares it by eye."""
    text = json.dumps(dict(BY_SLUG[slug].context(facts)), ensure_ascii=False)
    plain: dict[str, Any] = json.loads(text.replace("\N{NO-BREAK SPACE}", " "))
    return plain


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@pytest.mark.parametrize(("letter", "slug"), EVERY, ids=lambda each: getattr(each, "slug", each))
def test_a_context_gives_exactly_the_marks_explained_to_staff(letter: Letter, slug: str) -> None:
    for facts in sample_variants(load_programme(slug), letter.slug):
        context = letter.context(facts)
        assert set(context) == {name for name in letter.marks if "." not in name}
        for name, fields in letter.lists.items():
            assert all(set(row) == fields for row in context[name])
    assert letter.obligatory <= set(letter.marks)


@pytest.mark.parametrize(("letter", "slug"), EVERY, ids=lambda each: getattr(each, "slug", each))
def test_no_line_of_ours_ends_in_a_one_letter_word_and_quotes_are_polish(
    letter: Letter, slug: str
) -> None:
    context = dict(letter.context(some_facts(letter.slug, slug)))
    for text in texts({**context, "header": "", "addressee": "", "contact": ""}):
        assert not re.search(r"(?<!\w)[aiouwz] ", text), text
        assert not re.search(r"\d (?:r\.|godzin|dni)", text), text
        assert '"' not in text
        assert "  " not in text


def test_an_award_tells_hours_year_period_assistant_rights_and_duties() -> None:
    told = said("award", some_facts())
    assert told["awarded"].startswith("Przyznajemy Pani/Panu usługi asystencji osobistej")
    assert told["hours"] == "360 godzin (słownie: trzysta sześćdziesiąt godzin)"
    assert told["year"] == "w roku kalendarzowym 2026"
    assert told["period"] == "od 1 lutego 2026 r. do końca Programu w 2026 r."
    assert told["assistant"] == "zaproponuje realizator; skontaktujemy się w tej sprawie"
    assert told["own_funds"] == ""
    assert "a nie świadczenie pieniężne" in told["nature"]
    assert any("bezpłatne" in row["text"] for row in told["rights"])
    duties = " ".join(row["text"] for row in told["duties"])
    for duty in ("7 dni", "(Miasto Sejny)", "usług opiekuńczych", "Potwierdzać", "sprawdzenie"):
        assert duty in duties


def test_what_only_another_year_says_is_asked_and_not_imposed() -> None:
    first = said("award", some_facts())["duties"][0]["text"]
    assert first.startswith("Niezwłocznie, najlepiej w ciągu 7 dni, zgłosić")
    first = said("award", some_facts(programme="ngo_2024"))["duties"][0]["text"]
    assert first.startswith("Zgłosić w ciągu 7 dni")


def test_an_ngo_has_no_commune_to_move_out_of() -> None:
    duties = said("award", some_facts(programme="ngo_2024"))["duties"]
    assert not any("wyprowadzk" in row["text"] for row in duties)


@pytest.mark.parametrize(
    ("programme", "ends"),
    [("wiazowna_2026", "do 31 grudnia 2026 r."), ("sejny_2026", "do końca Programu w 2026 r.")],
)
def test_a_period_is_told_as_far_as_it_is_settled(programme: str, ends: str) -> None:
    matter = a_matter(a_resolution(since=None))
    told = said("award", some_facts(programme=programme, matter=matter))
    assert told["period"] == f"od dnia uzgodnionego z realizatorem {ends}"


def test_hours_of_the_offices_own_are_told_apart_and_fractions_agree() -> None:
    matter = a_matter(a_resolution(hours=Decimal("300.5"), own_funds_hours=Decimal(22)))
    told = said("award", some_facts(matter=matter))
    assert told["hours"] == "300,5 godziny (słownie: trzysta i pół godziny)"
    assert "przyznaje 22 godziny, które finansuje z własnych środków" in told["own_funds"]


def test_an_assistant_the_card_names_is_named_and_one_resolved_on_as_well() -> None:
    facts = some_facts()
    named = replace(facts, case=replace(facts.case, names_assistant=True, assistant=an_assistant()))
    assert said("award", named)["assistant"].startswith("Bogna Pomocna – osoba wskazana")
    resolved = replace(named, matter=a_matter(a_resolution(assistant="Roman Zastępczy")))
    assert said("award", resolved)["assistant"] == "Roman Zastępczy"


@pytest.mark.parametrize(
    ("chosen", "courtesy", "greeting", "whom"),
    [
        (FormOfAddress.MS, "Pani", "Szanowna Pani,", "Pani"),
        (FormOfAddress.MR, "Pan", "Szanowny Panie,", "Panu"),
        (None, "Pani/Pan", "Szanowna Pani, Szanowny Panie,", "Pani/Panu"),
    ],
)
def test_people_are_addressed_as_they_chose(
    chosen: FormOfAddress | None, courtesy: str, greeting: str, whom: str
) -> None:
    facts = some_facts()
    person = replace(facts.case.participant, form_of_address=chosen)
    told = said("award", replace(facts, case=replace(facts.case, participant=person)))
    assert told["addressee"].splitlines() == [
        courtesy, "Zofia Przykładowa", "ul. Fikcyjna 7 m. 3", "05-462 Wiązowna",
    ]  # fmt: skip
    assert told["greeting"] == greeting
    assert told["awarded"].startswith(f"Przyznajemy {whom} usługi")
    assert told["on_behalf"] == ""


@pytest.mark.parametrize("slug", ["award", "reserve", "refusal", "completion_call"])
def test_a_guardian_is_written_to_and_no_name_is_inflected(slug: str) -> None:
    told = said(slug, of_a_child(some_facts(slug)))
    assert told["addressee"].splitlines()[:2] == ["Pani/Pan", "Żaneta Przykładowa"]
    assert told["on_behalf"] == (
        "Pismo kierujemy do Pani/Pana jako osoby działającej w imieniu uczestnika: Staś Przykładowa."
    )
    everything = " ".join(texts(told))
    assert "Pani/Panu" not in everything
    assert "Przykładowej" not in everything


def test_a_participants_choice_of_address_is_not_their_guardians() -> None:
    facts = of_a_child(some_facts())
    boy = replace(facts.case.participant, form_of_address=FormOfAddress.MR)
    told = said("award", replace(facts, case=replace(facts.case, participant=boy)))
    assert told["addressee"].startswith("Pani/Pan\n")
    assert told["greeting"] == "Szanowna Pani, Szanowny Panie,"


def test_a_guardian_without_an_address_lives_with_the_participant() -> None:
    facts = of_a_child(some_facts())
    case = replace(facts.case, guardian=replace(facts.case.guardian, address=Address()))
    told = said("award", replace(facts, case=case))
    assert told["addressee"].splitlines()[2:] == ["ul. Fikcyjna 7 m. 3", "05-462 Wiązowna"]


def test_a_refusal_answers_the_three_criteria_or_names_the_formal_ones() -> None:
    told = said("refusal", some_facts("refusal"))
    assert [row["found"] for row in told["reasons"]] == list(REASONS.values())
    assert told["formal_reasons"] == ""
    formal = a_resolution(Outcome.NOT_QUALIFIED, reasons={}, formal_reasons="Brak orzeczenia.")
    told = said("refusal", some_facts("refusal", matter=a_matter(formal)))
    assert told["formal_reasons"] == "Brak orzeczenia."
    assert told["reasons"] == []


def test_the_reserve_list_is_no_queue() -> None:
    told = said("reserve", some_facts("reserve"))
    assert "nie ma wpływu na przyznanie usług" in told["means"][0]["text"]
    assert "nie ma wolnego miejsca" not in told["listed"]
    full = a_matter(a_resolution(Outcome.RESERVE, for_want_of_places=True))
    told = said("reserve", some_facts("reserve", matter=full))
    assert "nie ma wolnego miejsca" in told["listed"]


def test_a_call_tells_what_is_missing_by_when_and_how_to_bring_it() -> None:
    told = said("completion_call", some_facts("completion_call"))
    assert [row["text"] for row in told["missing"]] == ["kopia orzeczenia", "podpis na karcie"]
    assert told["due"] == "14 stycznia 2026 r."
    assert told["delivery"] == []  # the notice of Sejny does not say
    assert said("completion_call", some_facts("completion_call", "wiazowna_2026"))["delivery"]


@pytest.mark.parametrize("slug", programme_slugs())
def test_a_new_limit_is_told_with_the_old_one_its_day_and_its_reason(slug: str) -> None:
    facts = some_facts("limit_change", slug)
    told = said("limit_change", facts)
    assert told["old_limit"].startswith("720 godzin (słownie: siedemset dwadzieścia")
    assert told["new_limit"].startswith("360 godzin (słownie: trzysta sześćdziesiąt")
    assert told["since"] == f"15 czerwca {facts.programme.edition.year} r."
    assert told["why"] == "nowe orzeczenie"
    assert told["awarded"] == "Przyznany wymiar się nie zmienia: 360 godzin w roku."


def test_an_award_above_the_new_limit_comes_down_to_it() -> None:
    facts = some_facts("limit_change")
    above = replace(facts, case=replace(facts.case, award=Award(Decimal(700))))
    assert "wynosi tyle, ile nowy limit: 360 godzin" in said("limit_change", above)["awarded"]
    none = replace(facts, case=replace(facts.case, award=None))
    assert said("limit_change", none)["awarded"] == ""


def test_hours_elsewhere_lower_the_limit_and_are_named() -> None:
    facts, since = some_facts(), date(2026, 5, 1)
    other = OtherProgramme("Program Zmyślony", Decimal(60), since, since)
    change = a_change(facts.programme, since=since, certificate=None, other_programme=other)
    case = replace(facts.case, uses_other_programmes=True, other_programmes=(other,))
    told = said("limit_change", replace(facts, case=case, change=change))
    assert told["new_limit"].startswith("660 godzin")
    assert told["why"] == (
        "godziny asystencji przyznane w innym programie (Program Zmyślony, 60 godzin)"
    )


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)
def test_a_letter_that_has_nothing_to_tell_says_what_to_do(letter: Letter) -> None:
    nothing = some_facts(matter=a_matter(calls=()))
    with pytest.raises(DeedRefused, match=r"\w{4}.*\."):
        letter.context(nothing)


def test_a_letter_of_another_outcome_or_a_withdrawn_one_is_not_written() -> None:
    with pytest.raises(DeedRefused, match="inne niż to pismo"):
        BY_SLUG["award"].context(some_facts("refusal"))
    withdrawn = a_matter(a_resolution(state=ResolutionState.WITHDRAWN))
    with pytest.raises(DeedRefused, match="nie ma rozstrzygnięcia"):
        BY_SLUG["award"].context(some_facts(matter=withdrawn))


def test_a_change_that_leaves_the_limit_is_no_letter() -> None:
    with pytest.raises(DeedRefused, match="zmienia limit"):
        BY_SLUG["limit_change"].context(some_facts())


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)
def test_no_letter_tells_of_appeals_unless_the_office_decides_so(letter: Letter) -> None:
    facts = some_facts(letter.slug)
    assert letter.context(facts)["appeal"] == ""
    form = Letters(LetterForm.DECISION, Source("BG"))
    decides = replace(facts, programme=replace(facts.programme, letters=form))
    told = said(letter.slug, decides)["appeal"]
    assert told == "" if letter.slug == "completion_call" else "w ciągu 14 dni" in told
    form = Letters(LetterForm.LETTER, Source("BG"))
    letters = replace(facts, programme=replace(facts.programme, letters=form))
    assert letter.context(letters)["appeal"] == ""


def test_an_office_that_set_nothing_has_nothing_invented() -> None:
    empty = some_facts(programme="ngo_2024", settings=OfficeSettings("ngo_2024"))
    told = said("award", empty)
    assert set(told["header"]) == {"…"}
    assert told["place_and_date"] == "12 stycznia 2024 r."
    assert told["contact"] == told["signatory_name"] == ""
    own = said("award", some_facts(settings=some_settings()))
    assert own["header"].startswith("Ośrodek Przykładowy")
    assert own["place_and_date"] == "Przykładowo, 12 stycznia 2026 r."


@pytest.mark.parametrize(
    ("slug", "programme", "cited"),
    [
        ("award", "wiazowna_2026", "Regulamin realizacji Programu, edycja 2026, § 3"),
        ("limit_change", "ngo_2024", "ust. 19–20"),
    ],
)
def test_a_clause_of_the_offices_own_papers_is_cited(slug: str, programme: str, cited: str) -> None:
    assert said(slug, some_facts(slug, programme))["basis"].endswith(cited)


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)
def test_no_office_cites_the_papers_of_another(letter: Letter) -> None:
    assert "Wiązown" not in said(letter.slug, some_facts(letter.slug))["basis"]
