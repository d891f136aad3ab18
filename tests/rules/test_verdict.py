"""What a computed limit says of itself where nothing more is said of it."""

from datetime import date

from rules import check
from rules.case import CertificateChange
from rules.programme import load_programme
from rules.vocabulary import Degree
from tests.builders import a_case, a_certificate


def test_e7_where_no_hours_are_due_hours_elsewhere_take_none() -> None:
    lost = CertificateChange(date(2026, 5, 1), a_certificate(degree=Degree.LIGHT))
    first, last = check(a_case(certificate_changes=(lost,)), load_programme("wiazowna_2026")).limit
    assert (first.hours, first.reduced_by) == (720, 0)
    assert (last.hours, last.reduced_by) == (0, 0)
