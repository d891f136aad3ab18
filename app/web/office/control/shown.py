"""Controls, trails and what was found again come in; the words and rows pages show go out."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask import url_for

from app.dossier.control import Control, Draw, Extent
from app.dossier.kept import KeptPaper, Source
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.web.office.control.forms import GROUPS
from app.web.office.register.lines import NAMELESS, state_tag
from app.web.office.shell import moment
from app.wording.dates import NBSP, long_date
from app.wording.labels import sentence
from app.workflow.dossier.agreement import Moment
from app.workflow.dossier.matters_again import LIMITS_SINCE
from app.workflow.dossier.re_rendering import Outcome, Rewritten
from app.workflow.office.events import EVENT_NAMES, Event
from app.workflow.office.journal import Said

Row = Mapping[str, Any]
EXTENTS = {
    Extent.SAMPLE: "rejestr spraw i teczki z wylosowanej próby",
    Extent.WHOLE: "wszystkie teczki tego programu",
}
SOURCES = {
    Source.MADE: "z programu",
    Source.UPLOADED: "kopia od uczestnika",
    Source.SCANNED: "skan papieru",
    Source.JUDGED: "wynik sprawdzenia",
}
OUTCOMES = {
    Outcome.SAME: ("Ten sam tekst", "good"),
    Outcome.DIFFERENT: ("Tekst się różni", "bad"),
    Outcome.LOST: ("Pliku nie da się odczytać", "bad"),
    Outcome.UNWRITABLE: ("Nie da się wypisać", "warn"),
}


def state(control: Control, today: date) -> Row:
    if control.ended_on:
        return {"tag": f"Zakończona {long_date(control.ended_on)}", "tone": "wait"}
    if control.lasts_on(today):
        return {"tag": "Trwa", "tone": "good"}
    return {"tag": "Minął ostatni dzień", "tone": "wait"}


def page_of(control: Control) -> str:
    return url_for("office_control.one", programme=control.programme, control_id=control.id)


def index_row(control: Control, today: date) -> list[Any]:
    return [
        {"text": control.title, "href": page_of(control)},
        control.body,
        f"od {long_date(control.opened_on)} do {long_date(control.last_day)}",
        state(control, today),
    ]


def facts(control: Control) -> Iterator[Row]:
    yield _fact("Kto kontroluje", control.body)
    yield _fact("Otwarta", f"{long_date(control.opened_on)}, {control.opened_by}")
    yield _fact("Ostatni dzień", long_date(control.last_day))
    yield _fact("Dotyczy spraw", _period(control))
    yield _fact("Co widzi osoba kontrolująca", EXTENTS[control.extent])
    if control.extent is Extent.SAMPLE:
        most = str(control.most) if control.most else "bez ograniczenia"
        yield _fact("Najwięcej teczek w próbie", most)


def _period(control: Control) -> str:
    since = f"od {long_date(control.since)}" if control.since else ""
    until = f"do {long_date(control.until)}" if control.until else ""
    return " ".join(filter(None, (since, until))) or "wszystkich w tym programie"


def _fact(question: str, answer: str) -> Row:
    return {"question": question, "answer": answer}


def draw(control: Control, one: Draw, matters: Mapping[str, Matter]) -> Row:
    """A drawing: seed, frames with their digests, and the dossiers it took."""
    whose = "wpisane przez osobę kontrolującą" if one.typed else "wylosowane przez program"
    return {
        "title": f"Losowanie {one.number} z {moment(one.drawn_at)}",
        "rows": [
            _fact("Kto losował", one.drawn_by),
            _fact("Ziarno", f"{one.seed} ({whose})"),
            *([_fact("Powód powtórzenia", one.instead_because)] if one.instead_because else []),
        ],
        "frames": [
            [
                sentence(GROUPS[each.stratum]),
                str(len(each.frame)),
                str(len(each.taken)),
                each.sha256,
                {
                    "text": "Lista numerów",
                    "more": f"{GROUPS[each.stratum]}, losowanie {one.number}",
                    "href": url_for(
                        "office_control.frame",
                        programme=control.programme,
                        control_id=control.id,
                        number=str(one.number),
                        stratum=each.stratum.value,
                    ),
                },
            ]
            for each in one.strata
        ],
        "dossiers": [
            _dossier(control, each, matters.get(each), sentence(", ".join(groups)))
            for each, groups in _drawn_from(one).items()
        ],
    }


def _drawn_from(one: Draw) -> Mapping[str, list[str]]:
    """Each dossier once, with the groups it was drawn from: those of all cases are of others, too."""
    found: dict[str, list[str]] = {}
    for drawn in one.strata:
        for each in drawn.taken:
            found.setdefault(each, []).append(GROUPS[drawn.stratum])
    return found


def _dossier(control: Control, matter_id: str, matter: Matter | None, groups: str) -> list[Any]:
    if matter is None:
        return [matter_id, "usunięta", "", groups, ""]
    href = url_for(
        "office_control_dossier.trail",
        programme=control.programme,
        matter_id=matter.id,
        kontrola=control.id,
    )
    name = name_of(matter) or NAMELESS
    return [
        {"text": matter.case_number, "href": href, "more": name},
        name,
        state_tag(matter.state),
        groups,
        matter.id,
    ]


def said(line: Said) -> Row:
    return {
        "number": line.line.number,
        "when": moment(line.line.at),
        "who": line.who,
        "what": line.what,
        "note": line.note,
        "changed": [[each.name, each.before, each.after] for each in line.changed],
    }


def paper_row(paper: KeptPaper) -> list[Any]:
    return [
        paper.title,
        str(paper.edition),
        long_date(paper.made_on),
        f"{moment(paper.filed_at)}, {paper.filed_by}",
        SOURCES[paper.source],
    ]


def judged(found: Moment) -> Row:
    event = found.event
    what = sentence(EVENT_NAMES[Event(event)]) if event in set(Event) else event
    about = f" za {found.about}" if found.about else ""
    return {
        "number": found.number,
        "when": moment(found.at),
        "who": found.who,
        "what": f"{what}{about}",
        "tag": "Zgodne" if found.agrees else "Różni się",
        "tone": "good" if found.agrees else "bad",
        "rows": [[d.about, d.then, d.now, d.why] for d in found.departures],
        "causes": found.causes,
        "notes": [note for note in found.notes if note != LIMITS_SINCE],
    }


def rewritten(found: Rewritten) -> Row:
    tag, tone = OUTCOMES[found.outcome]
    paper = found.paper
    return {
        "title": f"{paper.title}, wydanie {paper.edition}",
        "when": long_date(paper.made_on),
        "tag": tag,
        "tone": tone,
        "said": _proof(found),
        "rows": [[str(n), line.kept, line.again] for n, line in enumerate(found.changed, 1)],
        "causes": found.causes,
    }


def _proof(found: Rewritten) -> str:
    if found.outcome is Outcome.SAME:
        return (
            f"Wszystkie wiersze tekstu ({found.lines}) są takie same, gdy wypisać dokument z{NBSP}danych "
            f"po wierszu {found.number} dziennika."
        )
    if found.outcome is Outcome.DIFFERENT:
        return (
            f"Najbliższy tekst powstaje z{NBSP}danych po wierszu {found.number} dziennika. Poniżej "
            "są wiersze, które się różnią."
        )
    if found.outcome is Outcome.LOST:
        return "Zachowany plik jest uszkodzony albo go nie ma. Poproś biuro o sprawdzenie archiwum."
    return "Dane, z których powstał ten dokument, nie są już znane, na przykład po ich usunięciu."
