"""The account signed in and its programme come in; the pages it may open there go out, as links.

Rooms that are not built yet have no endpoint, and so no link: a room that comes needs nothing changed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app, request, url_for

from app.matters.rights import Right
from app.web.office.gate import current_account, current_actor, lacks_second_factor


@dataclass(frozen=True)
class Room:
    """One entry; ``blueprint`` marks the pages that belong to it, and ``beside`` names more of them."""

    title: str
    endpoint: str
    right: Right
    beside: tuple[str, ...] = ()

    @property
    def blueprint(self) -> str:
        return self.endpoint.partition(".")[0]


ROOMS = (
    Room("Sprawy", "office_matters.index", Right.READ),
    Room("Komisja", "office_sessions.index", Right.READ),
    Room("Pisma", "office_letters.index", Right.LETTERS, ("office_batches",)),
    Room("Wzory pism", "office_blanks.index", Right.BLANKS),
    Room("Ustawienia", "office_settings.index", Right.SETTINGS),
    Room("Dziennik", "office_ledger.index", Right.AUDIT),
)
OVERVIEW = "office_start.overview"
"""Where work begins; it shares its blueprint with the account's own page."""


@dataclass(frozen=True)
class Link:
    title: str
    href: str
    here: bool


def links(programme: str | None) -> Iterator[Link]:
    """Where the account may go: the rooms of this programme, the choice of programmes, its own page."""
    account = current_account()
    if account is None:
        return
    if not lacks_second_factor(account):
        yield from _rooms(programme)
        if len(account.programmes) > 1:
            yield _link("Programy", "office_start.index")
    yield _link("Konto", "office_start.account")


def _rooms(programme: str | None) -> Iterator[Link]:
    if programme is None:
        return
    actor = current_actor()
    if actor.may(Right.READ, programme):
        href = url_for(OVERVIEW, programme=programme)
        yield Link("Co czeka", href, request.endpoint == OVERVIEW)
    for room in ROOMS:
        if room.endpoint in current_app.view_functions and actor.may(room.right, programme):
            href = url_for(room.endpoint, programme=programme)
            yield Link(room.title, href, request.blueprint in {room.blueprint, *room.beside})


def room_link(right: Right, endpoint: str, programme: str) -> str:
    """The address of a room beside, for whoever may go there and where it is built; else nothing."""
    built = endpoint in current_app.view_functions
    may = built and current_actor().may(right, programme)
    return url_for(endpoint, programme=programme) if may else ""


def _link(title: str, endpoint: str) -> Link:
    return Link(title, url_for(endpoint), request.endpoint == endpoint)
