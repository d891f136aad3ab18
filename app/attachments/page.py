"""A page of questions: a WTForms form that reads a case and fills one, with no request in sight."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, ClassVar, Self

from app.attachments.privacy import Point
from app.fields import Form
from rules.case import Case
from rules.programme import Programme

Raw = Mapping[str, Sequence[str]]
"""What a browser posts: every name with all its values."""


class Answers:
    """Raw answers in the shape WTForms asks for (``getlist``, ``in``, truth).

    True even when nothing was posted: an empty page that was sent is an answer too. Whatever is not
    text is not an answer and is left out, so a damaged draft reads as an unanswered one.
    """

    def __init__(self, raw: Raw) -> None:
        self._raw = {name: _texts(values) for name, values in raw.items() if isinstance(name, str)}

    def getlist(self, name: str) -> list[str]:
        return list(self._raw.get(name, ()))

    def __contains__(self, name: object) -> bool:
        return name in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __bool__(self) -> bool:
        return True


def _texts(values: object) -> list[str]:
    """The texts among posted values, whatever shape they came in."""
    if isinstance(values, str):
        return [values]
    if not isinstance(values, Sequence):
        return []
    return [value for value in values if isinstance(value, str)]


class Page(Form):
    """A few related questions.

    ``slug`` is its place in the URL and the key its raw answers are kept under, ``heading`` its one
    h1, ``intro`` a sentence or two under it. ``asks`` says which answers of the case it asks, as
    dotted paths, and in which field: ``{"participant.birth_date": "birth_date"}``; no two pages ask
    the same path. ``points`` is what has to be read before answering, ``more`` what opens
    to whoever wonders.
    """

    slug: ClassVar[str]
    heading: ClassVar[str]
    asks: ClassVar[Mapping[str, str]] = MappingProxyType({})

    intro: str = ""
    posted: bool = False
    points: tuple[Point, ...] = ()
    more: Point | None = None

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        """Whether this case is asked this page at all, judged by the answers before it."""
        return True

    @classmethod
    def of(cls, case: Case, programme: Programme, raw: Raw | None = None) -> Self:
        """The page for this case: from what was posted, or else from what the case already says."""
        if raw is None:
            form = cls(data=cls.read(case))
        else:
            form = cls(Answers(raw))
            form.posted = True
        form.suit(case, programme)
        return form

    def suit(self, case: Case, programme: Programme) -> None:
        """Drop or reword the fields this case does not need, before anything is validated."""

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        """What the case already says, by field name."""
        return {name: answer_at(case, path) for path, name in cls.asks.items()}

    def fill(self, case: Case) -> Case:
        """The case with this page's valid answers in it; fields in error are left unanswered."""
        if self.posted:
            self.validate()
        return self.answered(case)

    def answered(self, case: Case) -> Case:
        """The case with the answers that have passed validation, each at its path."""
        for path, name in self.asks.items():
            if name in self:
                field: Any = self[name]
                case = with_answer(case, path, field.answer)
        return case

    def advice(self) -> dict[str, str]:
        """What is worth adding though nothing requires it: field name to sentence. Never blocks."""
        return {}

    def fill_in_for_oneself(self, tokens: Mapping[str, str], own: bool) -> None:
        """Let the browser offer what is the user's own, by exact tokens, or else keep it away."""
        for name, token in tokens.items():
            field: Any = self[name]
            field.autocomplete = token if own else "off"


def answer_at(case: Any, path: str) -> Any:
    """The answer at a dotted path such as ``participant.address.town``."""
    for name in path.split("."):
        case = getattr(case, name)
    return case


def with_answer(case: Any, path: str, answer: Any) -> Any:
    """The case with the answer at a dotted path; ``None`` makes it unanswered again."""
    name, _, rest = path.partition(".")
    if rest:
        answer = with_answer(getattr(case, name), rest, answer)
    elif answer is None:
        answer = getattr(type(case)(), name)
    return replace(case, **{name: answer})
