"""Bundles come in as they are printed; the code a clerk reads off the paper brings back what was printed."""

import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.attachments.page import Raw
from app.store.changes import held
from app.store.clock import office_day
from app.store.keyed_hash import KeyedHash
from app.store.models import Draft
from app.store.office_models import Bundle
from app.store.shelf import Shelf


@dataclass(frozen=True)
class Printed:
    """One printed bundle: ``name`` is the participant's, ``answers`` are those it was printed from."""

    code: str
    name: str
    made_at: datetime
    answers: Mapping[str, Raw]
    draft_id: str


class Bundles:
    """Every bundle of every draft still kept; they are deleted with their draft."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash) -> None:
        self._shelf = shelf
        self._hash = keyed_hash

    def put(
        self, code: str, draft_id: str, programme: str, name: str, answers: Mapping[str, Raw]
    ) -> None:
        """Keep what stands on this bundle; ``DraftNotFound`` if its draft is gone."""
        now = self._shelf.clock()
        plain = {"code": code, "name": name, "answers": _listed(answers)}
        bundle = Bundle(
            id=secrets.token_hex(16),
            draft_id=draft_id,
            programme=programme,
            code_hash=self._code_hash(code),
            made_at=now,
        )
        bundle.sealed = self._shelf.cipher.seal(json.dumps(plain).encode(), *bundle.own_place)
        with self._shelf.database.writing() as session:
            held(session, draft_id, now)
            session.add(bundle)

    def find(self, programme: str, code: str) -> Printed | None:
        """The bundle of this code, typed in any case, with or without spaces and dashes."""
        found = self._printed(_all_of(programme).where(Bundle.code_hash == self._code_hash(code)))
        return next(iter(found), None)

    def drafts_of(self, session: Session, programme: str, code: str) -> tuple[str, ...]:
        """The ids of drafts that printed a bundle of this code, also of those whose time is over."""
        query = select(Bundle.draft_id).where(
            Bundle.programme == programme, Bundle.code_hash == self._code_hash(code)
        )
        return tuple(session.scalars(query))

    def of_programme(self, programme: str) -> tuple[Printed, ...]:
        """All of the programme, the latest first."""
        return self._printed(_all_of(programme))

    def _printed(self, query: Select[Bundle]) -> tuple[Printed, ...]:
        today = office_day(self._shelf.clock())
        with self._shelf.database.reading() as session:
            rows = session.scalars(query.where(Draft.expires_on >= today)).all()
        return tuple(self._opened(row) for row in rows)

    def _opened(self, row: Bundle) -> Printed:
        told = json.loads(self._shelf.cipher.open(row.sealed, *row.own_place))
        return Printed(told["code"], told["name"], row.made_at, told["answers"], row.draft_id)

    def _code_hash(self, typed: str) -> bytes:
        return self._hash.of("bundle code", _read(typed))


def _all_of(programme: str) -> Select[Bundle]:
    query = select(Bundle).join(Draft, Draft.id == Bundle.draft_id)
    return query.where(Bundle.programme == programme).order_by(Bundle.made_at.desc(), Bundle.id)


def _listed(answers: Mapping[str, Raw]) -> dict[str, dict[str, list[str]]]:
    return {
        page: {name: list(texts) for name, texts in raw.items()} for page, raw in answers.items()
    }


def _read(typed: str) -> str:
    # Codes have none of the signs that look alike (see app.documents.document_id): nothing to put right.
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in plain if sign.isalnum())
