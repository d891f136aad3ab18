"""Sums of a year come in; the figures at the head of a page go out, each beside what limits it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.months.tally import Counted
from app.months.year_figures import Entitled, MonthSum, Outlook
from app.web.office.figures.shown import NOT_SET, hours_words, standing_note, time_figure
from app.wording.money import money
from app.wording.numbers import figure
from rules.programme import Programme
from rules.verdict import Figure

Shown = Mapping[str, str]
APART = "Liczone osobno."


def of_programme(told: Counted, awarded: Decimal | None, data: Programme) -> Iterator[Shown]:
    """Hours beside the awards; what they and the journeys cost beside the grant (rule R5)."""
    yield _watched("Godziny z Funduszu", hours_words(told.sound.fund), standing_note(told))
    if awarded is not None:
        yield _watched("Przyznane godziny", figure(awarded), "Suma rocznych przyznań.")
    yield _watched("Ze środków własnych", hours_words(told.sound.own_funds), APART)
    yield _watched(
        "Przejazdy", money(told.sound.travel), f"Przyjęte: {money(told.accepted.travel)}."
    )
    spent = told.sound.spent if data.local_rates.get("hourly_cost") else None
    same = data.grant and data.money and data.grant.value == data.money.value
    most = [("Dotacja", data.grant), ("Całość zadania", None if same else data.money)]
    limits = [f"{name}: {money(_zloty(each))}." for name, each in most if each is not None]
    if spent is None:
        yield _watched("Koszt", NOT_SET, " ".join(["Nie ustalono kosztu godziny.", *limits]))
    else:
        yield _watched("Koszt godzin i przejazdów", money(spent), " ".join(limits))


def _zloty(figure_told: Figure) -> Decimal:
    return Decimal(str(figure_told.value))


def of_participant(each: Entitled, outlook: Outlook, told: Counted) -> Iterator[Shown]:
    award = NOT_SET if each.award is None else figure(each.award)
    own = f"Ponad limit, ze środków własnych: {figure(each.own_funds)}." if each.own_funds else ""
    yield _watched("Przyznane godziny", award, own)
    yield _watched(
        "Limit roczny", NOT_SET if outlook.limit is None else figure(outlook.limit), "Obowiązujący."
    )
    yield _watched("Wykorzystano z Funduszu", time_figure(told.sound.fund), standing_note(told))
    if outlook.forecast is not None:
        yield _watched(
            "Prognoza na koniec roku",
            figure(outlook.forecast.quantize(Decimal(1))),
            "Ponad limit." if outlook.passes else "Według średniej z zakończonych miesięcy.",
        )
    yield _watched("Ze środków własnych", time_figure(told.sound.own_funds), APART)


def of_assistant(months: tuple[MonthSum, ...], told: Counted) -> Iterator[Shown]:
    yield _watched("Godziny z Funduszu", hours_words(told.sound.fund), standing_note(told))
    yield _watched("Ze środków własnych", hours_words(told.sound.own_funds), APART)
    ceiling = next((m.ceiling for m in reversed(months) if m.ceiling is not None), None)
    note = (
        "Nie ustalono pułapu miesięcznego."
        if ceiling is None
        else f"Pułap miesięczny: {money(ceiling)}."
    )
    yield _watched("Przejazdy", money(told.sound.travel), note)


def _watched(name: str, value: str, note: str = "") -> Shown:
    return {"name": name, "value": value, "note": note}
