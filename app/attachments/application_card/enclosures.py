"""A case and its programme come in; the card's list of what is handed in with it goes out."""

from app.attachments.letterhead import is_blank
from app.wording.hard_spaces import tied
from app.wording.labels import label
from rules.application.completeness import requirements
from rules.application.timeline import service_day, years
from rules.case import Case
from rules.programme import Need, Programme, Requirement, When
from rules.vocabulary import Document

NAMES = {Document.CERTIFICATE_COPY: "Kopia aktualnego orzeczenia"}
"""What the card calls otherwise than the checklist does."""

REMARKS = {Need.REQUIRED: "", Need.OPTIONAL: "nieobowiązkowo", Need.SHOWN: "do wglądu"}
CIRCUMSTANCES = {
    When.ALWAYS: "",
    When.MINOR_WITH_NAMED_ASSISTANT: (
        "gdy uczestnik nie ukończył {minor_to_age} lat, a karta wskazuje asystenta"
    ),
    When.PRIORITY_OF_COHABITANTS: "gdy ta osoba także ma niepełnosprawność",
}


def enclosures(case: Case, programme: Programme) -> list[str]:
    """What this case encloses; on a blank everything, each with the circumstance it is for."""
    blank = is_blank(case)
    day = service_day(case, programme)
    listed = programme.requirements if blank else requirements(case, programme)
    return [
        tied(_line(one, programme, years(programme, "minor_to_age", day), explained=blank))
        for one in listed
        if one.document is not Document.APPLICATION_CARD
    ]


def _line(one: Requirement, programme: Programme, age: int | None, *, explained: bool) -> str:
    entry = programme.attachments.get(one.document)
    name = NAMES.get(one.document, label(one.document))
    if entry and entry.number:
        name = f"{name} (załącznik nr {entry.number})"
    circumstance = CIRCUMSTANCES[one.when].format(minor_to_age=age) if explained else ""
    remarks = [remark for remark in (REMARKS[one.need], circumstance) if remark]
    return " – ".join([name, ", ".join(remarks)]) if remarks else name
