"""An order comes in; whoever writes papers of its kind answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.store.letter_values import Order
from app.workflow.batches.correspondence import Addressee, Correspondence, Written


@dataclass(frozen=True)
class Routed:
    """``by_kind`` answers for the kinds it names, ``otherwise`` for all others."""

    by_kind: Mapping[str, Correspondence]
    otherwise: Correspondence

    def written(self, order: Order, matter_id: str) -> Written:
        return self._of(order).written(order, matter_id)

    def addressee(self, order: Order, matter_id: str) -> Addressee:
        return self._of(order).addressee(order, matter_id)

    def fingerprint(self, order: Order) -> str:
        return self._of(order).fingerprint(order)

    def _of(self, order: Order) -> Correspondence:
        return self.by_kind.get(order.kind, self.otherwise)
