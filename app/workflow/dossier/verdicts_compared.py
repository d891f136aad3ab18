"""A verdict's file as it was kept and the verdict found today come in; what differs goes out, in words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.verdict_file import JUDGED_BY
from app.wording.dates import NBSP
from app.wording.findings import why
from app.workflow.dossier.agreement import Departure
from rules.findings import Row
from rules.programme import Programme

Told = Mapping[str, Any]
UNREADABLE = "Zapisany wynik sprawdzenia"
GRAVE = {"blocks": "warunek niespełniony", "warns": "ostrzeżenie", "notes": "uwaga"}
DATA_CHANGED = (
    "Dane edycji Programu lub organizatora w programie Teczka są dziś inne niż wtedy (inny odcisk "
    "pliku programu). Porównaj różnice z podanymi punktami Programu."
)
LIMITS_CHANGED = (
    "Limity, według których wtedy sprawdzono, były inne niż te, które wynikają z dziennika i z pliku "
    "programu."
)
SAME_DATA = (
    f"Dane edycji Programu i{NBSP}limity są te same co wtedy, więc różnica nie wynika z{NBSP}ich zmiany: "
    "zmieniły się dane sprawy, zapisany wynik albo sposób sprawdzania w programie Teczka."
)
NOT_TOLD = "Zapisany wynik nie mówi, jakimi danymi Programu sprawdzono sprawę."


def departures(then: bytes, now: bytes, programme: Programme) -> Iterator[Departure]:
    """Findings, limits and the like that only one of the two has; wording alone is no difference."""
    kept, found = _read(then), _read(now)
    if kept is None or found is None:
        yield Departure(UNREADABLE, then="pliku nie da się odczytać")
        return
    yield from _findings(kept, found)
    for about, name, rule, said in (
        ("Roczny limit godzin", "limit", "L1", _limit),
        ("Grupa pierwszeństwa", "priority", "R3", _number),
        ("Wysokie potrzeby wsparcia", "high_support", "R4", _yes_no),
    ):
        one, other = said(kept.get(name)), said(found.get(name))
        if one != other:
            clause = why(Row(rule, programme).notes("", ""), programme)
            yield Departure(about, one, other, clause)


def causes(then: bytes, now: bytes) -> tuple[str, ...]:
    """What has changed between the two, by the fingerprints of what each was judged by."""
    kept, found = _read(then), _read(now)
    by_then, by_now = ((each or {}).get(JUDGED_BY) for each in (kept, found))
    if not isinstance(by_then, Mapping) or not isinstance(by_now, Mapping):
        return (NOT_TOLD,)
    changed = (
        (DATA_CHANGED, "data"),
        (LIMITS_CHANGED, "limits"),
    )
    told = tuple(words for words, name in changed if by_then.get(name) != by_now.get(name))
    return told or (SAME_DATA,)


def _read(file: bytes) -> Told | None:
    try:
        told = json.loads(file)
    except ValueError:
        return None
    return told if isinstance(told, Mapping) and isinstance(told.get("findings"), list) else None


def _findings(kept: Told, found: Told) -> Iterator[Departure]:
    then, now = _by_place(kept), _by_place(found)
    for place in sorted({*then, *now}):
        one, other = then.get(place, {}), now.get(place, {})
        if _weight(one) != _weight(other):
            rule = f"Zasada {place[0]}"
            clause = str((other or one).get("why", ""))
            yield Departure(rule, _said(one), _said(other), clause)


def _by_place(told: Told) -> dict[tuple[str, str, str], Told]:
    return {
        (str(each.get("rule")), str(each.get("code")), str(each.get("about"))): each
        for each in told["findings"]
        if isinstance(each, Mapping)
    }


def _weight(finding: Told) -> Any:
    return finding and (finding.get("severity"), finding.get("values"))


def _said(finding: Told) -> str:
    if not finding:
        return ""
    grave = GRAVE.get(str(finding.get("severity")), "")
    return f"{grave}: {finding.get('sentence', '')}"


def _limit(spans: Any) -> str:
    if not isinstance(spans, list):
        return ""
    return "; ".join(f"od {span.get('since')}: {span.get('hours')} godz." for span in spans)


def _number(value: Any) -> str:
    return "" if value is None else str(value)


def _yes_no(value: Any) -> str:
    return "" if value is None else "tak" if value else "nie"
