"""One participant of whom every room of the store tells something; another shares their assistant."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import docx

from app.attachments.answers import raw_answers
from app.config import Settings
from app.dossier.dossier import Dossier
from app.dossier.kept import Source
from app.dossier.printed import PrintedPaper, PrintedPart
from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.dossier.retention import Hold, Retention
from app.dossier.scans import PageState
from app.matters.matter import Change, State
from app.months.care import CareSchedule
from app.months.month_file import (
    Edition,
    HandedContent,
    MonthFile,
    MonthState,
    Part,
    Remark,
    content_id,
    file_id,
)
from app.store.dossier_models import ScanPageRow, ScanRow
from app.store.letter_values import CARDS, MadeLetter, Order
from app.store.opened import Store
from app.store.wishes import WishState
from app.workflow.dossier.keeping import Keeping, ToKeep
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.case import Address
from rules.diary import YearMonth
from rules.programme import load_programme
from rules.vocabulary import OtherCareKind
from tests.builders import a_participant
from tests.matters.builders import SEJNY, a_proposal, a_session, an_actor, an_applicant
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    a_profile,
    an_assignment,
    an_entry,
    two_participants,
)
from tests.web.office.served_year import a_check

NAME = "Kunegunda Niepowtarzalna"
INFLECTED = "Kunegundy Niepowtarzalnej"
STREET, NEXT_STREET = "ul. Zmyślonych Bohaterów 17/3", "al. Nieistniejąca 4"
PHONE, MAIL = "87 555 77 31", "kunegunda@nigdzie.example"
PESEL = "80051712345"
NEEDLES = (NAME, "Kunegund", INFLECTED, STREET, NEXT_STREET, PHONE, MAIL, PESEL, "Niepowtarzaln")
CLERK = an_actor()
FONT = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
JANUARY = YearMonth(2026, 1)
CLOSED = date(2026, 12, 18)


@dataclass(frozen=True)
class Rich:
    """The participant to be erased is ``ZOFIA`` by id."""

    store: Store
    desk: Desk
    settings: Settings

    def dossier(self, matter_id: str) -> Dossier:
        return DossierReading(self.desk, self.store.ledger).whole(
            self.store.matters.get(SEJNY, matter_id)
        )


def a_rich_store(store: Store, desk: Desk, settings: Settings) -> Rich:
    _applied(store)
    _matters(store)
    _served(store)
    _letters(store)
    _papers(store, desk)
    _scanned(store)
    _exported(store)
    _quoted(store)
    return Rich(store, desk, settings)


def a_docx(*lines: str) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def a_pdf(text: str) -> bytes:
    """One page that says a line of ASCII, packed as PDFs are: a search of its bytes finds nothing."""
    painted = zlib.compress(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources" + FONT,
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(painted), painted),
    )
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, each)
    table = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n"
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made) + b"trailer<</Size 5/Root 1 0 R>>startxref\n%d\n%%%%EOF" % table


def _case():
    home = Address(STREET, "16-500", "Sejny")
    person = a_participant(
        first_name="Kunegunda", last_name="Niepowtarzalna", address=home, phone=PHONE, email=MAIL
    )
    return replace(an_applicant(), participant=person)


def _applied(store: Store) -> None:
    answers = raw_answers(_case(), load_programme(SEJNY))
    draft_id = store.drafts.start(SEJNY, "uczestnik", answers["uczestnik"], "token").draft_id
    store.drafts.remember(draft_id, "name", NAME)
    store.uploads.add(draft_id, f"Orzeczenie {NAME}.pdf", "application/pdf", 1, a_pdf(PESEL))
    store.produced.put(draft_id, "digest", "bundle", "application/pdf", a_pdf(PHONE))
    store.bundles.put("ABCD-2345", draft_id, SEJNY, NAME, answers)
    code = store.page_codes.code_of("bundle", draft_id)
    part = PrintedPart("application_card", f"Karta zgłoszenia: {NAME}", 1, 2)
    store.page_codes.give(
        PrintedPaper(code, SEJNY, "bundle", draft_id, f"Wniosek: {NAME}", 2, "d", (part,))
    )
    store.page_codes.assign(SEJNY, draft_id, ZOFIA)


def _matters(store: Store) -> None:
    hers, his = two_participants()
    received = replace(hers.received, bundle="ABCD-2345", note=f"PESEL w orzeczeniu: {PESEL}")
    answers = raw_answers(_case(), load_programme(SEJNY))
    moved = Change(
        date(2026, 5, 1), date(2026, 5, 2), address=Address(NEXT_STREET, "16-500", "Sejny")
    )
    hers = replace(hers, received=received, answers=answers, changes=(moved,))
    kept = store.matters.add(hers, CLERK, Event.MATTER_OPENED, f"przyjęto od {INFLECTED}")
    closed = replace(kept, state=State.CLOSED, closed_on=CLOSED)
    store.matters.save(closed, CLERK, Event.CLOSED)
    his = store.matters.add(his, CLERK, Event.MATTER_OPENED)
    store.matters.save(replace(his, state=State.CLOSED, closed_on=CLOSED), CLERK, Event.CLOSED)
    session = a_session(agenda=(ZOFIA, JAN), proposals=(a_proposal(ZOFIA), a_proposal(JAN)))
    said = f"Sprawę pani {INFLECTED} omówiono pierwszą. Sprawę drugą odłożono."
    session = store.sessions.add(replace(session, notes=said), CLERK, Event.SESSION_OPENED)
    store.sessions.save(replace(session, place="pokój 5"), CLERK, Event.SESSION_CHANGED)


def _served(store: Store) -> None:
    store.profiles.add(a_profile(), CLERK, Event.PROFILE_CHANGED)
    hers, his = (
        an_assignment(ZOFIA, id="d" * 32, note=f"woli {NAME}"),
        an_assignment(JAN, id="e" * 32),
    )
    store.assignments.add_all((hers, his), CLERK, Event.ASSIGNMENT_MADE)
    entries = tuple(_entries())
    store.entries.add_all(entries, CLERK, Event.SERVICE_ENTERED)
    edition = Edition(
        1,
        "ABCD-EFGH",
        date(2026, 1, 30),
        Decimal(10),
        Decimal(0),
        checked=frozenset({f"{each.id}.2026-01-08" for each in entries}),
        remarks=(
            Remark(f"Brak podpisu {INFLECTED}.", entries[0].id, f"{entries[0].id}.2026-01-08"),
            Remark(f"Popraw sumę. Zadzwoń do {INFLECTED}."),
            Remark("Popraw godziny.", entries[1].id, f"{entries[1].id}.2026-01-08"),
        ),
    )
    file = MonthFile(
        id=file_id(SEJNY, ASSISTANT_ID, JANUARY, Part.MAIN),
        programme=SEJNY,
        assistant_id=ASSISTANT_ID,
        of=JANUARY,
        part=Part.MAIN,
        state=MonthState.ACCEPTED,
        editions=(edition,),
    )
    content = HandedContent(
        content_id(file, 1), SEJNY, ASSISTANT_ID, JANUARY, Part.MAIN, 1, entries
    )
    store.handed_contents.add(content, CLERK, Event.MONTH_HANDED_IN)
    store.month_files.add(file, CLERK, Event.MONTH_HANDED_IN)
    care = CareSchedule(
        "c" * 32,
        SEJNY,
        ZOFIA,
        OtherCareKind.CARE_SERVICES,
        frozenset({0}),
        a_check().starts,
        a_check().ends,
        date(2026, 1, 1),
        note=NAME,
    )
    store.care_schedules.add(care, CLERK, Event.CARE_NOTED)
    store.spot_checks.add(a_check(present=(NAME,), place=STREET), CLERK, Event.SPOT_CHECKED)


def _entries() -> Iterator:
    yield an_entry("2026-01-08 08:00", "2026-01-08 13:00", matter_id=ZOFIA, place=STREET)
    yield an_entry("2026-01-08 14:00", "2026-01-08 19:00", matter_id=JAN)


def _letters(store: Store) -> None:
    batch = store.batches.create(
        Order(SEJNY, "award", date(2026, 1, 2)), (ZOFIA, JAN), made_by="a1"
    )
    store.batches.ask(SEJNY, batch.id)
    for matter_id, line in ((ZOFIA, f"{NAME}, {STREET}"), (JAN, "Jan Testowy")):
        letter = MadeLetter(a_docx(line), a_pdf("87 555 77 31" if matter_id == ZOFIA else "x"), 1)
        store.letter_work.put(batch.id, matter_id, "digest", letter)
    store.batches.send(SEJNY, batch.id, date(2026, 1, 3))
    _cards(store)


def _cards(store: Store) -> None:
    """Cards of two assistants in one batch; of them only the first served her, and him as well."""
    parts = {
        file_id(SEJNY, each, JANUARY, Part.MAIN): whose
        for each, whose in ((ASSISTANT_ID, (ZOFIA, JAN)), (OTHER_ID, (JAN,)))
    }
    order = Order(SEJNY, "service_cards", date(2026, 1, 30))
    batch = store.batches.create(order, tuple(parts), made_by="a1")
    store.batches.ask(SEJNY, batch.id)
    for part_id, whose in parts.items():
        code = store.page_codes.code_of(CARDS, batch.id, part_id)
        printed = tuple(
            PrintedPart("service_card", "Karta", n, 1, m) for n, m in enumerate(whose, 1)
        )
        store.page_codes.give(
            PrintedPaper(code, SEJNY, CARDS, batch.id, "Karty", len(whose), part_id, printed)
        )
        said = a_docx(NAME if ZOFIA in whose else "Jan Testowy")
        store.letter_work.put(batch.id, part_id, "digest", MadeLetter(said, a_pdf("x"), len(whose)))


def _papers(store: Store, desk: Desk) -> None:
    for matter_id, name in ((ZOFIA, NAME), (JAN, "Jan Testowy")):
        files = {
            "application/pdf": a_pdf(PESEL if matter_id == ZOFIA else "nikt"),
            "application/vnd.openxmlformats": a_docx(name),
        }
        paper = ToKeep(
            SEJNY, matter_id, "award", f"Pismo: {name}", Source.MADE, date(2026, 1, 3), files
        )
        Keeping(desk, store.archive, store.shelf.clock).keep(CLERK, paper)


def _scanned(store: Store) -> None:
    """One stack with a page of each; both lie in their dossiers."""
    kept = store.archive.put(a_pdf(PESEL), "application/pdf", owner="5" * 32)
    now = store.shelf.clock()
    row = ScanRow(id="5" * 32, programme=SEJNY, state="filed", made_by="a1", original=kept.name)
    row.created_at = row.changed_at = now
    row.pages, row.takes, row.reason = 2, 1, ""
    row.sealed = store.shelf.cipher.seal(f"skan {NAME}.pdf".encode(), *row.own_place)
    with store.shelf.database.writing() as session:
        session.add(row)
        session.flush()
        for number, subject in ((1, ZOFIA), (2, JAN)):
            page = ScanPageRow(scan_id=row.id, number=number, subject=subject, version=1)
            page.state, page.picture = PageState.FILED.value, ""
            page.sealed = store.shelf.cipher.seal(b"{}", *page.own_place)
            session.add(page)


def _exported(store: Store) -> None:
    wish = store.wishes.ask("export", SEJNY, ZOFIA, "a1", {"name": NAME})
    whole = store.wishes.ask("export", SEJNY, "", "a1", {})
    for each in (wish, whole):
        store.wishes.end(each.id, WishState.DONE)
        store.prepared.put(each.id, "index.html", f"<p>{NAME}</p>".encode())


def _quoted(store: Store) -> None:
    """What others' lines and records say of her."""
    store.ledger.record(SEJNY, CLERK, Event.LIST_EXPORTED, f"lista dla {INFLECTED}")
    store.ledger.record(SEJNY, CLERK, Event.PAPER_SHOWN, PHONE, record_id=ZOFIA)
    hold = Hold(
        f"kontrola w sprawie {INFLECTED}", date(2026, 2, 1), "x", ZOFIA, date(2026, 3, 1), "x"
    )
    retention = Retention(
        SEJNY, "B5", 5, "instrukcja", date(2026, 1, 2), "x", (hold,), backup_days=90
    )
    store.retentions.save(retention, CLERK, Event.RETENTION_SET)
    request = DataRequest(
        "7" * 32,
        SEJNY,
        ZOFIA,
        RequestKind.COPY,
        RequestState.GRANTED,
        date(2026, 2, 1),
        NAME,
        "dowód",
    )
    store.data_requests.add(request, CLERK, Event.COPY_REQUESTED)
