"""Every blank gets exactly the names it asks for, and prints every answer, whole and as it was given."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from app.attachments import ALL, by_slug
from app.attachments.attachment import Attachment
from app.config import ROOT
from app.documents.fill import fill, marks
from rules.case import Case, Helper
from rules.programme import Programme, load_programme, programme_slugs
from rules.vocabulary import Area, CertificateKind, Degree, HelperCapacity, Household, Relation
from tests.attachments.applications import APPLICATIONS, applications
from tests.attachments.printed import expected
from tests.attachments.reading import lines, text
from tests.builders import (
    a_case,
    a_certificate,
    a_child_case,
    a_participant,
    a_situation,
    an_assistant,
)

CASES = {**APPLICATIONS, "blank": Case()}
WIAZOWNA = load_programme("wiazowna_2026")
NGO = load_programme("ngo_2024")
every_attachment = pytest.mark.parametrize("attachment", ALL, ids=lambda one: one.slug)
every_programme = pytest.mark.parametrize("slug", programme_slugs())


def printed(slug: str, case: Case, programme: Programme = WIAZOWNA) -> bytes:
    blank = ROOT / "form_templates" / f"{slug}.docx"
    return fill(blank, by_slug[slug].context(case, programme), title="Próba")


def read(slug: str, case: Case, programme: Programme = WIAZOWNA) -> str:
    return text(printed(slug, case, programme))


@every_attachment
@every_programme
@pytest.mark.parametrize("name", CASES)
def test_a_blank_asks_for_exactly_what_its_context_gives(
    attachment: Attachment, slug: str, name: str
) -> None:
    context = attachment.context(CASES[name], load_programme(slug))
    assert marks(ROOT / "form_templates" / f"{attachment.slug}.docx") == set(context)
    assert "{{" not in read(attachment.slug, CASES[name], load_programme(slug))


def missing(case: Case, programme: Programme) -> list[tuple[str, str]]:
    papers = "\n".join(
        read(each.slug, case, programme) for each in ALL if each.applies(case, programme)
    )
    return [one for one in expected(case, programme) if not re.search(one[1], papers)]


@pytest.mark.parametrize("name", APPLICATIONS)
def test_every_answer_is_read_back(name: str) -> None:
    case = APPLICATIONS[name]
    assert not missing(case, load_programme(case.programme))


@settings(deadline=None, max_examples=40)
@given(applications())
def test_every_answer_of_any_application_is_read_back(case: Case) -> None:
    assert not missing(case, load_programme(case.programme))


STRANGE = "{{ 7*7 }} {% if %} <b>ŻÓŁĆ & co</b> „tak” 'nie' " + "x" * 40 + " " + "długo " * 60


@every_attachment
def test_strange_and_long_values_print_literally_and_whole(attachment: Attachment) -> None:
    said = STRANGE.strip()
    case = a_child_case(
        participant=a_participant(last_name=said),
        guardian=replace(a_child_case().guardian, last_name=said),
        assistant=an_assistant(last_name=said),
        situation=a_situation(reason=said, communication=said),
        preferences=replace(a_case().preferences, skills=said),
        other_activities=MappingProxyType({Area.HOUSEHOLD: said}),
    )
    once = read(attachment.slug, case).count(said)
    assert (
        once
        == {
            "application_card": 6,
            "activity_scope": 2,
            "guardian_acceptance": 3,
            "gdpr_clause_minister": 1,
            "gdpr_clause_organiser": 1,
        }[attachment.slug]
    )


@every_attachment
@every_programme
def test_on_a_blank_nothing_is_ticked_and_every_answer_has_room(
    attachment: Attachment, slug: str
) -> None:
    paper = printed(attachment.slug, Case(programme=slug), load_programme(slug))
    assert "☒" not in text(paper)
    questions = [line.split(" | ") for line in lines(paper) if " | " in line]
    answers = [answer for _, *rest in questions for answer in rest]
    heads = {"Odpowiedź", "Czy potrzebna pomoc", "Godziny w roku", "Od dnia"}
    assert all("…" in answer or "☐" in answer or answer in heads for answer in answers)


def test_a_blank_card_has_every_conditional_part() -> None:
    paper = read("application_card", Case())
    for part in (
        "Stopień niepełnosprawności",
        "I grupa inwalidzka",
        "Pkt 7 orzeczenia",
        "Za uczestnika działa",
        "Osoba wskazana na asystenta",
        "Do pkt 4",
        "Dlaczego potrzebny jest asystent",
        "uczestnika albo rodzica lub opiekuna prawnego",
        "gdy uczestnik nie ukończył 18 lat",
    ):
        assert part in paper


def test_for_a_child_the_degree_is_hidden_and_points_7_and_8_are_asked() -> None:
    paper = read("application_card", a_child_case())
    assert "Stopień niepełnosprawności" not in paper
    assert "grupa inwalidzka" not in paper
    assert re.search(r"Pkt 8 .*☒ tak", paper)


def test_a_child_without_a_kind_of_certificate_is_asked_the_points() -> None:
    case = a_child_case(certificate=replace(a_child_case().certificate, kind=None))
    paper = read("application_card", case)
    assert "Pkt 7 orzeczenia" in paper
    assert "Stopień niepełnosprawności" not in paper


def test_for_an_adult_the_points_are_hidden() -> None:
    paper = read("application_card", a_case())
    assert "Stopień niepełnosprawności" in paper
    assert "Pkt 7" not in paper


def test_an_adult_who_acts_alone_has_no_guardian_on_the_card() -> None:
    paper = read("application_card", a_case())
    assert "Nie dotyczy – uczestnik działa we własnym imieniu." in paper
    assert "Za uczestnika działa" not in paper
    assert "| czytelny" not in paper
    assert "czytelny podpis uczestnika\n" in paper


def test_a_light_degree_is_shown_though_no_box_invites_it() -> None:
    light = a_case(certificate=a_certificate(degree=Degree.LIGHT))
    assert "☒ lekki" in read("application_card", light)
    assert "lekki" not in read("application_card", a_case())


def test_a_helper_is_named_with_their_capacity() -> None:
    case = a_case(helper=Helper("Jan Testowy", HelperCapacity.SOCIAL_WORKER))
    note = "Kartę wypełniono z pomocą innej osoby: Jan Testowy (pracownik socjalny)."
    assert note in read("application_card", case)
    nameless = a_case(helper=Helper("", HelperCapacity.FAMILY))
    assert "innej osoby (członek rodziny" in read("application_card", nameless)
    assert "z pomocą" not in read("application_card", a_case())


@every_programme
def test_the_family_is_the_one_of_the_edition(slug: str) -> None:
    edition = load_programme(slug).edition
    paper = read("application_card", Case(), load_programme(slug))
    assert f"edycja {edition.year} są: {edition.family.text}." in paper


def test_what_counts_as_family_follows_the_edition() -> None:
    cousin = a_case(
        names_assistant=True, assistant=an_assistant(relation=Relation.OTHER_COLLATERAL)
    )
    assert "☐ nie jest ☒ jest członkiem rodziny" in read("application_card", cousin)
    assert "☒ nie jest ☐ jest członkiem rodziny" in read("application_card", cousin, NGO)


def test_nobody_named_leaves_out_the_assistant_and_the_statement_about_them() -> None:
    paper = read("application_card", a_case(names_assistant=False))
    assert "Osoba wskazana na asystenta" not in paper
    assert "Oświadczam, że osoba wskazana" not in paper


def test_the_card_lists_what_this_case_encloses() -> None:
    alone = read("application_card", a_case())
    assert "Kopia aktualnego orzeczenia" in alone
    assert "Akceptacja osoby asystenta" not in alone
    assert "Akceptacja osoby asystenta (załącznik nr 3)\n" in read(
        "application_card", a_child_case()
    )
    together = a_case(situation=a_situation(household=Household.WITH_DISABLED_PERSONS))
    assert "zamieszkującej – do wglądu" in read("application_card", together)


def test_the_declaration_names_the_certificate_held() -> None:
    paper = read("application_card", a_child_case())
    assert "ważne orzeczenie o niepełnosprawności ze wskazaniami w pkt 7 i 8" in paper


def test_the_number_of_an_attachment_is_the_programmes() -> None:
    assert lines(printed("application_card", Case()))[0] == "Załącznik nr 1 do Regulaminu"
    assert lines(printed("application_card", Case(), NGO))[0] == "Załącznik nr 3 do Programu"
    sejny = read("application_card", Case(), load_programme("sejny_2026"))
    assert "Załącznik nr" not in sejny.split("Do karty należy dołączyć")[0]


@every_attachment
@every_programme
def test_every_paper_names_programme_organiser_title_and_fund(
    attachment: Attachment, slug: str
) -> None:
    programme = load_programme(slug)
    paper = read(attachment.slug, a_case(), programme)
    assert programme.edition.name in paper
    assert f"Realizator: {programme.organiser.name.text or '…'}" in paper
    assert programme.attachments[attachment.slug].title in paper
    assert "Źródło finansowania Programu: Fundusz Solidarnościowy" in paper


@every_attachment
def test_the_footer_says_the_document_id_once_there_is_one(attachment: Attachment) -> None:
    blank = ROOT / "form_templates" / f"{attachment.slug}.docx"
    context = attachment.context(a_case(), WIAZOWNA)
    numbered = fill(blank, {**context, "document_id": "7K4M-22QX"}, title="Próba")
    assert lines(numbered)[-1].endswith("· strona 1 z 1 · 7K4M-22QX")
    assert lines(printed(attachment.slug, a_case()))[-1].endswith("· strona 1 z 1")


@every_attachment
@pytest.mark.parametrize("name", CASES)
def test_every_caption_of_a_signature_stands_on_the_paper(
    attachment: Attachment, name: str
) -> None:
    paper = read(attachment.slug, CASES[name])
    for signature in attachment.signatures(CASES[name], WIAZOWNA):
        assert signature.caption in paper


@pytest.mark.parametrize("clause", ["gdpr_clause_minister", "gdpr_clause_organiser"])
@every_programme
def test_what_no_source_establishes_is_left_to_the_organiser(clause: str, slug: str) -> None:
    paper = read(clause, a_case(), load_programme(slug))
    assert "… (nie potwierdzono – uzupełnia realizator)." in paper
    assert "(nie potwierdzono)." in paper


def test_consent_is_not_what_the_organiser_rests_on() -> None:
    assert "nie jest zgoda (nie potwierdzono)." in read("gdpr_clause_organiser", a_case())


def test_a_confirmed_point_of_a_clause_has_no_mark() -> None:
    fact = WIAZOWNA.organiser.name
    own = replace(WIAZOWNA, facts={"privacy_organiser_retention": replace(fact, text="5 lat")})
    assert "Okres przechowywania: 5 lat.\n" in read("gdpr_clause_organiser", a_case(), own)


def test_an_office_that_gave_everything_has_no_gap_in_its_first_point() -> None:
    known = WIAZOWNA.organiser.name
    office = replace(
        WIAZOWNA.organiser,
        address=replace(known, text="ul. Zmyślona 1"),
        phone=replace(known, text="22 555 00 00"),
        email=replace(known, text="biuro@example.com"),
    )
    paper = read("gdpr_clause_organiser", a_case(), replace(WIAZOWNA, organiser=office))
    assert f"{known.text}; adres: ul. Zmyślona 1; telefon: 22 555 00 00; e-mail: " in paper
    assert "biuro@example.com.\n" in paper


def test_the_acceptance_says_no_as_plainly_as_yes() -> None:
    refused = read("guardian_acceptance", a_child_case(guardian_accepts_assistant=False))
    assert "☐ akceptuję tę osobę\n☒ nie akceptuję tej osoby" in refused


def test_an_untouched_scope_ticks_nothing_and_one_choice_says_no_to_the_rest() -> None:
    untouched = read("activity_scope", a_case(activities=frozenset()))
    assert "☒" not in untouched
    chosen = read("activity_scope", a_case(activities=frozenset({"walk"})))
    assert re.search(r"Spacer \| ☒ tak ☐ nie", chosen)
    assert re.search(r"Czesanie, golenie \| ☐ tak ☒ nie", chosen)


@every_programme
def test_the_scope_lists_every_activity_of_the_programme(slug: str) -> None:
    paper = read("activity_scope", Case(), load_programme(slug))
    assert paper.count("| ☐ tak ☐ nie") == len(load_programme(slug).activities) + len(Area)


def test_every_kind_of_certificate_is_declared_in_its_own_words() -> None:
    said = {
        read("application_card", a_case(certificate=a_certificate(kind=kind))).split(
            "Uczestnik ma"
        )[1][:60]
        for kind in CertificateKind
    }
    assert len(said) == len(CertificateKind)
