"""Lines of the ledger come in; the macs that chain them go out, and the sealed word on where they end.

A line's mac is keyed with this installation's secret and covers the line and the mac before it: who has
the database alone can neither write a line nor take one out. What a line tells is covered by a mac of the
plain text, so that the chain outlives a change of keys and the erasure of what was told.
"""

import json
from dataclasses import dataclass
from datetime import UTC

from sqlalchemy.orm import Session

from app.store.cipher import Cipher
from app.store.keyed_hash import KeyedHash
from app.store.office_models import LedgerDetail, LedgerHead, LedgerLine
from app.store.plain import written

HEAD = "head"


@dataclass(frozen=True)
class End:
    """How many lines there are, and the mac of the last."""

    count: int = 0
    mac: bytes = b""


class Chain:
    """Makes and checks what holds the ledger together."""

    def __init__(self, keyed_hash: KeyedHash, cipher: Cipher) -> None:
        self.keyed_hash = keyed_hash
        self._cipher = cipher

    def line_mac(self, line: LedgerLine) -> bytes:
        """Over everything that stands on the line, and the mac before it."""
        told = {
            "id": line.id,
            "at": line.at.astimezone(UTC).isoformat(),
            "programme": line.programme,
            "actor_id": line.actor_id,
            "event": line.event,
            "kind": line.kind,
            "record_id": line.record_id,
            "payload_mac": line.payload_mac.hex(),
        }
        return self.keyed_hash.of("ledger line", written(told).decode(), line.previous.hex())

    def payload_mac(self, number: int, payload: bytes) -> bytes:
        return self.keyed_hash.of("ledger payload", str(number), payload.decode())

    def sealed(self, number: int, payload: bytes) -> LedgerDetail:
        detail = LedgerDetail(ledger_id=number)
        detail.sealed = self._cipher.seal(payload, *detail.own_place)
        return detail

    def opened(self, detail: LedgerDetail) -> bytes:
        return self._cipher.open(detail.sealed, *detail.own_place)

    def end(self, session: Session) -> End | None:
        """Where the ledger ends; ``None`` when nothing says so."""
        head = session.get(LedgerHead, HEAD)
        if head is None:
            return None
        told = json.loads(self._cipher.open(head.sealed, *head.own_place))
        return End(told["count"], bytes.fromhex(told["mac"]))

    def move_end(self, session: Session, end: End) -> None:
        """Say anew where the ledger ends, in the transaction that wrote the line."""
        head = session.get(LedgerHead, HEAD) or LedgerHead(name=HEAD)
        plain = written({"count": end.count, "mac": end.mac.hex()})
        head.sealed = self._cipher.seal(plain, *head.own_place)
        session.add(head)
