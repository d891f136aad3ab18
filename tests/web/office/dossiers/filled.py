"""Papers of two fictional participants: printed, uploaded, judged, sent, scanned; some signed, some not."""

from dataclasses import replace
from datetime import date

from app.dossier.about import AboutMonth
from app.dossier.kept import KeptPaper, Signed, Source
from app.months.month_file import HandedContent, Part
from app.store.opened import Store
from app.workflow.dossier.keeping import Keeping, ToKeep
from app.workflow.office.desk import Desk
from app.workflow.producing import DOCX, JSON, PDF
from rules.vocabulary import Document
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA, an_entry
from tests.web.office.served_year import DAY, FEBRUARY, JANUARY

CLERK = an_actor()
A_PDF = b"%PDF-1.7 fictional"
PRINTED = ToKeep(
    programme=SEJNY,
    matter_id=ZOFIA,
    kind="bundle",
    title="Pakiet zgłoszeniowy",
    source=Source.MADE,
    made_on=date(2025, 12, 20),
    files={PDF: A_PDF},
    code="K7MX-3T9P",
    code_edition=1,
    pages=12,
)
CARD = replace(
    PRINTED,
    kind=Document.APPLICATION_CARD,
    title="Karta zgłoszenia do Programu",
    files={PDF: A_PDF + b" card", DOCX: b"card"},
    pages=4,
)


def fill(store: Store) -> None:
    """Zofia's dossier; of Jan's only what was judged."""
    desk = Desk(store, lambda: DAY)
    kept = Keeping(desk, store.archive)
    for paper in (PRINTED, CARD):
        kept.keep(CLERK, paper)
    _scans(kept)
    _letters(kept)
    _months(store, kept)
    kept.keep(CLERK, judged(JAN))


def _scans(kept: Keeping) -> None:
    seen = Signed(4, "uczestnik – Zofia Przykładowa", seen=True, by=CLERK.name, on=DAY)
    scan = replace(
        CARD, source=Source.SCANNED, files={PDF: A_PDF + b" scan"}, signed=(seen,), origin="stack"
    )
    kept.keep(CLERK, scan)
    unsigned = replace(
        scan,
        kind=Document.ACTIVITY_SCOPE,
        title="Karta zakresu czynności",
        files={PDF: A_PDF + b" scope"},
        signed=(replace(seen, seen=False, page=2),),
        missing=(3,),
    )
    kept.keep(CLERK, unsigned)


def _letters(kept: Keeping) -> None:
    letter = replace(
        CARD,
        kind="award",
        title="Pismo o przyznaniu usług",
        made_on=date(2025, 12, 30),
        files={PDF: A_PDF + b" award", DOCX: b"award"},
        about="batch",
        note="Wysłano 31 grudnia 2025 r.",
        pages=2,
    )
    kept.keep(CLERK, letter)
    kept.keep(CLERK, judged(ZOFIA))


def _months(store: Store, kept: Keeping) -> None:
    for of, number in ((JANUARY, 1), (FEBRUARY, 2)):
        entry = an_entry(f"{of}-07 10:00", f"{of}-07 12:30", id=f"{number:032x}")
        content = HandedContent(
            f"content.{number}", SEJNY, ASSISTANT_ID, of, Part.MAIN, 1, (entry,)
        )
        store.handed_contents.add(content, CLERK, "month.handed_in")
    about = str(AboutMonth(JANUARY, Part.MAIN, ASSISTANT_ID))
    month = replace(
        CARD,
        kind="service_card",
        title="Karta realizacji usług 01/2026",
        made_on=date(2026, 1, 30),
        about=about,
        files={PDF: A_PDF + b" month", DOCX: b"month"},
        pages=1,
    )
    kept.keep(CLERK, month)


def judged(matter_id: str) -> ToKeep:
    return replace(
        PRINTED,
        matter_id=matter_id,
        kind="verdict",
        title="Wynik sprawdzenia według zasad Programu",
        source=Source.JUDGED,
        files={JSON: b"{}"},
        code="",
        code_edition=0,
        pages=0,
    )


def papers_of(store: Store, matter_id: str) -> tuple[KeptPaper, ...]:
    return store.kept_papers.find(SEJNY, subject=matter_id)
