"""Every step and every trace can be said in Polish."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.wording.sentences import STEPS
from app.wording.traces import limit_sentence, limits_in_words, step_sentence, trace_sentence
from rules import check
from rules.application.explanations import priority_steps, support_steps
from rules.case import Award, Case, CertificateChange, OtherProgramme
from rules.examples import Example, read_examples, run, subject_of, the_programme
from rules.programme import load_programme
from rules.tracing import trace
from rules.verdict import Step
from rules.vocabulary import CertificateKind, Degree, Equivalent, Household
from tests.builders import a_case, a_certificate, a_child_case, a_situation
from tests.rules.editions import with_local_limits

WIAZOWNA = load_programme("wiazowna_2026")
NGO = load_programme("ngo_2024")
NBSP = "\N{NO-BREAK SPACE}"
EXAMPLES = read_examples()
NOT_POLISH = re.compile(
    r"datetime\.|Decimal\(|None|True|False|\bPT\d|[{}_]|<|\d{4}-\d\d|\b(limit_|the|of|is|severe)\b"
)
S003 = "Centrum Usług Społecznych Gminy Wiązowna: Regulamin realizacji Programu, edycja 2026, § 4"
S004 = "Strona organizacji pozarządowej o Programie, edycja 2024, ust. 18 pkt 2"


def steps_of(verdict: Any) -> Iterator[Step]:
    for span in getattr(verdict, "limit", ()):
        yield from span.steps
    for card in getattr(verdict, "cards", ()):
        for row in card.rows:
            yield from row.steps
    for cost in getattr(verdict, "costs", ()):
        yield from cost.steps


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.name}")
def test_every_finding_and_step_of_every_example_is_said_in_polish(example: Example) -> None:
    verdict, subject, programme = run(example), subject_of(example), the_programme(example)
    said = [trace_sentence(each, trace(each, subject), programme) for each in verdict.findings]
    said += [step_sentence(step, programme) for step in steps_of(verdict)]
    if isinstance(subject, Case):
        steps = (*priority_steps(subject, programme), *support_steps(subject, programme))
        said += [step_sentence(step, programme) for step in steps]
        said += [limit_sentence(span, programme) for span in verdict.limit]
    for sentence in said:
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert not sentence.endswith("..")
        assert not NOT_POLISH.search(sentence), sentence


def test_every_step_has_a_sentence_and_no_sentence_is_idle() -> None:
    taken = {step.code for example in EXAMPLES for step in steps_of(run(example))}
    for case in (a_case(), a_child_case(), Case(), a_case(certificate=a_certificate())):
        for programme in (WIAZOWNA, NGO):
            for subject in (case, replace(case, certificate=a_certificate(degree=Degree.LIGHT))):
                taken |= {each.code for each in priority_steps(subject, programme)}
                taken |= {each.code for each in support_steps(subject, programme)}
    assert taken == set(STEPS)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_a_limit_is_explained_from_the_certificate_to_the_hours() -> None:
    case = a_case(
        uses_other_programmes=True,
        other_programmes=(OtherProgramme("Inny program", Decimal(120)),),
    )
    [span] = check(case, WIAZOWNA).limit

    assert plain(limit_sentence(span, WIAZOWNA)) == (
        "Limit 600 godzin rocznie od 1 stycznia 2026 r.: stopień znaczny daje 720 godzin rocznie "
        f"({S003}; {S004} – nie potwierdzono w źródle); odjęto godziny przyznane w innych "
        f"programach (120 godzin), zostaje 600 godzin rocznie ({S003})."
    )


def test_every_ceiling_below_the_one_before_is_a_step() -> None:
    programme = with_local_limits(WIAZOWNA, limit_severe=300)
    [span] = check(a_case(award=Award(Decimal(240))), programme).limit
    told = plain(limit_sentence(span, programme))

    assert [step.gives for step in span.steps] == [720, 300, 240]
    assert "realizator przyjął własny, niższy limit: 300 godzin rocznie" in told
    assert "przydział indywidualny jest niższy: 240 godzin rocznie" in told
    assert "pismo realizatora o przyznaniu godzin" in told


def test_both_spans_are_said_when_the_degree_changes() -> None:
    moderate = a_certificate(degree=Degree.MODERATE, compound=True)
    change = CertificateChange(date(2026, 5, 10), moderate, date(2026, 5, 17))
    limit = check(a_case(certificate_changes=(change,)), WIAZOWNA).limit

    assert plain(limits_in_words(limit)) == (
        "do 9 maja 2026 r. 720 godzin, od 10 maja 2026 r. 480 godzin"
    )
    assert "umiarkowany z niepełnosprawnością sprzężoną daje" in limit_sentence(limit[1], WIAZOWNA)
    assert dict(limit[1].steps[0].inputs) == {
        "certificate_changes.0.certificate.kind": "degree",
        "certificate_changes.0.certificate.degree": "moderate",
        "certificate_changes.0.certificate.compound": True,
    }


def test_three_spans_and_one() -> None:
    changes = (
        CertificateChange(date(2026, 5, 10), a_certificate(degree=Degree.MODERATE)),
        CertificateChange(date(2026, 9, 1), a_certificate(compound=True)),
    )
    limit = check(a_case(certificate_changes=changes), WIAZOWNA).limit

    assert plain(limits_in_words(limit)) == (
        "do 9 maja 2026 r. 720 godzin, od 10 maja 2026 r. do 31 sierpnia 2026 r. 360 godzin, "
        "od 1 września 2026 r. 840 godzin"
    )
    assert plain(limits_in_words(limit[:1])) == "od 1 stycznia 2026 r. 720 godzin"
    assert limits_in_words(()) == ""


def test_a_day_on_which_only_the_reason_changes_is_not_said() -> None:
    other = OtherProgramme("Inny program", Decimal(100), date(2026, 4, 1))
    case = a_case(award=Award(Decimal(240)), uses_other_programmes=True, other_programmes=(other,))
    limit = check(case, WIAZOWNA).limit

    assert len(limit) == 2
    assert plain(limits_in_words(limit)) == "od 1 stycznia 2026 r. 240 godzin"


def test_how_a_group_was_reached_is_said_group_by_group() -> None:
    case = a_case(situation=a_situation(household=Household.FOSTER_FAMILY))
    steps = priority_steps(case, WIAZOWNA)

    assert [step.code for step in steps] == ["group-does-not-apply"] * 2 + ["group-applies"]
    assert [step.gives for step in steps] == [None, None, 3]
    assert step_sentence(steps[2], WIAZOWNA).startswith(
        "Grupa 3 (osoba przebywa w rodzinnej pieczy zastępczej): tak; sytuacja domowa: przebywa "
        "w rodzinnej pieczy zastępczej ("
    )


def test_a_group_that_cannot_be_told_ends_the_steps() -> None:
    [step] = priority_steps(a_case(situation=a_situation(helped_by_others=None)), WIAZOWNA)
    assert step.code == "group-cannot-be-told"
    assert set(step.inputs) == {"group", "priority", "situation.household"}


def test_groups_of_certificates_look_at_the_certificate() -> None:
    [step] = priority_steps(a_case(programme="ngo_2024"), NGO)
    assert step.inputs["certificate.degree"] == "severe"


@pytest.mark.parametrize(
    ("degree", "compound", "words"),
    [
        (Degree.SEVERE, False, "Stopień znaczny: wysoki poziom wsparcia"),
        (
            Degree.MODERATE,
            True,
            "Stopień umiarkowany z niepełnosprawnością sprzężoną: wysoki poziom",
        ),
        (Degree.MODERATE, False, "Stopień umiarkowany: to nie jest wysoki poziom wsparcia"),
        (Degree.MODERATE, None, "Brakuje odpowiedzi o orzeczeniu"),
    ],
)
def test_the_level_of_support_is_said(degree: Degree, compound: bool | None, words: str) -> None:
    case = a_case(certificate=a_certificate(degree=degree, compound=compound))
    [step] = support_steps(case, WIAZOWNA)
    assert step_sentence(step, WIAZOWNA).startswith(words)


def test_a_trace_names_rule_document_value_and_answer() -> None:
    case = a_child_case(participant=replace(a_case().participant, birth_date=date(2010, 1, 1)))
    [finding] = [f for f in check(case, WIAZOWNA).findings if f.code == "sixteenth-birthday"] or [
        f for f in check(case, WIAZOWNA).findings if f.code == "degree-needed"
    ]
    told = plain(trace_sentence(finding, trace(finding, case), WIAZOWNA))

    assert told.startswith("Reguła E3: Centrum Usług Społecznych Gminy Wiązowna: Regulamin")
    assert "§ 3. Wartość: 16 lat (Miejski Ośrodek" in told
    assert told.endswith("orzeczenie o niepełnosprawności dziecka do 16. roku życia.")


def test_a_trace_says_what_is_missing() -> None:
    case = Case()
    [finding] = [f for f in check(case, WIAZOWNA).findings if f.code == "birth-date-missing"]
    assert trace_sentence(finding, trace(finding, case), WIAZOWNA).endswith(
        "Brak odpowiedzi: data urodzenia."
    )


def test_an_unknown_step_and_unknown_names_still_make_a_sentence() -> None:
    [span] = check(a_case(), WIAZOWNA).limit
    odd = replace(span.steps[0], code="unheard-of", inputs={"whatever": 1}, unit="parsecs")
    assert step_sentence(odd, WIAZOWNA).startswith("Krok obliczenia: 720 (")


def test_a_certificate_keeps_its_capitals_within_a_sentence() -> None:
    group_1 = a_certificate(kind=CertificateKind.EQUIVALENT, equivalent=Equivalent.GROUP_1)
    [span] = check(a_case(certificate=group_1), WIAZOWNA).limit
    assert "2026 r.: I grupa inwalidzka daje 720" in plain(limit_sentence(span, WIAZOWNA))


def test_a_place_is_named_once_though_clause_and_figure_both_stand_there() -> None:
    example = next(e for e in EXAMPLES if e.rule == "T3" and "waiting-over-limit" in e.finds)
    verdict, programme = run(example), the_programme(example)
    [finding] = [f for f in verdict.findings if f.code == "waiting-over-limit"]
    step = next(s for s in steps_of(verdict) if s.code == "waiting-over-limit")

    told = trace_sentence(finding, trace(finding, subject_of(example)), programme)
    assert "Wartość: 90" in told
    assert told.count("§ 4") == 1
    assert step_sentence(step, programme).count("§ 4") == 1
