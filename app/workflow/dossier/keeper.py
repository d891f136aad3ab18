"""An occasion in some matters comes in; what it brought is kept in their dossiers, at once or by a wish.

Small things that lie ready are kept with the deed. What takes LibreOffice, and what could not be kept, is
wished for: a deed is never undone for a copy that was not kept, and the wish stays until it is.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from app.dossier.kept import KeptPaper
from app.errors import NotOnRecord
from app.matters.rights import Actor
from app.store.wishes import Wishes, WishState
from app.workflow.dossier.keeping import Keeping
from app.workflow.dossier.papers.source import Source
from app.workflow.office.dossiers import Occasion

LOG = logging.getLogger(__name__)
WISH = "keep"
AT_ONCE = frozenset({Occasion.OPENED, Occasion.JUDGED})
AFTERWARDS: Mapping[Occasion, Occasion] = {Occasion.RESOLVED: Occasion.JUDGED}
"""What of an occasion that has to wait is kept at once all the same."""


def never() -> bool:
    return False


@dataclass(frozen=True)
class Collecting:
    """Gathers what an occasion brought; ``sources`` by occasion."""

    keeping: Keeping
    sources: Mapping[Occasion, tuple[Source, ...]]

    def keep(
        self,
        actor: Actor,
        programme: str,
        matter_id: str,
        occasion: Occasion,
        stopping: Callable[[], bool] = never,
    ) -> bool:
        """Keep what the dossier lacks; whether it is all there. Raises what kept a paper from being made."""
        rooms = self.keeping.desk.rooms
        try:
            matter = rooms.matters.get(programme, matter_id)
        except NotOnRecord:  # erased since
            return True
        for source in self.sources[occasion]:
            kept: tuple[KeptPaper, ...] = rooms.kept_papers.find(programme, subject=matter_id)
            for paper in source.papers(matter, kept):
                self.keeping.keep(actor, paper)
                if stopping():
                    return False
        return True


def nobody(_kind: str, _wish_id: str) -> None:
    """Wishes wait until whoever serves starts."""


@dataclass(frozen=True)
class Keeper:
    """The dossiers of all offices (see ``app.workflow.office.dossiers``); ``nudge`` wakes whoever works."""

    collecting: Collecting
    wishes: Wishes
    nudge: Callable[[str, str], None] = field(default=nobody)

    def keep_up(
        self, actor: Actor, programme: str, matter_ids: Collection[str], occasion: Occasion
    ) -> None:
        now = occasion if occasion in AT_ONCE else AFTERWARDS.get(occasion)
        if now is not None:
            missed = [m for m in matter_ids if not self._kept(actor, programme, m, now)]
            if missed:
                self._wish(actor, programme, missed, now)
        if occasion not in AT_ONCE:
            self._wish(actor, programme, matter_ids, occasion)

    def ask(self, actor: Actor, programme: str, matter_id: str) -> None:
        """Look once more for everything the dossier may lack; what failed before is asked for anew."""
        for wish in self.wishes.of_programme(programme, WISH, {WishState.FAILED}):
            left = [missed for missed in wish.told.get("missed", ()) if missed != matter_id]
            self.wishes.move(wish.id, told={**wish.told, "missed": left})
            if not left:
                self.wishes.end(wish.id, WishState.DONE)
        for occasion in Occasion:
            self._wish(actor, programme, (matter_id,), occasion)

    def _kept(self, actor: Actor, programme: str, matter_id: str, occasion: Occasion) -> bool:
        try:
            return self.collecting.keep(actor, programme, matter_id, occasion)
        except Exception as error:  # noqa: BLE001 - the deed is done whatever its copy did
            # Neither the message nor a traceback: either could quote an answer.
            LOG.error("a paper could not be kept: %s", type(error).__name__)  # noqa: TRY400 - see above
            return False

    def _wish(
        self, actor: Actor, programme: str, matter_ids: Collection[str], occasion: Occasion
    ) -> None:
        told = {"occasion": occasion.value, "matters": list(matter_ids), "name": actor.name}
        subject = next(iter(matter_ids)) if len(matter_ids) == 1 else ""
        try:
            wish = self.wishes.ask(WISH, programme, subject, actor.account_id, told)
            self.nudge(WISH, wish.id)
        except Exception as error:  # noqa: BLE001 - as above: the dossier's page says what it lacks
            LOG.error("nobody could be asked to keep papers: %s", type(error).__name__)  # noqa: TRY400 - see above
