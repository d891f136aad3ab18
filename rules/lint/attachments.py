"""A programme comes in; attachments it cites, numbers or prints wrongly come out."""

from collections import defaultdict
from collections.abc import Iterator

from rules.application.completeness import PRINTED
from rules.lint.problem import Problem, problem
from rules.programme import Programme
from rules.verdict import Severity
from rules.vocabulary import Document


def citations(programme: Programme) -> Iterator[Problem]:
    """Every cited attachment exists, under the number it is cited by.

    A wrong number in the source with a note that says so is only a note: the file has it right.
    """
    for place, citation in enumerate(programme.citations):
        entry = programme.attachments.get(citation.attachment)
        where = f"citations.{place}"
        if entry is None:
            yield problem("attachment-unknown", where, attachment=citation.attachment)
        elif entry.number != citation.number:
            severity = Severity.NOTES if citation.source.note else Severity.BLOCKS
            values = {
                "clause": citation.source.clause,
                "attachment": entry.title,
                "cited": citation.number,
                "number": entry.number,
            }
            yield problem("citation-wrong", where, severity, **values)


def numbers(programme: Programme) -> Iterator[Problem]:
    """No two attachments bear one number."""
    bearers = defaultdict(list)
    for slug, entry in programme.attachments.items():
        if entry.number:
            bearers[entry.number].append(slug)
    for number, slugs in bearers.items():
        if len(slugs) > 1:
            values = {"number": number, "attachments": ", ".join(slugs)}
            yield problem("number-twice", f"attachments.{slugs[1]}.number", **values)


def titles(programme: Programme) -> Iterator[Problem]:
    """Every attachment has a title to print."""
    for slug, entry in programme.attachments.items():
        if not entry.title.strip():
            yield problem("attachment-untitled", f"attachments.{slug}.title", attachment=slug)


def printed(programme: Programme) -> Iterator[Problem]:
    """Every paper the service prints, and so every one it asks to be signed, has its entry."""
    for document in Document:
        if document in PRINTED and document not in programme.attachments:
            yield problem("printed-attachment-missing", "attachments", attachment=str(document))
