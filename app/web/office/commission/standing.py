"""How a recruitment stands comes in; the figures and sentences that pages show of it go out."""

from collections.abc import Iterator, Mapping

from app.wording.dates import NBSP
from app.wording.money import money
from app.wording.numbers import figure
from app.workflow.office.monitors import Standing

Shown = Mapping[str, str]


def figures_of(standing: Standing) -> tuple[Shown, ...]:
    """Places, money and the share of high support, each with the ceiling it stands under (rules R4, R5)."""
    return (_places(standing), _money(standing), _support(standing))


def _places(standing: Standing) -> Shown:
    places = standing.places
    if places.total is None:
        return _figure("Zajęte miejsca", str(places.taken), "Program nie podaje liczby miejsc.")
    free = max(0, places.total - places.taken)
    return _figure("Zajęte miejsca", f"{places.taken} z{NBSP}{places.total}", f"Wolne: {free}.")


def _money(standing: Standing) -> Shown:
    told, name = standing.money, "Koszt przyznanych godzin"
    if told.committed is None:
        return _figure(name, "nieznany", "Nie ustalono kosztu godziny.")
    if told.total is None:
        return _figure(name, money(told.committed), "Program nie podaje kwoty.")
    return _figure(name, money(told.committed), f"Z kwoty {money(told.total)}.")


def _support(standing: Standing) -> Shown:
    support = standing.support
    value = f"{support.high} z{NBSP}{support.of}"
    if support.of:
        value = f"{value} ({100 * support.high // support.of}%)"
    return _figure("Wysoki poziom wsparcia", value, " ".join(_about_support(standing)))


def _about_support(standing: Standing) -> Iterator[str]:
    support = standing.support
    if support.least is not None:
        yield f"Co najmniej {figure(support.least)}%."
    if support.unknown:
        yield f"Bez danych: {support.unknown}."


def _figure(name: str, value: str, note: str) -> Shown:
    return {"name": name, "value": value, "note": note}
