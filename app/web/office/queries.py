"""What somebody looks for comes in, and is remembered while they are signed in.

A name must stand in no address and no log, so the query is posted, sealed and kept in the session: the
way back from a matter leads to the same list.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask import session

from app.errors import KeyMissing, SealBroken
from app.web.office.gatehouse.gate import current_actor
from app.web.services import services

REGISTER, PAPER = "szukane", "papier"
"""Under what a question is kept: one to the register, and one about a paper in hand."""
Asked = Mapping[str, Sequence[str]]


def remember(programme: str, asked: Asked, kept: str = REGISTER) -> None:
    """Keep what was asked of one programme; an empty question is forgotten."""
    told = {name: list(values) for name, values in asked.items() if any(values)}
    if not told:
        session.pop(kept, None)
        return
    sealed = services().store.shelf.cipher.seal(json.dumps(told).encode(), *_place(programme, kept))
    session[kept] = base64.b85encode(sealed).decode()


def remembered(programme: str, kept: str = REGISTER) -> dict[str, Any]:
    """What was asked last; nothing where that was another programme's or cannot be read."""
    try:
        sealed = base64.b85decode(str(session.get(kept, "")))
        told = json.loads(services().store.shelf.cipher.open(sealed, *_place(programme, kept)))
    except (SealBroken, KeyMissing, ValueError, binascii.Error):
        return {}
    return told if isinstance(told, dict) else {}


def _place(programme: str, kept: str) -> tuple[str, ...]:
    return (f"query {kept}", programme, current_actor().account_id)
