from app.attachments import by_slug
from app.attachments.attachment import Signer
from app.attachments.places import EITHER, GUARDIAN, PARTICIPANT
from rules.case import Case
from rules.programme import load_programme
from tests.builders import a_case, a_child_case

WIAZOWNA = load_programme("wiazowna_2026")


def signers(slug: str, case: Case) -> list[tuple[str, str, Signer]]:
    made = by_slug[slug].signatures(case, WIAZOWNA)
    return [(each.who, each.caption, each.signer) for each in made]


def test_an_adult_signs_and_then_the_office() -> None:
    (who, caption, side), (_, _, office) = signers("application_card", a_case())
    assert who == "uczestnik – Zofia Przykładowa"
    assert (caption, side, office) == (PARTICIPANT, Signer.APPLICANT, Signer.ORGANISER)


def test_a_guardian_signs_for_a_child() -> None:
    (who, caption, _), *_ = signers("application_card", a_child_case())
    assert who == "rodzic lub opiekun prawny – Żaneta Przykładowa"
    assert caption == GUARDIAN


def test_a_blank_leaves_room_for_both() -> None:
    (who, caption, _), *_ = signers("gdpr_clause_minister", Case())
    assert (who, caption) == ("uczestnik albo rodzic lub opiekun prawny", EITHER)


def test_the_named_assistant_signs_the_scope() -> None:
    _, (who, _, side), _ = signers("activity_scope", a_child_case())
    assert (who, side) == ("asystent – Bogna Pomocna", Signer.ASSISTANT)
    _, (unnamed, _, _), _ = signers("activity_scope", a_case())
    assert unnamed == "asystent"


def test_the_guardian_signs_the_acceptance_and_the_organiser_the_checks() -> None:
    (who, caption, side), (_, _, checker) = signers("guardian_acceptance", a_child_case())
    assert who.endswith("Żaneta Przykładowa")
    assert (caption, side) == (GUARDIAN, Signer.APPLICANT)
    assert checker is Signer.ORGANISER
