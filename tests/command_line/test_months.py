"""``check-month`` as a clerk meets it: what to mend, by entry; then cards, sums and the day of handing in."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from app.attachments.service_card.parts import parts, settled_services
from app.casefile.reading import month_from_text, read_month
from app.command_line import judging
from app.command_line.month_text import month_text
from app.command_line.papers import DEMO
from app.documents.verdict_file import verdict_json
from app.errors import CaseFileError
from app.wording.entries import entry
from rules import check_month
from rules.diary import Month, TaxiRide, YearMonth
from rules.month.moments import WARSAW
from rules.month.settled import Card, Cost, Log, MonthVerdict, SettledRow, TravelCosts, Use
from rules.programme import load_programme
from tests.command_line.terminal import Answered, Teczka

JANUARY = DEMO / "months" / "wiazowna_styczen.yaml"
NBSP = "\N{NO-BREAK SPACE}"
AUTUMN = "2026-10-25T02:30"


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    path = folder / "miesiac.yaml"
    text = JANUARY.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def seen(answered: Answered) -> str:
    """What was printed, with plain spaces."""
    return answered.out.replace(NBSP, " ")


def warsaw(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=WARSAW)


def text_of(verdict: MonthVerdict, month: Month | None = None) -> str:
    month = month or Month("wiazowna_2026", YearMonth(2026, 1))
    programme = load_programme("wiazowna_2026")
    return month_text(verdict, month, programme, lambda each: [each.about]).replace(NBSP, " ")


def test_demo_month_has_its_two_obstacles(teczka: Teczka) -> None:
    answered = teczka("check-month", JANUARY)
    told = seen(answered)
    assert answered.code == 1
    assert answered.err == ""
    assert "Miesiąc: styczeń 2026 r.\nWynik: 2 przeszkody w rozliczeniu." in told
    verdict = check_month(read_month(JANUARY), load_programme("wiazowna_2026"))
    assert {each.code for each in verdict.blocking} == {"window-exceeded", "invoice-missing"}


def test_finding_names_its_entry_its_key_and_its_line(teczka: Teczka) -> None:
    told = seen(teczka("check-month", JANUARY))
    lines = JANUARY.read_text(encoding="utf-8").splitlines()
    night = lines.index("  - starts: 2026-01-09 20:00") + 1
    assert (
        f"    Wpis: usługa 3: 9 stycznia 2026 r., 20:00–4:00, Jan Testowy "
        f"(services[3], wiersz {night})\n"
    ) in told
    taxi = lines.index("taxi_rides:") + 2
    assert (
        "    Wpis: taksówka 1 – faktura lub rachunek: 13 stycznia 2026 r., Jan Testowy, Wiązowna, dom – "
        f"urząd gminy (taxi_rides[1].invoice, wiersz {taxi})\n"
    ) in told
    assert "    Dlaczego: " in told


def test_month_is_told_in_sums(teczka: Teczka) -> None:
    told = seen(teczka("check-month", JANUARY))
    for line in (
        (
            "Karta realizacji usług: Jan Testowy, asystent: Bogna Pomocna\n"
            "    pt.    09.01.2026  20:00–24:00  4 godz.  (usługa 3)\n"
            "    sob.   10.01.2026    0:00–4:00  4 godz.  (usługa 3)\n"
            "    wt.    13.01.2026  16:00–18:30  2 godz. 30 min  (usługa 5)\n"
            "    Razem: 10 godz. 30 min, 2 usługi\n"
        ),
        (
            "    śr.    07.01.2026  10:00–10:30  30 min  (usługa 2, część 1)\n"
            "    śr.    07.01.2026  10:30–13:30  1 godz. 30 min z 3 godz. czekania  (usługa 2, część 1)\n"
            "    śr.    07.01.2026  13:30–14:00  30 min  (usługa 2, część 2)\n"
            "    sob.   10.01.2026  10:00–15:00  5 godz.  (usługa 4)  do wyjaśnienia\n"
            "    Razem: 11 godz. 30 min, 4 usługi (każda część liczy się osobno)\n"
            "    Bez wierszy do wyjaśnienia: 6 godz. 30 min\n"
        ),
        "Karta dodatkowa: Zofia Przykładowa, asystent: Bogna Pomocna\n",
        "Doby, w których asystent pracuje za długo\n    Bogna Pomocna: 9 stycznia 2026 r.",
        ": 13 godz., za dużo o: 1 godz.\n",
        "    Zofia Przykładowa – wcześniej: 0 godz., w tym miesiącu: 13 godz. 30 min",
        " (do wyjaśnienia: 5 godz.); limit: ",
        "limit: 840 godz., zostaje: 826 godz. 30 min\n",
        "    śr.    07.01.2026  26,45 zł  (przejazd 1, 23 km × 1,15 zł)\n",
        "    wt.    13.01.2026  32,50 zł  (taksówka 1)  do wyjaśnienia\n",
        (
            "    Razem: 58,95 zł (przejazdy 26,45 zł, taksówki 32,50 zł); pułap w miesiącu: nie ustalono\n"
            "    Bez wierszy do wyjaśnienia: 26,45 zł\n"
        ),
        (
            "Termin złożenia kart i ewidencji: piątek, 30 stycznia 2026 r.\n"
            "    Po terminie, na kartę dodatkową: 2 godz. (Zofia Przykładowa, asystent: Bogna Pomocna)"
        ),
    ):
        assert line in told


def test_json_says_the_same_as_the_verdict(teczka: Teczka) -> None:
    answered = teczka("check-month", JANUARY, "--json")
    assert answered.code == 1
    told = json.loads(answered.out)
    verdict = check_month(read_month(JANUARY), load_programme("wiazowna_2026"))
    assert told["passes"] is False
    assert told["deadline"] == "2026-01-30"
    assert [each["code"] for each in told["findings"]] == [each.code for each in verdict.findings]
    assert all(each["sentence"] for each in told["findings"])


def test_bad_file_as_json_names_place_and_sentence(teczka: Teczka, tmp_path: Path) -> None:
    answered = teczka("check-month", changed(tmp_path, ("of: 2026-01\n", "of: 1\n")), "--json")
    assert answered.code == 2
    (error,) = json.loads(answered.out)["errors"]
    assert error["place"].endswith("miesiac.yaml:3: of")


@pytest.mark.parametrize("option", ["--explain", "--wyjasnij"])
def test_explained_month_tells_where_each_finding_and_figure_comes_from(
    teczka: Teczka, option: str
) -> None:
    plain, told = seen(teczka("check-month", JANUARY)), seen(teczka("check-month", JANUARY, option))
    assert "Ustalono:" not in plain
    assert plain.replace("\n", "") != told.replace("\n", "")
    assert [line for line in plain.splitlines() if line not in told.splitlines()] == []
    assert "    Ustalono: Reguła K4: " in told
    assert "Brak odpowiedzi: taksówka 1 – faktura lub rachunek." in told
    row = told.index("z 3 godz. czekania  (usługa 2, część 1)")
    assert told.index("        Z czekania ponad limit") > row
    assert "        23 km pomnożone przez stawkę" in told


def test_mended_month_passes(teczka: Teczka, tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("ends: 2026-01-10 15:00", "ends: 2026-01-10 14:00"),
        ("    amount: 32.50", '    amount: 32.50\n    invoice: "FV 7/2026"'),
    )
    answered = teczka("check-month", path)
    assert answered.code == 0, answered.out
    assert "Wynik: miesiąc można rozliczyć, nic nie stoi na przeszkodzie." in answered.out
    assert "Doby" not in answered.out


def test_bad_file_is_told_line_by_line_and_leaves_with_2(teczka: Teczka, tmp_path: Path) -> None:
    path = changed(tmp_path, ("of: 2026-01\n", "of: styczeń\n"), ("goes_out:", "going_out:"))
    answered = teczka("check-month", path)
    assert (answered.code, answered.out) == (2, "")
    lines = answered.err.splitlines()
    assert lines[0].startswith(f"{path}:3: of: Wpisz miesiąc")
    assert len(lines) == 7
    assert all(line.startswith(f"{path}:") for line in lines)


def test_case_and_month_are_not_taken_for_each_other(teczka: Teczka) -> None:
    case = DEMO / "wiazowna_dziecko.yaml"
    assert "Sprawdzisz go poleceniem: teczka check." in teczka("check-month", case).err
    assert "Sprawdzisz go poleceniem: teczka check-month." in teczka("check", JANUARY).err


def test_what_many_entries_share_is_said_once(teczka: Teczka, tmp_path: Path) -> None:
    night = (
        "  - starts: 2026-01-{} 22:00\n    ends: 2026-01-{} 02:00\n    participant: Jan Testowy\n"
    )
    nights = "".join(night.format(day, day + 1) for day in (20, 22, 24))
    told = seen(teczka("check-month", changed(tmp_path, ("earlier: []", nights + "earlier: []"))))
    (group,) = [part for part in told.split("Dlaczego") if "przez północ" in part]
    assert group.count("Wpis: ") == 4
    assert group.count("Usługa trwała przez północ") == 1
    assert "    To samo dotyczy (wpisy: 3):\n    Wpis: usługa 7: 20 stycznia 2026 r., " in group


def test_different_sentences_with_one_reason_share_it(teczka: Teczka, tmp_path: Path) -> None:
    since = "\n    starts: 2026-01-02"
    names = ("Zofia Przykładowa", "Jan Testowy")
    path = changed(tmp_path, *((f"{name}{since}", f"{name[:-1]}{since}") for name in names))
    told = seen(teczka("check-month", path))
    (group,) = [part for part in told.split("Dlaczego") if "Nie zapisano przydziału" in part]
    assert group.count("Nie zapisano przydziału") == 2
    assert "Dlaczego (wspólne dla 2 punktów powyżej): " in told


def test_line_is_said_only_of_what_the_file_has(teczka: Teczka, tmp_path: Path) -> None:
    month = JANUARY.read_text(encoding="utf-8")
    path = tmp_path / "bez.yaml"
    path.write_text(month[: month.index("handed_in:")], encoding="utf-8")
    assert "    Wpis: oddane rozliczenia (handed_in)\n" in seen(teczka("check-month", path))
    told = json.loads(teczka("check-month", path, "--json").out)
    lines = {each["about"]: (each["line"], each["entry"]) for each in told["findings"]}
    assert lines["handed_in"] == (None, "oddane rozliczenia")
    line, entered = lines["services.3"]
    assert month.splitlines()[line - 1] == "  - starts: 2026-01-10 10:00"
    told_apart = "usługa 4: 10 stycznia 2026 r., 10:00–15:00, Zofia Przykładowa"
    assert entered.replace(NBSP, " ") == told_apart


def test_json_marks_what_something_stands_against(teczka: Teczka) -> None:
    told = json.loads(teczka("check-month", JANUARY, "--json").out)
    main = told["cards"][1]
    assert [row["contested"] for row in main["rows"]] == [False, False, True]
    assert (main["settled"], main["uncontested"]) == ("PT11H30M", "PT6H30M")
    assert [
        (part["settled"], part["waiting"], part["number"]) for part in main["rows"][1]["parts"]
    ] == [
        ("PT30M", False, 1),
        ("PT1H30M", True, 1),
        ("PT30M", False, 2),
    ]
    assert [cost["contested"] for cost in told["costs"]] == [False, True]
    assert told["travel"][0]["uncontested"] == "26.45"
    assert told["unpriced"] == []


def test_drive_without_a_rate_is_told_and_waits_for_it(teczka: Teczka, tmp_path: Path) -> None:
    path = changed(tmp_path, ("vehicle: car_over_900", "vehicle: car_without_displacement"))
    told = seen(teczka("check-month", path))
    assert (
        "    śr.    07.01.2026  bez kwoty  (przejazd 1)  czeka na stawkę\n"
        "    wt.    13.01.2026  32,50 zł  (taksówka 1)  do wyjaśnienia\n"
        "    Razem: 32,50 zł (taksówki 32,50 zł); pułap w miesiącu: nie ustalono\n"
        "    Bez wierszy do wyjaśnienia: 0,00 zł\n"
    ) in told
    found = json.loads(teczka("check-month", path, "--json").out)["unpriced"]
    assert found == [{"log": "drives", "entry": 0, "awaits_rate": True}]


def test_hours_used_before_are_asked_for_where_nobody_gave_them(
    teczka: Teczka, tmp_path: Path
) -> None:
    told = seen(teczka("check-month", changed(tmp_path, ("    used_before: 0\n", ""))))
    assert "    Jan Testowy – wcześniej: nie podano, w tym miesiącu: 10 godz. 30 min; " in told
    assert "zostaje: najwyżej 349 godz. 30 min\n" in told


def test_empty_month_is_told_without_sums(teczka: Teczka, tmp_path: Path) -> None:
    path = tmp_path / "pusty.yaml"
    path.write_text("programme: ngo_2024\nof: 2024-02\n", encoding="utf-8")
    answered = teczka("check-month", path)
    assert answered.code == 1
    assert "nie ma czego rozliczyć" in seen(answered)
    for heading in ("Karta", "Doby", "Roczny limit", "Koszty"):
        assert f"\n{heading}" not in answered.out
    assert "Termin złożenia kart i ewidencji: czwartek, 29" in seen(answered)


def test_own_funds_and_hours_above_the_limit_are_told_apart() -> None:
    row = SettledRow(
        0, date(2026, 1, 5), warsaw(5, 8), warsaw(5, 9), timedelta(hours=1), True, False
    )
    card = Card("Jan", "Bogna", False, (row,), 1, timedelta(), timedelta(hours=1))
    use = Use("Jan", Decimal(2), timedelta(hours=1), timedelta(hours=1, minutes=30), card.own_funds)
    told = text_of(MonthVerdict(cards=(card,), uses=(use,)))
    assert "8:00–9:00  1 godz., ze środków własnych  (usługa 1)" in told
    assert "1 usługa; w tym ze środków własnych realizatora 1 godz.\n" in told
    assert "ze środków własnych: 1 godz.; limit: 2 godz., ponad limit: 30 min" in told


def test_limit_may_be_unknown_and_as_large_as_somebody_types() -> None:
    unknown = Use("Jan", None, timedelta(), timedelta(), timedelta())
    vast = Use("Jan", Decimal(10) ** 14, timedelta(), timedelta(), timedelta())
    told = text_of(MonthVerdict(uses=(unknown, vast)))
    assert "; limitu nie można ustalić\n" in told
    assert "zostaje: najwyżej 100 000 000 000 000 godzin" in told


def test_limit_used_to_its_last_minute_is_not_exceeded() -> None:
    use = Use("Jan", Decimal(2), timedelta(hours=1), timedelta(hours=1), timedelta())
    assert "limit: 2 godz., zostaje: 0 godz.\n" in text_of(MonthVerdict(uses=(use,))) + "\n"


def test_each_assistant_has_own_costs_and_one_without_any_none() -> None:
    month = Month(taxi_rides=(TaxiRide(), TaxiRide()))
    names = ("Bogna", "Celina", "Danuta")
    none = Decimal(0)
    costs = tuple(Cost(Log.TAXI_RIDES, n, names[n], Decimal(n + 5)) for n in (0, 1))
    travel = tuple(
        TravelCosts(name, none, none, amount, None)
        for name, amount in zip(names, (Decimal(5), Decimal(6), none), strict=True)
    )
    told = text_of(MonthVerdict(costs=costs, travel=travel), month)
    assert ("Koszty przejazdów: Celina\n    bez daty  6,00 zł  (taksówka 2)\n    Razem: 6") in told
    assert told.count("taksówka") == 2
    assert "Danuta" not in told


def test_ceiling_of_costs_is_named() -> None:
    travel = TravelCosts("Bogna", Decimal(10), Decimal(0), Decimal(0), Decimal(300))
    assert "Razem: 10,00 zł (przejazdy 10,00 zł); pułap w miesiącu: 300,00 zł" in text_of(
        MonthVerdict(travel=(travel,))
    )


def test_month_is_judged_by_its_own_programme(
    teczka: Teczka, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = []
    real = judging.judge_month
    monkeypatch.setattr(
        judging, "judge_month", lambda month, of: judged.append(of.slug) or real(month, of)
    )
    teczka("check-month", JANUARY)
    assert judged == ["wiazowna_2026"]


def rows(**values: st.SearchStrategy[object]) -> st.SearchStrategy[list[dict[str, object]]]:
    """One to three rows, in each of which any value may be missing."""
    row = {name: value | st.none() for name, value in values.items()}
    return st.lists(st.fixed_dictionaries(row), min_size=1, max_size=3)


NAMES = st.sampled_from(["Zofia Przykładowa", "Bogna Pomocna"])
MOMENTS = st.one_of(
    st.builds(
        "2026-01-{:02} {:02}:{:02}".format, st.integers(1, 31), st.integers(0, 23), st.just(5)
    ),
    st.integers(1900, 2999).map("{}-01-31 23:59".format),
)
DAYS = st.integers(1, 31).map("2026-01-{:02}".format) | st.just("9999-12-31")
NUMBERS = st.integers(0, 40) | st.sampled_from([0.5, 10**15 - 1])
WAITING = st.lists(st.fixed_dictionaries({"starts": MOMENTS, "ends": MOMENTS}), max_size=1)
BETWEEN = {"assistant": NAMES, "participant": NAMES}
SERVICES = rows(starts=MOMENTS, ends=MOMENTS, own_funds=st.booleans(), waiting=WAITING, **BETWEEN)
TRIPS = rows(on=DAYS, amount=NUMBERS, **BETWEEN)
VEHICLES = st.sampled_from(["moped", "car_over_900"])
CASES = st.fixed_dictionaries(
    {
        "certificate": st.just({"kind": "degree", "degree": "severe", "compound": True}),
        "award": st.none() | st.fixed_dictionaries({"hours": NUMBERS}),
    }
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.fixed_dictionaries(
        {
            "programme": st.sampled_from(["wiazowna_2026", "ngo_2024"]),
            "of": st.sampled_from(["2026-01", "2026-01", "0001-01", "9999-12"]),
            "participants": rows(participant=NAMES, used_before=NUMBERS, case=CASES),
            "services": SERVICES,
            "earlier": SERVICES | st.none(),
            "drives": rows(on=DAYS, kilometres=NUMBERS, vehicle=VEHICLES, **BETWEEN),
            "taxi_rides": TRIPS,
            "tickets": TRIPS,
        }
    )
)
def test_any_month_that_can_be_read_can_be_told(raw: dict[str, object]) -> None:
    try:
        month = month_from_text(yaml.safe_dump(raw, allow_unicode=True), "f.yaml")
    except CaseFileError:  # an hour the clock skips or shows twice
        reject()
    programme = load_programme(month.programme)
    verdict = check_month(month, programme)
    told = month_text(
        verdict, month, programme, lambda each: [entry(month, each.about)], explained=True
    )
    assert "Wynik: " in told
    services = settled_services(month, programme)
    for row in (row for card in verdict.cards for row in card.rows):
        found = parts(row, services.get(row.service))
        assert sum((part.settled for part in found), timedelta()) == row.settled
    assert json.loads(verdict_json(verdict, month, programme))["passes"] == verdict.passes
