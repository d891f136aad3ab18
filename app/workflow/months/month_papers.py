"""A part of a month comes in; its papers as one file to print and sign go out, and a line in the ledger."""

from dataclasses import dataclass

from app.attachments import MONTHLY
from app.attachments.monthly import MonthSheet
from app.documents.month_bundle import MonthBundle, month_bundle
from app.documents.month_papers import month_paper
from app.documents.pipeline import Office, Produced
from app.errors import DeedRefused
from app.matters.rights import Actor, Right
from app.month_papers.cover import TITLE
from app.months.month_file import Part, file_id
from app.workflow.months.closing import Closing
from app.workflow.office.desk import NO_RIGHT, Desk
from app.workflow.office.events import Event
from app.workflow.office.printing import Print, registered
from rules.diary import YearMonth
from rules.vocabulary import MonthlyDocument

KIND = "month"
NOTHING_TO_PRINT = (
    "W tej części miesiąca nie ma usług ani przejazdów, więc nie ma papierów do podpisu. Jeśli jakieś "
    "były, wpisz je do dziennika."
)


@dataclass(frozen=True)
class MonthPapers:
    """``office`` makes PDFs; ``ConversionFailed`` or ``BlankBroken`` where it cannot."""

    desk: Desk
    office: Office

    def own(self, actor: Actor, programme: str, of: YearMonth, part: Part) -> MonthBundle:
        """The actor's own: as the office has them where it is frozen, else as the diary says today."""
        sheets = Closing(self.desk).own_sheets(actor, programme, of, part)
        return self._made(actor, sheets, file_id(programme, actor.account_id, of, part))

    def handed_in(self, actor: Actor, programme: str, month_id: str) -> MonthBundle:
        """What was handed in last, for whoever settles it."""
        sheets = Closing(self.desk).sheets(actor, programme, month_id)
        return self._made(actor, sheets, month_id)

    def blank(self, actor: Actor, programme: str, slug: MonthlyDocument) -> Produced:
        """A paper with nothing on it, for filling in by hand."""
        if not any(actor.may(right, programme) for right in (Right.DIARY, Right.SETTLE)):
            raise DeedRefused((NO_RIGHT,))
        sheet = MonthSheet(programme=self.desk.programme(programme))
        attachment = next(each for each in MONTHLY if each.slug is slug)
        made = month_paper(attachment, sheet, office=self.office)
        self.desk.rooms.ledger.record(programme, actor, Event.MONTH_PRINTED, made.title)
        return made

    def _made(self, actor: Actor, sheets: tuple[MonthSheet, ...], month_id: str) -> MonthBundle:
        if not sheets:
            raise DeedRefused((NOTHING_TO_PRINT,))
        bundle = month_bundle(sheets, office=self.office, today=self.desk.clock())
        note, programme = f"{sheets[0].number}, {sheets[0].code}", sheets[0].programme.slug
        ledger = self.desk.rooms.ledger
        ledger.record(programme, actor, Event.MONTH_PRINTED, note, record_id=month_id)
        return self._coded(bundle, sheets[0], month_id)

    def _coded(self, bundle: MonthBundle, sheet: MonthSheet, month_id: str) -> MonthBundle:
        """With the content's own code; the cover's day is nothing the papers say."""
        about = Print(
            code=sheet.code,
            programme=sheet.programme.slug,
            kind=KIND,
            origin=month_id,
            title=f"{TITLE} {sheet.number}",
            parts=bundle.parts,
            said=tuple(made.docx for made in bundle.documents),
        )
        given = registered(self.desk.rooms.page_codes, about, bundle.pages)
        return bundle.marked(given.code, given.edition)
