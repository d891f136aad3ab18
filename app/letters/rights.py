"""A programme comes in; the rights and duties that come with an award go out, one sentence each (rule R7)."""

from app.wording.hard_spaces import tied
from app.wording.hours import days
from rules.application.timeline import whole
from rules.programme import Programme


def rights() -> tuple[str, ...]:
    """Rules R10, T10, A4 and R12."""
    return _tied(
        "Usługi są bezpłatne: uczestnik nic za nie nie płaci.",
        "O tym, przy czym i kiedy pomaga asystent, decyduje uczestnik albo osoba działająca w jego "
        "imieniu, w ramach karty zakresu czynności.",
        "Można poprosić o zmianę asystenta, zrezygnować z usług, złożyć skargę lub wniosek.",
        "Pisma można otrzymywać w dostępnej formie, np. dużym drukiem: wystarczy nas poprosić.",
    )


def duties(programme: Programme) -> tuple[str, ...]:
    """Rules L4, E7, E4, T5 and R11; what no source of this edition confirms is asked more softly."""
    checks = programme.clause("R11").confirmed
    return _tied(
        f"{_report(programme)} realizatorowi każdą zmianę, która ma znaczenie dla usług, w tym nowe "
        "orzeczenie i godziny asystencji z innego programu. Limit godzin może się wtedy zmienić.",
        *_moving(programme),
        "W godzinach usług nie korzystać z usług opiekuńczych, specjalistycznych usług opiekuńczych "
        "ani z innego podobnego wsparcia ze środków publicznych.",
        "Potwierdzać podpisem w karcie realizacji usług, że usługi się odbyły.",
        "Umożliwić realizatorowi sprawdzenie, jak przebiegają usługi"
        + (", także w miejscu, w którym się odbywają." if checks else "."),
    )


def _report(programme: Programme) -> str:
    """„Zgłosić w ciągu 7 dni”, as far as the edition's own source says in how many."""
    figure = programme.edition.figures.get("report_days")
    if figure is None:
        return "Niezwłocznie zgłosić"
    term = f"w ciągu {days(whole(figure))}"
    return (
        f"Zgłosić {term}" if figure.source.confirmed else f"Niezwłocznie, najlepiej {term}, zgłosić"
    )


def _moving(programme: Programme) -> tuple[str, ...]:
    """Rule E4; the name of the commune stands uninflected after its kind."""
    if programme.commune is None:
        return ()
    where = programme.commune.text
    return (
        f"Zgłosić wyprowadzkę poza teren realizatora ({where}): kończy ona udział w Programie.",
    )


def _tied(*sentences: str) -> tuple[str, ...]:
    return tuple(tied(sentence) for sentence in sentences)
