"""The account signed in and its programme come in; the pages it may open there go out, as links."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import request, url_for

from app.matters.rights import Actor, Right
from app.store.account import Account
from app.web.office.gatehouse.gate import current_account, current_actor, lacks_second_factor
from app.web.services import services
from app.workflow.office.reach import only_controls


@dataclass(frozen=True)
class Room:
    """One entry; ``blueprint`` marks the pages that belong to it, and ``beside`` names more of them.

    ``in_control`` is open to a control of a sample as well. Rooms ``under`` one title share one entry.
    """

    title: str
    endpoint: str
    right: Right
    beside: tuple[str, ...] = ()
    in_control: bool = False
    under: str = ""

    @property
    def blueprint(self) -> str:
        return self.endpoint.partition(".")[0]


DOSSIERS = "Teczki"

ROOMS = (
    Room(
        "Dziennik asystenta",
        "office_diary.index",
        Right.DIARY,
        ("office_diary_repeating", "office_importing"),
    ),
    Room("Sprawy", "office_matters.index", Right.READ, in_control=True),
    Room("Wszystkie teczki", "office_dossiers.index", Right.READ, under=DOSSIERS),
    Room("Braki", "office_reminders.index", Right.READ, under=DOSSIERS),
    Room(
        "Skany",
        "office_scans.index",
        Right.FILE,
        ("office_scan_stacks", "office_scan_pages", "office_scan_signatures"),
        under=DOSSIERS,
    ),
    Room(
        "Wydania teczek",
        "office_dossier_exports.index",
        Right.EXPORT,
        ("office_dossier_export",),
        under=DOSSIERS,
    ),
    Room(
        "Przechowywanie",
        "office_retention.index",
        Right.RETAIN,
        ("office_erasing", "office_data"),
        under=DOSSIERS,
    ),
    Room(
        "Kontrole z zewnątrz",
        "office_control.index",
        Right.EXAMINE,
        (
            *("office_control_opening", "office_control_drawing", "office_control_dossier"),
            "office_control_pack",
        ),
        in_control=True,
        under=DOSSIERS,
    ),
    Room("Stan archiwum", "office_integrity.index", Right.AUDIT, under=DOSSIERS),
    Room("Komisja", "office_sessions.index", Right.READ),
    Room("Rozliczenie", "office_closing.index", Right.DIARY),
    Room("Rozliczenia", "office_queue.index", Right.SETTLE, ("office_comparing", "office_prints")),
    Room("Pisma", "office_letters.index", Right.LETTERS, ("office_batches",)),
    Room("Asystenci", "office_assistants.index", Right.ASSIGN, ("office_assignments",)),
    Room("Zestawienia", "office_figures.index", Right.READ),
    Room("Moje godziny", "office_figures.own", Right.DIARY),
    Room("Kontrole", "office_checks.index", Right.READ),
    Room("Wzory pism", "office_blanks.index", Right.BLANKS),
    Room("Ustawienia", "office_settings.index", Right.SETTINGS),
    Room("Dziennik zdarzeń", "office_ledger.index", Right.AUDIT),
)


@dataclass(frozen=True)
class Link:
    """One entry of the navigation; ``beneath`` are the rooms it shares with others, shown once inside."""

    title: str
    href: str
    here: bool
    beneath: tuple["Link", ...] = ()


def links(programme: str | None) -> Iterator[Link]:
    """Where the account may go: what waits, the programme's rooms, the choice of programmes, its own page."""
    account = current_account()
    if account is None:
        return
    if not lacks_second_factor(account):
        yield from _first_page(account, programme)
        yield from _rooms(programme)
        if len(account.programmes) > 1:
            yield _link("Programy", "office_start.index")
    yield _link("Konto", "office_start.account")


def _first_page(account: Account, programme: str | None) -> Iterator[Link]:
    """The way back to what waits, also from pages of no programme where the account has only one."""
    own = account.programmes if programme is None else {programme}
    if len(own) == 1:
        (slug,) = own
        if begins_in_control(account.actor, slug):
            return
        if begins_in_diary(account.actor, slug):
            if programme is None:
                yield _link("Dziennik asystenta", "office_diary.index", programme=slug)
            return
        title = "Co czeka" if account.actor.may(Right.READ, slug) else "Początek"
        yield _link(title, "office_start.overview", programme=slug)


def begins_in_diary(actor: Actor, programme: str) -> bool:
    """Whether the diary is all somebody comes for: they may write one and read nothing of the office."""
    return actor.may(Right.DIARY, programme) and not actor.may(Right.READ, programme)


def begins_in_control(actor: Actor, programme: str) -> bool:
    """Whether a control that is not about everybody is all somebody is here for."""
    if not only_controls(actor, Right.READ):
        return False
    return not services().desk.reach(actor, Right.READ, programme).whole


def _rooms(programme: str | None) -> Iterator[Link]:
    if programme is None:
        return
    for under, together in groupby(_may_open(programme), lambda room: room.under):
        entries = tuple(_entry(room, programme) for room in together)
        if under and len(entries) > 1:
            yield Link(under, entries[0].href, any(each.here for each in entries), entries)
        else:
            yield from entries


def _may_open(programme: str) -> Iterator[Room]:
    actor = current_actor()
    within = begins_in_control(actor, programme)
    for room in ROOMS:
        shut = within and not room.in_control and only_controls(actor, room.right)
        if actor.may(room.right, programme) and not shut:
            yield room


def _entry(room: Room, programme: str) -> Link:
    href = url_for(room.endpoint, programme=programme)
    return Link(room.title, href, request.blueprint in {room.blueprint, *room.beside})


def room_link(right: Right, endpoint: str, programme: str) -> str:
    """The address of a room beside, for whoever may go there; else nothing."""
    may = current_actor().may(right, programme)
    return url_for(endpoint, programme=programme) if may else ""


def _link(title: str, endpoint: str, **parts: Any) -> Link:
    return Link(title, url_for(endpoint, **parts), request.endpoint == endpoint)
