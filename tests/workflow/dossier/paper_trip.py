"""Print, scan, file, for real: ``python -m tests.workflow.dossier.paper_trip [ROUNDS [SEED]]``.

Everything an office printed is drawn, damaged in every kind of way, shuffled among backs and strangers'
sheets, brought as one stack, and filed by the durable job. Where each page came to lie is told by its
picture's own bytes, not by what was read; a table of figures goes out. A page in a wrong dossier ends it
with 1. Another seed, counted up from by the rounds, lays the same papers down otherwise.
"""

import io
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pikepdf

from app.documents.convert import OfficePool
from app.dossier.kept import Source
from app.dossier.page_code import PageCode
from app.dossier.scans import PageState, SentFile
from app.matters.rights import Role
from app.workflow.dossier.scan_deeds import AT_WORK, ScanDeeds
from app.workflow.dossier.scan_pages import ScanPages
from app.workflow.dossier.scan_sorting import Sorting
from tests.documents.scans.scanner import empty_sheet, printed, seeded, signed
from tests.documents.scans.stacks import KINDS, Laid, Stack, a_stack, foreign_sheets
from tests.web.office.staff import OWN
from tests.web.site import close
from tests.workflow.dossier.paper_office import PaperOffice, Printed, filled, opened

MISSING, DOUBLE, BACKS = 3, 4, 60
Owners = dict[str, tuple[str, str]]
"""By a page's code: whose it is, and which paper."""


def main(rounds: int = 1, first: int = 1) -> int:
    told = Counter[str]()
    for number in range(first, first + rounds):
        with tempfile.TemporaryDirectory() as folder, OfficePool(workers=2) as pool:
            office = opened(Path(folder), pool)
            papers = list(filled(office))
            told += trip(office, papers, number)
            close(office.site)
        sys.stdout.write(f"{number - first + 1} of {rounds} …\n")
    sys.stdout.writelines(f"{what:28} {count}\n" for what, count in sorted(told.items()))
    return 1 if told["filed wrong"] or told["lies nowhere"] else 0


def trip(office: PaperOffice, papers: Sequence[Printed], seed: int) -> Counter[str]:
    """One stack of everything; what became of it, counted."""
    random = seeded(seed)
    ours, owners = list(_laid(papers, seed)), _owners(papers)
    kept = random.sample(ours, len(ours) - MISSING)
    backs = [Laid("blank", empty_sheet(), each.sheet) for each in random.sample(kept, BACKS)]
    every = [*kept, *random.sample(kept, DOUBLE), *backs, *foreign_sheets(random)]
    random.shuffle(every)
    stack = a_stack(every, list(KINDS), random)
    states = _filed(office, stack)
    return _states(stack, states, owners) + _judged(office, stack, owners)


def _laid(papers: Sequence[Printed], seed: int) -> Iterator[Laid]:
    random = seeded(seed)
    for each in papers:
        code, edition = each.paper.code, each.paper.edition
        for number, page in enumerate(printed(each.pdf), 1):
            part, sheet = each.paper.part_of(number), page
            for place in part.signing if part else ():
                if place.page == number:
                    box = (place.left, place.low, place.width, place.height)
                    sheet = signed(sheet, box, random)
            yield Laid(
                each.name, sheet, empty_sheet(), PageCode(code, edition, number, each.paper.pages)
            )


def _owners(papers: Sequence[Printed]) -> Owners:
    owners: Owners = {}
    for each in papers:
        for number, whose in enumerate(each.whose, 1):
            part = each.paper.part_of(number)
            code = PageCode(each.paper.code, each.paper.edition, number, each.paper.pages)
            if whose and part:
                owners[code.payload] = (whose, part.slug)
    return owners


def _filed(office: PaperOffice, stack: Stack) -> Sequence[PageState]:
    """Brought, looked at and filed; what each side was before."""
    parcel, clerk = office.services, office.actor(Role.CLERK)
    sorting = Sorting(parcel.desk, parcel.store.page_codes)
    deeds = ScanDeeds(
        parcel.desk,
        parcel.store.scans,
        sorting,
        parcel.batching.durable,
        parcel.store.ledger,
    )

    def is_idle() -> bool:
        return deeds.stack(clerk, OWN, scan.id).state not in AT_WORK

    scan, _ = deeds.take_in(
        clerk, OWN, "stos.pdf", [SentFile(stack.pdf, "application/pdf", "stos.pdf")]
    )
    office.until(is_idle)
    found = deeds.open(clerk, OWN, scan.id)
    places = {(p.number, n): True for p in found.pages for n, _ in enumerate(p.signed)}
    ScanPages(deeds).confirm(clerk, OWN, scan.id, places)
    deeds.file(clerk, OWN, scan.id)
    office.until(is_idle)
    return [page.state for page in found.pages]


def _states(stack: Stack, states: Sequence[PageState], owners: Owners) -> Counter[str]:
    told = Counter[str]()
    for side, state in zip(stack.sides, states, strict=True):
        is_ours = side.code is not None and side.code.payload in owners
        told[f"{'ours' if is_ours else side.what}: {state}"] += 1
    return told


def _judged(office: PaperOffice, stack: Stack, owners: Owners) -> Counter[str]:
    """By the pictures that lie in dossiers."""
    sides = dict(zip(_pictures(stack.pdf), stack.sides, strict=True))
    store, told = office.services.store, Counter[str]()
    lying = set[str]()
    for matter in store.matters.all(OWN):
        for paper in store.kept_papers.find(OWN, subject=matter.id):
            if paper.source is Source.SCANNED:
                for picture in _pictures(store.archive.get(paper.files[0].name, owner=paper.id)):
                    code = sides[picture].code
                    payload = code.payload if code else ""
                    is_right = owners.get(payload) == (matter.id, paper.kind)
                    told["filed right" if is_right else "filed wrong"] += 1
                    lying.add(payload)
    brought = {s.code.payload: s for s in stack.sides if s.code and s.code.payload in owners}
    nowhere = [side for payload, side in brought.items() if payload not in lying]
    told["brought, each once"], told["lies nowhere"] = len(brought), len(nowhere)
    for side in nowhere:
        told[f"nowhere: {side.kind} {side.damage}"] += 1
    return told


def _pictures(pdf: bytes) -> Iterator[str]:
    """The digest of each page's only picture; one of 1 bit is packed, and so told by its pixels."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            (picture,) = page.obj.Resources.XObject.values()
            is_jpeg = picture.get("/Filter") == pikepdf.Name.DCTDecode
            data = picture.read_raw_bytes() if is_jpeg else picture.read_bytes()
            yield sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
