"""What is found in a part of a month, and whether it stands in the way of handing in or of acceptance."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.matters.matter import Matter
from app.months.judged_month import judged
from app.months.month_file import Part
from app.months.month_view import Known
from app.months.noticed import At, Noticed, noticed
from app.months.sheets import Asked
from rules.programme import load_programme
from rules.verdict import Figure, Source
from tests.matters.builders import SEJNY
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    a_drive,
    an_entry,
    two_participants,
    what_is_known,
)

MAIN, SUPPLEMENT = Asked(ASSISTANT_ID, Part.MAIN), Asked(ASSISTANT_ID, Part.SUPPLEMENT)
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive("100"),), goes_out=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)
LATE = an_entry("2026-01-31 10:00", "2026-01-31 12:00")


def found(known: Known, code: str, asked: Asked = MAIN) -> Noticed | None:
    here = (each for each in noticed(judged(known), asked) if each.finding.code == code)
    return next(here, None)


def without_certificate_of_jan() -> tuple[Matter, ...]:
    first, jan = two_participants()
    answers = {slug: told for slug, told in jan.answers.items() if slug != "orzeczenie"}
    return first, replace(jan, answers=answers)


def with_ceiling(zloty: str, known: Known) -> Known:
    figure = Figure("travel_ceiling", Decimal(zloty), "zloty_a_month", Source("own"))
    run = replace(load_programme(SEJNY), local_rates={"travel_ceiling": (figure,)})
    return replace(known, programme=run)


def test_travel_over_the_ceiling_stops_the_part_that_has_travel_and_no_other():
    known = with_ceiling("100.00", what_is_known(VISIT, LATE))
    over = found(known, "travel-over-ceiling")
    assert (over.at, over.stops_handing_in, over.stops_acceptance) == (At.TRAVEL, True, True)
    assert found(known, "travel-over-ceiling", SUPPLEMENT) is None
    assert found(with_ceiling("115.00", what_is_known(VISIT)), "travel-over-ceiling") is None


def test_without_a_ceiling_that_is_noted_and_stops_nothing():
    assert not found(what_is_known(VISIT), "no-travel-ceiling").blocks


def test_what_only_the_office_can_mend_stops_acceptance_alone():
    known = what_is_known(VISIT, JANS, matters=without_certificate_of_jan())
    stops = [each for each in noticed(judged(known), MAIN) if each.at is At.PARTICIPANT]
    assert any(each.stops_acceptance for each in stops)
    assert not any(each.stops_handing_in for each in stops)


def test_participant_not_served_in_the_part_is_not_spoken_of():
    known = what_is_known(VISIT, matters=without_certificate_of_jan())
    assert not [each for each in noticed(judged(known), MAIN) if each.at is At.PARTICIPANT]


def test_what_stands_at_an_entry_names_it_and_its_day():
    twice = an_entry("2026-01-08 11:00", "2026-01-08 13:00")
    both = found(what_is_known(JANS, twice), "assistant-in-two-places")
    assert set(both.entries) == {JANS.id, twice.id}
    assert (both.at, both.on) == (At.ENTRY, date(2026, 1, 8))


def test_findings_come_by_day_and_those_without_one_last():
    twice = an_entry("2026-01-08 11:00", "2026-01-08 13:00")
    days = [each.on for each in noticed(judged(what_is_known(VISIT, JANS, twice)), MAIN)]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert None not in days[: len(dated)]
