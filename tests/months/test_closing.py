"""Deeds on a part of a month: what each does, what each refuses, and that no walk of them loses anything."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.errors import DeedRefused
from app.months.as_handed_in import as_handed_in, as_if_handed_in
from app.months.closing import (
    Compared,
    Doer,
    Handing,
    accept,
    compare,
    give_back,
    hand_in,
    new_file,
    reopen,
    take_back,
)
from app.months.entry import ServiceEntry
from app.months.judged_month import JudgedMonth, judged
from app.months.month_file import (
    Edition,
    HandedContent,
    MonthFile,
    MonthState,
    Part,
    Remark,
    content_id,
)
from app.months.month_view import Known
from app.months.noticed import noticed
from app.months.paper_rows import keys_of, paper_rows
from app.months.sheets import Asked, asked_for, sheets_of
from rules.diary import YearMonth
from tests.matters.builders import SEJNY
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    a_drive,
    a_taxi,
    an_assignment,
    an_entry,
    what_is_known,
)

JANUARY = YearMonth(2026, 1)
BOGNA, KLARA = Doer("Bogna Pomocna", date(2026, 1, 30)), Doer("Klara Zmyślona", date(2026, 2, 2))
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)
LATE = an_entry("2026-01-31 10:00", "2026-01-31 12:00")
NIGHT = an_entry("2026-01-30 22:00", "2026-01-31 02:00")
NO_INVOICE = an_entry(
    "2026-01-09 10:00", "2026-01-09 12:00", journeys=(a_taxi(invoice=""),), goes_out=True
)
REMARK = Remark("Na papierze jest 12:00.", VISIT.id)


def main(part: Part = Part.MAIN) -> MonthFile:
    return new_file(SEJNY, ASSISTANT_ID, JANUARY, part)


def handed(
    *entries: ServiceEntry, part: Part = Part.MAIN, **how: bool
) -> tuple[MonthFile, HandedContent, JudgedMonth]:
    month = judged(what_is_known(*entries))
    day = BOGNA.on if part is Part.MAIN else LATE.starts.date()
    file, content = hand_in(main(part), month, replace(BOGNA, on=day), Handing(1, **how))
    return file, content, judged(as_handed_in(month.known, content))


def everything(frozen: JudgedMonth, part: Part = Part.MAIN) -> Compared:
    return Compared(frozenset(keys_of(paper_rows(frozen, Asked(ASSISTANT_ID, part)))))


def accepted() -> MonthFile:
    file, _, frozen = handed(VISIT, JANS)
    return accept(file, frozen, everything(frozen), KLARA)


def refusal(deed: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(DeedRefused) as refused:
        deed()
    return refused.value.because


def test_part_handed_in_holds_its_totals_and_its_entries():
    file, content, _ = handed(VISIT, JANS, LATE)
    assert file.state is MonthState.HANDED_IN
    assert (file.last.hours, file.last.travel) == (Decimal("4.5"), Decimal("13.80"))
    assert (file.last.handed_in_on, file.last.handed_in_by) == (BOGNA.on, BOGNA.name)
    assert [entry.id for entry in content.entries] == [VISIT.id, JANS.id]
    assert content.id == content_id(file, 1)


def test_code_handed_in_is_the_one_on_the_papers():
    file, _, frozen = handed(VISIT, JANS)
    assert {sheet.code for sheet in sheets_of(frozen, asked_for(file))} == {file.last.code}


def test_what_stands_in_the_way_is_told_with_day_and_rule():
    because = refusal(lambda: handed(VISIT, NO_INVOICE))
    assert len(because) == 1
    assert because[0].replace("\N{NO-BREAK SPACE}", " ").startswith("9 stycznia 2026 r., zasada K4")


def test_statement_of_the_assignment_stands_in_the_way_of_its_participant_only():
    bare = replace(an_assignment(JAN).statement, qualification=None, profession=None)
    assignments = (an_assignment(), an_assignment(JAN, statement=bare))
    month = judged(what_is_known(VISIT, assignments=assignments))
    hand_in(main(), month, BOGNA, Handing(1))
    with_jan = judged(what_is_known(VISIT, JANS, assignments=assignments))
    assert (
        "zasada\N{NO-BREAK SPACE}A2"
        in refusal(lambda: hand_in(main(), with_jan, BOGNA, Handing(1)))[0]
    )


def test_what_blocks_the_supplement_lets_the_main_part_go():
    late = replace(NO_INVOICE, starts=LATE.starts, ends=LATE.ends)
    file, _, _ = handed(VISIT, late)
    assert file.state is MonthState.HANDED_IN


def test_another_assistants_fault_is_not_in_the_way():
    theirs = replace(NO_INVOICE, assistant_id=OTHER_ID)
    others = an_assignment(assistant_id=OTHER_ID)
    month = judged(what_is_known(VISIT, theirs, assignments=(an_assignment(), others)))
    hand_in(main(), month, BOGNA, Handing(1))


@pytest.mark.parametrize("days", [1, 40])
def test_late_handing_in_is_taken_and_warned_of(days: int):
    late = Doer(BOGNA.name, date.fromordinal(date(2026, 1, 30).toordinal() + days))
    known = as_if_handed_in(what_is_known(VISIT), main(), late.on)
    month = judged(known)
    assert "handed-in-late" in {e.finding.code for e in noticed(month, asked_for(main()))}
    assert hand_in(main(), month, late, Handing(1))[0].last.handed_in_on == late.on


def test_before_the_last_service_it_is_only_warned():
    known = as_if_handed_in(what_is_known(VISIT), main(), date(2026, 1, 5))
    codes = {e.finding.code for e in noticed(judged(known), asked_for(main()))}
    assert "handed-in-before-service" in codes


def test_month_that_has_not_begun_is_not_handed_in():
    early = Doer(BOGNA.name, date(2025, 12, 31))
    month = judged(what_is_known(VISIT))
    assert "się nie zaczął" in refusal(lambda: hand_in(main(), month, early, Handing(1)))[0]


def test_empty_part_is_handed_in_only_when_said_so():
    assert "bez usług" in refusal(handed)[0]
    file, content, frozen = handed(without_services=True)
    assert content.entries == ()
    assert accept(file, frozen, Compared(), KLARA).state is MonthState.ACCEPTED
    assert "Usuń zaznaczenie" in refusal(lambda: handed(VISIT, without_services=True))[0]


def test_supplement_follows_the_main_part_and_is_never_empty():
    supplement = Part.SUPPLEMENT
    assert "Najpierw oddaj podstawowe" in refusal(lambda: handed(LATE, part=supplement))[0]
    file, content, _ = handed(VISIT, LATE, part=supplement, main_is_in=True)
    assert [entry.id for entry in content.entries] == [LATE.id]
    assert file.last.hours == Decimal(2)
    empty = lambda: handed(part=supplement, main_is_in=True, without_services=True)  # noqa: E731 - a deed to be refused, tried on the next line
    assert "się nie oddaje" in refusal(empty)[0]


def test_service_of_a_later_day_is_not_handed_in_and_a_night_begun_by_then_is():
    """T9: the deadline may be the very day a night begins on."""
    month, supplement = judged(what_is_known(NIGHT, LATE)), Handing(1, main_is_in=True)
    late = lambda: hand_in(main(Part.SUPPLEMENT), month, BOGNA, supplement)  # noqa: E731 - a deed to be refused, tried on the next line
    assert "jeszcze nie było: 31.01.2026" in refusal(late)[0]
    file, _ = hand_in(main(), month, BOGNA, Handing(1))
    assert file.state is MonthState.HANDED_IN


def test_service_that_says_nothing_of_what_was_done_is_not_handed_in():
    unsaid = replace(VISIT, activity=" ", activities=())
    assert "co robiono" in refusal(lambda: handed(unsaid, JANS))[0]
    assert "07.01.2026" in refusal(lambda: handed(unsaid, JANS))[0]
    handed(replace(unsaid, activities=("walk",)), JANS)


def test_service_over_the_deadlines_midnight_is_in_both_parts_with_its_own_row():
    first, one, _ = handed(NIGHT)
    second, other, _ = handed(NIGHT, part=Part.SUPPLEMENT, main_is_in=True)
    assert one.entries == other.entries
    assert (first.last.hours, second.last.hours) == (2, 2)


def test_taken_back_it_is_open_again_and_its_edition_stays():
    file, _, _ = handed(VISIT)
    back = take_back(file, BOGNA)
    assert back.state is MonthState.OPEN
    assert back.last.taken_back_on == BOGNA.on
    assert back.judged_before is None


def test_what_the_office_has_begun_to_compare_is_not_taken_back():
    file, _, frozen = handed(VISIT)
    begun = compare(file, paper_rows(frozen, asked_for(file)), everything(frozen))
    assert "zaczęło już sprawdzać" in refusal(lambda: take_back(begun, BOGNA))[0]


def test_taken_back_after_a_return_it_is_returned_still():
    file, _, frozen = handed(VISIT)
    sheets = paper_rows(frozen, asked_for(file))
    returned = give_back(file, sheets, Compared(remarks=(REMARK,)), KLARA)
    again, _ = hand_in(returned, frozen, BOGNA, Handing(2))
    back = take_back(again, BOGNA)
    assert back.state is MonthState.RETURNED
    assert back.judged_before.remarks == (REMARK,)
    assert [each.asked_to_mend for each in (returned, again, back)] == [(REMARK,), (), (REMARK,)]


def test_comparing_keeps_ticks_and_remarks_of_real_rows_only():
    file, _, frozen = handed(VISIT)
    sheets = paper_rows(frozen, asked_for(file))
    keys = keys_of(sheets)
    strange = Remark("?", "x", "x.2026-01-07")
    told = Compared(frozenset({*keys, "x"}), (REMARK, strange, Remark(" ")), KLARA.on)
    last = compare(file, sheets, told).last
    assert (last.checked, last.remarks, last.paper_on) == (set(keys), (REMARK,), KLARA.on)


def test_return_needs_a_remark():
    file, _, frozen = handed(VISIT)
    sheets = paper_rows(frozen, asked_for(file))
    assert (
        "co najmniej jedną uwagę" in refusal(lambda: give_back(file, sheets, Compared(), KLARA))[0]
    )
    returned = give_back(file, sheets, Compared(remarks=(REMARK,)), KLARA)
    assert (returned.state, returned.last.returned_on) == (MonthState.RETURNED, KLARA.on)
    assert returned.last.decided_by == KLARA.name


def test_acceptance_needs_every_row_compared_or_the_same_code():
    file, _, frozen = handed(VISIT, JANS)
    keys = everything(frozen).checked
    assert len(keys) == 3
    some = Compared(frozenset(sorted(keys)[:2]))
    assert "brakuje: 1" in refusal(lambda: accept(file, frozen, some, KLARA))[0]
    by_code = accept(file, frozen, some, KLARA, same_code=True)
    by_rows = accept(file, frozen, Compared(keys), KLARA)
    assert by_code.state is by_rows.state is MonthState.ACCEPTED
    assert (by_rows.last.accepted_on, by_rows.last.decided_by) == (KLARA.on, KLARA.name)


def test_with_remarks_nothing_is_accepted():
    file, _, frozen = handed(VISIT)
    told = replace(everything(frozen), remarks=(REMARK,))
    assert "Są wpisane uwagi" in refusal(lambda: accept(file, frozen, told, KLARA))[0]


def test_what_began_to_block_after_handing_in_refuses_acceptance():
    file, content, _ = handed(VISIT)
    at_once = replace(VISIT, id="theirs", assistant_id=OTHER_ID, journeys=())
    others = an_assignment(assistant_id=OTHER_ID)
    known = what_is_known(VISIT, at_once, assignments=(an_assignment(), others))
    frozen = judged(as_handed_in(known, content))
    deed = lambda: accept(file, frozen, everything(frozen), KLARA, same_code=True)  # noqa: E731 - a deed to be refused, tried on the next line
    assert "zasada\N{NO-BREAK SPACE}T4" in refusal(deed)[0]


def test_clerk_judges_what_was_handed_in_not_the_diary():
    file, content, _ = handed(VISIT)
    longer = replace(VISIT, ends=VISIT.ends.replace(hour=20))
    frozen = judged(as_handed_in(what_is_known(longer, JANS, LATE), content))
    sheets = paper_rows(frozen, asked_for(file))
    assert [str(row.row.settled) for sheet in sheets for row in sheet.card] == ["2:30:00"]
    assert LATE.id in frozen.view.services  # of another part, so as the diary says


def test_correction_has_a_reason_and_the_next_number():
    file = accepted()
    assert "powód korekty" in refusal(lambda: reopen(file, "  "))[0]
    open_again = reopen(file, " Zła godzina. ")
    assert (open_again.state, open_again.corrections) == (MonthState.OPEN, 1)
    assert open_again.reason == "Zła godzina."
    mended, _ = hand_in(open_again, judged(what_is_known(VISIT, JANS)), BOGNA, Handing(2))
    assert (mended.last.correction, len(mended.editions)) == (1, 2)
    assert mended.last.code != mended.editions[0].code  # the paper says „korekta 1”


OUT_OF_TURN: dict[str, Callable[[JudgedMonth], object]] = {
    "handed in twice": lambda month: hand_in(handed(VISIT)[0], month, BOGNA, Handing(2)),
    "accepted, handed in": lambda month: hand_in(accepted(), month, BOGNA, Handing(2)),
    "open, taken back": lambda _: take_back(main(), BOGNA),
    "accepted, taken back": lambda _: take_back(accepted(), BOGNA),
    "open, compared": lambda _: compare(main(), (), Compared()),
    "accepted, returned": lambda _: give_back(accepted(), (), Compared(remarks=(REMARK,)), KLARA),
    "open, accepted": lambda month: accept(main(), month, Compared(), KLARA),
    "open, reopened": lambda _: reopen(main(), "Powód."),
    "handed in, reopened": lambda _: reopen(handed(VISIT)[0], "Powód."),
}


@pytest.mark.parametrize("deed", OUT_OF_TURN.values(), ids=OUT_OF_TURN)
def test_deed_out_of_turn_is_refused(deed: Callable[[JudgedMonth], object]):
    assert refusal(lambda: deed(judged(what_is_known(VISIT))))


DIARIES = (
    (VISIT,),
    (VISIT, JANS, NIGHT),
    (replace(VISIT, ends=VISIT.ends.replace(hour=13)), JANS),
    (VISIT, NO_INVOICE),
    (),
)
DEEDS = (
    "write",
    "others write",
    "hand in",
    "hand in nothing",
    "take back",
    "compare",
    "return",
    "accept",
    "reopen",
)


@dataclass
class Walk:
    """One part of a month, its diary, and all that was ever handed in."""

    file: MonthFile = field(default_factory=main)
    diary: tuple[ServiceEntry, ...] = DIARIES[0]
    contents: dict[str, HandedContent] = field(default_factory=dict)
    others_too: bool = False

    def known(self) -> Known:
        """Another assistant may have been with the same participant at the time of the first visit."""
        theirs = replace(VISIT, id="theirs", assistant_id=OTHER_ID, journeys=())
        everybody = (an_assignment(), an_assignment(JAN), an_assignment(assistant_id=OTHER_ID))
        entries = (*self.diary, theirs) if self.others_too else self.diary
        return what_is_known(*entries, assignments=everybody)

    def frozen(self) -> JudgedMonth:
        content = self.contents[content_id(self.file, self.file.last.number)]
        return judged(as_handed_in(self.known(), content))

    def do(self, deed: str, number: int) -> None:
        file = self.file
        if deed == "write":
            self.diary = DIARIES[number % len(DIARIES)]
        elif deed == "others write":
            self.others_too = not self.others_too
        elif deed.startswith("hand in"):
            handing = Handing(len(file.editions) + 1, without_services=deed.endswith("nothing"))
            self.file, content = hand_in(file, judged(self.known()), BOGNA, handing)
            assert content.id not in self.contents
            self.contents[content.id] = content
        elif deed == "take back":
            self.file = take_back(file, BOGNA)
        elif deed == "reopen":
            self.file = reopen(file, "Powód.")
        else:
            self._at_the_office(deed, number)

    def _at_the_office(self, deed: str, number: int) -> None:
        if not self.file.editions:
            return
        frozen = self.frozen()
        sheets = paper_rows(frozen, asked_for(self.file))
        ticked = Compared(frozenset(keys_of(sheets)[: number or None]))
        if deed == "compare":
            self.file = compare(self.file, sheets, ticked)
        elif deed == "return":
            self.file = give_back(self.file, sheets, replace(ticked, remarks=(REMARK,)), KLARA)
        else:
            self.file = accept(self.file, frozen, ticked, KLARA, same_code=number == 1)


def what_was_said(editions: Iterable[Edition]) -> list[tuple[object, ...]]:
    return [(e.number, e.code, e.handed_in_on, e.hours, e.travel, e.correction) for e in editions]


@example([("hand in", 0), ("others write", 0), ("accept", 1), ("others write", 0), ("accept", 1)])
@example(
    [("hand in", 0), ("accept", 0), ("reopen", 0), ("write", 2), ("hand in", 0), ("return", 1)]
)
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 4)), max_size=14))
def test_no_walk_loses_an_edition_changes_a_content_or_accepts_what_blocks(
    deeds: list[tuple[str, int]],
):
    walk = Walk()
    for deed, number in deeds:
        before, contents = walk.file, dict(walk.contents)
        with suppress(DeedRefused):
            walk.do(deed, number)
        after = walk.file
        told = what_was_said(before.editions)
        assert what_was_said(after.editions)[: len(told)] == told
        assert before.editions[:-1] == after.editions[: len(before.editions[:-1])]
        assert contents.items() <= walk.contents.items()
        assert len(walk.contents) == len(after.editions)
        if after.state is MonthState.ACCEPTED and before.state is not MonthState.ACCEPTED:
            found = noticed(walk.frozen(), asked_for(after))
            assert not [each for each in found if each.stops_acceptance]
