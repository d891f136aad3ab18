"""A programme comes in; words of another year or edition left in its texts come out."""

import re
from collections.abc import Iterator

from rules.lint.problem import Problem, every_source, problem
from rules.programme import Programme
from rules.verdict import Severity
from rules.vocabulary import Area, Relation

CURRENT = "Rodziny, Pracy i Polityki Społecznej"
OUTDATED = re.compile(r"(?<!Rodziny, )\b(?:Rodziny|Pracy) i Polityki Społecznej")

FAMILY_WORDS = {
    Relation.ASCENDANT: "wstępni|rodzice",
    Relation.DESCENDANT: "zstępni|dzieci",
    Relation.SPOUSE: "małżonek",
    Relation.SIBLING: "rodzeństwo|linii bocznej",
    Relation.OTHER_COLLATERAL: "krewni w linii bocznej",
    Relation.PARENT_IN_LAW: "teściowie|wstępni oraz zstępni małżonka",
    Relation.SPOUSE_OTHER_ASCENDANT: "wstępni oraz zstępni małżonka",
    Relation.SPOUSE_DESCENDANT: "zstępni małżonka",
    Relation.SPOUSE_COLLATERAL: "linii bocznej małżonka",
    Relation.CHILD_IN_LAW: "synowa",
    Relation.STEP_PARENT: "macocha",
    Relation.LIFE_PARTNER: "wspólnym pożyciu",
    Relation.ADOPTION: "przysposobienia",
}
"""What the printed definition must say of each relation, and must not say of any other."""


def ministry(programme: Programme) -> Iterator[Problem]:
    """Our own texts use the ministry's current name; an old one in a source is noted."""
    edition = programme.edition
    texts = {"edition.minister.text": edition.minister.text, "name": programme.name}
    texts |= {f"attachments.{s}.title": e.title for s, e in programme.attachments.items()}
    texts |= {f"delivery.{n}.text": fact.text for n, fact in enumerate(programme.delivery)}
    texts |= {f"edition.facts.{n}.text": fact.text for n, fact in edition.facts.items()}
    for place, text in texts.items():
        if OUTDATED.search(text):
            yield problem("ministry-outdated", place, text=text, current=CURRENT)
    if CURRENT not in edition.minister.text:
        named = edition.minister.text
        yield problem("ministry-outdated", "edition.minister.text", text=named, current=CURRENT)
    for place, source in every_source(programme):
        if old := OUTDATED.search(source.quote):
            noted = {
                "document": source.document,
                "clause": source.clause,
                "text": old.group(),
                "current": CURRENT,
            }
            yield problem("ministry-outdated-in-source", place, Severity.NOTES, **noted)


def family(programme: Programme) -> Iterator[Problem]:
    """The definition the declaration prints names exactly the relations the rule excludes."""
    definition = programme.edition.family
    for relation, words in FAMILY_WORDS.items():
        excluded = relation in definition.relations
        if bool(re.search(words, definition.text)) != excluded:
            yield problem("family-differs", "edition.family.text", relation=str(relation))


def activities(programme: Programme) -> Iterator[Problem]:
    """Each of the four areas has something to tick."""
    areas = {activity.area for activity in programme.activities}
    for area in Area:
        if area not in areas:
            yield problem("activities-empty", "activities", area=str(area))
