"""The kinds of records an office keeps: matters, sessions of the commission, the office's settings."""

from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.session import Session
from app.store.records import Kind
from app.wording.dates import NBSP

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
