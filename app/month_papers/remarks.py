"""A sheet of an assistant's month comes in; what the office will see to be mended in it goes out."""

from collections.abc import Iterator
from itertools import chain

from app.attachments.monthly import MonthSheet
from app.months.naming import sentence_in
from app.wording.answer_names import DASH, answer_name
from app.wording.dates import short_date
from app.wording.entries import entry, own_days
from rules.verdict import Finding, Severity

A_FEW = 2
"""So many findings of one kind are told in full; of more only the first is, and where the others are."""


def remarks(sheet: MonthSheet) -> tuple[str, ...]:
    """First what blocks the settlement, then what is to be looked at again, each with its entry."""
    found = sorted(_own(sheet), key=lambda finding: finding.severity is not Severity.BLOCKS)
    alike: dict[str, list[Finding]] = {}
    for finding in found:
        alike.setdefault(finding.code, []).append(finding)
    told = chain.from_iterable(_told(each, sheet) for each in alike.values())
    return tuple(dict.fromkeys(told))


def _told(alike: list[Finding], sheet: MonthSheet) -> Iterator[str]:
    first, *others = alike
    if len(alike) <= A_FEW:
        yield from (_said(finding, sheet) for finding in alike)
        return
    places = dict.fromkeys(_place(finding, sheet) for finding in others)
    yield f"{_said(first, sheet)} Tak samo: {', '.join(places)}."


def _place(finding: Finding, sheet: MonthSheet) -> str:
    """„przejazd 4 (03.01.2026)”."""
    name = answer_name(finding.about).partition(DASH)[0]
    days = ", ".join(short_date(day) for day in sorted(own_days(sheet.month, finding.about)))
    return f"{name} ({days})" if days else name


def _own(sheet: MonthSheet) -> Iterator[Finding]:
    """What is about this assistant and this part of the month, or about neither in particular."""
    return (
        finding
        for finding in sheet.verdict.findings
        if finding.severity is not Severity.NOTES
        and _is_theirs(finding, sheet)
        and _is_of_this_part(finding, sheet)
    )


def _is_of_this_part(finding: Finding, sheet: MonthSheet) -> bool:
    """Whether a day of its entry is on this side of the deadline; what has no day is of both (rule T9)."""
    days, deadline = own_days(sheet.month, finding.about), sheet.verdict.deadline
    if not days or deadline is None:
        return True
    return any((day > deadline) is sheet.supplementary for day in days)


def _is_theirs(finding: Finding, sheet: MonthSheet) -> bool:
    """Whether it is about an entry of this assistant or names one; or about no entry and nobody else."""
    named = str(finding.values.get("services", "")).split()
    paths = [finding.about, *(word.partition("=")[0] for word in named)]
    whose = {who for path in paths if (who := _assistant_at(path, sheet)) is not None}
    if not whose:
        return finding.values.get("assistant", sheet.assistant) == sheet.assistant
    return sheet.assistant in whose


def _assistant_at(path: str, sheet: MonthSheet) -> str | None:
    """Whose the entry is that a dotted path leads to; ``None`` where it leads to none."""
    name, _, rest = path.partition(".")
    number, rows = rest.partition(".")[0], getattr(sheet.month, name, None)
    if not number.isdecimal() or not isinstance(rows, tuple) or int(number) >= len(rows):
        return None
    found = getattr(rows[int(number)], "assistant", None)
    return found if isinstance(found, str) else None


def _said(finding: Finding, sheet: MonthSheet) -> str:
    """Which entry, and what to do about it: „Usługa 3: 9 stycznia 2026 r., … Popraw godziny”."""
    where = entry(sheet.month, finding.about)
    return f"{where[:1].upper()}{where[1:]}. {sentence_in(finding, sheet.month)}"
