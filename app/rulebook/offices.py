"""Programmes and editions come in; the short names pages call them by go out."""

from collections.abc import Mapping, Sequence

from rules.edition import Edition, Variant
from rules.programme import Programme, load_programme, programme_slugs

VARIANTS = {Variant.JST: "samorządy", Variant.NGO: "organizacje pozarządowe"}
EVERY = "każda edycja"


def programmes() -> tuple[Programme, ...]:
    """Every programme that has a file, by its slug."""
    return tuple(load_programme(slug) for slug in programme_slugs())


def editions() -> Mapping[str, Programme]:
    """Every edition by its slug, newest first, with one of its programmes, whose sources name its own."""
    held = {programme.edition.slug: programme for programme in programmes()}
    newest = sorted(held.values(), key=lambda one: (-one.edition.year, one.edition.slug))
    return {programme.edition.slug: programme for programme in newest}


def edition_name(edition: Edition) -> str:
    """„samorządy, edycja 2026”."""
    return f"{VARIANTS[edition.variant]}, edycja {edition.year}"


def office_name(programme: Programme) -> str:
    """„Gmina Wiązowna, edycja 2026”: the programme's name without the words all begin with."""
    _, dash, rest = programme.name.partition(" – ")
    return rest if dash else programme.name


def together(names: Sequence[str]) -> str:
    """Those one row of a table speaks of; all editions at once have a word of their own."""
    every = [edition_name(programme.edition) for programme in editions().values()]
    return EVERY if list(names) == every else "; ".join(names)
