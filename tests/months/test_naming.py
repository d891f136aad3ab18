"""Sentences of findings name services by when they were, and people on a phone by short names."""

from dataclasses import replace

from app.months.judged_month import judged
from app.months.naming import sentence_in
from app.months.people import short_names
from tests.matters.builders import a_resolved_matter, an_applicant
from tests.months.builders import JAN, ZOFIA, an_entry, two_participants, what_is_known


def test_services_are_named_by_day_and_time() -> None:
    month = judged(
        what_is_known(
            an_entry("2026-01-07 10:00", "2026-01-07 12:00"),
            an_entry("2026-01-07 11:00", "2026-01-07 13:00", matter_id=JAN),
        )
    )
    (found,) = [f for f in month.verdict.findings if f.code == "assistant-in-two-places"]
    said = sentence_in(found, month.view.month)
    assert "usługa 07.01.2026, 10:00–12:00" in said
    assert "usługa 07.01.2026, 11:00–13:00" in said
    assert "usługa 1" not in said


def test_services_of_the_month_before_are_named_too() -> None:
    month = judged(
        what_is_known(
            an_entry("2026-01-31 10:00", "2026-01-31 20:00"),
            an_entry("2026-02-01 06:00", "2026-02-01 12:00"),
            of="2026-02",
        )
    )
    (found,) = [f for f in month.verdict.findings if f.rule == "T1"]
    assert "usługa 31.01.2026, 10:00–20:00" in sentence_in(found, month.view.month)


def test_short_names_say_more_only_where_they_must() -> None:
    zofia, jan = two_participants()
    assert list(short_names((zofia, jan)).values()) == ["Zofia\xa0P.", "Jan\xa0T."]
    other = replace(a_resolved_matter(case=an_applicant("Zofia", "Pozorna")), id="3" * 32)
    assert short_names((zofia, jan, other)) == {
        ZOFIA: "Zofia Przykładowa",
        JAN: "Jan\xa0T.",
        "3" * 32: "Zofia Pozorna",
    }
    twin = replace(zofia, id="4" * 32, case_number="9.2026")
    assert set(short_names((zofia, twin)).values()) == {
        "Zofia Przykładowa (1.2026)",
        "Zofia Przykładowa (9.2026)",
    }
