"""A service card comes in; its lines for a terminal go out: what is settled in each row, and the sums."""

from collections.abc import Iterator, Mapping

from app.attachments.service_card.parts import Part, parts
from app.command_line.month_words import CONTESTED, WITHOUT_CONTESTED, Steps, weekday
from app.documents.contested import Contested
from app.wording.dates import NBSP
from app.wording.entries import from_to
from app.wording.hours import SERVICES, in_hours
from app.wording.numbers import counted
from rules.month.moments import elapsed
from rules.month.settled import Card, SettledRow
from rules.month.settlement import Settled


def card_lines(
    card: Card, services: Mapping[int, Settled], contested: Contested, steps: Steps
) -> Iterator[str]:
    """A row for each part of a service settled by itself, marked where a finding stands against it."""
    kind = "Karta dodatkowa" if card.supplementary else "Karta realizacji usług"
    yield f"\n{kind}: {card.participant}, asystent: {card.assistant}"
    several = False
    for row in card.rows:
        found = parts(row, services.get(row.service))
        several = several or any(part.number for part in found)
        mark = f"  {CONTESTED}" if contested.row(row) else ""
        yield from (f"    {_part(part, row)}{mark}" for part in found)
        yield from steps(row.steps)
    total = f"Razem: {in_hours(card.settled)}, {counted(card.services, SERVICES)}"
    total += " (każda część liczy się osobno)" if several else ""
    if card.own_funds:
        total += f"; w tym ze środków własnych realizatora {in_hours(card.own_funds)}"
    yield f"    {total}"
    if any(contested.row(row) for row in card.rows):
        yield f"    {WITHOUT_CONTESTED}: {in_hours(contested.rest_of_card(card))}"


def _part(part: Part, row: SettledRow) -> str:
    lasted = elapsed(part.starts, part.ends)
    times = f"{from_to(part.starts, part.ends):>11}"
    told = [f"{weekday(row.on)}  {times}  {in_hours(part.settled)}"]
    if part.waiting:
        told = [f"{told[0]} z{NBSP}{in_hours(lasted)} czekania"]
    elif part.settled != lasted:
        told.append(f"z {in_hours(lasted)}")
    if row.own_funds:
        told.append("ze środków własnych")
    number = f", część {part.number}" if part.number else ""
    return f"{', '.join(told)}  (usługa {row.service + 1}{number})"
