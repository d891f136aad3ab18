"""What an office sets for itself comes in; it is kept, where the law leaves it to the office (rule L2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.documents.logo.confinement import safe_logo
from app.errors import ChangedMeanwhile
from app.matters.numbering import mistakes
from app.matters.office import OfficeSettings
from app.matters.refusals import refuse, refuse_by
from app.matters.rights import Actor, Right
from app.wording.hours import hours
from app.workflow.office.desk import MEANWHILE, Desk
from app.workflow.office.events import Event
from rules.application.limits import LIMITS, hours_of
from rules.programme import Programme, load_programme
from rules.verdict import Figure

LIMIT_NAMES: Mapping[str, str] = {
    "limit_severe_compound": "stopień znaczny, niepełnosprawność sprzężona",
    "limit_severe": "stopień znaczny",
    "limit_moderate_compound": "stopień umiarkowany, niepełnosprawność sprzężona",
    "limit_moderate": "stopień umiarkowany",
    "limit_child": "dziecko ze wskazaniami w pkt 7 i 8",
}
ABOVE = (
    "Własny limit ({name}: {hours}) jest wyższy niż w edycji Programu ({most}). Biuro może ustalić tylko "
    "niższy. Wpisz najwyżej {most} albo zostaw to pole puste."
)
UNKNOWN = "Edycja Programu nie podaje takiego limitu ({name}). Zostaw to pole puste."
DAYS = "Na uzupełnienie zgłoszenia daj od 1 do 60 dni."
NO_TEXT = "Opisz logo słowami dla osób, które go nie widzą, np. „Herb miasta Sejny”."
MOST_DAYS = 60


@dataclass(frozen=True)
class Setting:
    """Every deed needs the right ``SETTINGS``; edition figures are read and never changed."""

    desk: Desk

    def settings(self, actor: Actor, programme: str) -> OfficeSettings:
        self.desk.admit(actor, Right.SETTINGS, programme)
        return self.desk.settings(programme)

    def save(self, actor: Actor, wanted: OfficeSettings) -> OfficeSettings:
        """The settings kept; ``version`` is of those that were seen, the logo stays as it is stored."""
        kept = self._seen(actor, wanted)
        run = load_programme(wanted.programme)
        if faults := tuple(mistakes(wanted.number_pattern)):
            refuse(*faults)
        if not 1 <= wanted.completion_days <= MOST_DAYS:
            refuse(DAYS)
        if above := tuple(too_high(wanted.lower_limits, run)):
            refuse_by("L2", run, *above)
        changed = replace(wanted, logo=kept.logo, logo_text=kept.logo_text)
        return self._keep(actor, changed)

    def set_logo(
        self, actor: Actor, seen: OfficeSettings, data: bytes, text: str
    ) -> OfficeSettings:
        """The picture above the letters, or with no bytes its new description; raises ``UploadRefused``."""
        kept = self._seen(actor, seen)
        if not text.strip():
            refuse(NO_TEXT)
        logo = kept.logo if kept.logo and not data else safe_logo(data)
        return self._keep(actor, replace(kept, logo=logo, logo_text=text.strip()))

    def remove_logo(self, actor: Actor, seen: OfficeSettings) -> OfficeSettings:
        """Letters without a picture."""
        return self._keep(actor, replace(self._seen(actor, seen), logo=b"", logo_text=""))

    def _seen(self, actor: Actor, seen: OfficeSettings) -> OfficeSettings:
        kept = self.settings(actor, seen.programme)
        if kept.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return kept

    def _keep(self, actor: Actor, settings: OfficeSettings) -> OfficeSettings:
        return self.desk.rooms.office_settings.save(settings, actor, Event.SETTINGS_CHANGED)


def limits_of_edition(programme: Programme) -> Mapping[str, Figure]:
    """The edition's yearly limits by name, where it has any."""
    figures = programme.edition.figures
    return {name: figures[name] for name in LIMITS if name in figures}


def too_high(limits: tuple[tuple[str, Decimal], ...], programme: Programme) -> Iterator[str]:
    """What is wrong with an office's own limits: none may be above the edition's (rule L2)."""
    of_edition = limits_of_edition(programme)
    for name, own in limits:
        if name not in of_edition:
            yield UNKNOWN.format(name=LIMIT_NAMES.get(name, name))
            continue
        most = hours_of(of_edition[name])
        if own > most:
            yield ABOVE.format(name=LIMIT_NAMES[name], hours=hours(own), most=hours(most))
