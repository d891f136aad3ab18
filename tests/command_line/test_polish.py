"""Help and errors are Polish; none of click's own English comes through."""

import re

import pytest

from tests.command_line.terminal import Teczka

ENGLISH = re.compile(
    r"\b(usage|options|commands?|arguments?|args|show this message|no such|missing|invalid|"
    r"try|error|got|unexpected|does not|requires|did you mean|help for)\b",
    re.IGNORECASE,
)
PAGES = [
    (),
    ("check",),
    ("check-month",),
    ("produce",),
    ("demo",),
    ("blanks",),
    ("lint",),
    ("schema",),
    ("describe",),
    ("user",),
    *(("user", each) for each in ("add", "list", "disable", "enable", "reset", "roles")),
    ("keys",),
    ("keys", "rotate"),
    ("expire",),
]
MISTAKES = [
    (("chek",), "Nie ma polecenia „chek”. Czy chodziło o"),
    (("check",), "Brakuje: SPRAWA.yaml."),
    (("check-month",), "Brakuje: MIESIĄC.yaml."),
    (("check-mont",), "Czy chodziło o „check-month”"),
    (("check", "a", "b"), "Podano za dużo argumentów."),
    (("check", "a", "--jsn"), "Nie ma opcji „--jsn”. Czy chodziło o"),
    (("check", "a", "--xyz"), "Nie ma opcji „--xyz”."),
    (("check", "a", "--json=1"), "Opcja „--json” nie przyjmuje wartości."),
    (("produce", "a", "--out"), "Opcja „--out” wymaga wartości."),
    (("blanks",), "Brakuje: PROGRAM."),
    (("blanks", "nic"), "nie ma programu „nic”. Są: ngo_2024, sejny_2026, wiazowna_2026."),
    (("lint", "nie-ma.yaml"), "nie ma programu „nie-ma.yaml”."),
    (("user", "add", "x", "--name", "J"), "nie jest adresem e-mail"),
    (("user", "add", "a@example.com"), "Brakuje: --name."),
    (
        ("user", "roles", "a@example.com", "--role", "boss"),
        "nie ma roli „boss”. Są: administrator,",
    ),
    (("keys", "rotat"), "Nie ma polecenia „rotat”."),
]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_help_is_polish(teczka: Teczka, words: tuple[str, ...]) -> None:
    page = teczka(*words, "--help")
    assert page.code == 0
    assert page.out.startswith("Użycie: teczka")
    assert "Pokaż tę pomoc" in page.out
    assert ENGLISH.findall(page.out.replace("--help", "").replace("check", "")) == []


def test_help_lists_every_command_but_the_hidden_one(teczka: Teczka) -> None:
    page = teczka("--help").out
    for words in PAGES[1:]:
        assert (f"\n  {words[0]} " in page) == (words[0] != "describe")


@pytest.mark.parametrize(("words", "sentence"), MISTAKES, ids=str)
def test_what_is_typed_wrong_is_said_in_polish(
    teczka: Teczka, words: tuple[str, ...], sentence: str
) -> None:
    answered = teczka(*words)
    assert answered.code == 2
    assert answered.out == ""
    assert sentence in answered.err.replace("\N{NO-BREAK SPACE}", " ")
    assert "--help" in answered.err
    assert ENGLISH.findall(answered.err.replace("--help", "").replace("check", "")) == []


@pytest.mark.parametrize("words", [(), ("keys",)])
def test_nothing_typed_shows_the_help(teczka: Teczka, words: tuple[str, ...]) -> None:
    answered = teczka(*words)
    assert answered.code == 2
    assert "Polecenia:" in answered.err
