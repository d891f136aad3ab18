"""A programme comes in; what its dossiers lack goes out, and the rest is looked through meanwhile."""

from app.web.office.gatehouse.gate import current_actor
from app.web.services import services
from app.workflow.dossier.standings import JOB, Looked

SECONDS = 1.5
"""How long a page spends at most on dossiers nobody has looked through yet."""


def looked_at(programme: str) -> Looked:
    """The rest goes to the durable queue; the next page finds it in the store."""
    looked = services().standings.look(current_actor(), programme, SECONDS)
    if looked.left:
        services().batching.durable.ask(JOB, programme)
    return looked
