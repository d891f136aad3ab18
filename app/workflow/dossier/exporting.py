"""A participant's dossier, or a programme's, comes in; it goes out as a bag: a ZIP that grows, or a folder.

Handing out is told in the ledger: that it was asked for and why before the first byte, the bag's fingerprint
before the last one, so that no whole bag is out without a line.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from app.archive.bag import DATA, WITNESSES, Payload, summed, tag_files
from app.archive.folder import BagFolder
from app.archive.index_page import PAGE, whole_page
from app.archive.zipped import Entry, directory, entry_of, head
from app.dossier.completeness import completeness
from app.matters.case_view import case_of
from app.matters.rights import Actor
from app.months.year_figures import YearFigures
from app.store.clock import OFFICE, utc_now
from app.workflow.dossier.order import Order, name_of_bag, ordered
from app.workflow.dossier.packed import Archive, Packed, whole_line
from app.workflow.dossier.reading import DossierReading
from app.workflow.dossier.to_hand_out import ToHandOut, for_others
from app.workflow.dossier.whole import handed_out, page_of_whole
from app.workflow.months.figures import Figures
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from app.workflow.office.rooms import Ledger
from rules import check


@dataclass(frozen=True)
class Exported:
    """How many dossiers lie in the folder, and how many of them already lay there when this began."""

    dossiers: int
    before: int
    fingerprint: str


@dataclass(frozen=True)
class Exporting:
    """Exporting needs the rights ``READ`` and ``EXPORT``, and a reason. ``clock`` tells the moment."""

    desk: Desk
    reading: DossierReading
    archive: Archive
    ledger: Ledger
    figures: Figures
    clock: Callable[[], datetime] = utc_now

    def dossier_zip(
        self, actor: Actor, programme: str, matter_id: str, reason: str
    ) -> Iterator[bytes]:
        """A bag of one dossier as a ZIP, in pieces; refused and told of before the first one."""
        order = self.order(actor, programme, reason, (matter_id,))
        self.tell_asked(order, matter_id)
        packed = self.packed(order, matter_id, self.year(programme))
        return self._zipped(order, packed)

    def zip_name(self, programme: str, matter_id: str) -> str:
        """What the file is called: the case number and nobody's name."""
        matter = self.desk.rooms.matters.get(programme, matter_id)
        return f"{name_of_bag(matter.case_number)}.zip"

    def export_to(  # noqa: PLR0913 - where, who, of what, why; whose, and whom to tell how far it is
        self,
        folder: Path,
        actor: Actor,
        programme: str,
        reason: str,
        *,
        matter_ids: Collection[str] | None = None,
        told: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Exported:
        """A bag as a folder; begun again in the same folder, it goes on where it was.

        ``told`` hears how many of how many dossiers are there. ``OutputRefused`` for a folder that holds
        anything else, or a disk that takes no more.
        """
        order = self.order(actor, programme, reason, matter_ids)
        bag = BagFolder(folder, f"{order.name} {'' if order.whole else len(order.cases)}".strip())
        self.tell_asked(order)
        year = self.year(programme)
        total = len(order.cases)
        for done, (matter_id, _) in enumerate(order.cases):
            told(done, total)
            if matter_id not in bag.finished:
                # Before the files: a kill must leave no dossier that nobody was told of.
                self.tell_handed_out(order, matter_id)
                packed = self.packed(order, matter_id, year)
                bag.add(matter_id, packed.folder, packed.files(), packed.line)
        lines = tuple(whole_line(each.line) for each in bag.written())
        index = Payload(PAGE, whole_page(page_of_whole(order, lines)))
        fingerprint = bag.finish(order.about(), [index])
        self.tell_handed_out(order, "", fingerprint)
        told(total, total)
        return Exported(total, len(bag.finished), fingerprint)

    def order(
        self, actor: Actor, programme: str, reason: str, matter_ids: Collection[str] | None = None
    ) -> Order:
        """What is asked for, once it may be (see ``ordered``)."""
        at = self.clock().astimezone(OFFICE)
        return ordered(self.desk, actor, programme, reason, matter_ids=matter_ids, at=at)

    def year(self, programme: str) -> YearFigures:
        """The sums of every participant's months; whoever asks was admitted by then."""
        return self.figures.of_programme(programme)

    def packed(self, order: Order, matter_id: str, year: YearFigures) -> Packed:
        """One dossier of the order, ready to be written; its files are read one by one."""
        matter = self.desk.rooms.matters.get(order.programme, matter_id)
        dossier = self.reading.whole(matter)
        today = self.desk.clock()
        case = case_of(matter, dossier.programme, today)
        what = ToHandOut(
            dossier=dossier,
            case=case,
            verdict=check(case, dossier.programme),
            expected=tuple(for_others(completeness(dossier, today))),
            months=year.months_of_participant(matter_id),
            on=today,
            at=order.at,
            handed_out=handed_out(order),
        )
        return Packed(what, self.archive, order.folders[matter_id])

    def tell_asked(self, order: Order, record_id: str = "") -> None:
        self.ledger.record(
            order.programme,
            order.actor,
            Event.DOSSIER_EXPORT_ASKED,
            order.reason,
            record_id=record_id,
        )

    def tell_handed_out(self, order: Order, record_id: str, fingerprint: str = "") -> None:
        """With the reason and, where it is known, the fingerprint of the bag."""
        note = f"{order.reason} (odcisk paczki: {fingerprint})" if fingerprint else order.reason
        self.ledger.record(
            order.programme, order.actor, Event.DOSSIER_EXPORTED, note, record_id=record_id
        )

    def _zipped(self, order: Order, packed: Packed) -> Iterator[bytes]:
        """Papers as they are read, the list of all, tag files; the ledger is told before the end."""
        sums, entries, fingerprint = [], list[Entry](), ""
        put = partial(_put, order, entries)
        for payload in packed.files():
            sums.append(summed(payload))
            yield from put(f"{DATA}/{payload.path}", payload.data)
        index = Payload(PAGE, whole_page(page_of_whole(order, (whole_line(packed.line),))))
        sums.insert(0, summed(index))
        yield from put(f"{DATA}/{PAGE}", index.data)
        size = sum(each.size for each in sums)
        for name, pieces in tag_files(order.about(), sums, len(sums), size):
            data = b"".join(pieces)
            if name == WITNESSES[0]:
                fingerprint = hashlib.sha256(data).hexdigest()
            yield from put(name, data)
        self.tell_handed_out(order, packed.what.dossier.matter.id, fingerprint)
        start = sum(each.length for each in entries)
        yield from directory(entries, start, order.at)


def _put(order: Order, entries: list[Entry], path: str, data: bytes) -> Iterator[bytes]:
    entry = entry_of(f"{order.name}/{path}", data)
    entries.append(entry)
    yield head(entry, order.at)
    yield data
