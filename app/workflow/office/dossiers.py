"""What the office's deeds tell whoever keeps dossiers: in which matters something is to be kept, and why."""

from collections.abc import Collection
from enum import StrEnum
from typing import Protocol

from app.matters.rights import Actor


class Occasion(StrEnum):
    """What was done in a matter, of which its dossier keeps the papers."""

    OPENED = "opened"  # what was printed of the application, its copies, the verdict
    JUDGED = "judged"  # the verdict the rules give from now on
    RESOLVED = "resolved"  # the same, and the card of the assessment it rests on
    SENT = "sent"  # letters as they were sent
    ACCEPTED = "accepted"  # cards and logs of an accepted month
    CHECKED = "checked"  # the record of a check on site


class Dossiers(Protocol):
    """Keeps what is to be kept, now or later; a deed is never undone for a copy that was not kept."""

    def keep_up(
        self, actor: Actor, programme: str, matter_ids: Collection[str], occasion: Occasion
    ) -> None: ...

    def ask(self, actor: Actor, programme: str, matter_id: str) -> None:
        """Look once more for everything one dossier may lack."""


class NoDossiers:
    """Where nothing is kept: a desk put together for deeds alone."""

    def keep_up(
        self, actor: Actor, programme: str, matter_ids: Collection[str], occasion: Occasion
    ) -> None:
        """Nothing."""

    def ask(self, actor: Actor, programme: str, matter_id: str) -> None:
        """Nothing either."""


NO_DOSSIERS = NoDossiers()
