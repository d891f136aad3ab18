"""An example and its verdict come in; what Teczka answers, in its own sentences, goes out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date

from app.rulebook.markdown import ended
from app.wording.dates import long_date, long_moment
from app.wording.findings import sentence
from app.wording.hours import duration, hours
from app.wording.money import money
from app.wording.numbers import figure
from app.wording.values import PRIORITIES
from rules.examples import Example, run, seen, the_programme
from rules.month.settled import Log
from rules.programme import Programme
from rules.verdict import Severity
from rules.vocabulary import Outcome

SEVERITIES = {
    Severity.BLOCKS: "Przeszkoda",
    Severity.WARNS: "Uwaga",
    Severity.NOTES: "Informacja",
}
NOTHING = "Bez uwag."
KNOWN = {True: "tak", False: "nie", None: "nie wiadomo"}
COSTS = {Log.DRIVES: "własny pojazd", Log.TICKETS: "bilety", Log.TAXI_RIDES: "taksówki"}
LISTS = {Outcome.QUALIFIED: "zakwalifikowani", Outcome.NOT_QUALIFIED: "niezakwalifikowani"}
LISTS |= {Outcome.RESERVE: "lista rezerwowa"}


def what_is_answered(example: Example) -> str:
    """The findings of the example's rule, each with its severity, and what was computed."""
    verdict, programme = run(example), the_programme(example)
    found = (
        f"**{SEVERITIES[f.severity]}.** {sentence(f)}"
        for f in verdict.findings
        if f.rule == example.rule
    )
    said = tuple(dict.fromkeys(found)) or (NOTHING,)
    return " ".join((*said, *_computed(example, verdict, programme)))


def _computed(example: Example, verdict: Any, programme: Programme) -> Iterator[str]:
    for name, value in seen(example, verdict).items():
        if name in SAID:
            yield ended(SAID[name](value, programme))


def _priority(group: int | None, programme: Programme) -> str:
    if group is None:
        return "Bez pierwszeństwa"
    return f"Grupa {group}: {PRIORITIES[programme.edition.priorities[group - 1]]}"


def _limit(spans: Mapping[date, Decimal], _: Programme) -> str:
    said = ", ".join(f"{hours(n)} od {long_date(day)}" for day, n in spans.items())
    return f"Limit w roku: {said}" if said else "Limitu nie można ustalić"


def _lengths(title: str) -> Callable[[Mapping[str, str | None], Programme], str]:
    def said(lengths: Mapping[str, str | None], _: Programme) -> str:
        told = "; ".join(f"{who} – {_length(text)}" for who, text in lengths.items())
        return f"{title}: {told or 'nic'}"

    return said


def _length(text: str | None) -> str:
    """„2:30”, as examples write it, is „2 godz. 30 min”."""
    whole, minutes = (text or "0:00").split(":")[:2]
    return duration(timedelta(hours=int(whole), minutes=int(minutes)))


def _services(counts: Mapping[str, int | None], _: Programme) -> str:
    told = "; ".join(f"{who} – {count or 0}" for who, count in counts.items())
    return f"Liczba usług: {told or 0}"


def _windows(windows: Sequence[Mapping[str, str | None]], _: Programme) -> str:
    """Each window as far as the example names it: when it closes, how much was served, and over measure."""
    return f"Doby: {'; '.join(', '.join(_window(window)) for window in windows) or 'brak'}"


def _window(window: Mapping[str, str | None]) -> Iterator[str]:
    """What the example names of a window, as „do 10 stycznia 2026 r., godz. 20:00”."""
    if who := window.get("assistant"):
        yield f"asystent: {who}"
    for name, words in (("starts", "od"), ("ends", "do")):
        if moment := window.get(name):
            yield f"{words} {long_moment(datetime.fromisoformat(moment))}"
    for name, words in (("served", "razem"), ("over", "ponad miarę")):
        if (length := window.get(name)) not in {None, "0:00"}:
            yield f"{words} {_length(length)}"


def _costs(costs: Mapping[str, Decimal], _: Programme) -> str:
    told = "; ".join(f"{COSTS[Log(log)]} – {money(amount)}" for log, amount in costs.items())
    return f"Koszty przejazdów: {told}"


def _deadline(day: date | None, _: Programme) -> str:
    if day is None:
        return "Terminu nie można obliczyć"
    return f"Termin rozliczenia: {format_date(day, 'EEEE', locale='pl')}, {long_date(day)}"


def _lists(lists: Mapping[Outcome | None, list[str]], _: Programme) -> str:
    told = (
        f"{LISTS[Outcome(name)] if name else 'bez decyzji'} – {', '.join(numbers)}"
        for name, numbers in lists.items()
    )
    return f"Listy: {'; '.join(told) or 'puste'}"


def _groups(groups: Mapping[int | None, list[str]], _: Programme) -> str:
    told = (
        f"{f'grupa {group}' if group else 'bez pierwszeństwa'} – {', '.join(numbers)}"
        for group, numbers in groups.items()
    )
    return f"Pierwszeństwo: {'; '.join(told) or 'nikt'}"


def _places(places: Mapping[str, int | None], _: Programme) -> str:
    total = places.get("total")
    return f"Zajęte miejsca: {places.get('taken')}" + (f" z {total}" if total is not None else "")


def _money(sums: Mapping[str, Decimal | None], _: Programme) -> str:
    names = {"committed": "przyznane godziny", "total": "do wydania"}
    told = (f"{names[k]} – {'nie wiadomo' if n is None else money(n)}" for k, n in sums.items())
    return f"Pieniądze: {'; '.join(told)}"


def _support(shares: Mapping[str, Any], _: Programme) -> str:
    names = {"of": "mają miejsce", "high": "wysokie wsparcie", "unknown": "nie wiadomo"}
    told = [f"{names[key]} – {shares[key]}" for key in names if key in shares]
    if shares.get("least") is not None:
        told.append(f"potrzeba co najmniej {figure(shares['least'])}%")
    return f"Osoby: {'; '.join(told)}"


SAID: Mapping[str, Callable[[Any, Programme], str]] = {
    "limit": _limit,
    "priority": _priority,
    "high_support": lambda v, _: f"Wysoki poziom wsparcia: {KNOWN[v]}",
    "settled": _lengths("Rozliczono"),
    "own_funds": _lengths("Ze środków własnych realizatora"),
    "supplementary": _lengths("W karcie dodatkowej"),
    "services_settled": _services,
    "windows": _windows,
    "costs": _costs,
    "supplementary_costs": lambda v, _: f"W ewidencji dodatkowej: {money(v)}",
    "deadline": _deadline,
    "lists": _lists,
    "groups": _groups,
    "places": _places,
    "money": _money,
    "support": _support,
    "supplementary_due": lambda v, _: f"Potrzebny nabór uzupełniający: {KNOWN[v]}",
    "passes": lambda v, _: "Całość: nic nie zatrzymuje" if v else "Całość: są przeszkody",
}
"""How each thing an example may expect is said; what its findings already tell is left out."""
