"""A case and a programme come in; the steps to its priority group and level of support go out (R3, R4).

Like the yearly limit's own steps, but made only when somebody asks: a check of thousands does not.
"""

from collections.abc import Mapping

from rules.application.limits import certificate_said
from rules.application.priorities import PRIORITIES, Answer, needs_high_support
from rules.application.timeline import figure_of, service_day
from rules.case import Case
from rules.findings import Row
from rules.programme import Priority, Programme
from rules.verdict import Step, Value

LOOKS_AT: Mapping[Priority, tuple[str, ...]] = {
    Priority.ALONE_WITHOUT_HELP: ("household", "helped_by_others"),
    Priority.COHABITANTS_WITHOUT_HELP: ("household", "helped_by_others"),
    Priority.FOSTER_FAMILY: ("household",),
    Priority.FAMILY_TYPE_INSTITUTION: ("household",),
}
"""Which answers about the situation a group looks at; the others look at the certificate."""

GROUP: Mapping[Answer, str] = {
    True: "group-applies",
    False: "group-does-not-apply",
    None: "group-cannot-be-told",
}
SUPPORT: Mapping[Answer, str] = {
    True: "support-is-high",
    False: "support-is-not-high",
    None: "support-cannot-be-told",
}


def priority_steps(case: Case, programme: Programme) -> tuple[Step, ...]:
    """Each of the edition's groups in turn, up to the one that decides; ``gives`` is the group."""
    row, steps = Row("R3", programme), []
    for number, name in enumerate(programme.edition.priorities, start=1):
        answer = PRIORITIES[name](case, programme)
        inputs: dict[str, Value] = {
            "group": number,
            "priority": name,
            **_said(case, name, programme),
        }
        steps.append(row.step(GROUP[answer], inputs, number if answer else None))
        if answer is not False:
            break
    return tuple(steps)


def _said(case: Case, name: Priority, programme: Programme) -> dict[str, Value]:
    if name not in LOOKS_AT:
        return certificate_said(case, service_day(case, programme))
    said = {part: getattr(case.situation, part) for part in LOOKS_AT[name]}
    return {f"situation.{part}": answer for part, answer in said.items() if answer is not None}


def support_steps(case: Case, programme: Programme) -> tuple[Step, ...]:
    """What the certificate of the first day of service says, and what that comes to."""
    day, answer = service_day(case, programme), needs_high_support(case, programme)
    row = Row("R4", programme, figure_of(programme, "high_support_share", day))
    return (row.step(SUPPORT[answer], certificate_said(case, day), answer),)
