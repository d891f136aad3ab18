"""A case and its programme come in; what holds on which day comes out: ages, certificates.

The rules have no clock. A case without ``applied_on`` is judged for the programme's first day.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from rules.case import Case, Certificate, CertificateChange
from rules.programme import Programme
from rules.vocabulary import FilledBy


def birthday(born: date, years: int) -> date:
    """The day somebody turns ``years``; born on 29 February, on the 28th in common years.

    Art. 112 of the civil code: a term in years ends on the last day of the month when the month
    lacks the day it began on.
    """
    year = born.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, born.month, min(born.day, monthrange(year, born.month)[1]))


def has_turned(born: date, years: int, day: date) -> bool:
    """Whether somebody is ``years`` old on a day: an age is reached as the birthday begins."""
    return birthday(born, years) <= day


def days_after(day: date, days: int) -> date:
    """The day so many days later, or the last day there is."""
    return day + timedelta(days=min(days, (date.max - day).days))


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
    since = [change.certificate for change in changes(case) if change.since <= day]
    return since[-1] if since else case.certificate


def _change_order(change: CertificateChange) -> tuple[date, str]:
    c = change.certificate
    rest = (c.kind, c.degree, c.equivalent, c.point_7, c.point_8, c.compound, c.permanent)
    return change.since, f"{rest} {c.valid_until} {change.reported_on}"


def is_under_age(case: Case, programme: Programme, day: date) -> bool | None:
    """Whether the participant is under 18 and so cannot sign; ``None`` without a birth date."""
    born = case.participant.birth_date
    majority = years(programme, "majority_age")
    return None if born is None or majority is None else not has_turned(born, majority, day)


def is_child_to_protect(case: Case, programme: Programme, day: date) -> bool | None:
    """Whether rule A3 protects the participant on a day: to 18 or to 16, as the edition says."""
    born = case.participant.birth_date
    limit = years(programme, "minor_to_age")
    return None if born is None or limit is None else not has_turned(born, limit, day)


def acts_through_guardian(case: Case, programme: Programme) -> bool:
    """Whether somebody signs for the participant: a guardian applies, or the law asks for one."""
    under_age = is_under_age(case, programme, application_day(case, programme))
    said = case.filled_by is FilledBy.GUARDIAN if case.represented is None else case.represented
    return bool(said or under_age)


def years(programme: Programme, name: str) -> int | None:
    """An age or count among the edition's figures; ``None`` where the edition sets none."""
    figure = programme.edition.figures.get(name)
    return None if figure is None else int(str(figure.value))
