"""One matter: what is known, what the rules say, what is to do, and everything that was done, on one page."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, render_template, url_for

from app.attachments import ALL
from app.attachments.page import Page
from app.matters.case_view import assistant_of
from app.matters.matter import (
    Change,
    Matter,
    Resolution,
    ResolutionState,
    Way,
    in_order_of_paper,
)
from app.matters.rights import Right
from app.store.ledger import Line
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS, about, state_tag
from app.web.office.register.todo import tasks
from app.web.office.shell import moment
from app.web.services import services
from app.web.shown import lines
from app.wording.dates import long_date
from app.wording.findings import reasons, sentence
from app.wording.hours import hours
from app.wording.labels import label
from app.wording.labels import sentence as capital
from app.wording.people import address_line
from app.wording.values import PRIORITIES
from app.workflow.office.events import EVENT_NAMES
from app.workflow.office.register import OpenMatter, Register
from rules.application.completeness import requirements
from rules.case import Case, Person
from rules.verdict import Severity
from rules.vocabulary import Document, Outcome

PAGES = Blueprint("office_matter", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>")
WAYS = {
    Way.IN_PERSON: "złożono osobiście",
    Way.POST: "przyszło pocztą",
    Way.COLLECTED: "odebrano w domu",
}
RESOLVED = {
    Outcome.QUALIFIED: "Przyznanie usług",
    Outcome.RESERVE: "Lista rezerwowa",
    Outcome.NOT_QUALIFIED: "Odmowa",
}
RESOLUTION_STATES = {
    ResolutionState.PROPOSED: ("Czeka na zatwierdzenie", "warn"),
    ResolutionState.CONFIRMED: ("Obowiązuje", "good"),
    ResolutionState.WITHDRAWN: ("Wycofane", "wait"),
    ResolutionState.REPLACED: ("Zastąpione", "wait"),
}
NEWEST = 30
"""Lines of the history shown on the page; the ledger has them all."""
Row = Mapping[str, Any]


@PAGES.get("/")
@needs(Right.READ, in_control=True)
def matter(programme: str, matter_id: str) -> str:
    opened = Register(services().desk).open(current_actor(), programme, matter_id)
    matter = opened.matter
    history = services().store.ledger.lines(programme, matter_id, limit=NEWEST)
    return render_template(
        "office/register/matter.html",
        matter=matter,
        name=opened.case.participant.full_name or NAMELESS,
        state=state_tag(matter.state),
        tasks=list(tasks(matter, current_actor())),
        facts=list(_facts(opened)),
        found=_found(opened),
        papers=_papers(opened),
        calls=matter.calls,
        criteria=list(in_order_of_paper(matter.assessment.found)) if matter.assessment else [],
        resolutions=[_resolution(each) for each in reversed(matter.resolutions)],
        changes=[_change(each) for each in matter.changes],
        history=[_happened(line) for line in history],
        may_examine=current_actor().may(Right.EXAMINE, programme),
        hand_out=_hand_out(matter),
    )


@PAGES.get("/odpowiedzi")
@needs(Right.READ, in_control=True)
def answers(programme: str, matter_id: str) -> str:
    """Every answer of the application, as it was given."""
    opened = Register(services().desk).open(current_actor(), programme, matter_id)
    parts = [(page.heading, _answers(opened, page)) for page in opened.pages]
    return render_template("office/register/answers.html", about=about(opened.matter), parts=parts)


def _answers(opened: OpenMatter, page: type[Page]) -> list[Row]:
    form = page.of(opened.case, opened.programme, opened.matter.answers.get(page.slug))
    return [{"question": field.label.text, "answer": lines(field)} for field in form]


def _facts(opened: OpenMatter) -> Iterator[Row]:
    """What a clerk looks for first: who, where, with what right, how much."""
    matter, case = opened.matter, opened.case
    came = f"{long_date(matter.received.on)}, {WAYS[matter.received.way]}"
    yield _fact("Wpłynęło", came)
    if matter.received.bundle:
        yield _fact("Kod wydruku", matter.received.bundle)
    else:
        yield _fact("Wpisano", "z papieru, przez pracownika biura")
    if matter.received.note:
        yield _fact("Uwaga przy przyjęciu", matter.received.note)
    yield _fact("Uczestnik", *_contact(case.participant))
    if case.guardian.full_name:
        yield _fact("Rodzic lub opiekun prawny", *_contact(case.guardian))
    yield _fact("Orzeczenie", *_certificate(case))
    yield _fact("Limit roczny", *(_limit(opened) or ("nie da się ustalić",)))
    yield _fact("Pierwszeństwo", _priority(opened))
    yield _fact("Asystent", assistant_of(matter, services().desk.clock()) or "nie wskazano")
    yield {**_fact("Zwrot w pismach", _address(matter)), "href": _wishes(matter)}
    if matter.accessible_form:
        yield {**_fact("Forma pism", matter.accessible_form), "href": _wishes(matter)}


def _fact(question: str, *answer: str) -> Row:
    return {"question": question, "answer": [each for each in answer if each]}


def _contact(person: Person) -> tuple[str, ...]:
    return (person.full_name, address_line(person.address), person.phone, person.email)


def _certificate(case: Case) -> Iterator[str]:
    certificate = case.certificate
    for member in (certificate.kind, certificate.degree, certificate.equivalent):
        if member is not None:
            yield label(member)
    if certificate.compound:
        yield "niepełnosprawność sprzężona"
    if certificate.valid_until:
        yield f"ważne do {long_date(certificate.valid_until)}"
    for change in case.certificate_changes:
        yield f"nowe orzeczenie od {long_date(change.since)}"


def _limit(opened: OpenMatter) -> tuple[str, ...]:
    spans = opened.verdict.limit
    if len(spans) == 1:
        return (hours(spans[0].hours),)
    return tuple(f"od {long_date(span.since)}: {hours(span.hours)}" for span in spans)


def _priority(opened: OpenMatter) -> str:
    """What the office acknowledged, or else what the answers say."""
    priorities = opened.programme.edition.priorities
    known = opened.matter.priority
    group = opened.verdict.priority if known is None else known.group
    words = (
        "bez pierwszeństwa"
        if group is None
        else f"grupa {group}: {PRIORITIES[priorities[group - 1]]}"
    )
    return f"{words} (według odpowiedzi)" if known is None else f"{words}. {known.reason}"


def _address(matter: Matter) -> str:
    chosen = matter.form_of_address
    return "nie wybrano, pisma mówią „Pani/Pan”" if chosen is None else label(chosen)


def _wishes(matter: Matter) -> str:
    """Where the form of address and of letters is noted, for whoever may."""
    if not current_actor().may(Right.INTAKE, matter.programme):
        return ""
    return url_for("office_changes.wishes", programme=matter.programme, matter_id=matter.id)


def _hand_out(matter: Matter) -> str:
    """Where the whole dossier is handed out, for whoever may."""
    if not current_actor().may(Right.EXPORT, matter.programme):
        return ""
    page = "office_dossier_export.hand_out"
    return url_for(page, programme=matter.programme, matter_id=matter.id)


def _found(opened: OpenMatter) -> Mapping[str, list[Row]]:
    """The rules' findings by how grave they are, each with its reasons."""
    found: dict[str, list[Row]] = {each.value: [] for each in Severity}
    for finding in opened.verdict.findings:
        said = {"sentence": sentence(finding), "why": reasons(finding, opened.programme)}
        found[finding.severity.value].append(said)
    return found


def _papers(opened: OpenMatter) -> list[list[str]]:
    """What was ticked of each paper this case needs; a copy or a paper only shown is signed by nobody."""
    papers = opened.matter.papers
    needed = [each.document for each in requirements(opened.case, opened.programme)]
    signed_by_somebody = {attachment.slug for attachment in ALL}
    return [
        [
            capital(label(Document(each))),
            _ticked(papers.enclosed, each),
            _ticked(papers.signed, each) if each in signed_by_somebody else "",
            _ticked(papers.shown, each) if each is Document.COHABITANT_CERTIFICATE else "",
        ]
        for each in dict.fromkeys([*needed, *papers.enclosed, *papers.shown])
    ]


def _ticked(documents: frozenset[Document], document: Document) -> str:
    return "tak" if document in documents else "nie"


def _resolution(resolution: Resolution) -> Row:
    tag, tone = RESOLUTION_STATES[resolution.state]
    return {
        "title": RESOLVED[resolution.outcome],
        "tag": tag,
        "tone": tone,
        "rows": list(of_resolution(resolution)),
    }


def of_resolution(resolution: Resolution) -> Iterator[Row]:
    """What was decided, as rows of a summary."""
    yield _fact("Dzień rozstrzygnięcia", long_date(resolution.decided_on))
    if resolution.hours is not None:
        yield _fact("Godziny w roku", hours(resolution.hours))
    if resolution.own_funds_hours is not None:
        yield _fact("Ponad limit, ze środków własnych", hours(resolution.own_funds_hours))
    if resolution.since or resolution.until:
        yield _fact("Okres", _period(resolution))
    if resolution.assistant:
        yield _fact("Asystent", resolution.assistant)
    for criterion, words in in_order_of_paper(resolution.reasons):
        yield _fact(capital(label(criterion)), words)
    if resolution.formal_reasons:
        yield _fact("Kryteria formalne", resolution.formal_reasons)
    if resolution.instead_because:
        yield _fact("Powód zmiany", resolution.instead_because)
    if resolution.withdrawn_because:
        yield _fact("Powód wycofania", resolution.withdrawn_because)
    yield _fact(
        "Pismo", f"wysłano {long_date(resolution.sent_on)}" if resolution.sent_on else "nie wysłano"
    )


def _period(resolution: Resolution) -> str:
    since, until = resolution.since, resolution.until
    parts = (f"od {long_date(since)}" if since else "", f"do {long_date(until)}" if until else "")
    return " ".join(filter(None, parts))


def _change(change: Change) -> Row:
    what = (
        "nowe orzeczenie" if change.certificate
        else "godziny w innym programie" if change.other_programme
        else "nowy adres" if change.address
        else "asystent"
    )  # fmt: skip
    detail = change.assistant or (address_line(change.address) if change.address else "")
    if change.other_programme is not None and change.other_programme.hours is not None:
        detail = f"{change.other_programme.name}, {hours(change.other_programme.hours)}"
    told = f"od {long_date(change.since)}, zgłoszono {long_date(change.reported_on)}"
    letter = f"pismo wysłano {long_date(change.told_on)}" if change.told_on else ""
    return _fact(capital(what), detail, told, letter, change.note)


def _happened(line: Line) -> Row:
    return {
        "when": moment(line.at),
        "who": line.actor or line.actor_id,
        "what": capital(EVENT_NAMES.get(line.event, line.event)),  # type: ignore[call-overload] # a code may be older
        "note": line.note,
    }


def back(matter: Matter) -> str:
    """The address of a matter's page."""
    return url_for("office_matter.matter", programme=matter.programme, matter_id=matter.id)
