"""Whether a letter that was made still says what it is for."""

import io
from dataclasses import replace
from decimal import Decimal

import docx
import pytest

from app.documents.letter import blank_of, letter_docx
from app.documents.letter_said import says
from app.letters import ALL, award, refusal
from app.letters.letter import Letter
from rules.vocabulary import Criterion, Outcome
from tests.letters.facts import a_matter, a_resolution, some_facts, some_settings


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)
def test_a_letter_says_what_it_was_made_of(letter: Letter):
    facts = some_facts(letter.slug)
    made = letter_docx(blank_of(letter), letter, facts)
    assert says(made, letter, facts)
    assert says(made, letter, replace(facts, settings=some_settings(town="Gdzie Indziej")))


def test_other_hours_or_reasons_or_another_outcome_make_it_wrong():
    facts = some_facts("award")
    made = letter_docx(blank_of(award.LETTER), award.LETTER, facts)
    less = a_matter(a_resolution(hours=Decimal(359)))
    assert not says(made, award.LETTER, replace(facts, matter=less))
    refused = some_facts("refusal")
    assert not says(made, award.LETTER, refused)
    made = letter_docx(blank_of(refusal.LETTER), refusal.LETTER, refused)
    reasons = {**refused.matter.resolutions[0].reasons, Criterion.NEEDS: "Zupełnie co innego."}
    other = a_matter(a_resolution(Outcome.NOT_QUALIFIED, reasons=reasons))
    assert not says(made, refusal.LETTER, replace(refused, matter=other))


def test_what_a_blank_prints_in_its_footer_is_said_too():
    facts, written = some_facts("award"), io.BytesIO()
    blank = docx.Document(str(blank_of(award.LETTER)))
    for paragraph in blank.paragraphs:
        if "{{ hours }}" in paragraph.text:
            for run in paragraph.runs:
                run.text = run.text.replace("{{ hours }}", "")
    blank.sections[0].footer.paragraphs[0].add_run("{{ hours }}")
    blank.save(written)
    assert says(letter_docx(written.getvalue(), award.LETTER, facts), award.LETTER, facts)
