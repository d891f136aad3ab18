"""The bases the examples change come in; the page that shows them whole goes out."""

from collections.abc import Iterator

from app.rulebook.changes import USUAL
from app.rulebook.markdown import page, table
from app.rulebook.offices import office_name
from app.rulebook.values import answers, in_words, record
from app.wording.dates import long_date
from rules.case import Assistant, Case
from rules.diary import Month
from rules.examples import Subject
from rules.examples.bases import ASSISTANT, PARTICIPANT, base_case, base_month
from rules.programme import Programme, load_programme

INTRO = (
    "Każdy przykład jest wzorem, w którym zmieniono kilka odpowiedzi: reszta jest taka jak tutaj. "
    "Wszystkie osoby są zmyślone."
)
ENTRIES = (
    f"Jeżeli przykład nie mówi inaczej, usługę i przejazd ma {ASSISTANT}, a uczestnikiem jest "
    f"{PARTICIPANT}. Usługa jest dla uczestnika, bez wyjścia poza dom, nie w szkole, a asystentka "
    "o niczym za uczestnika nie decyduje. We wzorze nie ma jeszcze żadnej usługi ani przejazdu."
)


def models_page() -> str:
    """An adult's application, a child's, and a month."""
    return page(_parts(load_programme(USUAL)))


def _parts(programme: Programme) -> Iterator[str]:
    yield "# Wzory, od których różnią się przykłady"
    yield INTRO
    yield f"Wzory są napisane dla programu „{office_name(programme)}”."
    yield "[Wszystkie zasady](README.md)"
    for title, of in (("dorosłego", Subject.ADULT), ("dziecka", Subject.CHILD)):
        yield f"## Zgłoszenie {title}"
        yield table(("Co", "Odpowiedź"), _answers(base_case(of), programme))
    yield "## Miesiąc"
    yield from _month(programme)
    yield "## Nabór"
    yield (
        "Przykład naboru składa się ze zgłoszeń takich jak wzory, każde ze swoim numerem "
        "i decyzją komisji."
    )


def _answers(case: Case, programme: Programme) -> Iterator[tuple[str, str]]:
    for called, _, words in answers(case, programme):
        yield called, words


def _month(programme: Programme) -> Iterator[str]:
    month = base_month(programme.slug)
    yield "Miesiąc to styczeń, o ile przykład nie mówi inaczej. " + ENTRIES
    yield table(("Uczestnik", "Orzeczenie", "Godziny wcześniej w roku"), _served(month, programme))
    assistants = dict.fromkeys(assignment.assistant for assignment in month.assignments)
    yield (
        f"Asystentki: {', '.join(assistants)}. Każda z tych osób jest przydzielona do każdego "
        f"uczestnika od {long_date(programme.starts)} do {long_date(programme.ends)}, a wiadomo "
        "o niej to samo:"
    )
    told = answers(month.assignments[0].statement, programme, _person(month))
    yield table(("Co", "Odpowiedź"), ((called, words) for called, _, words in told))


def _served(month: Month, programme: Programme) -> Iterator[tuple[str, str, str]]:
    for one in month.participants:
        said = ", ".join(record(one.case.certificate, programme))
        yield one.participant, said, in_words(one.used_before, "used_before", programme)


def _person(month: Month) -> Assistant:
    """The first assistant's own name and address alone: what need not be said of both."""
    who = month.assignments[0].statement
    return Assistant(who.first_name, who.last_name, who.address, who.phone, who.email)
