"""Every chapter comes in; the index page goes out."""

from collections.abc import Iterator

from app.rulebook.answers import SEVERITIES
from app.rulebook.chapters import chapters, home, link, rules_of
from app.rulebook.markdown import page, table
from app.rulebook.offices import edition_name, office_name, programmes
from app.rulebook.rows import law_rows
from app.wording.findings import UNCONFIRMED
from app.wording.numbers import Forms, counted
from rules.programme import RULE_CODES
from rules.verdict import Severity

EXAMPLES = Forms("przykład", "przykłady", "przykładów", "przykładu")
INTRO = (
    "Tu jest napisane, co mówi Program „Asystent osobisty osoby z niepełnosprawnością” i co w danej "
    "sytuacji odpowie Teczka. Strony powstają z tych samych danych, według których Teczka "
    "sprawdza sprawy, a każdy przykład jest sprawdzany po każdej zmianie Teczki."
)
MEANT = {
    Severity.BLOCKS: "warunek nie jest spełniony i trzeba to poprawić",
    Severity.WARNS: "teraz nic nie zatrzymuje, ale może później; trzeba sprawdzić",
    Severity.NOTES: "warto wiedzieć",
}
NO_DOCUMENTS = {"BG", "AWARD"}
"""What sources cite beside documents anybody could open."""
DOUBTS = (
    f"„{UNCONFIRMED[0].upper()}{UNCONFIRMED[1:]}” znaczy, że żaden z dokumentów, które znamy, tego "
    "nie mówi. Przed decyzją trzeba sprawdzić w Programie albo zapytać."
)


def index_page() -> str:
    """What the pages are, the chapters, every row of the law, and the documents they rest on."""
    return page(_parts())


def _parts() -> Iterator[str]:
    yield "# Zasady Programu w przykładach"
    yield INTRO
    yield "## Jak czytać odpowiedzi"
    yield table(("Słowo", "Znaczenie"), ((SEVERITIES[s], MEANT[s]) for s in Severity))
    yield DOUBTS
    yield "Przykłady mówią tylko to, czym różnią się od [wzorów](models.md)."
    yield "## Rozdziały"
    yield from _chapters()
    yield "## Wszystkie zasady"
    yield table(("Zasada", "O czym", "Gdzie"), _rules())
    yield "## Programy"
    yield table(
        ("Program", "Edycja"), ((office_name(p), edition_name(p.edition)) for p in programmes())
    )
    yield "## Dokumenty"
    yield from _documents()


def _chapters() -> Iterator[str]:
    told = (
        f"- [{chapter.title}]({chapter.slug}.md) ({counted(len(chapter.examples), EXAMPLES)}): "
        f"{', '.join(rules_of(chapter))}"
        for chapter in chapters()
    )
    yield "\n".join(told)


def _rules() -> Iterator[tuple[str, str, str]]:
    told = {rule for chapter in chapters() for rule in rules_of(chapter)}
    for rule in RULE_CODES:
        if rule in told:
            yield rule, law_rows()[rule].title, f"[{home(rule).title}]({link(rule)})"


def _documents() -> Iterator[str]:
    named = dict.fromkeys(
        name for p in programmes() for key, name in p.sources.items() if key not in NO_DOCUMENTS
    )
    yield "\n".join(f"- {name}" for name in named)
