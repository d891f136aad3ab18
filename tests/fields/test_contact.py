import pytest

from app.fields import EmailField, PhoneField, PostcodeField
from tests.fields.forms import posted


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("600100200", "600 100 200"),
        ("600-100-200", "600 100 200"),
        ("+48 600 100 200", "600 100 200"),
        ("0048600100200", "600 100 200"),
        ("(22) 555 00 10", "22 555 00 10"),
        ("22 555 00 10 wew. 7", "22 555 00 10 wew. 7"),
        ("+49 30 901820", "+49 30 901820"),
        ("", ""),
    ],
)
def test_phone_is_kept_in_one_notation(written: str, kept: str) -> None:
    field = posted(PhoneField("Telefon"), {"x": [written]})
    assert (field.data, field.errors) == (kept, [])


@pytest.mark.parametrize(
    "written",
    [
        "12345",
        "telefon",
        "600 100 200 lub 22 555 00 10",
        "600100200600100200",
        "+48",
        "#",
        "600 ABC DEF",
    ],
)
def test_wrong_phone_is_refused_and_shown_again(written: str) -> None:
    field = posted(PhoneField("Telefon"), {"x": [written]})
    assert field.errors == ["Sprawdź numer telefonu – polski numer ma 9 cyfr, np. 600 100 200"]
    assert (field.data, field.value) == ("", written)


@pytest.mark.parametrize("written", ["05-462", "05462", "05 462", " 05 – 462 "])
def test_postcode_is_kept_with_its_dash(written: str) -> None:
    assert posted(PostcodeField("Kod"), {"x": [written]}).data == "05-462"


@pytest.mark.parametrize("written", ["5-462", "05-46", "kod", "٠٥-٤٦٢", "05-462 Wiązowna"])
def test_wrong_postcode_is_refused(written: str) -> None:
    [message] = posted(PostcodeField("Kod"), {"x": [written]}).errors
    assert "np. 00-950" in message


def test_email_is_kept() -> None:
    assert posted(EmailField("E-mail"), {"x": ["zofia@EXAMPLE.com"]}).data == "zofia@example.com"


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("zofia.example.com", "znaku @"),
        ("zofia @example.com", "spację"),
        ("zofia@example", "powinien wyglądać"),
        ("Zofia<zofia@example.com>", "powinien wyglądać"),
        ("@", "powinien wyglądać"),
        ("a" * 300 + "@example.com", "skróć"),
    ],
)
def test_wrong_email_says_what_is_wrong(written: str, word: str) -> None:
    [message] = posted(EmailField("E-mail"), {"x": [written]}).errors
    assert word in message
