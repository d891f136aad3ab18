"""The text a finding names services by comes in; „usługa 3: 8 godz., usługa 4: 5 godz.” goes out."""

from datetime import date, datetime, timedelta

from app.wording.answer_names import answer_name
from app.wording.dates import long_date, long_moment
from app.wording.hours import duration


def services(text: str) -> str:
    """Every service with what is said of it, as ``rules.month.mentions`` writes it."""
    return ", ".join(_service(word) for word in text.split())


def _service(word: str) -> str:
    path, _, said = word.partition("=")
    name = answer_name(path)
    if "/" in said:
        since, _, until = said.partition("/")
        told = [f"od {_moment(since)}"] if since else []
        told += [f"do {_moment(until)}"] if until else []
        return f"{name} (tylko część {', '.join(told)})"
    if ":" in said:
        hours, minutes, seconds = (*map(int, said.split(":")), 0)[:3]
        length = duration(timedelta(hours=hours, minutes=minutes, seconds=seconds))
        return f"{name}: {length}"
    return f"{name} ({long_date(date.fromisoformat(said))})" if said else name


def _moment(text: str) -> str:
    return long_moment(datetime.fromisoformat(text))
