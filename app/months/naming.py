"""A finding and a month come in; its sentence goes out, services named by day and time, not by number.

The rules number a month's services; who keeps a diary knows them by when they were.
"""

import re

from app.wording.dates import short_date
from app.wording.entries import from_to
from app.wording.findings import sentence
from rules.diary import Month, Service
from rules.month.moments import in_warsaw
from rules.verdict import Finding

NUMBERED = re.compile(r"(wcześniejsza )?usługa (\d+)")


def sentence_in(finding: Finding, month: Month) -> str:
    """What to do, with „usługa 7.01.2026, 10:00–12:00” instead of „usługa 3”."""

    def named(found: re.Match[str]) -> str:
        services = (month.earlier or ()) if found[1] else month.services
        number = int(found[2]) - 1
        return _named(services[number]) if number < len(services) else found[0]

    return NUMBERED.sub(named, sentence(finding))


def _named(service: Service) -> str:
    if service.starts is None or service.ends is None:
        return "usługa bez godzin"
    day = short_date(in_warsaw(service.starts).date())
    return f"usługa {day}, {from_to(service.starts, service.ends)}"
