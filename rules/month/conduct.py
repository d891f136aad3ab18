"""A judged month comes in; findings on how the services were given come out (rules T7, T10, R10, R11).

They look at every service as written down, readable in time or not, but not at one's own way there and back.
An answer nobody gave is noted once for the whole month.
"""

from collections.abc import Callable, Iterator

from rules.diary import Service, SpotCheck
from rules.findings import Row
from rules.month.judged import Judged
from rules.programme import Programme
from rules.verdict import Finding
from rules.vocabulary import Beneficiary


def _services(judged: Judged) -> Iterator[tuple[int, Service]]:
    for number, service in enumerate(judged.month.services):
        if not service.commute:
            yield number, service


def _unanswered(
    judged: Judged, row: Row, code: str, is_missing: Callable[[Service], bool]
) -> Iterator[Finding]:
    count = sum(is_missing(service) for _, service in _services(judged))
    if count:
        yield row.notes(code, "services", count=count)


def school(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T7: on school premises only where the school does not provide the service."""
    row = Row("T7", programme)
    for number, service in _services(judged):
        if not service.at_school:
            continue
        if service.school_provides is None:
            yield row.blocks("school-provides-missing", f"services.{number}.school_provides")
        elif service.school_provides:
            yield row.blocks("school-provides-assistance", f"services.{number}.school_provides")
    yield from _unanswered(judged, row, "at-school-unanswered", lambda s: s.at_school is None)


def beneficiary(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T10: the assistant acts for the participant and not for the family."""
    row = Row("T10", programme)
    for number, service in _services(judged):
        if service.beneficiary is Beneficiary.FAMILY_MEMBER:
            yield row.blocks("family-served", f"services.{number}.beneficiary")
    yield from _unanswered(judged, row, "beneficiary-unanswered", lambda s: s.beneficiary is None)


def decisions(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T10: the assistant decides nothing for the participant."""
    row = Row("T10", programme)
    for number, service in _services(judged):
        if service.decided_for_participant:
            yield row.blocks(
                "decided-for-participant", f"services.{number}.decided_for_participant"
            )
    yield from _unanswered(
        judged, row, "decisions-unanswered", lambda s: s.decided_for_participant is None
    )


def charge(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """R10: the participant pays nothing, on the way there and back neither."""
    row = Row("R10", programme)
    for number, service in enumerate(judged.month.services):
        paid, about = service.charge, f"services.{number}.charge"
        if paid is None:
            continue
        if not paid.is_finite() or paid < 0:
            yield row.blocks("service-charge-unclear", about)
        elif paid > 0:
            yield row.blocks("service-charged", about, amount=paid)


def spot_checks(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """R11: checks are made where the service takes place, and documented there."""
    for number, check in enumerate(judged.month.spot_checks):
        yield from _spot_check(Row("R11", programme), check, f"spot_checks.{number}")


def _spot_check(row: Row, check: SpotCheck, about: str) -> Iterator[Finding]:
    if check.on is None:
        yield row.notes("spot-check-day-missing", f"{about}.on")
    if check.where_service_takes_place is None:
        yield row.notes("spot-check-place-missing", f"{about}.where_service_takes_place")
    elif not check.where_service_takes_place:
        yield row.warns("spot-check-elsewhere", f"{about}.where_service_takes_place")
    if check.documented is None:
        yield row.notes("spot-check-papers-missing", f"{about}.documented")
    elif not check.documented:
        yield row.warns("spot-check-undocumented", f"{about}.documented")
