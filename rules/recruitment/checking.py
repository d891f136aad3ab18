"""The cases of a recruitment and its programme come in; how it stands, with every finding, comes out."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from rules.case import Case
from rules.programme import Programme
from rules.recruitment import lists, money, places, priorities, support
from rules.recruitment.applicants import Applicants
from rules.recruitment.applicants import applicants as judged
from rules.recruitment.standing import RecruitmentVerdict
from rules.verdict import Finding

Rule = Callable[[Applicants, Programme], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    priorities.precedence,
    support.share,
    places.within_places,
    money.awards,
    money.within_money,
    lists.reserve,
    lists.undecided,
    lists.vacancies,
    lists.past_the_reserve,
)


def check_recruitment(cases: Mapping[str, Case], programme: Programme) -> RecruitmentVerdict:
    """Judge all cases of a recruitment together; it never raises for what they say or leave out.

    ``cases`` by the office's number of each. Nothing depends on their order, nor on the day any of them
    came in (rule C9). A finding's ``about`` starts with the number of the case, or is empty for all.
    """
    applicants = judged(cases, programme)
    return RecruitmentVerdict(
        findings=tuple(f for rule in RULES for f in rule(applicants, programme)),
        lists=lists.by_list(applicants),
        groups=priorities.by_group(applicants, programme),
        places=places.places_taken(applicants, programme),
        money=money.money_committed(applicants, programme),
        support=support.support_needed(applicants, programme),
        supplementary_due=lists.supplementary_due(applicants, programme),
        verdicts=MappingProxyType({a.number: a.verdict for a in applicants}),
    )
