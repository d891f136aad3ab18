"""Facts and sentences come in; the sentences as they stand in a letter to this addressee go out."""

from collections.abc import Iterable
from datetime import date

from app.letters.heading import choice
from app.letters.letter import LetterFacts
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from app.wording.people import to_you

_PARTICIPANT = "uczestnikowi wymienionemu wyżej"


def told(facts: LetterFacts, sentence: str) -> str:
    """„Przyznajemy Pani …”; of a participant who is not the addressee it speaks in the third person."""
    return tied(sentence.format(whom=_PARTICIPANT if facts.to_guardian else to_you(choice(facts))))


def rows(sentences: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a list mark."""
    return [{"text": sentence} for sentence in sentences]


def period(facts: LetterFacts, since: date | None, until: date | None) -> str:
    """„od 1 lutego 2026 r. do 31 grudnia 2026 r.”; of what is not settled, what is known."""
    programme = facts.programme
    first = f"od {long_date(since)}" if since else "od dnia uzgodnionego z realizatorem"
    last = until or (programme.ends if programme.period.confirmed else None)
    ends = f"do {long_date(last)}" if last else f"do końca Programu w {programme.edition.year} r."
    return tied(f"{first} {ends}")
