"""The kinds of records an office keeps: matters, sessions, settings, months of assistants, dossiers."""

from app.dossier.control import Control
from app.dossier.erasure import Erasure, ErasureOrder
from app.dossier.kept import KeptPaper
from app.dossier.page_code import plain_code
from app.dossier.requests import DataRequest
from app.dossier.retention import Retention
from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.session import Session
from app.months.assignment import Assignment, Profile
from app.months.care import CareSchedule
from app.months.entry import ServiceEntry
from app.months.month_file import HandedContent, MonthFile
from app.months.spot_check import SpotCheck
from app.store.records import Kind, Marks
from app.wording.dates import NBSP

KEPT, REMOVED = "kept", "removed"
"""States of an entry of a diary."""

MATTERS = Kind(
    name="matter",
    type=Matter,
    state=lambda matter: matter.state,
    absent=f"W{NBSP}tym programie nie ma takiej sprawy. Wyszukaj ją w{NBSP}rejestrze spraw.",
)
SESSIONS = Kind(
    name="session",
    type=Session,
    state=lambda session: session.state,
    absent=f"W{NBSP}tym programie nie ma takiego posiedzenia. Wybierz je z{NBSP}listy posiedzeń.",
)
OFFICE_SETTINGS = Kind(
    name="office_settings",
    type=OfficeSettings,
    state=lambda _: "",
    absent=f"Nie ma takiego programu. Wybierz program z{NBSP}listy.",
    default=OfficeSettings,
)
ASSIGNMENTS = Kind(
    name="assignment",
    type=Assignment,
    state=lambda assignment: assignment.state,
    absent=f"W{NBSP}tym programie nie ma takiego przydziału. Wybierz go z{NBSP}listy przydziałów.",
    marks=lambda assignment: Marks(assignment.assistant_id, assignment.matter_id),
)
PROFILES = Kind(
    name="assistant",
    type=Profile,
    state=lambda _: "",
    absent=f"W{NBSP}tym programie nie ma danych tego asystenta. Wybierz go z{NBSP}listy asystentów.",
    marks=lambda profile: Marks(profile.assistant_id),
)
ENTRIES = Kind(
    name="service",
    type=ServiceEntry,
    state=lambda entry: REMOVED if entry.removed else KEPT,
    absent=f"W{NBSP}dzienniku nie ma takiego wpisu. Wybierz go z{NBSP}listy wpisów.",
    marks=lambda entry: Marks(entry.assistant_id, entry.matter_id, str(entry.period)),
)
MONTH_FILES = Kind(
    name="month",
    type=MonthFile,
    state=lambda file: file.state,
    absent=f"Nie ma takiego rozliczenia. Wybierz je z{NBSP}listy rozliczeń.",
    marks=lambda file: Marks(file.assistant_id, period=str(file.of)),
)
HANDED_CONTENTS = Kind(
    name="month_content",
    type=HandedContent,
    state=lambda content: content.part,
    absent=f"Nie ma takiego rozliczenia. Wybierz je z{NBSP}listy rozliczeń.",
    marks=lambda content: Marks(content.assistant_id, period=str(content.of)),
)
CARE_SCHEDULES = Kind(
    name="care",
    type=CareSchedule,
    state=lambda _: "",
    absent=f"Nie ma takiego wpisu o{NBSP}innych usługach. Wybierz go z{NBSP}listy.",
    marks=lambda care: Marks(subject=care.matter_id),
)
SPOT_CHECKS = Kind(
    name="spot_check",
    type=SpotCheck,
    state=lambda _: "",
    absent=f"W{NBSP}tym programie nie ma takiej kontroli. Wybierz ją z{NBSP}listy kontroli.",
    marks=lambda check: Marks(check.assistant_id, check.matter_id, f"{check.on:%Y-%m}"),
)
KEPT_PAPERS = Kind(
    name="kept_paper",
    type=KeptPaper,
    state=lambda paper: paper.source,
    absent=f"W{NBSP}tej teczce nie ma takiego dokumentu. Wybierz go z{NBSP}teczki uczestnika.",
    marks=lambda paper: Marks(plain_code(paper.code), paper.matter_id),
)
RETENTIONS = Kind(
    name="retention",
    type=Retention,
    state=lambda _: "",
    absent=f"Nie ma takiego programu. Wybierz program z{NBSP}listy.",
    default=Retention,
)
ERASURES = Kind(
    name="erasure",
    type=Erasure,
    state=lambda _: "",
    absent=f"Nie ma takiego zaświadczenia. Wybierz je z{NBSP}listy usuniętych teczek.",
)
CONTROLS = Kind(
    name="control",
    type=Control,
    state=lambda control: "ended" if control.ended_on else "open",
    absent=f"W{NBSP}tym programie nie ma takiej kontroli. Wybierz ją z{NBSP}listy kontroli.",
)
ERASURE_ORDERS = Kind(
    name="erasure_order",
    type=ErasureOrder,
    state=lambda order: order.state,
    absent=f"Nie ma takiego wniosku o{NBSP}usunięcie. Wybierz go na stronie „Przechowywanie”.",
)
DATA_REQUESTS = Kind(
    name="data_request",
    type=DataRequest,
    state=lambda request: request.state,
    absent=f"W{NBSP}tej sprawie nie ma takiego żądania. Wybierz je ze strony sprawy.",
    marks=lambda request: Marks(subject=request.matter_id),
)
