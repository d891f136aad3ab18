"""Sentences about whom the priorities put first."""

from collections.abc import Mapping

PRIORITIES: Mapping[str, str] = {
    "priority-group": (
        "Pierwszeństwo, grupa {group}: {priority}. Realizator może poprosić o potwierdzenie."
    ),
    "household-missing": "Zaznacz, z kim mieszka uczestnik: od tego może zależeć pierwszeństwo.",
    "help-by-others-missing": (
        "Zaznacz, czy uczestnikowi pomagają inne osoby: od tego może zależeć pierwszeństwo."
    ),
    "high-support": (
        "Uczestnik należy do osób, które wymagają wysokiego poziomu wsparcia. Nie musisz nic robić."
    ),
}
