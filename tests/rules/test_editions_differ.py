"""The same case under both editions differs exactly where ``rules.md`` says, and in nothing else.

Wiązowna's programme of 2026 is moved, with every day in its figures, to 2024: otherwise ages, validity
and windows would differ only because the two programmes are two years apart. Each row of the law that
tells the editions (or these two programmes' own papers and window) apart is written here once more, as
plainly as in ``rules.md``; what both verdicts do not share must be what these rows say, case by case.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product

import pytest

from rules import check
from rules.application.timeline import has_turned
from rules.case import Case, Decision
from rules.programme import Programme, load_programme
from rules.verdict import Finding, Severity, Verdict
from rules.vocabulary import (
    CertificateKind,
    Degree,
    Document,
    Equivalent,
    Household,
    Outcome,
    Profession,
    Qualification,
    Relation,
)
from tests.builders import (
    PAPERS,
    a_case,
    a_certificate,
    a_child_certificate,
    a_guardian,
    a_participant,
    a_situation,
    an_assistant,
)
from tests.rules.recruitment.recruits import ASSESSED

YEAR, MOVED_BY = 2024, 2
APPLIED = date(2024, 1, 5)
FIRST_SERVICE = date(2024, 2, 1)
BLOCKS, WARNS, NOTES = Severity.BLOCKS, Severity.WARNS, Severity.NOTES

Said = tuple[str, str, Severity, str]
"""Row, code, severity, about."""


def earlier(day: date) -> date:
    return day.replace(year=day.year - MOVED_BY)


@cache
def jst() -> Programme:
    """Wiązowna's programme of 2026 with every day two years earlier."""
    programme = load_programme("wiazowna_2026")
    edition = programme.edition
    history = {
        name: tuple(replace(f, valid_from=f.valid_from and earlier(f.valid_from)) for f in dated)
        for name, dated in edition.history.items()
    }
    window = programme.window
    assert window is not None
    return replace(
        programme,
        edition=replace(edition, history=history),
        window=replace(window, opens=earlier(window.opens), closes=earlier(window.closes)),
        starts=earlier(programme.starts),
        ends=earlier(programme.ends),
    )


def ngo() -> Programme:
    return load_programme("ngo_2024")


@dataclass(frozen=True)
class Facts:
    """What a case of the grid says; the rest is complete. Nobody is named unless ``named``."""

    born: date = date(1980, 6, 15)
    certificate: str = "severe"
    household: Household | None = Household.WITH_OTHERS
    helped: bool | None = True
    named: bool = True
    relation: Relation | None = Relation.NONE
    qualification: str = "diploma"
    accepted: bool | None = True
    foreign: bool | None = False
    checked: str = "in time"
    lives: bool | None = True
    reason: str = "Nie wychodzę bez pomocy."
    applied: date = APPLIED
    lacking: Document | None = None
    moved_out: date | None = None
    outcome: Outcome | None = None

    def younger_than(self, years: int, day: date = APPLIED) -> bool:
        return not has_turned(self.born, years, day)


CERTIFICATES = {
    "unknown": a_certificate(kind=None),
    "no degree": a_certificate(degree=None),
    **{
        f"{degree}{', compound' if compound else ''}": a_certificate(
            degree=degree, compound=compound
        )
        for degree, compound in product(Degree, (False, True))
    },
    "moderate, causes unknown": a_certificate(degree=Degree.MODERATE, compound=None),
    "equivalent unknown": a_certificate(kind=CertificateKind.EQUIVALENT, degree=None),
    **{
        str(equivalent): a_certificate(
            kind=CertificateKind.EQUIVALENT, degree=None, equivalent=equivalent
        )
        for equivalent in Equivalent
    },
    **{
        f"child {seven} {eight}": a_child_certificate(point_7=seven, point_8=eight)
        for seven, eight in product((True, False, None), repeat=2)
    },
}
QUALIFICATIONS = {
    "unsaid": (None, None, None),
    "unknown": (Qualification.UNKNOWN, None, None),
    "neither": (Qualification.NEITHER, None, None),
    "diploma": (Qualification.DIPLOMA, Profession.NURSE, None),
    "diploma in nothing named": (Qualification.DIPLOMA, None, None),
    "experience": (Qualification.EXPERIENCE, None, 6),
    "experience too short": (Qualification.EXPERIENCE, None, 5),
    "experience of no length": (Qualification.EXPERIENCE, None, None),
}
CHECKS = {
    "in time": date(2024, 1, 31),
    "on the first day": FIRST_SERVICE,
    "late": date(2024, 2, 2),
    "never": None,
}


def the_case(facts: Facts) -> Case:
    qualification, profession, months = QUALIFICATIONS[facts.qualification]
    checked = CHECKS[facts.checked]
    assistant = an_assistant(
        relation=facts.relation,
        qualification=qualification,
        profession=profession,
        experience_months=months,
        first_service_on=FIRST_SERVICE,
        register_checked_on=checked,
        criminal_record_on=checked,
        foreign_records_on=checked,
        foreign_records_needed=facts.foreign,
        guardian_accepted_on=checked,
    )
    return a_case(
        applied_on=facts.applied,
        participant=a_participant(
            birth_date=facts.born,
            lives_in_commune=facts.lives,
            moved_out_on=facts.moved_out,
        ),
        represented=facts.younger_than(18),
        guardian=a_guardian(),
        certificate=CERTIFICATES[facts.certificate],
        situation=a_situation(
            household=facts.household, helped_by_others=facts.helped, reason=facts.reason
        ),
        names_assistant=facts.named,
        assistant=assistant,
        guardian_accepts_assistant=facts.accepted,
        enclosed=(PAPERS | {Document.GUARDIAN_ACCEPTANCE}) - {facts.lacking},
        decision=facts.outcome and Decision(facts.outcome),
        assessment=ASSESSED if facts.outcome else a_case().assessment,
    )


# What the rows say, each once more: what only jst_2026 finds, and what only ngo_2024 finds.

Differences = tuple[set[Said], set[Said]]


def a1a(facts: Facts) -> Differences:
    """All collateral relatives, and the spouse's relatives: family in jst_2026 only."""
    wider = {
        Relation.OTHER_COLLATERAL,
        Relation.SPOUSE_OTHER_ASCENDANT,
        Relation.SPOUSE_DESCENDANT,
        Relation.SPOUSE_COLLATERAL,
    }
    if not facts.named or facts.relation not in wider:
        return set(), set()
    return {("A1a", "assistant-is-family", BLOCKS, "assistant.relation")}, set()


def a2(facts: Facts) -> Differences:
    """To be named is enough for ngo_2024; jst_2026 asks for a diploma or 6 months besides."""
    about = "assistant.qualification"
    found = {
        "unsaid": ("qualification-missing", BLOCKS, about),
        "unknown": ("qualification-unknown", WARNS, about),
        "neither": ("qualification-absent", BLOCKS, about),
        "diploma in nothing named": ("profession-missing", BLOCKS, "assistant.profession"),
        "experience too short": ("experience-too-short", BLOCKS, "assistant.experience_months"),
        "experience of no length": ("experience-missing", BLOCKS, "assistant.experience_months"),
    }
    if not facts.named or facts.qualification not in found:
        return set(), set()
    return {("A2", *found[facts.qualification])}, set()


def a3(facts: Facts) -> Differences:
    """jst_2026 protects to 18, and asks for foreign records; ngo_2024 protects to 16."""
    if not facts.named or not facts.younger_than(18, FIRST_SERVICE):
        return set(), set()
    foreign = set(_foreign_records(facts))
    return foreign if facts.younger_than(16, FIRST_SERVICE) else foreign | set(
        _checks(facts)
    ), set()


UNDATED = {
    "register_checked_on": "register-unchecked",
    "criminal_record_on": "criminal-record-unseen",
    "guardian_accepted_on": "acceptance-undated",
    "foreign_records_on": "foreign-records-unseen",
}


def _checks(facts: Facts) -> Iterator[Said]:
    acceptance = "guardian_accepts_assistant"
    if facts.accepted is None:
        yield "A3", "acceptance-missing", BLOCKS, acceptance
    elif not facts.accepted:
        yield "A3", "acceptance-refused", BLOCKS, acceptance
    for check_name in ("register_checked_on", "criminal_record_on", "guardian_accepted_on"):
        yield from _dated(facts, check_name)


def _foreign_records(facts: Facts) -> Iterator[Said]:
    if facts.foreign is None:
        yield "A3", "foreign-records-unasked", BLOCKS, "assistant.foreign_records_needed"
    elif facts.foreign:
        yield from _dated(facts, "foreign_records_on")


def _dated(facts: Facts, check_name: str) -> Iterator[Said]:
    found = {
        "late": ("check-too-late", BLOCKS),
        "on the first day": ("check-on-first-day", WARNS),
        "never": (UNDATED[check_name], BLOCKS),
    }
    if facts.checked in found:
        yield "A3", *found[facts.checked], f"assistant.{check_name}"


def e2(facts: Facts) -> Differences:
    """A child takes part from the 2nd birthday in jst_2026; ngo_2024 has no lower bound."""
    if facts.certificate.startswith("child") and facts.younger_than(2):
        return {("E2", "child-too-young", BLOCKS, "participant.birth_date")}, set()
    return set(), set()


def e3(facts: Facts) -> Differences:
    """So only jst_2026 warns of a 2nd birthday inside the programme."""
    ahead = facts.younger_than(2, facts.applied) and not facts.younger_than(2, date(YEAR, 12, 31))
    if ahead and (facts.certificate.startswith("child") or facts.certificate == "unknown"):
        return {("E3", "second-birthday", WARNS, "participant.birth_date")}, set()
    return set(), set()


def e4(facts: Facts) -> Differences:
    """An organisation has no commune, so nobody has to live in it or leaves by moving out."""
    about, left = "participant.lives_in_commune", "participant.moved_out_on"
    found = {
        None: {("E4", "commune-missing", BLOCKS, about)},
        False: {("E4", "outside-commune", BLOCKS, about)},
        True: set(),
    }[facts.lives]
    if facts.moved_out is None:
        return found, set()
    if facts.moved_out <= facts.applied:
        outside = set() if facts.lives is False else {("E4", "outside-commune", BLOCKS, left)}
        return found | outside, set()
    ends = ("E4", "participation-ends", NOTES, left)
    return found | {ends, ("E4", "resignation-missing", BLOCKS, "resigned_on")}, set()


def e5(facts: Facts) -> Differences:
    """Wiązowna asks for the need in free text."""
    missing = ("E5", "reason-missing", BLOCKS, "situation.reason")
    return (set() if facts.reason else {missing}), set()


def c4(facts: Facts) -> Differences:
    """The acceptance is a paper wherever rule A3 asks for it: to 18, or to 16."""
    lacks = facts.named and facts.lacking is Document.GUARDIAN_ACCEPTANCE
    if lacks and facts.younger_than(18) and not facts.younger_than(16):
        return {("C4", "guardian-acceptance-missing", BLOCKS, "enclosed")}, set()
    return set(), set()


def c5(facts: Facts) -> Differences:
    """Wiązowna requires both information clauses; the organisation's page does not name them."""
    if facts.lacking not in {Document.GDPR_CLAUSE_MINISTER, Document.GDPR_CLAUSE_ORGANISER}:
        return set(), set()
    code = f"{facts.lacking.replace('_', '-')}-missing"
    return {("C5", code, BLOCKS, "enclosed")}, {("C5", code, NOTES, "enclosed")}


def c7(facts: Facts) -> Differences:
    """Only jst_2026 puts disabled persons who live together first, and so asks for the proof."""
    if facts.household is Household.WITH_DISABLED_PERSONS and facts.helped is not True:
        return {("C7", "cohabitant-certificate-missing", NOTES, "shown")}, set()
    return set(), set()


def c8(facts: Facts) -> Differences:
    """Wiązowna's window was from 23.12 to 09.01; the organisation's page names none."""
    unknown = {("C8", "window-unknown", NOTES, "applied_on")}
    if facts.applied < date(YEAR - 1, 12, 23):
        return {("C8", "before-window", WARNS, "applied_on")}, unknown
    if facts.applied > date(YEAR, 1, 9):
        return {("C8", "after-window", WARNS, "applied_on")}, unknown
    return set(), unknown


SEVERE = {"severe", "severe, compound"}
AS_SEVERE = {Equivalent.GROUP_1, Equivalent.TOTAL_INCAPACITY_AND_DEPENDENCE, Equivalent.DEPENDENCE}


def group_of_jst(facts: Facts) -> int | None:
    alone = {Household.ALONE: 1, Household.WITH_DISABLED_PERSONS: 2}
    if facts.household in alone:
        return alone[facts.household] if facts.helped is False else None
    return {Household.FOSTER_FAMILY: 3, Household.FAMILY_TYPE_INSTITUTION: 4}.get(facts.household)


def group_of_ngo(facts: Facts) -> int | None:
    if facts.certificate in {"unknown", "no degree", "equivalent unknown"}:
        return None  # an answer that is missing might have put them in the first or second
    if facts.certificate in SEVERE:
        return 1
    if facts.certificate in AS_SEVERE:
        return 2
    return 3 if facts.household is Household.ALONE and facts.helped is False else None


def r3(facts: Facts) -> Differences:
    """jst_2026 puts first by how people live, ngo_2024 by the degree, then who lives alone."""
    of_jst, of_ngo = (_said_of_group(facts, f(facts)) for f in (group_of_jst, group_of_ngo))
    return of_jst - of_ngo, of_ngo - of_jst


def _said_of_group(facts: Facts, group: int | None) -> set[Said]:
    if group is not None:
        return {("R3", "priority-group", NOTES, "situation.household")}
    if facts.household is None:
        return {("R3", "household-missing", NOTES, "situation.household")}
    if facts.helped is None:
        return {("R3", "help-by-others-missing", NOTES, "situation.helped_by_others")}
    return set()


def r1(facts: Facts) -> Differences:
    """It follows from the rows above: who fails only jst_2026's criteria goes no further there."""
    formal = {"E2": e2, "E4": e4, "E5": e5, "C4": c4, "C5": c5}
    faults = {said for row in formal.values() for said in row(facts)[0] if said[2] is BLOCKS}
    faults -= {("E4", "resignation-missing", BLOCKS, "resigned_on")}
    both = check(the_case(facts), ngo()).blocking
    if facts.outcome is None or not faults or any(f.rule[0] in "CE" for f in both):
        return set(), set()
    found = {("R1", "assessed-despite-faults", BLOCKS, "assessment")}
    if facts.outcome is not Outcome.NOT_QUALIFIED:
        found |= {("R1", "listed-despite-faults", BLOCKS, "decision.outcome")}
    return found, set()


ROWS: Mapping[str, Callable[[Facts], Differences]] = {
    "A1a": a1a,
    "A2": a2,
    "A3": a3,
    "C4": c4,
    "C5": c5,
    "C7": c7,
    "C8": c8,
    "E2": e2,
    "E3": e3,
    "E4": e4,
    "E5": e5,
    "R1": r1,
    "R3": r3,
}

# The grid: everybody who may matter to a row, crossed with whom it may be mixed up with.

BIRTHS = [
    *(date(YEAR - age, 6, 15) for age in range(1, 21)),
    *(date(YEAR - age, 1, day) for age in (2, 16, 18) for day in (5, 6)),
    *(date(YEAR - age, 2, day) for age in (16, 18) for day in (1, 2)),
    date(1980, 6, 15),
]
HELP = (True, False, None)
HOUSEHOLDS = (*Household, None)
AGES = [date(YEAR - age, 6, 15) for age in (3, 15, 17, 20, 44)]


def grid() -> Iterator[Facts]:
    """Every combination the rows could mistake for one another."""
    for born, certificate, named in product(BIRTHS, CERTIFICATES, (True, False)):
        yield Facts(born=born, certificate=certificate, named=named)
    for household, helped, certificate in product(HOUSEHOLDS, HELP, CERTIFICATES):
        yield Facts(household=household, helped=helped, certificate=certificate)
    for relation, qualification, born, named in product(
        (*Relation, None), QUALIFICATIONS, AGES, (True, False)
    ):
        yield Facts(relation=relation, qualification=qualification, born=born, named=named)
    for born, accepted, foreign, checked in product(BIRTHS, HELP, HELP, CHECKS):
        yield Facts(born=born, accepted=accepted, foreign=foreign, checked=checked)
    for lives, reason, lacking, born in product(HELP, ("", "Bo tak."), (*Document, None), AGES):
        yield Facts(lives=lives, reason=reason, lacking=lacking, born=born)
    days = (date(2023, 12, 22), date(2023, 12, 23), date(2024, 1, 9), date(2024, 1, 10))
    for applied, moved_out, lives in product(days, (None, APPLIED, date(2024, 6, 15)), HELP):
        yield Facts(applied=applied, moved_out=moved_out, lives=lives)
    for outcome, lives, certificate, moved_out in product(
        Outcome, HELP, CERTIFICATES, (None, date(2024, 6, 15))
    ):
        yield Facts(outcome=outcome, lives=lives, certificate=certificate, moved_out=moved_out)


GRID = tuple(grid())


@cache
def both(facts: Facts) -> tuple[Verdict, Verdict]:
    case = the_case(facts)
    return check(case, jst()), check(case, ngo())


def said(findings: tuple[Finding, ...]) -> set[Said]:
    return {(f.rule, f.code, f.severity, f.about) for f in findings}


def differences(facts: Facts) -> Differences:
    one, other = (said(verdict.findings) for verdict in both(facts))
    return one - other, other - one


def test_the_findings_of_both_editions_differ_exactly_where_the_rows_say() -> None:
    for facts in GRID:
        of_jst, of_ngo = set[Said](), set[Said]()
        for row in ROWS.values():
            jst_only, ngo_only = row(facts)
            of_jst |= jst_only
            of_ngo |= ngo_only
        assert differences(facts) == (of_jst, of_ngo), facts


def test_every_expected_difference_is_seen() -> None:
    """Each row tells the editions apart in some case of the grid, and in some case does not."""
    seen = {rule for facts in GRID for found in differences(facts) for rule, *_ in found}
    assert seen == set(ROWS)

    told = {code for facts in GRID for found in differences(facts) for _, code, *_ in found}
    named = {
        code
        for row in ROWS.values()
        for facts in GRID
        for found in row(facts)
        for _, code, *_ in found
    }
    assert told == named
    for row in (a1a, a2, a3, c4, c5, c7, e2, e3, e4, e5, r1, r3):
        assert any(row(facts) == (set(), set()) for facts in GRID)


def test_priority_groups_are_the_edition_s_own() -> None:
    seen = set()
    for facts in GRID:
        of_jst, of_ngo = both(facts)
        assert of_jst.priority == group_of_jst(facts), facts
        assert of_ngo.priority == group_of_ngo(facts), facts
        seen.add((of_jst.priority, of_ngo.priority))
    assert {group for group, _ in seen} == {1, 2, 3, 4, None}
    assert {group for _, group in seen} == {1, 2, 3, None}


def test_limits_and_high_support_are_the_same_in_both_editions() -> None:
    for facts in GRID:
        of_jst, of_ngo = both(facts)
        assert [(s.since, s.hours, s.reduced_by, s.figure.name) for s in of_jst.limit] == [
            (s.since, s.hours, s.reduced_by, s.figure.name) for s in of_ngo.limit
        ], facts
        assert of_jst.high_support is of_ngo.high_support, facts


@pytest.mark.parametrize("name", ["limit_severe_compound", "limit_severe", "limit_moderate"])
def test_the_figures_of_the_limits_are_equal_though_their_sources_are_not(name: str) -> None:
    one, other = jst().edition.figures[name], ngo().edition.figures[name]
    assert one.value == other.value
    assert one.source != other.source


def test_only_local_government_sets_a_share_of_high_support() -> None:
    """R4: at least 50 % in jst_2026, no share in ngo_2024."""
    assert jst().edition.figures["high_support_share"].value == 50
    assert "high_support_share" not in ngo().edition.figures
