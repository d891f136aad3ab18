"""A dossier comes in; what must be in it of assistants and of checks on site goes out (A1-A3, R11)."""

from collections.abc import Iterator
from datetime import date

from app.dossier.completeness.expected import (
    Bringer,
    Expected,
    Stage,
    because,
    in_order,
    missing,
)
from app.dossier.completeness.signing import scan_of, signatures_on
from app.dossier.dossier import Dossier
from app.months.assignment import Assignment, AssignmentState, Profile, profile_id
from app.months.standing import Around, of_statement
from app.wording.dates import short_date

STATEMENT, CHECK = "assistant_statement", "spot_check"
NAMELESS = "asystent bez wpisanego imienia i nazwiska"
STATEMENT_TITLE = "Oświadczenie i sprawdzenia asystenta: {name}"
CHECK_TITLE = "Protokół kontroli z {day}"
NOT_DOCUMENTED = (
    "Kontroli nie oznaczono jako udokumentowanej. Zbierz podpisy i zapisz to w kontroli."
)
NO_RECORD = "W teczce nie ma protokołu tej kontroli. Uzupełnij teczkę albo zeskanuj protokół."


def statements(dossier: Dossier, on: date) -> Iterator[Expected]:
    """For each assignment what the assistant stated and the office checked (rules A1-A3)."""
    for each in dossier.assignments:
        if each.state is AssignmentState.ENDED:
            continue
        around = Around(dossier.programme, dossier.matter, _profile(dossier, each), on)
        reasons = of_statement(each, around)
        clauses = tuple(dict.fromkeys(reason.clause for reason in reasons))
        yield Expected(
            stage=Stage.ASSISTANT,
            kind=STATEMENT,
            title=STATEMENT_TITLE.format(name=name_of(dossier, each.assistant_id)),
            about=each.id,
            papers=in_order(p for p in dossier.papers if (p.kind, p.about) == (STATEMENT, each.id)),
            gaps=tuple(missing(r.said, Bringer.ASSISTANT, each.assistant_id) for r in reasons),
            why=clauses or because("A1", dossier.programme),
            rule="A1",
        )


def checks(dossier: Dossier) -> Iterator[Expected]:
    """Every check on site is documented (rule R11)."""
    for check in sorted(dossier.checks, key=lambda each: (each.on, each.id)):
        papers = in_order(p for p in dossier.papers if (p.kind, p.about) == (CHECK, check.id))
        gaps = []
        if not check.documented:
            gaps.append(missing(NOT_DOCUMENTED, Bringer.OFFICE))
        elif not papers:
            gaps.append(missing(NO_RECORD, Bringer.OFFICE))
        scan = scan_of(papers)
        yield Expected(
            stage=Stage.CHECK,
            kind=CHECK,
            title=CHECK_TITLE.format(day=short_date(check.on)),
            about=check.id,
            papers=papers,
            signatures=signatures_on(scan),
            gaps=tuple(gaps),
            why=because("R11", dossier.programme),
            rule="R11",
        )


def name_of(dossier: Dossier, assistant_id: str) -> str:
    """The assistant's name as papers have it."""
    own = (p.full_name for p in dossier.assistants if p.assistant_id == assistant_id)
    return next((name for name in own if name), NAMELESS)


def _profile(dossier: Dossier, assignment: Assignment) -> Profile:
    found = (p for p in dossier.assistants if p.assistant_id == assignment.assistant_id)
    slug, assistant = dossier.programme.slug, assignment.assistant_id
    return next(found, None) or Profile(profile_id(slug, assistant), slug, assistant)
