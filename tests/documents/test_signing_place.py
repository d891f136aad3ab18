from app.attachments.attachment import Signature, Signer
from app.documents.signing_place import signing_pages
from tests.documents.tagged import a_tagged_pdf

PARTICIPANT = Signature("uczestnik", "czytelny podpis uczestnika")
ORGANISER = Signature("realizator", "podpis osoby reprezentującej realizatora", Signer.ORGANISER)


def test_a_signature_belongs_where_its_caption_is_printed() -> None:
    pdf = a_tagged_pdf(
        ["czytelny podpis uczestnika"], ["x"], ["podpis osoby reprezentującej realizatora"]
    )
    assert signing_pages(pdf, (PARTICIPANT, ORGANISER)) == {PARTICIPANT: 1, ORGANISER: 3}


def test_a_caption_broken_by_the_layout_is_still_the_caption() -> None:
    pdf = a_tagged_pdf(["Czytelny  podpis", "uczestnika"], ["x"])
    assert signing_pages(pdf, [PARTICIPANT]) == {PARTICIPANT: 1}


def test_papers_are_signed_at_their_end() -> None:
    pdf = a_tagged_pdf(["czytelny podpis uczestnika"], ["czytelny podpis uczestnika"], ["x"])
    assert signing_pages(pdf, [PARTICIPANT]) == {PARTICIPANT: 2}


def test_a_caption_nobody_printed_is_taken_for_the_last_page() -> None:
    assert signing_pages(a_tagged_pdf(["x"], ["y"]), [PARTICIPANT]) == {PARTICIPANT: 2}


def test_a_paper_nobody_signs_has_no_place() -> None:
    assert signing_pages(a_tagged_pdf(["x"]), ()) == {}
