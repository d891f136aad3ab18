"""Sentences about the steps of an explanation, by their codes.

Placeholders are ``gives``; ``inputs``, every answer a step took, with its name; ``certificate`` and
``together``, the certificate and the sum of hours among them; and the inputs' own names, the last part of
their paths.
"""

from collections.abc import Mapping

from app.wording.sentences.time import TIME_STEPS
from app.wording.sentences.travel import TRAVEL_STEPS

LIMIT_STEPS: Mapping[str, str] = {
    "limit-of-certificate": "{certificate} daje {gives}",
    "ceiling-of-organiser": "realizator przyjął własny, niższy limit: {gives}",
    "ceiling-of-award": "przydział indywidualny jest niższy: {gives}",
    "hours-elsewhere-deducted": (
        "odjęto godziny przyznane w innych programach ({together}), zostaje {gives}"
    ),
    "no-limit-without-certificate": "{certificate} nie uprawnia do usług",
}

GROUP_STEPS: Mapping[str, str] = {
    "group-applies": "grupa {group} ({priority}): tak; {inputs}",
    "group-does-not-apply": "grupa {group} ({priority}): nie; {inputs}",
    "group-cannot-be-told": "grupa {group} ({priority}): brakuje odpowiedzi, żeby rozstrzygnąć",
    "support-is-high": "{certificate}: wysoki poziom wsparcia",
    "support-is-not-high": "{certificate}: to nie jest wysoki poziom wsparcia",
    "support-cannot-be-told": "brakuje odpowiedzi o orzeczeniu, żeby ustalić poziom wsparcia",
}

STEPS: Mapping[str, str] = {**LIMIT_STEPS, **GROUP_STEPS, **TIME_STEPS, **TRAVEL_STEPS}
