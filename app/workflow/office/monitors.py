"""A programme comes in, perhaps with what might be decided; how places, money and shares stand goes out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.matters.holding import resolution_of
from app.matters.matter import Matter, ResolutionState
from app.matters.recruitment import recruitment_of
from app.matters.rights import Actor, Right
from app.matters.session import Session, SessionState
from app.wording.findings import sentence, why
from app.workflow.office.desk import Desk, Seen
from rules.programme import Programme
from rules.recruitment.standing import Money, Places, RecruitmentVerdict, Support
from rules.verdict import Severity


@dataclass(frozen=True)
class Said:
    """One finding in words, with the clause it rests on."""

    severity: Severity
    rule: str
    sentence: str
    why: str


@dataclass(frozen=True)
class Standing:
    """How a recruitment stands (rules R3-R6): proposals that wait to be confirmed hold their places too."""

    places: Places
    money: Money
    support: Support
    supplementary_due: bool
    said: tuple[Said, ...]

    @property
    def blocked(self) -> bool:
        """Whether the recruitment could not end as it stands."""
        return any(each.severity is Severity.BLOCKS for each in self.said)


@dataclass(frozen=True)
class Monitors:
    """Reading needs the right ``READ``; nothing is kept."""

    desk: Desk

    def standing(self, actor: Actor, programme: str) -> Standing:
        """As of today, by every matter of the register."""
        return self.what_if(actor, programme, ())

    def what_if(self, actor: Actor, programme: str, matters: Iterable[Matter]) -> Standing:
        """The same, were these matters as they are given."""
        self.desk.admit(actor, Right.READ, programme)
        recruitment = self.desk.recruitment(programme).with_matters(*matters)
        return standing_of(recruitment.verdict, recruitment.programme)

    def after_session(self, actor: Actor, seen: Seen) -> Standing:
        """The same, were the session closed with the proposals it has so far."""
        self.desk.admit(actor, Right.READ, seen.programme)
        session = self.desk.session(seen)
        if session.state is SessionState.CLOSED:
            return self._when_closed(session)
        return self.what_if(actor, seen.programme, self._proposed(session))

    def _when_closed(self, session: Session) -> Standing:
        """As it stood on the day of a closed session: minutes printed later say the same."""
        every = self.desk.rooms.matters.all(session.programme)
        then = [back_then(each, session) for each in every if each.received.on <= session.held_on]
        programme = self.desk.programme(session.programme)
        recruitment = recruitment_of(then, programme, session.held_on)
        return standing_of(recruitment.verdict, programme)

    def _proposed(self, session: Session) -> Iterable[Matter]:
        for proposal in session.proposals:
            matter = self.desk.rooms.matters.get(session.programme, proposal.matter_id)
            if matter.resolution is None or matter.resolution.session_id != session.id:
                yield replace(matter, resolutions=(resolution_of(matter, session, proposal),))


def back_then(matter: Matter, session: Session) -> Matter:
    """A matter with what was decided when a closed session ended, and not withdrawn or replaced since.

    What was reported or resigned later the case of that day leaves out by itself.
    """
    known = [each for each in matter.resolutions if each.decided_on <= session.held_on]
    own = [each for each in known if each.session_id == session.id]
    stood = own or [each for each in known if each.state is not ResolutionState.WITHDRAWN]
    standing = tuple(replace(r, state=ResolutionState.CONFIRMED) for r in stood[-1:])
    return replace(matter, resolutions=standing)


def standing_of(verdict: RecruitmentVerdict, programme: Programme) -> Standing:
    """A verdict of the rules in words."""
    return Standing(
        places=verdict.places,
        money=verdict.money,
        support=verdict.support,
        supplementary_due=verdict.supplementary_due,
        said=tuple(
            Said(f.severity, f.rule, sentence(f), why(f, programme)) for f in verdict.findings
        ),
    )
