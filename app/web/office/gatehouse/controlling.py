"""Whoever controls asks for a page; whether their control opens it goes out, and a line is left."""

import re

from flask import request

from app.matters.rights import Actor, Right
from app.web.services import services
from app.workflow.office.events import Event
from app.workflow.office.reach import only_controls

_ID = re.compile(r"[0-9a-f]{32}")


def is_kept_out(
    actor: Actor, right: Right, programme: str, matter_id: str, *, in_control: bool
) -> bool:
    """Whether somebody who only controls may not open this page of a programme.

    That they asked is told, with the matter the page is about: given or not.
    """
    if not only_controls(actor, right):
        return False
    about = matter_id if _ID.fullmatch(matter_id) else ""
    ledger = services().store.ledger
    ledger.record(programme, actor, Event.AUDIT_LOOKED, request.path, record_id=about)
    reach = services().desk.reach(actor, right, programme)
    return not (reach.whole or (reach.open and in_control))
