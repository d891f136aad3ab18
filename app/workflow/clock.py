"""The office's calendar day: Poland's, wherever the machine stands."""

from datetime import date

from app.store.clock import office_day, utc_now


def today() -> date:
    """The day it is now in Poland."""
    return office_day(utc_now())
