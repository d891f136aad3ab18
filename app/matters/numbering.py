"""An office's pattern, a number and a year come in; a case number (znak sprawy) goes out, or what to mend.

The symbol of the office's own list (JRWA) is written into the pattern as it is: no list is common to all
offices (facts 4.7), so a pattern is checked for its form alone.
"""

import re
from collections.abc import Iterator

from app.wording.dates import NBSP

MARK = re.compile(r"\{(nr)(?::0([2-9]))?\}|\{(rok)\}")
LONGEST = 60
EXAMPLE = "„PS.8211.{nr}.{rok}”"

EMPTY = f"Wpisz wzór znaku sprawy, np. {EXAMPLE}."
NO_NUMBER = f"We wzorze brakuje kolejnego numeru sprawy. Dopisz {{nr}}, np. {EXAMPLE}."
NO_YEAR = f"We wzorze brakuje roku. Dopisz {{rok}}, np. {EXAMPLE}."
TWICE = "We wzorze {mark} występuje więcej niż raz. Zostaw je w jednym miejscu."
TOGETHER = (
    "We wzorze numer i rok stoją obok siebie, więc nie widać, gdzie kończy się numer. "
    "Rozdziel je np. kropką."
)
DIGIT_BESIDE = (
    "We wzorze cyfra stoi tuż obok {nr}, więc nie widać, gdzie zaczyna się i kończy numer. "
    "Rozdziel je np. kropką."
)
UNKNOWN = (
    "We wzorze jest „{text}”, którego nie znamy. W\N{NO-BREAK SPACE}nawiasach klamrowych mogą stać "
    "tylko {{nr}}, {{rok}} albo numer z\N{NO-BREAK SPACE}zerami z\N{NO-BREAK SPACE}przodu, "
    "np. {{nr:03}}."
)
TOO_LONG = f"Wzór znaku sprawy ma więcej niż {LONGEST}{NBSP}znaków. Skróć go."
ONE_LINE = "Wzór znaku sprawy musi mieścić się w jednym wierszu. Usuń z niego znaki niedrukowane."
SPACED = "Usuń odstępy z początku i końca wzoru znaku sprawy."


def case_number(pattern: str, number: int, year: int) -> str:
    """„PS.8211.007.2026” by „PS.8211.{nr:03}.{rok}”; raises ``ValueError`` for a pattern with mistakes."""
    if tuple(mistakes(pattern)):
        raise ValueError(pattern)

    def written(mark: re.Match[str]) -> str:
        width = int(mark[2] or 0)
        return f"{number:0{width}}" if mark[1] else f"{year}"

    return MARK.sub(written, pattern)


def mistakes(pattern: str) -> Iterator[str]:
    """What has to be mended in a pattern, each a sentence; nothing for one that can be used."""
    if not pattern.strip():
        yield EMPTY
        return
    if pattern != pattern.strip():
        yield SPACED
    if len(pattern) > LONGEST:
        yield TOO_LONG
    if not pattern.strip().isprintable():
        yield ONE_LINE
    yield from _of_marks(pattern)


def _of_marks(pattern: str) -> Iterator[str]:
    marks = [match[1] or match[3] for match in MARK.finditer(pattern)]
    if "nr" not in marks:
        yield NO_NUMBER
    if "rok" not in marks:
        yield NO_YEAR
    for name in ("nr", "rok"):
        if marks.count(name) > 1:
            yield TWICE.format(mark=f"{{{name}}}")
    for unknown in re.findall(r"\{[^{}]*\}?|\}", MARK.sub("", pattern)):
        yield UNKNOWN.format(text=unknown)
    bare = MARK.sub(
        lambda mark: "#" if mark[1] else "@", pattern.replace("#", ".").replace("@", ".")
    )
    if "#@" in bare or "@#" in bare:
        yield TOGETHER
    if re.search(r"[0-9]#|#[0-9]", bare):
        yield DIGIT_BESIDE


def in_order(number: str) -> tuple[tuple[int, str], ...]:
    """What case numbers are ordered by, „PS.2.2026” before „PS.10.2026”: no order of merit (rule C9)."""
    parts = re.split(r"([0-9]+)", number)
    return tuple((int(part) if place % 2 else 0, part) for place, part in enumerate(parts))
