"""Raw answers, a programme and a day come in; the case they make goes out, read once for all who ask.

Reading some twenty pages takes milliseconds, and a recruitment is judged whole for every deed. The answers of
a matter hardly ever change, so the last ones read are kept in the memory of the process, and nowhere else.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from app.attachments.answers import case_from
from app.attachments.page import Raw
from rules.case import Case
from rules.programme import Programme

MOST = 1024


@dataclass(frozen=True)
class _Asked:
    """Equal where nothing that pages look at differs; it keeps alive what its ids name."""

    digest: bytes
    day: date
    pages_of: tuple[object, ...]
    answers: Mapping[str, Raw] = field(compare=False)
    programme: Programme = field(compare=False)


def read_answers(answers: Mapping[str, Raw], programme: Programme, day: date) -> Case:
    """The same as ``case_from``: answers to pages no longer asked are left aside."""
    told = json.dumps({page: _listed(raw) for page, raw in answers.items()}, sort_keys=True)
    digest = hashlib.sha256(told.encode()).digest()
    return _read(_Asked(digest, day, _seen_by_pages(programme), answers, programme))


@lru_cache(maxsize=MOST)
def _read(asked: _Asked) -> Case:
    return case_from(asked.answers, asked.programme, asked.day)


def _seen_by_pages(programme: Programme) -> tuple[object, ...]:
    """What pages ask of a programme; limits and money of the office are nothing to them."""
    same = (programme.edition, programme.requirements, programme.attachments, programme.clauses)
    return (
        programme.slug,
        programme.commune,
        programme.needs_reason,
        programme.starts,
        programme.ends,
        *(id(each) for each in same),
    )


def forget_read() -> None:
    """Keep nothing in memory of what was read so far."""
    _read.cache_clear()


def _listed(raw: object) -> object:
    """A page as JSON has it; whatever is not text or a list of texts keeps its own look."""
    if isinstance(raw, Mapping):
        return {str(name): _listed(values) for name, values in raw.items()}
    if isinstance(raw, list | tuple):
        return [_listed(value) for value in raw]
    return raw if isinstance(raw, str) else repr(raw)
