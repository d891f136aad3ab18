import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.dates import NBSP
from app.wording.hard_spaces import tied


@pytest.mark.parametrize(
    ("plain", "tied_up"),
    [
        ("w domu i w pracy", "w~domu i~w~pracy"),
        ("art. 6 ust. 1 lit. c i e RODO", "art.~6 ust.~1 lit.~c i~e RODO"),
        ("Załącznik nr 1, poz. 5, § 4 pkt 2", "Załącznik nr~1, poz.~5, §~4 pkt~2"),
        ("Terytorialnego – edycja 2026", "Terytorialnego~– edycja~2026"),
        ("12 stycznia 2026 r. o 8:00", "12 stycznia 2026~r. o~8:00"),
        ("ta edycja trwa", "ta edycja trwa"),
        ("robi zdania", "robi zdania"),
    ],
)
def test_small_words_are_tied_to_what_they_belong_to(plain: str, tied_up: str) -> None:
    assert tied(plain) == tied_up.replace("~", NBSP)


@given(st.text("aiwz .artustnr–r123 ", max_size=60))
def test_only_spaces_change_and_once_is_enough(text: str) -> None:
    assert tied(text).replace(NBSP, " ") == text
    assert tied(tied(text)) == tied(text)
