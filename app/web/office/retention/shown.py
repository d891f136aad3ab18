"""Periods, orders, previews and certificates come in; what pages show of them goes out: rows and words."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for

from app.dossier.certificate import erased_rows, left_lines, number_of
from app.dossier.erasure import Erasure, ErasureOrder, OrderState
from app.dossier.falling_due import Due, DueYear, Kept
from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.dossier.retention import Hold, Retention
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.web.office.register.lines import NAMELESS
from app.wording.dates import NBSP, long_date
from app.workflow.dossier.erasures import Preview

Row = list[Any]
Fact = Mapping[str, str]
ORDER_STATES = {
    OrderState.ASKED: ("Czeka na zatwierdzenie", "warn"),
    OrderState.CONFIRMED: ("W toku", ""),
    OrderState.WITHDRAWN: ("Wycofany", "wait"),
    OrderState.DONE: ("Wykonany", "good"),
}
REQUEST_STATES = {
    RequestState.OPEN: ("Czeka na odpowiedź", "warn"),
    RequestState.GRANTED: ("Uwzględnione", "good"),
    RequestState.REFUSED: ("Odmowa", "bad"),
}
REQUEST_KINDS = {
    RequestKind.COPY: "Kopia danych",
    RequestKind.CORRECTION: "Sprostowanie danych",
}
REQUEST_HEADINGS = {
    RequestKind.COPY: "Kopia danych dla uczestnika",
    RequestKind.CORRECTION: "Sprostowanie danych",
}
WHY_KEPT = {
    Kept.UNCONFIRMED: "okres niepotwierdzony",
    Kept.NOT_YET: "czas jeszcze nie minął",
    Kept.HELD: "wstrzymane",
}


def period_rows(retention: Retention) -> Iterator[Fact]:
    """What the office set, and whether anybody confirmed it."""
    said = retention.is_set
    yield fact("Kategoria archiwalna", retention.category)
    yield fact("Ile pełnych lat kalendarzowych", str(retention.years) if said else "")
    yield fact("Źródło", retention.source)
    days = retention.backup_days
    yield fact("Kopie zapasowe znikają po", f"{days}{NBSP}dniach" if days else "")


def fact(question: str, answer: str) -> Fact:
    return {"question": question, "answer": answer or "nie ustalono", "href": ""}


def calendar_rows(years: tuple[DueYear, ...], programme: str) -> list[Row]:
    return [
        [
            {
                "text": str(each.year),
                "href": url_for("office_erasing.year", programme=programme, year=each.year),
            },
            each.dossiers,
            each.held,
        ]
        for each in years
    ]


def hold_rows(retention: Retention, matters: Mapping[str, Matter]) -> list[Row]:
    """Those that stand first; one that stands can be lifted."""
    rows = [
        [
            hold.reason,
            _whole_or(hold, matters),
            f"{long_date(hold.since)}, {hold.by}",
            _lifted(hold, number, retention.programme),
        ]
        for number, hold in enumerate(retention.holds)
    ]
    order = sorted(range(len(rows)), key=lambda at: not retention.holds[at].stands)
    return [rows[at] for at in order]


def _whole_or(hold: Hold, matters: Mapping[str, Matter]) -> str:
    if not hold.matter_id:
        return "cały program"
    matter = matters.get(hold.matter_id)
    return f"sprawa {matter.case_number}" if matter else "sprawa usunięta"


def _lifted(hold: Hold, number: int, programme: str) -> Any:
    if hold.lifted_on is not None:
        return f"odwołane {long_date(hold.lifted_on)}, {hold.lifted_by}"
    href = url_for("office_retention.lift", programme=programme, number=number)
    return {"text": "Odwołaj", "more": hold.reason, "href": href}


def order_rows(orders: tuple[ErasureOrder, ...]) -> list[Row]:
    return [
        [
            {"text": long_date(each.asked_on), "href": order_page(each)},
            each.asked_by_name,
            len(each.matter_ids),
            _tag(ORDER_STATES[each.state]),
        ]
        for each in orders
    ]


def order_page(order: ErasureOrder) -> str:
    return url_for("office_erasing.order", programme=order.programme, order_id=order.id)


def certificate_rows(certificates: tuple[Erasure, ...]) -> list[Row]:
    return [
        [
            {"text": number_of(each), "href": certificate_page(each)},
            each.case_number,
            long_date(each.erased_on),
            long_date(each.backups_until) if each.backups_until else "niepotwierdzony",
        ]
        for each in certificates
    ]


def certificate_page(erasure: Erasure) -> str:
    return url_for(
        "office_retention.certificate", programme=erasure.programme, erasure_id=erasure.id
    )


def preview_rows(previews: tuple[Preview, ...]) -> list[Row]:
    """One row a dossier, with what stands in its way."""
    return [
        [
            {
                "text": each.matter.case_number,
                "href": url_for(
                    "office_erasing.dossier",
                    programme=each.matter.programme,
                    matter_id=each.matter.id,
                ),
            },
            name_of(each.matter) or NAMELESS,
            {"lines": list(each.stands)} if each.stands else "nic, można usunąć",
        ]
        for each in previews
    ]


def count_rows(counts: Mapping[str, int]) -> list[Row]:
    return [[label, count] for label, count in erased_rows(counts)]


def left_of(preview: Preview) -> list[str]:
    return list(left_lines(preview.reach.left))


def due_words(due: Due) -> str:
    """„1 stycznia 2032 r. (czas jeszcze nie minął)”."""
    if due.on is None:
        return "nie wiadomo, dopóki biuro nie ustali okresu"
    on = long_date(due.on)
    return f"{on} ({WHY_KEPT[due.kept]})" if due.kept else f"{on} (można usunąć)"


def request_rows(requests: tuple[DataRequest, ...], matters: Mapping[str, Matter]) -> list[Row]:
    """Whose it is, what is asked, by when it must be answered."""
    return [
        [
            {"text": REQUEST_KINDS[each.kind], "href": request_page(each), "more": each.asked_by},
            matters[each.matter_id].case_number if each.matter_id in matters else "",
            each.asked_by,
            long_date(each.due_on),
            _tag(REQUEST_STATES[each.state]),
        ]
        for each in requests
    ]


def request_state(request: DataRequest) -> Mapping[str, str]:
    return _tag(REQUEST_STATES[request.state])


def request_page(request: DataRequest) -> str:
    return url_for(
        "office_data.one",
        programme=request.programme,
        matter_id=request.matter_id,
        request_id=request.id,
    )


def request_facts(request: DataRequest) -> Iterator[Fact]:
    yield fact("Wpłynęło", long_date(request.asked_on))
    yield fact("Termin odpowiedzi", f"{long_date(request.due_on)} (miesiąc, RODO art. 12 ust. 3)")
    yield fact("Kto prosi", request.asked_by)
    yield fact("Jak sprawdzono tożsamość", request.identity)
    if request.kind is RequestKind.CORRECTION:
        yield fact("Co jest błędne", request.wrong)
        yield fact("Jak powinno być", request.right)
    if request.decided_on is not None:
        yield fact("Odpowiedź", f"{long_date(request.decided_on)}, {request.decided_by}")
        yield fact("Powód albo sposób załatwienia", request.reason or "bez uwag")


def _tag(state: tuple[str, str]) -> Mapping[str, str]:
    tag, tone = state
    return {"tag": tag, "tone": tone}
