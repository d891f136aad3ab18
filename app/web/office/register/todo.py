"""A matter and who looks at it come in; the deeds that are theirs to do now go out, as links."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from app.matters.matter import Matter, ResolutionState, State
from app.matters.rights import Actor, Right
from app.matters.states import ALLOWED, Deed
from app.months.standing import award_of


@dataclass(frozen=True)
class Task:
    """A deed as the matter's page offers it; ``words`` begin with a verb."""

    deed: Deed
    endpoint: str
    words: str
    right: Right


@dataclass(frozen=True)
class Link:
    """A deed to choose; ``next`` is the one the matter waits for."""

    words: str
    href: str
    next: bool


TASKS = (
    Task(Deed.CHECK_PAPERS, "office_papers.check", "Sprawdź dokumenty", Right.INTAKE),
    Task(Deed.CALL, "office_papers.call", "Wezwij do uzupełnienia", Right.INTAKE),
    Task(Deed.ANSWER_CALL, "office_papers.answer", "Przyjmij uzupełnienie", Right.INTAKE),
    Task(Deed.CORRECT_ANSWERS, "office_answers.overview", "Popraw odpowiedzi", Right.INTAKE),
    Task(Deed.ASSESS, "office_assessment.card", "Wypełnij kartę oceny", Right.ASSESS),
    Task(Deed.ACKNOWLEDGE_GROUP, "office_assessment.group", "Ustal pierwszeństwo", Right.ASSESS),
    Task(Deed.PROPOSE, "office_resolutions.propose", "Rozstrzygnij", Right.RESOLVE),
    Task(Deed.CONFIRM, "office_resolutions.confirm", "Zatwierdź rozstrzygnięcie", Right.RESOLVE),
    Task(Deed.WITHDRAW, "office_resolutions.withdraw", "Wycofaj rozstrzygnięcie", Right.RESOLVE),
    Task(Deed.SEND, "office_resolutions.send", "Oznacz pismo jako wysłane", Right.LETTERS),
    Task(Deed.REPLACE, "office_resolutions.replace", "Zmień rozstrzygnięcie", Right.RESOLVE),
    Task(Deed.CHANGE, "office_changes.choose", "Wpisz zmianę w ciągu roku", Right.INTAKE),
    Task(Deed.RESIGN, "office_changes.resign", "Wpisz rezygnację", Right.INTAKE),
    Task(Deed.CLOSE, "office_changes.close", "Zamknij sprawę", Right.INTAKE),
)
BESIDE = (
    ("office_assisted.index", "Asystenci", Right.ASSIGN),
    ("office_care.index", "Inne usługi opiekuńcze", Right.SETTLE),
)
"""Pages beside the matter of whoever was awarded hours."""
OF_DATA = (
    ("office_data.copy", "Kopia danych dla uczestnika", Right.FILE),
    ("office_data.correction", "Sprostowanie danych", Right.FILE),
    ("office_erasing.dossier", "Przechowywanie teczki", Right.RETAIN),
)
"""What a participant may ask of their data, and how long it is kept: beside every matter."""


def tasks(matter: Matter, actor: Actor) -> Iterator[Link]:
    """What this person may do with the matter as it stands, in the order of the work."""
    for task in TASKS:
        if actor.may(task.right, matter.programme) and _is_due(task.deed, matter):
            if task.deed is Deed.SEND:
                yield _letter(matter)
            href = url_for(task.endpoint, programme=matter.programme, matter_id=matter.id)
            yield Link(task.words, href, task.deed is awaited(matter))
    for endpoint, words, right in BESIDE:
        if award_of(matter) is not None and actor.may(right, matter.programme):
            yield _beside(matter, endpoint, words)
    for endpoint, words, right in OF_DATA:
        if actor.may(right, matter.programme):
            yield _beside(matter, endpoint, words)


def _beside(matter: Matter, endpoint: str, words: str) -> Link:
    href = url_for(endpoint, programme=matter.programme, matter_id=matter.id)
    return Link(words, href, False)


def _letter(matter: Matter) -> Link:
    """Where the letter is made, which has to be before anybody sends it."""
    return Link(
        "Przygotuj pismo", url_for("office_letters.index", programme=matter.programme), True
    )


def awaited(matter: Matter) -> Deed | None:
    """The one deed a matter waits for; none where it is the commission's turn, or nobody's."""
    last = matter.resolution
    if last is not None and last.state is ResolutionState.PROPOSED:
        return Deed.CONFIRM
    after_call = Deed.CALL if matter.open_call is None else Deed.ANSWER_CALL
    steps = {
        State.SUBMITTED: Deed.CHECK_PAPERS,
        State.INCOMPLETE: after_call,
        State.FORMALLY_CORRECT: Deed.ASSESS,
    }
    return steps.get(matter.state)


def _is_due(deed: Deed, matter: Matter) -> bool:
    """Whether the deed is allowed now, and there is something to do it to."""
    last = matter.resolution
    pending = last is not None and last.state is ResolutionState.PROPOSED
    told = last is not None and last.sent_on is not None
    due = {
        Deed.ANSWER_CALL: matter.open_call is not None,
        Deed.PROPOSE: last is None,
        Deed.CONFIRM: pending,
        Deed.WITHDRAW: last is not None and not told,
        Deed.SEND: last is not None and not pending and not told,
        Deed.REPLACE: told,
    }
    return matter.state in ALLOWED[deed] and due.get(deed, True)
