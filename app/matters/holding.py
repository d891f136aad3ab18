"""A session of the commission and what happens in it come in; the changed session goes out (rules R1-R6)."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from app.matters.matter import Matter, Resolution, ResolutionState
from app.matters.numbering import in_order
from app.matters.recruitment import Recruitment
from app.matters.refusals import refuse
from app.matters.resolving import Seat, propose, supersede
from app.matters.session import Proposal, Session, SessionState, Vote
from app.matters.states import DECIDED, TO_DECIDE
from rules.vocabulary import Outcome

CLOSED = (
    "To posiedzenie jest już zamknięte i jego protokół się nie zmienia. Otwórz nowe posiedzenie."
)
NOBODY = "Wpisz, kto jest obecny na posiedzeniu: co najmniej jedną osobę."
TWICE = "Lista obecnych wymienia kogoś dwa razy. Zostaw każdą osobę raz."
CHAIR_ABSENT = "Przewodnicząca albo przewodniczący musi być na liście obecnych. Popraw listę."
NOT_READY = (
    "Sprawa {number} nie nadaje się jeszcze na posiedzenie. Najpierw sprawdź jej dokumenty, a jeśli "
    "jest zamknięta lub zakończona rezygnacją, usuń ją z porządku obrad."
)
NOT_ON_AGENDA = "Tej sprawy nie ma w porządku obrad. Najpierw ją do niego dodaj."
HAS_PROPOSAL = (
    "Z porządku obrad nie można usunąć sprawy, która ma już propozycję. Najpierw "
    "usuń tę propozycję."
)
MIXED_VOTE = "Zaznaczono uzgodnienie bez głosowania i wpisano głosy. Zostaw jedno z nich."
WRONG_COUNT = (
    "Suma głosów musi być równa liczbie obecnych ({present}). Popraw liczbę głosów "
    "albo listę obecnych."
)
NOT_PASSED = (
    "Za propozycją musi być więcej głosów niż przeciw. Zmień propozycję albo policz "
    "głosy jeszcze raz."
)
NOT_HELD = (
    "Posiedzenie odbywa się dopiero w przyszłości. Zamknij je w dniu posiedzenia albo później."
)
NO_PROPOSALS = (
    "Na posiedzeniu nie zaproponowano żadnego rozstrzygnięcia. Wpisz propozycje, "
    "zanim je zamkniesz."
)


def attend(session: Session, chair: str, present: Iterable[str]) -> Session:
    """The session with who is there; votes already counted must still fit."""
    _open(session)
    names = tuple(name.strip() for name in present if name.strip())
    if not names:
        refuse(NOBODY)
    if len(set(names)) != len(names):
        refuse(TWICE)
    if chair.strip() not in names:
        refuse(CHAIR_ABSENT)
    attended = replace(session, chair=chair.strip(), present=names)
    for proposal in session.proposals:
        _refuse_vote(proposal.vote, attended)
    return attended


def set_agenda(session: Session, matters: Iterable[Matter]) -> Session:
    """The session with these matters, in the order of their case numbers and no other (rule C9)."""
    _open(session)
    listed = sorted(matters, key=lambda matter: in_order(matter.case_number))
    for matter in listed:
        if matter.state not in TO_DECIDE | DECIDED:
            refuse(NOT_READY.format(number=matter.case_number))
    agenda = tuple(dict.fromkeys(matter.id for matter in listed))
    for proposal in session.proposals:
        if proposal.matter_id not in agenda:
            refuse(HAS_PROPOSAL)
    return replace(session, agenda=agenda)


def put_proposal(
    session: Session, proposal: Proposal, matters: Iterable[Matter], seat: Seat
) -> Session:
    """The session with a proposal that could be resolved as it stands, beside all its other proposals.

    ``matters`` are those of the agenda.
    """
    _open(session)
    if proposal.matter_id not in session.agenda:
        refuse(NOT_ON_AGENDA)
    _refuse_vote(proposal.vote, session)
    others = tuple(p for p in session.proposals if p.matter_id != proposal.matter_id)
    by_id = {matter.id: matter for matter in matters}
    beside = [_unjudged(by_id[p.matter_id], session, p) for p in others if p.matter_id in by_id]
    recruitment = seat.recruitment.with_matters(*beside)
    resolve(by_id[proposal.matter_id], session, proposal, replace(seat, recruitment=recruitment))
    order = {matter_id: place for place, matter_id in enumerate(session.agenda)}
    proposals = sorted((*others, proposal), key=lambda each: order[each.matter_id])
    return replace(session, proposals=tuple(proposals))


def drop_proposal(session: Session, matter_id: str) -> Session:
    _open(session)
    kept = tuple(each for each in session.proposals if each.matter_id != matter_id)
    return replace(session, proposals=kept)


def close_session(
    session: Session, matters: Iterable[Matter], seat: Seat
) -> tuple[Session, tuple[Matter, ...]]:
    """The session with its minutes settled, and every matter that its proposals resolved.

    A matter this session has resolved already is left alone, so that what was broken off can be closed.
    """
    _open(session)
    if session.held_on > seat.on:
        refuse(NOT_HELD)
    attend(session, session.chair, session.present)
    if not session.proposals:
        refuse(NO_PROPOSALS)
    by_id = {matter.id: matter for matter in matters}
    resolved: list[Matter] = []
    recruitment: Recruitment = seat.recruitment
    for proposal in session.proposals:
        matter = by_id[proposal.matter_id]
        if not _is_done(matter, session):
            done = resolve(matter, session, proposal, replace(seat, recruitment=recruitment))
            recruitment = recruitment.with_matters(done)
            resolved.append(done)
    return replace(session, state=SessionState.CLOSED), tuple(resolved)


def resolve(matter: Matter, session: Session, proposal: Proposal, seat: Seat) -> Matter:
    """The matter as the session resolved it: anew, or in place of what the participant was told."""
    deed = supersede if matter.state in DECIDED else propose
    return deed(matter, resolution_of(matter, session, proposal), seat)


def resolution_of(matter: Matter, session: Session, proposal: Proposal) -> Resolution:
    """A proposal as a resolution: the reasons of a refusal are what the card of assessment found.

    Without a card it is the formal criteria that failed; the commission's note then says which.
    """
    card, refusal = matter.assessment, proposal.outcome is Outcome.NOT_QUALIFIED
    return Resolution(
        outcome=proposal.outcome,
        decided_on=session.held_on,
        state=ResolutionState.PROPOSED,
        proposed_by="",
        session_id=session.id,
        hours=proposal.hours,
        since=proposal.since,
        until=proposal.until,
        reasons=card.found if card is not None and refusal else MappingProxyType({}),
        formal_reasons=proposal.note if card is None and refusal else "",
        for_want_of_places=proposal.for_want_of_places,
        instead_because=proposal.note if matter.state in DECIDED else "",
    )


def _unjudged(matter: Matter, session: Session, proposal: Proposal) -> Matter:
    """The matter with a proposal judged earlier, which holds its place while others are proposed."""
    resolution = resolution_of(matter, session, proposal)
    return replace(matter, resolutions=(*matter.resolutions, resolution))


def _is_done(matter: Matter, session: Session) -> bool:
    last = matter.resolution
    return last is not None and last.session_id == session.id


def _open(session: Session) -> None:
    if session.state is SessionState.CLOSED:
        refuse(CLOSED)


def _refuse_vote(vote: Vote, session: Session) -> None:
    counted = vote.in_favour + vote.against + vote.abstained
    if vote.consensus and counted:
        refuse(MIXED_VOTE)
    if vote.consensus:
        return
    if min(vote.in_favour, vote.against, vote.abstained) < 0 or counted != len(session.present):
        refuse(WRONG_COUNT.format(present=len(session.present)))
    if vote.in_favour <= vote.against:
        refuse(NOT_PASSED)
