"""Whatever the first lock lets through, the second one does too: they speak of one language."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.letter_blanks.grammar import Reading
from app.documents.letter_blanks.paragraphs import Paragraph
from app.documents.letter_blanks.syntax import forbidden
from app.letters import ALL

PIECES = (
    *(
        "{{ hours }}",
        "{{ x.text }}",
        "{{hours}}",
        "{% if hours %}",
        "{% if not x.text %}",
        "{% else %}",
    ),
    *(
        "{% endif %}",
        "{% for x in rights %}",
        "{% for y in duties %}",
        "{% endfor %}",
        "{{",
        "}}",
        "{%",
    ),
    *(
        "%}",
        "{#",
        "#}",
        "{",
        "}",
        "%",
        " ",
        "słowo",
        "hours",
        ".__class__",
        "|upper",
        "()",
        "not ",
        "'",
        "-",
    ),
)


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=9))
def test_the_second_lock_opens_wherever_the_first_one_did(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = Reading(ALL[0])
    reading.read_part(iter([Paragraph(1, text)]))
    if not reading.faults:
        assert list(forbidden(text)) == []


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("{}%# ahours._x|()'\"0*~"), max_size=40))
def test_no_text_at_all_opens_one_lock_only(text: str) -> None:
    reading = Reading(ALL[0])
    reading.read_part(iter([Paragraph(1, text)]))
    if not reading.faults:
        assert list(forbidden(text)) == []


def test_a_place_shows_a_long_paragraph_short_and_names_its_part() -> None:
    assert Paragraph(3, "a  b\tc").place == "akapit 3 („a b c”)"
    long = Paragraph(1, "słowo " * 40, "stopka strony, ").place
    assert long.startswith("stopka strony, akapit 1 („słowo ")
    assert long.endswith("…”)")
    assert len(long) < 110
