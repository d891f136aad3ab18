"""A wish to keep papers comes in; they are kept matter by matter, nothing twice, however often killed."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import StoreUnavailable
from app.matters.rights import Actor
from app.store.wishes import Wished, Wishes, WishState
from app.workflow.dossier.keeper import WISH, Collecting
from app.workflow.office.dossiers import Occasion

LOG = logging.getLogger(__name__)
TRIES = 3


@dataclass(frozen=True)
class KeepJob:
    """The durable job of keeping papers (see ``app.workflow.jobs.job``).

    A matter whose papers cannot be made is tried ``TRIES`` times; then the wish has failed, and its dossiers
    say so until somebody asks anew.
    """

    wishes: Wishes
    collecting: Collecting

    def unfinished(self) -> Sequence[str]:
        return self.wishes.unfinished(WISH)

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """Keep the papers of one matter; raises ``StoreUnavailable``, the rest waits then."""
        wish = self.wishes.known(work_id)
        if wish is None or wish.state is not WishState.ASKED:
            return False
        matters = wish.told["matters"]
        if wish.done >= len(matters):
            missed = wish.told.get("missed", ())
            ended = WishState.FAILED if missed else WishState.DONE
            self.wishes.end(work_id, ended, wish.told.get("why", ""))
            return False
        try:
            whole = self._keep(wish, matters[wish.done], stopping)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one paper, others are kept
            if stopping():  # an office closed under it is not the paper's fault
                return True
            return self._missed(wish, type(error).__name__)
        if whole:
            self.wishes.move(work_id, done=wish.done + 1, total=len(matters), takes=0)
        return True

    def _keep(self, wish: Wished, matter_id: str, stopping: Callable[[], bool]) -> bool:
        actor = Actor(wish.asked_by, wish.told["name"], frozenset(), frozenset({wish.programme}))
        occasion = Occasion(wish.told["occasion"])
        return self.collecting.keep(actor, wish.programme, matter_id, occasion, stopping)

    def _missed(self, wish: Wished, why: str) -> bool:
        """Try again, or go on to the next matter and say at the end which one is missed."""
        LOG.warning("a paper was not kept: %s", why)
        if wish.takes + 1 < TRIES:
            self.wishes.move(wish.id, takes=wish.takes + 1)
            return True
        matters = wish.told["matters"]
        missed = [*wish.told.get("missed", []), matters[wish.done]]
        told = {**wish.told, "missed": missed, "why": why}
        self.wishes.move(wish.id, done=wish.done + 1, total=len(matters), told=told, takes=0)
        return True
