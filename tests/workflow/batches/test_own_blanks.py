"""An office's own blanks: checked before they are kept, told in the ledger, tried with a matter."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from app.documents.letter import blank_of
from app.errors import BlankRefused, DeedRefused, NotOnRecord
from app.letters import award
from app.matters.rights import Role
from app.store.opened import Store, open_store
from app.workflow.batches.office_letters import OfficeLetters, own_or_common
from app.workflow.batches.own_blanks import OURS, OwnBlanks
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.matters.builders import SEJNY, a_resolved_matter, an_actor
from tests.workflow.batches.stand_in import Office, settings_in

CLERK, ADMINISTRATOR = an_actor(), an_actor(Role.ADMINISTRATOR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(settings_in(tmp_path))
    matter = a_resolved_matter(id="1" * 32, case_number="PS.1.2026", version=0)
    opened.matters.add(matter, CLERK, Event.MATTER_OPENED)
    yield opened
    opened.close()


@pytest.fixture
def blanks(store: Store) -> OwnBlanks:
    desk, own = Desk(store), store.letter_blanks
    return OwnBlanks(desk, own, OfficeLetters(desk, own_or_common(own)), Office(), store.ledger)


def a_blank(*paragraphs: str) -> bytes:
    blank, written = docx.Document(str(blank_of(award.LETTER))), io.BytesIO()
    for text in paragraphs:
        blank.add_paragraph(text)
    blank.save(written)
    return written.getvalue()


def test_a_blank_is_kept_and_used_and_an_earlier_one_taken_up(
    blanks: OwnBlanks, store: Store
) -> None:
    first = blanks.add(ADMINISTRATOR, SEJNY, "award", a_blank("Pierwszy dopisek"), "a.docx")
    second = blanks.add(ADMINISTRATOR, SEJNY, "award", a_blank("Drugi dopisek"), "b.docx")
    blanks.use(ADMINISTRATOR, SEJNY, "award", first.id)
    assert [each.current for each in store.letter_blanks.versions(SEJNY, "award")] == [False, True]
    blanks.use(ADMINISTRATOR, SEJNY, "award", OURS)
    assert store.letter_blanks.in_use(SEJNY, "award") is None
    assert blanks.docx(ADMINISTRATOR, SEJNY, "award", OURS) == blank_of(award.LETTER).read_bytes()
    told = [(line.event, line.note) for line in store.ledger.lines(SEJNY)][:4]
    assert told == [
        (Event.BLANK_OURS, "Pismo o przyznaniu usług"),
        (Event.BLANK_USED, "Pismo o przyznaniu usług: 1"),
        (Event.BLANK_ADDED, "Pismo o przyznaniu usług: 2"),
        (Event.BLANK_ADDED, "Pismo o przyznaniu usług: 1"),
    ]
    assert second.number == 2


def test_a_blank_with_faults_is_refused_with_its_paragraph_and_not_kept(
    blanks: OwnBlanks, store: Store
) -> None:
    with pytest.raises(BlankRefused) as refusal:
        blanks.add(CLERK, SEJNY, "award", a_blank("Numer: {{ pesel }}", "{{ x.__class__ }}"), "")
    assert [place for place, _ in refusal.value.faults if "pesel" in place]
    assert store.letter_blanks.versions(SEJNY, "award") == ()


def test_a_version_of_another_letter_or_office_is_none_of_its(blanks: OwnBlanks) -> None:
    version = blanks.add(CLERK, SEJNY, "award", a_blank(), "")
    with pytest.raises(NotOnRecord):
        blanks.use(CLERK, SEJNY, "refusal", version.id)
    with pytest.raises(NotOnRecord):
        blanks.docx(CLERK, SEJNY, "refusal", version.id)
    with pytest.raises(NotOnRecord):
        blanks.docx(CLERK, SEJNY, "../award", OURS)
    elsewhere = replace(CLERK, programmes=frozenset({"wiazowna_2026"}))
    with pytest.raises(DeedRefused, match="uprawnień"):
        blanks.docx(elsewhere, SEJNY, "award", version.id)


def test_a_preview_has_made_up_facts_or_those_of_a_matter(blanks: OwnBlanks) -> None:
    assert "Przykładowa-Zmyślona" in _printed(blanks.preview(ADMINISTRATOR, SEJNY, "award", OURS))
    of_matter = blanks.preview(CLERK, SEJNY, "award", OURS, "ps.1.2026")
    assert "PS.1.2026" in _printed(of_matter)
    with pytest.raises(DeedRefused, match="Nie ma sprawy o tym znaku"):
        blanks.preview(CLERK, SEJNY, "award", OURS, "PS.2.2026")
    with pytest.raises(DeedRefused, match="inne niż to pismo"):
        blanks.preview(CLERK, SEJNY, "refusal", OURS, "PS.1.2026")


def test_who_may_only_change_blanks_sees_nobody_s_letter_in_them(blanks: OwnBlanks) -> None:
    with pytest.raises(DeedRefused, match="uprawnień"):
        blanks.preview(ADMINISTRATOR, SEJNY, "award", OURS, "PS.1.2026")


def _printed(pdf: bytes) -> str:
    """The text of the DOCX that the stand-in of an office puts behind its page."""
    letter = docx.Document(io.BytesIO(pdf[pdf.index(b"PK\x03\x04") :]))
    return "\n".join(paragraph.text for paragraph in letter.paragraphs)
