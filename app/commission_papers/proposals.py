"""A proposal of the commission comes in; what the minutes say of it, its vote and its reason goes out."""

from collections.abc import Iterator

from app.matters.matter import Matter
from app.matters.session import Proposal
from app.wording.dates import NBSP, long_date
from app.wording.hours import hours
from rules.vocabulary import Outcome

UNDECIDED = "bez propozycji na tym posiedzeniu"
CONSENSUS = "uzgodniono bez głosowania"
NO_PLACE = "spełnia warunki, brak wolnego miejsca"
AS_ASSESSED = "zgodnie z kartą oceny"
NOTHING = "–"
DEEDS = {
    Outcome.QUALIFIED: "zakwalifikować do Programu",
    Outcome.RESERVE: "wpisać na listę rezerwową",
    Outcome.NOT_QUALIFIED: "nie zakwalifikować do Programu",
}


def proposed(proposal: Proposal | None) -> str:
    """„zakwalifikować do Programu, 210 godzin w roku, od 1 lutego 2026 r.”."""
    if proposal is None:
        return UNDECIDED
    return ", ".join((DEEDS[proposal.outcome], *_award(proposal)))


def voted(proposal: Proposal | None) -> str:
    """Consensus, or the votes by number."""
    if proposal is None:
        return NOTHING
    vote = proposal.vote
    if vote.consensus:
        return CONSENSUS
    counts = (("za", vote.in_favour), ("przeciw", vote.against), ("wstrzymało się", vote.abstained))
    return ", ".join(f"{name}:{NBSP}{votes}" for name, votes in counts)


def reason(proposal: Proposal | None, matter: Matter) -> str:
    """The commission's own words; without any, the want of places or the card that was agreed with."""
    if proposal is None:
        return NOTHING
    said = (NO_PLACE if proposal.for_want_of_places else "", proposal.note.strip())
    if any(said):
        return "; ".join(part for part in said if part)
    return AS_ASSESSED if matter.assessment else NOTHING


def _award(proposal: Proposal) -> Iterator[str]:
    if proposal.hours is not None:
        yield f"{hours(proposal.hours)} w roku"
    if proposal.since is not None:
        yield f"od {long_date(proposal.since)}"
    if proposal.until is not None:
        yield f"do {long_date(proposal.until)}"
