"""What a dossier must hold, by the rules that ask for it: there, missing, or not known, and who brings it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.dossier.about import AboutMonth
from app.dossier.completeness import Bringer, Expected, Stage, Standing, completeness
from app.dossier.dossier import Dossier, HistoryLine
from app.dossier.kept import KeptPaper, Signed, Source
from app.matters.matter import Change, CompletionCall, Matter, Papers, ResolutionState
from app.months.assignment import AssignmentState
from app.months.month_file import Edition, HandedContent, MonthFile, MonthState, Part, file_id
from app.wording.findings import UNCONFIRMED
from rules.diary import YearMonth
from rules.programme import load_programme
from rules.vocabulary import Degree, Document, Household, Outcome
from tests.builders import PAPERS, a_certificate
from tests.matters.builders import (
    SEJNY,
    SIGNED,
    a_correct_matter,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_applicant,
    an_assessed_matter,
)
from tests.months.builders import ASSISTANT_ID, ZOFIA, a_drive, a_profile, an_assignment, an_entry
from tests.web.office.served_year import a_check

DAY = date(2026, 3, 20)
JANUARY = YearMonth(2026, 1)
CARD, AWARD, MONTHLY = "assessment_card", "award", "service_card"
ENDED = AssignmentState.ENDED
ABOUT = str(AboutMonth(JANUARY, Part.MAIN, ASSISTANT_ID))
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
LATER = an_entry("2026-03-07 10:00", "2026-03-07 12:30", id="f" * 32)


def a_dossier(matter: Matter | None = None, *papers: KeptPaper, **parts: Any) -> Dossier:
    matter = matter or a_correct_matter()
    return Dossier(
        programme=load_programme(matter.programme),
        matter=matter,
        papers=papers,
        **parts,
    )


def a_paper(kind: str, source: Source = Source.MADE, **changes: Any) -> KeptPaper:
    paper = KeptPaper(
        id=f"{kind}.{source}",
        programme=SEJNY,
        matter_id="m1",
        kind=kind,
        title=kind,
        source=source,
        edition=1,
        made_on=date(2026, 1, 30),
        filed_at=datetime(2026, 2, 1, 12, tzinfo=UTC),
        filed_by="Klara",
        files=(),
    )
    return replace(paper, **changes)


def a_scan(kind: str, *seen: bool | None, **changes: Any) -> KeptPaper:
    """A scan with a place to sign for each: signed, empty, or not looked at."""
    places = tuple(
        Signed(page, f"osoba {page}", each, "Klara", None if each is None else DAY)
        for page, each in enumerate(seen, 1)
    )
    return a_paper(kind, Source.SCANNED, signed=places, **changes)


def of(dossier: Dossier, kind: str, about: str = "") -> Expected:
    """The one thing of this kind."""
    [found] = [
        each
        for each in completeness(dossier, DAY)
        if each.kind == kind and about in {"", each.about}
    ]
    return found


def said(expected: Expected) -> str:
    return " ".join(gap.said for gap in expected.gaps_on(DAY))


def bringers(expected: Expected) -> set[Bringer]:
    return {gap.bringer for gap in expected.gaps_on(DAY)}


CHECKED = Papers(enclosed=PAPERS, signed=SIGNED, checked_on=date(2026, 1, 7))
MONTH = MonthFile(
    id=file_id(SEJNY, ASSISTANT_ID, JANUARY, Part.MAIN),
    programme=SEJNY,
    assistant_id=ASSISTANT_ID,
    of=JANUARY,
    part=Part.MAIN,
    state=MonthState.ACCEPTED,
    editions=(
        Edition(
            1,
            "ABCD-2345",
            date(2026, 1, 30),
            hours=None,  # type: ignore[arg-type] # nothing here sums them
            travel=None,  # type: ignore[arg-type] # nor them
            accepted_on=date(2026, 2, 3),
            paper_on=date(2026, 2, 2),
            decided_by="Klara",
        ),
    ),
)
CONTENT = HandedContent("c", SEJNY, ASSISTANT_ID, JANUARY, Part.MAIN, 1, (VISIT,))


def served(file: MonthFile | None = MONTH, *papers: KeptPaper, **parts: Any) -> Dossier:
    """A month of one assistant; without a file nobody handed it in."""
    files = () if file is None else (file,)
    told = {
        "entries": (VISIT,),
        "contents": (CONTENT,),
        "months": files,
        "assistants": (a_profile(),),
    }
    return a_dossier(a_resolved_matter(id=ZOFIA), *papers, **(told | parts))


def without_paper_day() -> MonthFile:
    [edition] = MONTH.editions
    return replace(MONTH, editions=(replace(edition, paper_on=None),))


def in_state(state: MonthState, **edition: Any) -> MonthFile:
    [last] = MONTH.editions
    return replace(MONTH, state=state, editions=(replace(last, accepted_on=None, **edition),))


def corrected() -> MonthFile:
    """Accepted twice, the second time under another code."""
    [edition] = without_paper_day().editions
    return replace(MONTH, editions=(edition, replace(edition, number=2, code="WXYZ-6789")))


LOWER = Change(date(2026, 3, 1), date(2026, 3, 2), a_certificate(degree=Degree.MODERATE))


def a_stranger() -> Any:
    return type(an_assignment().statement)()


def called(*papers: KeptPaper, **changes: Any) -> Dossier:
    call = CompletionCall(date(2026, 1, 8), date(2026, 1, 15), ("podpis",))
    return a_dossier(a_correct_matter(calls=(replace(call, **changes),)), *papers)


def told(**changes: Any) -> Matter:
    sent = a_resolution(sent_on=date(2026, 1, 20))
    return a_resolved_matter(resolutions=(sent,), **changes)


SPECIMENS: dict[str, tuple[Callable[[], Dossier], str, Standing, str]] = {
    "C1 ticked by a clerk": (a_dossier, Document.APPLICATION_CARD, Standing.COMPLETE, ""),
    "C1 not checked yet": (
        lambda: a_dossier(a_matter()),
        Document.APPLICATION_CARD,
        Standing.UNKNOWN,
        "Dokumentów jeszcze nie sprawdzono. Sprawdź, czy ten jest i czy jest podpisany.",
    ),
    "C1 scanned and signed before anybody ticked": (
        lambda: a_dossier(a_matter(), a_scan(Document.APPLICATION_CARD, True)),
        Document.APPLICATION_CARD,
        Standing.COMPLETE,
        "",
    ),
    "C2 missing": (
        lambda: a_dossier(
            a_matter(papers=replace(CHECKED, enclosed=PAPERS - {Document.ACTIVITY_SCOPE}))
        ),
        Document.ACTIVITY_SCOPE,
        Standing.MISSING,
        "Tego dokumentu nie ma",
    ),
    "C3 copy needs no signature": (a_dossier, Document.CERTIFICATE_COPY, Standing.COMPLETE, ""),
    "C3 uploaded is there": (
        lambda: a_dossier(
            a_matter(papers=Papers(checked_on=DAY)),
            a_paper(Document.CERTIFICATE_COPY, Source.UPLOADED),
        ),
        Document.CERTIFICATE_COPY,
        Standing.COMPLETE,
        "",
    ),
    "C5 unsigned": (
        lambda: a_dossier(
            a_matter(papers=replace(CHECKED, signed=SIGNED - {Document.GDPR_CLAUSE_MINISTER}))
        ),
        Document.GDPR_CLAUSE_MINISTER,
        Standing.MISSING,
        "nie jest podpisany",
    ),
    "C6 empty place on the scan": (
        lambda: a_dossier(a_matter(), a_scan(Document.APPLICATION_CARD, True, False)),
        Document.APPLICATION_CARD,
        Standing.MISSING,
        "osoba 2",
    ),
    "C6 nobody looked": (
        lambda: a_dossier(a_matter(), a_scan(Document.APPLICATION_CARD, None)),
        Document.APPLICATION_CARD,
        Standing.UNKNOWN,
        "Nikt nie sprawdził",
    ),
    "C6 a scan without known places": (
        lambda: a_dossier(a_matter(), a_scan(Document.APPLICATION_CARD)),
        Document.APPLICATION_CARD,
        Standing.UNKNOWN,
        "nie wie, gdzie",
    ),
    "C6 one place empty, another not looked at": (
        lambda: a_dossier(a_matter(), a_scan(Document.APPLICATION_CARD, False, None)),
        Document.APPLICATION_CARD,
        Standing.MISSING,
        "osoba 1",
    ),
    "C6 brought unsigned, and nobody looked at the scan": (
        lambda: a_dossier(
            a_matter(papers=replace(CHECKED, signed=SIGNED - {Document.APPLICATION_CARD})),
            a_scan(Document.APPLICATION_CARD, None),
        ),
        Document.APPLICATION_CARD,
        Standing.UNKNOWN,
        "Nikt nie sprawdził",
    ),
    "C6 ticked, a scan without known places": (
        lambda: a_dossier(None, a_scan(Document.APPLICATION_CARD)),
        Document.APPLICATION_CARD,
        Standing.COMPLETE,
        "",
    ),
    "C6 signed on the newest scan alone": (
        lambda: a_dossier(
            a_matter(),
            a_scan(Document.APPLICATION_CARD, True, edition=2, filed_at=LONG_AGO, id="second"),
            a_scan(Document.APPLICATION_CARD, False),
        ),
        Document.APPLICATION_CARD,
        Standing.COMPLETE,
        "",
    ),
    "C1 printed here and never brought": (
        lambda: a_dossier(
            a_matter(papers=Papers(checked_on=DAY)), a_paper(Document.APPLICATION_CARD)
        ),
        Document.APPLICATION_CARD,
        Standing.MISSING,
        "Tego dokumentu nie ma",
    ),
    "C3 a scanned copy needs no signature": (
        lambda: a_dossier(a_matter(), a_scan(Document.CERTIFICATE_COPY)),
        Document.CERTIFICATE_COPY,
        Standing.COMPLETE,
        "",
    ),
    "C6 ticked, but the scan is empty": (
        lambda: a_dossier(None, a_scan(Document.APPLICATION_CARD, False)),
        Document.APPLICATION_CARD,
        Standing.UNKNOWN,
        "popraw jedno albo drugie",
    ),
    "C6 ticked, and nobody has to look": (
        lambda: a_dossier(None, a_scan(Document.APPLICATION_CARD, None)),
        Document.APPLICATION_CARD,
        Standing.COMPLETE,
        "",
    ),
    "C1 with a page missing": (
        lambda: a_dossier(None, a_scan(Document.APPLICATION_CARD, True, missing=(2, 3))),
        Document.APPLICATION_CARD,
        Standing.MISSING,
        "brakuje stron o numerach: 2, 3",
    ),
    "R1 call not sent": (
        called,
        "completion_call",
        Standing.MISSING,
        "Nie odnotowano, że wezwanie wysłano",
    ),
    "R1 call sent and answered, its letter lost": (
        lambda: called(sent_on=date(2026, 1, 9), answered_on=date(2026, 1, 12)),
        "completion_call",
        Standing.MISSING,
        "W teczce nie ma wezwania",
    ),
    "R1 call sent and answered": (
        lambda: called(
            a_paper("completion_call", made_on=date(2026, 1, 9)),
            sent_on=date(2026, 1, 9),
            answered_on=date(2026, 1, 12),
        ),
        "completion_call",
        Standing.COMPLETE,
        "",
    ),
    "R1 call answered before anybody noted that it went out": (
        lambda: called(answered_on=date(2026, 1, 12)),
        "completion_call",
        Standing.COMPLETE,
        "",
    ),
    "R2 a member of the commission did not sign": (
        lambda: a_dossier(an_assessed_matter(), a_scan(CARD, True, False)),
        CARD,
        Standing.MISSING,
        "osoba 2",
    ),
    "R2 card without signatures": (
        lambda: a_dossier(an_assessed_matter(), a_paper(CARD)),
        CARD,
        Standing.MISSING,
        "podpisami komisji",
    ),
    "R2 signed card": (
        lambda: a_dossier(an_assessed_matter(), a_scan(CARD, True, True)),
        CARD,
        Standing.COMPLETE,
        "",
    ),
    "R2 resolved without a card": (
        lambda: a_dossier(a_resolved_matter(assessment=None)),
        CARD,
        Standing.MISSING,
        "karty oceny nie ma",
    ),
    "R7 letter not sent": (
        lambda: a_dossier(a_resolved_matter()),
        AWARD,
        Standing.MISSING,
        "Nie odnotowano, że pismo wysłano",
    ),
    "R7 letter sent and lost": (
        lambda: a_dossier(told()),
        AWARD,
        Standing.MISSING,
        "W teczce nie ma pisma",
    ),
    "R7 letter sent and kept": (
        lambda: a_dossier(told(), a_paper(AWARD)),
        AWARD,
        Standing.COMPLETE,
        "",
    ),
    "R7 only the letter of an earlier decision is kept": (
        lambda: a_dossier(told(), a_paper(AWARD, made_on=date(2026, 1, 14))),
        AWARD,
        Standing.MISSING,
        "W teczce nie ma pisma",
    ),
    "R7 letter made on the day of the decision": (
        lambda: a_dossier(told(), a_paper(AWARD, made_on=date(2026, 1, 15))),
        AWARD,
        Standing.COMPLETE,
        "",
    ),
    "L4 told, the letter lost": (
        lambda: a_dossier(told(changes=(replace(LOWER, told_on=DAY),))),
        "limit_change",
        Standing.MISSING,
        "W teczce nie ma pisma",
    ),
    "L4 nobody told of the new limit": (
        lambda: a_dossier(told(changes=(LOWER,)), a_paper(AWARD)),
        "limit_change",
        Standing.MISSING,
        "Zmieniono limit",
    ),
    "L4 told, the letter kept": (
        lambda: a_dossier(told(changes=(replace(LOWER, told_on=DAY),)), a_paper("limit_change")),
        "limit_change",
        Standing.COMPLETE,
        "",
    ),
    "A1-A3 stated and checked": (
        lambda: served(assignments=(an_assignment(),)),
        "assistant_statement",
        Standing.COMPLETE,
        "",
    ),
    "A2 nothing stated": (
        lambda: served(assignments=(replace(an_assignment(), statement=a_stranger()),)),
        "assistant_statement",
        Standing.MISSING,
        "",
    ),
    "T9 not handed in": (
        lambda: served(None, contents=()),
        "service_card",
        Standing.MISSING,
        "termin minął 30",
    ),
    "T9 not due yet": (
        lambda: served(None, entries=(LATER,), contents=()),
        "service_card",
        Standing.LATER,
        "",
    ),
    "T9 waits for the office": (
        lambda: served(in_state(MonthState.HANDED_IN)),
        "service_card",
        Standing.MISSING,
        "Czeka, aż biuro",
    ),
    "T9 returned": (
        lambda: served(in_state(MonthState.RETURNED, returned_on=date(2026, 2, 4))),
        "service_card",
        Standing.MISSING,
        "zwrócono do poprawy 4",
    ),
    "T9 opened for a correction": (
        lambda: served(replace(in_state(MonthState.OPEN), corrections=1)),
        "service_card",
        Standing.MISSING,
        "otwarto do korekty",
    ),
    "T9 accepted by the signed paper and kept": (
        lambda: served(MONTH, a_paper("service_card", about=ABOUT)),
        "service_card",
        Standing.COMPLETE,
        "",
    ),
    "T9 accepted, nothing known of the signatures": (
        lambda: served(without_paper_day(), a_paper("service_card", about=ABOUT)),
        "service_card",
        Standing.UNKNOWN,
        "Nie ma skanu z podpisami",
    ),
    "T9 accepted by the signed paper, nobody has to look at the scan": (
        lambda: served(MONTH, a_scan("service_card", None, about=ABOUT)),
        "service_card",
        Standing.COMPLETE,
        "",
    ),
    "T9 the card of another month is not that of this": (
        lambda: served(MONTH, a_paper("service_card", about="other", code="ZZZZ-9999")),
        "service_card",
        Standing.MISSING,
        "nie ma w teczce",
    ),
    "T9 a scan of the print after a correction": (
        lambda: served(corrected(), a_scan("service_card", True, code="wxyz6789")),
        "service_card",
        Standing.COMPLETE,
        "",
    ),
    "T9 known from what was handed in alone": (
        lambda: served(None, entries=()),
        "service_card",
        Standing.MISSING,
        "termin minął 30",
    ),
    "T9 a scan found by its code alone": (
        lambda: served(without_paper_day(), a_scan("service_card", True, code="abcd2345")),
        "service_card",
        Standing.COMPLETE,
        "",
    ),
    "T9 a scan the participant did not sign": (
        lambda: served(without_paper_day(), a_scan("service_card", True, False, about=ABOUT)),
        "service_card",
        Standing.MISSING,
        "osoba 2",
    ),
    "T9 the log of the drives is not kept": (
        lambda: served(MONTH, a_paper("service_card", about=ABOUT)),
        "mileage_log",
        Standing.MISSING,
        "nie ma w teczce",
    ),
    "R11 a check on paper only": (
        lambda: served(checks=(a_check(documented=False),)),
        "spot_check",
        Standing.MISSING,
        "nie oznaczono jako udokumentowanej",
    ),
    "R11 documented, the record lost": (
        lambda: served(checks=(a_check(documented=True),)),
        "spot_check",
        Standing.MISSING,
        "nie ma protokołu",
    ),
    "R11 documented, the record of another check is kept": (
        lambda: served(
            MONTH, a_paper("spot_check", about="other"), checks=(a_check(documented=True),)
        ),
        "spot_check",
        Standing.MISSING,
        "nie ma protokołu",
    ),
    "R11 documented and kept": (
        lambda: served(
            MONTH,
            a_paper("spot_check", about=a_check().id),
            checks=(a_check(documented=True),),
        ),
        "spot_check",
        Standing.COMPLETE,
        "",
    ),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_must_be_there(name):
    build, kind, standing, words = SPECIMENS[name]
    found = of(build(), kind)
    assert found.standing(DAY) is standing, found.gaps
    assert words in said(found)
    assert found.rule.startswith(name[0])
    assert found.why


@pytest.mark.parametrize(
    ("name", "bringer"),
    [
        ("C2 missing", Bringer.PARTICIPANT),
        ("C5 unsigned", Bringer.PARTICIPANT),
        ("C6 empty place on the scan", Bringer.PARTICIPANT),
        ("C6 ticked, but the scan is empty", Bringer.OFFICE),
        ("C1 with a page missing", Bringer.OFFICE),
        ("R2 a member of the commission did not sign", Bringer.COMMISSION),
        ("A2 nothing stated", Bringer.ASSISTANT),
        ("T9 returned", Bringer.ASSISTANT),
        ("T9 opened for a correction", Bringer.ASSISTANT),
        ("T9 a scan the participant did not sign", Bringer.ASSISTANT),
    ],
)
def test_each_thing_is_asked_of_whoever_brings_it(name, bringer):
    build, kind, *_ = SPECIMENS[name]
    found = of(build(), kind)
    assert bringers(found) == {bringer}
    theirs = {gap.assistant for gap in found.gaps_on(DAY)}
    assert theirs == ({ASSISTANT_ID} if bringer is Bringer.ASSISTANT else {""})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("C6 empty place on the scan", "osoba 1"),
        ("L4 nobody told of the new limit", "W teczce nie ma pisma"),
        ("R11 a check on paper only", "nie ma protokołu"),
    ],
)
def test_nothing_is_asked_for_beside_what_is_missing(name, words):
    build, kind, *_ = SPECIMENS[name]
    assert words not in said(of(build(), kind))


FORMAL = a_resolution(Outcome.NOT_QUALIFIED, reasons={}, formal_reasons="brak podpisu")
PROPOSED = a_resolution(state=ResolutionState.PROPOSED)


@pytest.mark.parametrize(
    ("build", "kind"),
    [
        (lambda: a_dossier(a_correct_matter(resolutions=(FORMAL,))), CARD),
        (lambda: a_dossier(a_resolved_matter(resolutions=(PROPOSED,))), AWARD),
        (lambda: served(assignments=(an_assignment(state=ENDED),)), "assistant_statement"),
        (lambda: served(None, entries=(replace(VISIT, removed=True),), contents=()), MONTHLY),
        (lambda: served(None, entries=(), contents=(replace(CONTENT, entries=()),)), MONTHLY),
        (lambda: served(in_state(MonthState.HANDED_IN)), "mileage_log"),
    ],
    ids=["formal", "proposed", "given up", "removed", "emptied", "not accepted"],
)
def test_what_the_case_does_not_need_is_not_asked_for(build, kind):
    assert kind not in {each.kind for each in completeness(build(), DAY)}


def test_letters_belong_to_the_call_they_were_made_for():
    first = CompletionCall(date(2026, 1, 8), date(2026, 1, 15), ("podpis",))
    second = CompletionCall(date(2026, 1, 20), date(2026, 1, 27), ("kopia",))
    letters = [
        a_paper("completion_call", id=str(each.called_on), made_on=each.called_on)
        for each in (first, second)
    ]
    dossier = a_dossier(a_correct_matter(calls=(first, second)), *letters)
    found = [each.papers for each in completeness(dossier, DAY) if each.kind == "completion_call"]
    assert found == [(letters[0],), (letters[1],)]


def test_papers_of_a_statement_are_its_own():
    other = a_paper("assistant_statement", about="another assignment")
    dossier = served(MONTH, other, assignments=(an_assignment(),))
    assert of(dossier, "assistant_statement").papers == ()


def test_months_and_checks_stand_in_the_order_of_time_under_their_own_names():
    early = an_entry("2026-01-08 10:00", "2026-01-08 11:00", assistant_id="z" * 32, id="e" * 32)
    february = an_entry("2026-02-07 10:00", "2026-02-07 11:00", id="f" * 32)
    other = a_profile("z" * 32, first_name="Zenon", last_name="Zmyślony")
    checks = (a_check(id="1" * 32, on=date(2026, 3, 9)), a_check(on=date(2026, 2, 9)))
    supplement = replace(CONTENT, part=Part.SUPPLEMENT)
    dossier = served(
        None,
        entries=(february, early),
        contents=(supplement,),
        assistants=(other, a_profile()),
        checks=checks,
    )
    titles = [e.title for e in completeness(dossier, DAY) if e.kind in {MONTHLY, "spot_check"}]
    name = "Karta realizacji usług"
    assert [title.removeprefix(name).strip() for title in titles] == [
        "01/2026, Zenon Zmyślony",
        "01/2026/D, Bogna Pomocna",
        "02/2026, Bogna Pomocna",
        "Protokół kontroli z 09.02.2026",
        "Protokół kontroli z 09.03.2026",
    ]


def test_what_was_noted_at_the_papers_is_said_only_where_no_scan_says_more():
    kind = Document.APPLICATION_CARD
    assert of(a_dossier(), kind).remarks[0].startswith("Papier odnotowano")
    assert of(a_dossier(None, a_scan(kind, True)), kind).remarks == ()
    uploaded = a_paper(Document.CERTIFICATE_COPY, Source.UPLOADED)
    alone = a_dossier(a_matter(papers=Papers(checked_on=DAY)), uploaded)
    assert of(alone, Document.CERTIFICATE_COPY).remarks == ()


def test_a_persons_places_are_signed_together_and_whoever_looked_last_is_named():
    places = (
        Signed(1, "uczestnik", None),
        Signed(2, "uczestnik", False, "Ewa", date(2026, 3, 1)),
        Signed(3, "uczestnik", False, "Klara", DAY),
    )
    scan = replace(a_scan(Document.APPLICATION_CARD), signed=places)
    [found] = of(a_dossier(a_matter(), scan), Document.APPLICATION_CARD).signatures
    assert (found.is_there, found.by, found.on) == (False, "Klara", DAY)


def test_the_newest_edition_stands_for_the_paper():
    editions = [a_paper(AWARD, id=f"a{n}", edition=n) for n in (2, 1)]
    assert of(a_dossier(told(), *editions), AWARD).newest == editions[0]


def test_who_noted_a_letter_last_is_told():
    line = HistoryLine(1, LONG_AGO, "resolution.letter_sent", "matter", "m1", "Ewa", "", {}, {})
    history = (line, replace(line, number=2, who="Klara"))
    dossier = a_dossier(told(), a_paper(AWARD), history=history)
    assert of(dossier, AWARD).remarks[0].endswith("zapisane przez: Klara.")


def test_what_comes_in_order_of_the_case():
    stages = [each.stage for each in completeness(served(checks=(a_check(),)), DAY)]
    assert stages == sorted(stages, key=list(Stage).index)
    assert set(stages) >= {Stage.APPLICATION, Stage.ASSESSMENT, Stage.MONTH, Stage.CHECK}


def test_certificate_of_who_lives_there_is_only_shown():
    """C7: nobody keeps a copy; what counts is that a clerk saw it."""
    case = an_applicant()
    lives = replace(
        case.situation, household=Household.WITH_DISABLED_PERSONS, helped_by_others=False
    )
    matter = a_correct_matter(an_applicant(programme="wiazowna_2026", situation=lives))
    kind = Document.COHABITANT_CERTIFICATE
    not_shown = of(a_dossier(matter), kind)
    assert (not_shown.standing(DAY), bringers(not_shown)) == (
        Standing.MISSING,
        {Bringer.PARTICIPANT},
    )
    seen = replace(matter, papers=replace(matter.papers, shown=frozenset({kind})))
    shown = of(a_dossier(seen), kind)
    assert (shown.standing(DAY), shown.papers) == (Standing.COMPLETE, ())
    assert shown.remarks == ("Okazano do wglądu; w teczce nie musi być kopii.",)


def test_a_signature_says_how_it_is_known_by_whom_and_since_when():
    line = HistoryLine(
        1,
        datetime(2026, 1, 7, tzinfo=UTC),
        "matter.papers_checked",
        "matter",
        "m1",
        "Klara",
        "",
        {},
        {},
    )
    history = (replace(line, who="Ewa"), replace(line, number=2))
    dossier = a_dossier(None, a_scan(Document.APPLICATION_CARD, True), history=history)
    on_scan, ticked = of(dossier, Document.APPLICATION_CARD).signatures
    assert (on_scan.seen, on_scan.is_there, on_scan.by, on_scan.on) == (True, True, "Klara", DAY)
    assert (ticked.seen, ticked.is_there, ticked.by) == (False, True, "Klara")
    assert ticked.on == date(2026, 1, 7)
    assert "Zofia Przykładowa" in ticked.who


def test_a_month_signed_on_paper_says_so():
    card = of(served(MONTH, a_paper("service_card", about=ABOUT)), "service_card")
    [ticked] = card.signatures
    assert (ticked.seen, ticked.by, ticked.on) == (False, "Klara", date(2026, 2, 3))
    assert card.remarks[0].startswith("Rozliczenie przyjęto 3")


def test_who_brings_what_is_missing():
    open_ = of(served(None, contents=()), "service_card")
    [gap] = open_.gaps_on(DAY)
    assert (gap.bringer, gap.assistant, gap.due) == (
        Bringer.ASSISTANT,
        ASSISTANT_ID,
        date(2026, 1, 30),
    )
    assert bringers(of(served(in_state(MonthState.HANDED_IN)), "service_card")) == {Bringer.OFFICE}
    assert bringers(of(a_dossier(an_assessed_matter()), CARD)) == {Bringer.COMMISSION}


def test_an_answer_to_a_call_counts_as_missing_once_its_day_is_over():
    dossier = called(a_paper("completion_call", made_on=date(2026, 1, 9)), sent_on=date(2026, 1, 9))
    [expected] = [each for each in completeness(dossier, DAY) if each.kind == "completion_call"]
    assert expected.standing(date(2026, 1, 15)) is Standing.LATER
    assert expected.standing(date(2026, 1, 16)) is Standing.MISSING


def test_what_no_source_confirms_is_said_so():
    """R11 is known from an earlier edition alone."""
    assert UNCONFIRMED in " ".join(of(served(checks=(a_check(),)), "spot_check").why)
