"""Sentences about the steps of an explanation, by their codes.

Placeholders are ``gives``, ``inputs`` (every answer the step took, with its name) and the names of
the inputs: the last part of a dotted path, without the dots.
"""

from collections.abc import Mapping

from app.wording.sentences.time import TIME_STEPS
from app.wording.sentences.travel import TRAVEL_STEPS

LIMIT_STEPS: Mapping[str, str] = {
    "limit-of-certificate": "Orzeczenie ({inputs}) daje {gives}.",
    "ceiling-of-organiser": "Realizator przyjął własny, niższy limit: {gives}.",
    "ceiling-of-award": "Przydział indywidualny jest niższy: {gives}.",
    "hours-elsewhere-deducted": "Po odjęciu godzin z innych programów ({inputs}) zostaje {gives}.",
    "no-limit-without-certificate": "To orzeczenie ({inputs}) nie uprawnia do usług: {gives}.",
}

STEPS: Mapping[str, str] = {**LIMIT_STEPS, **TIME_STEPS, **TRAVEL_STEPS}
