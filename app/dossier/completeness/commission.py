"""A dossier comes in; what must be in it of assessment and resolution goes out (rules R2, R7, L4)."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.dossier.completeness.expected import (
    Bringer,
    Expected,
    Gap,
    Stage,
    because,
    in_order,
    missing,
)
from app.dossier.completeness.signing import gaps_on_scan, scan_of, signatures_on
from app.dossier.dossier import Dossier, HistoryLine
from app.dossier.kept import KeptPaper
from app.matters.matter import Resolution, ResolutionState
from app.matters.telling import change_to_tell
from app.wording.dates import long_date, short_date
from rules.vocabulary import Outcome

CARD = "assessment_card"
CARD_TITLE = "Karta oceny indywidualnej sytuacji"
LETTERS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.QUALIFIED: ("award", "Pismo o przyznaniu usług"),
    Outcome.RESERVE: ("reserve", "Pismo o wpisaniu na listę rezerwową"),
    Outcome.NOT_QUALIFIED: ("refusal", "Pismo o odmowie"),
}
"""The kind of the letter that tells of an outcome, and its name."""
LIMIT_CHANGE, LIMIT_TITLE = "limit_change", "Pismo o zmianie limitu godzin"
NO_CARD = "Rozstrzygnięto sprawę, a karty oceny nie ma. Wypełnij ją."
NO_SIGNED_CARD = (
    "Nie ma skanu karty oceny z podpisami komisji. Wydrukuj kartę, zbierz podpisy i zeskanuj ją."
)
NOT_SENT = "Nie odnotowano, że pismo wysłano. Wyślij je i zapisz dzień wysłania."
NO_LETTER = "W teczce nie ma pisma, które wysłano. Uzupełnij teczkę albo zeskanuj pismo."
SENT = "Wysłano {day}, jak zapisano w biurze."
SENT_BY = "Wysłano {day}, zapisane przez: {who}."
NOT_PROVED = "Czy i kiedy pismo doręczono, program nie wie."
NOT_TOLD = "Zmieniono limit od {day}, a pisma o tym nie wysłano. Wyślij je i zapisz dzień wysłania."


def assessment(dossier: Dossier) -> Iterator[Expected]:
    """The card of the three criteria, signed, once there is one or once one was needed."""
    matter = dossier.matter
    resolution = _confirmed(dossier)
    by_commission = resolution is not None and not resolution.formal_reasons
    if matter.assessment is None and not by_commission:
        return
    papers = in_order(paper for paper in dossier.papers if paper.kind == CARD)
    scan = scan_of(papers)
    gaps: tuple[Gap, ...]
    if matter.assessment is None:
        gaps = (missing(NO_CARD, Bringer.COMMISSION),)
    elif scan is None:
        gaps = (missing(NO_SIGNED_CARD, Bringer.COMMISSION),)
    else:
        gaps = tuple(gaps_on_scan(scan, Bringer.COMMISSION))
    yield Expected(
        stage=Stage.ASSESSMENT,
        kind=CARD,
        title=CARD_TITLE,
        papers=papers,
        signatures=signatures_on(scan),
        gaps=gaps,
        why=because("R2", dossier.programme),
        rule="R2",
    )


def resolution(dossier: Dossier) -> Iterator[Expected]:
    """The letter that told the participant of the resolution in force, and that it was sent."""
    confirmed = _confirmed(dossier)
    if confirmed is None:
        return
    kind, name = LETTERS[confirmed.outcome]
    papers = _since(dossier, kind, confirmed.decided_on)
    yield Expected(
        stage=Stage.RESOLUTION,
        kind=kind,
        title=f"{name} z {short_date(confirmed.decided_on)}",
        about=confirmed.decided_on.isoformat(),
        papers=papers,
        gaps=tuple(_gaps_of_letter(confirmed, papers)),
        remarks=tuple(_sent(dossier, confirmed)),
        why=because("R7", dossier.programme),
        rule="R7",
    )


def limit_told(dossier: Dossier, on: date) -> Iterator[Expected]:
    """The letter about a limit that changed during the year (rule L4)."""
    change = change_to_tell(dossier.matter, dossier.programme, on)
    told = [each for each in dossier.matter.changes if each.told_on is not None]
    if change is None and not told:
        return
    papers = in_order(paper for paper in dossier.papers if paper.kind == LIMIT_CHANGE)
    gaps = []
    if change is not None:
        gaps.append(missing(NOT_TOLD.format(day=long_date(change.since)), Bringer.OFFICE))
    if told and not papers:
        gaps.append(missing(NO_LETTER, Bringer.OFFICE))
    yield Expected(
        stage=Stage.RESOLUTION,
        kind=LIMIT_CHANGE,
        title=LIMIT_TITLE,
        papers=papers,
        gaps=tuple(gaps),
        remarks=tuple(f"Wysłano {long_date(each.told_on)}" for each in told if each.told_on),
        why=because("L4", dossier.programme),
        rule="L4",
    )


def _confirmed(dossier: Dossier) -> Resolution | None:
    last = dossier.matter.resolution
    return last if last is not None and last.state is ResolutionState.CONFIRMED else None


def _since(dossier: Dossier, kind: str, day: date) -> tuple[KeptPaper, ...]:
    return in_order(p for p in dossier.papers if p.kind == kind and p.made_on >= day)


def _gaps_of_letter(confirmed: Resolution, papers: tuple[KeptPaper, ...]) -> Iterator[Gap]:
    if confirmed.sent_on is None:
        yield missing(NOT_SENT, Bringer.OFFICE)
    elif not papers:
        yield missing(NO_LETTER, Bringer.OFFICE)


def _sent(dossier: Dossier, confirmed: Resolution) -> Iterator[str]:
    if confirmed.sent_on is None:
        return
    day, line = long_date(confirmed.sent_on), _told_by(dossier.history)
    yield SENT_BY.format(day=day, who=line.who) if line else SENT.format(day=day)
    yield NOT_PROVED


def _told_by(history: tuple[HistoryLine, ...]) -> HistoryLine | None:
    lines = (line for line in reversed(history) if line.event == "resolution.letter_sent")
    return next(lines, None)
