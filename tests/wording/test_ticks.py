from app.wording.ticks import box, ticks, yes_no
from rules.vocabulary import Area, Degree


def test_a_question_not_answered_has_two_empty_boxes() -> None:
    assert (yes_no(None).yes, yes_no(None).no) == ("☐", "☐")


def test_an_answer_crosses_one_box() -> None:
    assert (yes_no(True).yes, yes_no(True).no) == ("☒", "☐")
    assert (yes_no(False).yes, yes_no(False).no) == ("☐", "☒")


def test_a_list_says_every_choice_in_order() -> None:
    chosen = ticks(Degree, Degree.MODERATE)
    assert [str(one) for one in chosen] == ["☐ znaczny", "☒ umiarkowany", "☐ lekki"]


def test_a_set_crosses_several_and_nothing_crosses_none() -> None:
    some = ticks(Area, frozenset({Area.SELF_CARE, Area.SOCIAL_LIFE}))
    assert [one.box for one in some] == ["☒", "☐", "☐", "☒"]
    assert {one.box for one in ticks(Area, None)} == {box(chosen=False)}
