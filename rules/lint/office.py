"""A programme comes in; what its organiser cannot do, or still owes, comes out."""

from collections.abc import Iterator

from rules.lint.problem import Problem, note, problem
from rules.programme import LetterForm, Programme, Variant

ACCESSIBILITY = "accessibility"
"""The fact that says how persons with special needs are served (rule R12)."""


def letters(programme: Programme) -> Iterator[Problem]:
    """A non-governmental organisation has no power to issue administrative decisions (rule R8)."""
    form = programme.letters.form if programme.letters else LetterForm.LETTER
    if form is LetterForm.DECISION and programme.edition.variant is Variant.NGO:
        yield problem("organisation-decides", "letters.form")


def accessibility(programme: Programme) -> Iterator[Problem]:
    """The organiser says how it serves persons with special needs (rule R12)."""
    fact = programme.facts.get(ACCESSIBILITY)
    if fact is None or not fact.text:
        yield note("accessibility-unknown", f"facts.{ACCESSIBILITY}")
