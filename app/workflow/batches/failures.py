"""A letter that failed comes in; a sentence for a clerk goes out, saying why and what to do."""

from app.store.letter_values import BatchLetter, Failure
from app.wording.dates import NBSP

_SENTENCES = {
    # A refusal is a sentence already, and says itself what to do.
    Failure.REFUSED: "{why}",
    Failure.BLANK: (
        f"Wzór pisma nie pasuje do tej sprawy: {{why}}. Popraw wzór albo wróć do wzoru podstawowego, "
        f"a{NBSP}potem zrób brakujące pisma."
    ),
    Failure.CONVERSION: (
        "Nie udało się zrobić pliku PDF: {why}. Zrób brakujące pisma jeszcze raz. Jeśli to nie pomoże, "
        "przekaż tę wiadomość osobie, która prowadzi serwis."
    ),
    Failure.GAVE_UP: (
        f"{{why}} Nie próbujemy więcej, żeby powstały inne pisma. Sprawdź, czy w{NBSP}tej sprawie nie ma "
        f"niezwykle długich odpowiedzi, a{NBSP}potem zrób brakujące pisma."
    ),
    Failure.INTERNAL: (
        "Coś poszło nie tak po naszej stronie ({why}). Zrób brakujące pisma jeszcze raz. Jeśli to nie "
        "pomoże, przekaż tę wiadomość osobie, która prowadzi serwis."
    ),
}


def sentence(letter: BatchLetter) -> str:
    """Nothing for a letter that did not fail."""
    if letter.failure is None:
        return ""
    return _SENTENCES[letter.failure].format(why=letter.why)
