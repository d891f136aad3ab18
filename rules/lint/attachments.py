"""A programme comes in; attachments it cites, numbers or prints wrongly come out."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rules.application.completeness import PRINTED
from rules.lint.problem import Problem, problem
from rules.lint.texts import own_texts
from rules.programme import Programme
from rules.verdict import Severity
from rules.vocabulary import Document

CITED = re.compile(
    r"\b(?:załącznik\w*|zał\.)\s(?:nr\s|numer\s)?(\d+)(?:\s(?:i|oraz)\s(\d+))?", re.IGNORECASE
)
"""„załącznik nr 3”, „w załączniku 3”, „załączniki nr 4 i 5”."""


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


def quoted_numbers(programme: Programme) -> Iterator[Problem]:
    """What a source says of an attachment names the number written down here.

    A note that explains the difference makes it good to know only, as for ``citations``.
    """
    papers = programme.attachments
    quoted = [(f"attachments.{s}", s, entry.number, entry.source) for s, entry in papers.items()]
    for place, needed in enumerate(programme.requirements):
        if entry := papers.get(needed.document):
            row = (f"requirements.{place}", str(needed.document), entry.number, needed.source)
            quoted.append(row)
    for place, cited in enumerate(programme.citations):
        quoted.append((f"citations.{place}", cited.attachment, cited.number, cited.source))
    for where, slug, number, source in quoted:
        named = _cited(source.quote)
        if named and number not in named:
            severity = Severity.NOTES if source.note else Severity.BLOCKS
            values = {"attachment": slug, "number": number, "quote": source.quote}
            yield problem("number-not-in-quote", where, severity, **values)


def numbers_in_texts(programme: Programme) -> Iterator[Problem]:
    """An attachment our own sentences send people to exists."""
    known = {entry.number for entry in programme.attachments.values()}
    for place, text in own_texts(programme).items():
        for cited in sorted(_cited(text) - known):
            yield problem("number-unknown", place, number=cited, text=text)


def _cited(text: str) -> set[str]:
    return {number for found in CITED.findall(text) for number in found if number}


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
