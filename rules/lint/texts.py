"""A programme comes in; words of another year, ministry or programme left in its texts come out."""

import re
from collections.abc import Iterator, Mapping

from rules.lint.problem import Problem, every_source, note, problem
from rules.programme import Programme, Variant
from rules.vocabulary import Area

CURRENT = "Rodziny, Pracy i Polityki Społecznej"
OUTDATED = re.compile(
    r"(?<!Rodziny, )\b(?:Rodziny|Pracy) i Polityki Społecznej|\bMRiPS\b|\bMPiPS\b"
)
OLD_NAME = re.compile(
    r"\basystent osobisty osoby (?:niepełnosprawnej|z niepełnosprawnościami)", re.IGNORECASE
)
"""What the programme was called until 2023: its two variants had two names."""
NAME = "Asystent osobisty osoby z niepełnosprawnością"
NAMED_SO_SINCE = 2024

VARIANTS = {
    Variant.JST: "Jednostek Samorządu Terytorialnego",
    Variant.NGO: "Organizacji Pozarządowych",
}


def titles_and_names(programme: Programme) -> Mapping[str, str]:
    """What the programme and its papers are called, by place."""
    edition = programme.edition
    return {
        "slug": programme.slug,
        "name": programme.name,
        "edition.slug": edition.slug,
        "edition.name": edition.name,
        **{f"attachments.{s}.title": e.title for s, e in programme.attachments.items()},
    }


def own_texts(programme: Programme) -> Mapping[str, str]:
    """The sentences we print and show, by place; notes are about sources, and quote them."""
    facts = {f"facts.{name}.text": fact.text for name, fact in programme.facts.items()}
    facts |= {f"edition.facts.{n}.text": f.text for n, f in programme.edition.facts.items()}
    return facts | {f"delivery.{n}.text": fact.text for n, fact in enumerate(programme.delivery)}


def minister(programme: Programme) -> Iterator[Problem]:
    """The edition's minister is called as now."""
    text = programme.edition.minister.text
    if CURRENT not in text:
        yield problem("minister-differs", "edition.minister.text", text=text, current=CURRENT)


def ministry(programme: Programme) -> Iterator[Problem]:
    """Our own texts use the ministry's current name; an old one in a source or title is noted."""
    texts = {**titles_and_names(programme), **own_texts(programme)}
    for place, text in texts.items():
        if old := OUTDATED.search(text):
            values = {"text": text, "found": old.group(), "current": CURRENT}
            yield problem("ministry-outdated", place, **values)
    for place, name, found in _in_titles(programme, OUTDATED):
        noted = {"document": name, "text": found, "current": CURRENT}
        yield note("ministry-outdated-in-title", place, **noted)
    for place, source in every_source(programme):
        if old := OUTDATED.search(source.quote):
            noted = {"document": source.document, "clause": source.clause}
            noted |= {"text": old.group(), "current": CURRENT}
            yield note("ministry-outdated-in-source", place, **noted)


def programme_name(programme: Programme) -> Iterator[Problem]:
    """Our own texts use the programme's current name; an old one in a source is noted."""
    if programme.edition.year < NAMED_SO_SINCE:
        return
    for place, text in {**titles_and_names(programme), **own_texts(programme)}.items():
        if old := OLD_NAME.search(text):
            values = {"text": text, "found": old.group(), "current": NAME}
            yield problem("programme-name-outdated", place, **values)
    for place, name, found in _in_titles(programme, OLD_NAME):
        noted = {"document": name, "text": found, "current": NAME}
        yield note("programme-name-outdated-in-title", place, **noted)
    for place, source in every_source(programme):
        if old := OLD_NAME.search(source.quote):
            noted = {"document": source.document, "clause": source.clause}
            noted |= {"text": old.group(), "current": NAME}
            yield note("programme-name-outdated-in-source", place, **noted)


def _in_titles(programme: Programme, old: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Place, short name and old words of a document, whose title verdicts print; an old act's is right."""
    for name, title in programme.sources.items():
        if found := old.search(title):
            place = "edition.sources" if name in programme.edition.sources else "sources"
            yield f"{place}.{name}", name, found.group()


def variant(programme: Programme) -> Iterator[Problem]:
    """Titles and names speak of the edition's variant: local government or organisations."""
    right = VARIANTS[programme.edition.variant]
    for place, text in titles_and_names(programme).items():
        for wrong in set(VARIANTS.values()) - {right}:
            if wrong in text:
                yield problem("variant-differs", place, text=text, found=wrong, right=right)


def activities(programme: Programme) -> Iterator[Problem]:
    """Each of the four areas has something to tick."""
    areas = {activity.area for activity in programme.activities}
    for area in Area:
        if area not in areas:
            yield problem("activities-empty", "activities", area=str(area))
