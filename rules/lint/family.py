"""A programme comes in; a definition of family that is another edition's comes out."""

import re
from collections.abc import Iterator

from rules.lint.problem import Problem, problem
from rules.programme import Programme
from rules.vocabulary import Relation

ROW = "A1a"
LEFT_OUT = "[…]"
WORDS = {
    Relation.ASCENDANT: r"wstępn(?:i|ych)|rodzic(?:e|ów)",
    Relation.DESCENDANT: r"zstępn(?:i|ych)|dzieci",
    Relation.SPOUSE: r"małżonk?(?:ek|a)",
    Relation.SIBLING: r"rodzeństwo|linii bocznej",
    Relation.OTHER_COLLATERAL: r"krewn(?:i|ych) w linii bocznej",
    Relation.PARENT_IN_LAW: r"teści(?:owie|ów)|wstępn(?:i|ych) oraz zstępn(?:i|ych) małżonka",
    Relation.SPOUSE_OTHER_ASCENDANT: r"wstępn(?:i|ych) oraz zstępn(?:i|ych) małżonka",
    Relation.SPOUSE_DESCENDANT: r"zstępn(?:i|ych) małżonka",
    Relation.SPOUSE_COLLATERAL: r"linii bocznej małżonka",
    Relation.CHILD_IN_LAW: r"synow[aą]",
    Relation.STEP_PARENT: r"macoch[aę]",
    Relation.LIFE_PARTNER: r"wspólnym pożyciu",
    Relation.ADOPTION: r"przysposobienia",
}
"""What a definition must say of each relation, and must not say of any other, declined or not."""


def family(programme: Programme) -> Iterator[Problem]:
    """The definition the declaration prints, and the one it quotes, name what the rule excludes.

    So does the clause of row A1a, which stands elsewhere in the file: a whole definition taken from
    another edition agrees with itself, but not with it.
    """
    definition = programme.edition.family
    texts = {
        "edition.family.text": definition.text,
        "edition.family.source.quote": definition.source.quote,
    }
    for place, clauses in (
        ("edition.clauses", programme.edition.clauses),
        ("clauses", programme.clauses),
    ):
        if (clause := clauses.get(ROW)) and LEFT_OUT not in clause.quote:
            texts[f"{place}.{ROW}.quote"] = clause.quote
    for place, text in texts.items():
        named = {relation for relation, words in WORDS.items() if re.search(words, text)}
        wrong = sorted(named ^ definition.relations)
        if text and wrong:
            yield problem("family-differs", place, relations=", ".join(wrong))
