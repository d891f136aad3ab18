"""A row of the law comes in; its clauses and figures, edition by edition, go out as tables."""

from collections.abc import Iterable, Iterator

from app.rulebook.markdown import table
from app.rulebook.offices import edition_name, editions, office_name, programmes, together
from app.rulebook.rows import figure_names, law_rows
from app.wording.dates import long_date
from app.wording.findings import UNCONFIRMED
from app.wording.values import figure_in_words
from rules.programme import Programme
from rules.verdict import Figure, Source

NOT_CHECKED = "dnia nie podano"


def clauses(rule: str) -> str:
    """Where each edition, and each office of its own, takes the row from, and in what words."""
    told = [
        (edition_name(p.edition), *_source_cells(p.edition.clauses[rule], p))
        for p in editions().values()
    ]
    told += [
        (office_name(p), *_source_cells(p.clauses[rule], p))
        for p in programmes()
        if rule in p.clauses
    ]
    return table(("Kogo dotyczy", "Skąd", "Co mówi źródło"), _merged(told))


def figures(rule: str) -> Iterator[str]:
    """The values the row counts with, and a line on those nobody has given."""
    names = law_rows()[rule].figures
    told = [cells for name in names for cells in _merged(_values(name))]
    if told:
        yield table(("Kogo dotyczy", "Wartość", "Ile", "Skąd", "Sprawdzono dnia"), told)
    unknown = [figure_names()[name] for name in names if not any(_values(name))]
    if unknown:
        yield f"Żaden dokument i żaden realizator nie podaje wartości: {'; '.join(unknown)}."


def _values(name: str) -> Iterator[tuple[str, ...]]:
    for programme in editions().values():
        for figure in programme.edition.history.get(name, ()):
            yield (edition_name(programme.edition), *_figure_cells(figure, programme))
    for programme in programmes():
        own = {
            "places": programme.places,
            "money": programme.money,
            "grant": programme.grant,
        }.get(name)
        dated = (*programme.local_history.get(name, ()), *programme.local_rates.get(name, ()))
        for figure in (*([own] if own else []), *dated):
            yield (office_name(programme), *_figure_cells(figure, programme))


def _figure_cells(figure: Figure, programme: Programme) -> tuple[str, ...]:
    place, words = _source_cells(figure.source, programme)
    since = f", od {long_date(figure.valid_from)}" if figure.valid_from else ""
    checked = long_date(figure.checked_on) if figure.checked_on else NOT_CHECKED
    amount = f"{figure_in_words(figure)}{since}"
    return figure_names()[figure.name], amount, f"{place}. {words}".strip(), checked


def _source_cells(source: Source, programme: Programme) -> tuple[str, str]:
    """The document with its clause; the quote, the doubt, the note."""
    place = programme.sources.get(source.document, source.document)
    if source.clause:
        place += f", {source.clause}"
    quote = f"„{source.quote}”." if source.quote else ""
    doubt = "" if source.confirmed else f"**{UNCONFIRMED[0].upper()}{UNCONFIRMED[1:]}.**"
    return place, " ".join(part for part in (quote, doubt, source.note) if part)


def _merged(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows that differ only in whom they speak of, as one."""
    names: dict[tuple[str, ...], list[str]] = {}
    for name, *cells in rows:
        names.setdefault(tuple(cells), []).append(name)
    return [(together(of), *cells) for cells, of in names.items()]
