"""A case and its programme come in; what holds on which day comes out: figures, ages, certificates.

The rules have no clock. A case without ``applied_on`` is judged for the programme's first day.
"""

from calendar import isleap
from datetime import MAXYEAR, date, timedelta
from decimal import Decimal

from rules.case import Case, Certificate, CertificateChange
from rules.programme import Programme, figure_on
from rules.verdict import Figure
from rules.vocabulary import FilledBy

LEAP_DAY = (2, 29)


def birthday(born: date, years: int) -> date:
    """The day somebody turns ``years``; born on 29 February, on the 28th in common years.

    Art. 112 of the civil code: a term in years ends on the last day of the month when the month
    lacks the day it began on.
    """
    year = born.year + years
    if year > MAXYEAR:
        return date.max
    if (born.month, born.day) == LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return born.replace(year=year)


def has_turned(born: date, years: int, day: date) -> bool:
    """Whether somebody is ``years`` old on a day: an age is reached as the birthday begins."""
    return birthday(born, years) <= day


def days_after(day: date, days: int) -> date:
    """The day so many days later, or the last day there is."""
    return day + timedelta(days=min(days, (date.max - day).days))


def days_before(day: date, days: int) -> date:
    """The day so many days earlier, or the first day there is."""
    return day - timedelta(days=min(days, (day - date.min).days))


def application_day(case: Case, programme: Programme) -> date:
    """The day the application is made: papers are signed, the certificate must be valid."""
    return case.applied_on or programme.starts


def service_day(case: Case, programme: Programme) -> date:
    """The first day service is possible, for which ages are judged."""
    return max(application_day(case, programme), programme.starts)


def changes(case: Case) -> list[CertificateChange]:
    """The changes of certificate in the order they take effect, however they were listed."""
    return sorted(case.certificate_changes, key=_change_order)


def certificate_on(case: Case, day: date) -> Certificate:
    """The certificate in force on a day."""
    if not case.certificate_changes:
        return case.certificate
    since = [change.certificate for change in changes(case) if change.since <= day]
    return since[-1] if since else case.certificate


def _change_order(change: CertificateChange) -> tuple[date, str]:
    c = change.certificate
    rest = (c.kind, c.degree, c.equivalent, c.point_7, c.point_8, c.compound, c.permanent)
    return change.since, f"{rest} {c.valid_until} {change.reported_on}"


def is_under_age(case: Case, programme: Programme, day: date) -> bool | None:
    """Whether the participant is under 18 and so cannot sign; ``None`` without a birth date."""
    born = case.participant.birth_date
    majority = years(programme, "majority_age", day)
    return None if born is None or majority is None else not has_turned(born, majority, day)


def is_child_to_protect(case: Case, programme: Programme, day: date) -> bool | None:
    """Whether rule A3 protects the participant on a day: to 18 or to 16, as the edition says."""
    born = case.participant.birth_date
    limit = years(programme, "minor_to_age", day)
    return None if born is None or limit is None else not has_turned(born, limit, day)


def acts_through_guardian(case: Case, programme: Programme) -> bool:
    """Whether somebody signs for the participant: a guardian applies, or the law asks for one."""
    under_age = is_under_age(case, programme, application_day(case, programme))
    said = case.filled_by is FilledBy.GUARDIAN if case.represented is None else case.represented
    return bool(said or under_age)


def figure_of(programme: Programme, name: str, day: date) -> Figure | None:
    """The edition's figure of a day; a day before the programme is judged by the programme's first."""
    return figure_on(programme.edition.history, name, max(day, programme.starts))


def years(programme: Programme, name: str, day: date) -> int | None:
    """An age or count among the edition's figures of a day; ``None`` where the edition sets none."""
    figure = figure_of(programme, name, day)
    return None if figure is None else whole(figure)


def whole(figure: Figure) -> int:
    """The value of a figure that counts years, months or days."""
    return figure.value if isinstance(figure.value, int) else int(Decimal(str(figure.value)))


def day_of_age(programme: Programme, born: date, name: str, after: date = date.min) -> date:
    """The first day from ``after`` on which somebody is as old as the edition asks on that very day.

    That is a birthday, or the day on which a lower age begins to hold; the last day there is, if never.
    """
    dated = programme.edition.history.get(name, ())
    days = {birthday(born, whole(figure)) for figure in dated}
    days |= {figure.valid_from for figure in dated if figure.valid_from}
    for day in sorted(day for day in days if day >= after):
        asked = years(programme, name, day)
        if asked is not None and has_turned(born, asked, day):
            return day
    return date.max
