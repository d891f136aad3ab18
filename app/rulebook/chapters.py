"""A chapter of examples comes in; its page, rule by rule, goes out."""

from collections.abc import Iterator, Sequence
from functools import cache

from app.rulebook.answers import what_is_answered
from app.rulebook.changes import what_is_said
from app.rulebook.law import clauses, figures
from app.rulebook.markdown import capital, folded, page, table
from app.rulebook.rows import law_rows
from rules.examples import Chapter, Example, read_chapters
from rules.programme import RULE_CODES

ORDER = (
    *("eligibility", "completeness", "limits", "assistants", "priorities"),
    *("decisions", "letters", "recruitment_lists"),
    *("participation", "windows", "time", "overlaps", "entitlement", "hours", "conduct", "travel"),
)
"""Chapters as a participant's way goes; one not named here comes after them."""
OPEN = 8
"""How many examples of a row stand open; the rest is folded."""
SPARE = 4
"""So few more are not worth folding."""
HEAD = ("Przykład", "Co mówi sprawa", "Co odpowiada Teczka")


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in the order of the index."""
    place = {slug: number for number, slug in enumerate(ORDER)}
    return tuple(sorted(read_chapters(), key=lambda c: (place.get(c.slug, len(ORDER)), c.slug)))


def rules_of(chapter: Chapter) -> tuple[str, ...]:
    """The rows of the law a chapter has examples of, in the order of the law."""
    told = {example.rule for example in chapter.examples}
    return tuple(code for code in RULE_CODES if code in told)


@cache
def home(rule: str) -> Chapter:
    """The chapter whose page says what the row means and where it comes from: its first."""
    return next(chapter for chapter in chapters() if rule in rules_of(chapter))


def link(rule: str) -> str:
    """From any page here to the row's own place."""
    return f"{home(rule).slug}.md#{rule}"


def chapter_page(chapter: Chapter) -> str:
    """The whole page of a chapter."""
    return page(_parts(chapter))


def _parts(chapter: Chapter) -> Iterator[str]:
    yield f"# {chapter.title}"
    yield chapter.intro
    yield "[Wszystkie zasady](README.md) · [Wzory, od których różnią się przykłady](models.md)"
    for rule in rules_of(chapter):
        yield from _rule(rule, chapter)


def _rule(rule: str, chapter: Chapter) -> Iterator[str]:
    row = law_rows()[rule]
    yield f'<a id="{rule}"></a>'
    yield f"## {rule}. {row.title}"
    yield row.meaning
    if home(rule) == chapter:
        yield row.held_by
        yield "### Podstawa"
        yield clauses(rule)
        yield from _figures(rule)
    else:
        yield f"Podstawa i wartości: [{home(rule).title}]({link(rule)})."
    yield "### Przykłady"
    yield from _examples([each for each in chapter.examples if each.rule == rule])


def _figures(rule: str) -> Iterator[str]:
    told = tuple(figures(rule))
    if told:
        yield "### Wartości"
        yield from told


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    if len(examples) <= OPEN + SPARE:
        yield _table(examples)
        return
    shown = _shown(examples)
    yield _table([each for each in examples if each in shown])
    rest = [each for each in examples if each not in shown]
    yield folded(f"Pozostałe przykłady: {len(rest)}", _table(rest))


def _shown(examples: Sequence[Example]) -> list[Example]:
    """The first ones, among them one that finds something and one that finds nothing."""
    shown = list(examples[:OPEN])
    for finding in (True, False):
        if not any(bool(each.finds) is finding for each in shown):
            other = [each for each in examples if bool(each.finds) is finding]
            shown = [*shown[:-1], *other[:1]]
    return shown


def _table(examples: Sequence[Example]) -> str:
    return table(HEAD, ((capital(e.name), what_is_said(e), what_is_answered(e)) for e in examples))
