import inspect
from enum import StrEnum

import pytest

import rules.vocabulary
from app.wording.labels import LABELS, label, sentence
from rules.vocabulary import DisabilityType, HelperCapacity

VOCABULARIES = [
    each
    for _, each in inspect.getmembers(rules.vocabulary, inspect.isclass)
    if issubclass(each, StrEnum) and each is not StrEnum
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda each: each.__name__)
def test_every_member_of_the_vocabulary_has_words(vocabulary: type[StrEnum]) -> None:
    assert set(LABELS[vocabulary]) == set(vocabulary)
    said = [label(member) for member in vocabulary]
    assert all(said)
    assert len(set(said)) == len(said)


def test_equal_values_of_two_vocabularies_keep_their_own_words() -> None:
    assert HelperCapacity.OTHER == DisabilityType.OTHER
    assert label(HelperCapacity.OTHER) != label(DisabilityType.OTHER)


def test_a_line_begins_with_a_capital_polish_ones_too() -> None:
    assert sentence("żona") == "Żona"
    assert sentence("I grupa inwalidzka") == "I grupa inwalidzka"
    assert sentence("") == ""
