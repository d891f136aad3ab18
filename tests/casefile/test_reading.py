"""Every error of a case file is told at once, in Polish, with its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.casefile.files import LARGEST
from app.casefile.reading import case_from_text, read_case
from app.errors import CaseFileError
from rules.case import (
    Address,
    Award,
    Case,
    Certificate,
    CertificateChange,
    OtherProgramme,
    Participant,
    Preferences,
)
from rules.vocabulary import Area, CertificateKind, Degree, DisabilityType, Document

HEAD = "programme: wiazowna_2026\n"


def problems(text: str) -> list[tuple[str, str]]:
    """The places, without the file's name, and the sentences with plain spaces."""
    with pytest.raises(CaseFileError) as refused:
        case_from_text(text, "f.yaml")
    return [
        (place.removeprefix("f.yaml:"), sentence.replace("\N{NO-BREAK SPACE}", " "))
        for place, sentence in refused.value.problems
    ]


def test_case_holds_what_the_file_says() -> None:
    case = case_from_text(
        HEAD
        + """
applied_on: 2026-01-05
participant:
  first_name: "Żaneta "
  birth_date: "1980-05-17"
  address: {street: ul. Fikcyjna 1, postcode: 05-462}
  lives_in_commune: true
represented: false
certificate: {kind: degree, degree: severe, disability_types: [motor, sight]}
certificate_changes:
  - {since: 2026-06-01, certificate: {kind: degree, degree: moderate}}
other_programmes: [{name: Inny, hours: 40.5}]
preferences: {hours_per_month: 60, times: "12:30"}
award: {hours: 360}
activities: [bathing]
other_activities: {household: Pranie}
enclosed: [application_card]
""",
        "f.yaml",
    )
    assert case == Case(
        programme="wiazowna_2026",
        applied_on=date(2026, 1, 5),
        participant=Participant(
            first_name="Żaneta",
            birth_date=date(1980, 5, 17),
            address=Address(street="ul. Fikcyjna 1", postcode="05-462"),
            lives_in_commune=True,
        ),
        represented=False,
        certificate=Certificate(
            kind=CertificateKind.DEGREE,
            degree=Degree.SEVERE,
            disability_types=frozenset({DisabilityType.MOTOR, DisabilityType.SIGHT}),
        ),
        certificate_changes=(
            CertificateChange(
                since=date(2026, 6, 1),
                certificate=Certificate(kind=CertificateKind.DEGREE, degree=Degree.MODERATE),
            ),
        ),
        other_programmes=(OtherProgramme(name="Inny", hours=Decimal("40.5")),),
        preferences=Preferences(hours_per_month=Decimal(60), times="12:30"),
        award=Award(hours=Decimal(360)),
        activities=frozenset({"bathing"}),
        other_activities={Area.HOUSEHOLD: "Pranie"},
        enclosed=frozenset({Document.APPLICATION_CARD}),
    )
    assert case.preferences.hours_per_month is not None
    assert isinstance(case.preferences.hours_per_month, Decimal)
    assert [type(area) for area in case.other_activities] == [Area]


def test_empty_means_not_answered() -> None:
    text = HEAD + "participant:\ncertificate: {degree: , kind: ~}\nactivities: null\naward:\n"
    assert case_from_text(text, "f.yaml") == Case(programme="wiazowna_2026")


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("frist: 1", "2: frist", "Nie ma pola „frist”. Tu mogą być: programme"),
        ("participant: {frist_name: a}", "2: participant.frist_name", "chodziło o „first_name”?"),
        ("represented: yes", "2: represented", "Wpisz true (tak) albo false (nie)"),
        ("represented: 'true'", "2: represented", "Wpisz true (tak) albo false (nie)"),
        ("applied_on: 5.01.2026", "2: applied_on", "Zapisz to tak: 2026-01-05."),
        ("applied_on: 2026-02-30", "2: applied_on", "datę, która istnieje"),
        ("applied_on: 20260105", "2: applied_on", "Wpisz tekst"),
        ("applied_on: 2026-W01-1", "2: applied_on", "w postaci RRRR-MM-DD"),
        ("filled_by: me", "2: filled_by", "jedną z wartości: self, guardian, helper."),
        ("participant: {phone: 225550010}", "2: participant.phone", "weź w cudzysłów"),
        ("participant: [a]", "2: participant", "Wpisz pola we wcięciu"),
        ("certificate_changes: x", "2: certificate_changes", "Wpisz listę"),
        ("certificate_changes: [{certificate: {}}]", "2: certificate_changes[1].since", "Brakuje"),
        ("certificate_changes: [{since: 2026-01-01, certificate: }]", "2: ", "„certificate”"),
        ("other_programmes: [{}, ~]", "2: other_programmes[2]", "Wpisz pola we wcięciu"),
        ("award: {since: 2026-01-01}", "2: award.hours", "Brakuje pola „hours”"),
        ("award: {hours: -1}", "2: award.hours", "nie mniejszą niż zero"),
        ("award: {hours: '7'}", "2: award.hours", "Wpisz liczbę, bez cudzysłowu"),
        ("award: {hours: .nan}", "2: award.hours", "Wpisz liczbę, bez cudzysłowu"),
        ("award: {hours: 1e400}", "2: award.hours", "Wpisz liczbę, bez cudzysłowu"),
        ("assistant: {experience_months: 2.5}", "2: assistant.experience", "liczbę całkowitą"),
        ("activities: [flying]", "2: activities[1]", "Nie ma czynności „flying”"),
        ("activities: [bathin]", "2: activities[1]", "Czy chodziło o „bathing”?"),
        ("activities: [walk, walk]", "2: activities", "na liście dwa razy"),
        ("enclosed: [passport]", "2: enclosed[1]", "application_card, activity_scope"),
        ("other_activities: {sport: a}", "2: other_activities.sport", "self_care, household"),
        ("other_activities: {household: 1}", "2: other_activities.household", "Wpisz tekst"),
        ("participant: {address: {postcode: 5462}}", "2: participant.address.postcode", "tekst"),
        ("participant: {address: {postcode: 05462}}", "2: participant.address.postcode", "00-000"),
        ("programme: sejny_2026", "2: programme", "jest już w wierszu 1"),
        ("award: &a {hours: 1}\nhelper: *a", "3: helper", "Odwołania"),
        ("award: !!python/object:os.system 1", "2: award", "Znaczniki"),
        ('helper: {name: "a\\0b"}', "2: helper.name", "znak niedrukowalny"),
        ('helper: {name: "\\ud800"}', "2: helper.name", "znak niedrukowalny"),
        ("helper: {name: \x07}", "2", "znak niedrukowalny"),
        ("helper: {name: 'a", "2", "poprawny zapis YAML"),
        ("helper:\n  name: a\n capacity: b", "4", "poprawny zapis YAML"),
        ("? [a]\n: b", "2", "Nazwą pola"),
        ("---\nprogramme: sejny_2026", "2", "tylko jedna sprawa"),
        ("helper: " + "[" * 2000, "1", "zbyt głębokie"),
        ("helper: " + "{a: " * 30 + "1" + "}" * 30, "2: helper.a.a", "zbyt głębokie"),
    ],
)
def test_error_is_told_with_its_place(text: str, place: str, sentence: str) -> None:
    told = problems(HEAD + text)
    assert told[0][0].startswith(place)
    assert sentence in told[0][1]


@pytest.mark.parametrize("text", ["", "# nic\n", "[1]", "słowo", "7", "~"])
def test_what_is_no_case_is_said(text: str) -> None:
    assert problems(text) == [("1", "Plik nie zawiera sprawy. Zacznij od pola „programme”.")]


def test_programme_is_needed_and_must_exist() -> None:
    assert problems("represented: true")[0][1] == "Brakuje pola „programme”. Dopisz je."
    place, sentence = problems("programme: wiazowna_2027")[0]
    assert place == "1: programme"
    assert "Wpisz jeden z: ngo_2024, sejny_2026, wiazowna_2026." in sentence


def test_value_that_cannot_be_read_is_not_said_to_be_missing_too() -> None:
    assert len(problems('programme: "a\\0"')) == 1
    assert len(problems(HEAD + 'award: {hours: "\\0"}')) == 1


def test_all_errors_are_told_at_once_in_the_order_of_lines() -> None:
    told = problems(
        "programme: nic\napplied_on: jutro\nfilled_by: self\nfilled_by: me\n"
        "participant:\n  birth_date: 1980\n  adress: a\n"
    )
    assert [place for place, _ in told] == [
        "1: programme",
        "2: applied_on",
        "4: filled_by",
        "6: participant.birth_date",
        "7: participant.adress",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"programme: \xff\xfe", "UTF-8"),
        (b"a" * (LARGEST + 1), "za duży"),
        (None, "Nie ma takiego pliku"),
    ],
)
def test_file_that_cannot_be_read_is_said(
    tmp_path: Path, data: bytes | None, sentence: str
) -> None:
    path = tmp_path / "sprawa.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CaseFileError) as refused:
        read_case(path)
    assert sentence in str(refused.value)
    assert refused.value.problems[0][0].startswith(str(path))


def test_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="Nie można odczytać pliku"):
        read_case(tmp_path)


def test_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sprawa.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert read_case(path) == Case(programme="wiazowna_2026")


KEYS = st.sampled_from(["programme", "participant", "certificate", "award", "activities", "x"])
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def _case_or_errors(text: str) -> Case | list[tuple[str, str]]:
    try:
        return case_from_text(text, "f.yaml")
    except CaseFileError as refused:
        return refused.problems


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES))
def test_no_value_of_any_shape_brings_anything_but_a_case_or_its_errors(raw: object) -> None:
    assert _case_or_errors(yaml.safe_dump(raw, allow_unicode=True))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_brings_anything_but_a_case_or_its_errors(text: str) -> None:
    assert _case_or_errors(text)
