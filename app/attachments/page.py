"""A page of questions: a WTForms form that reads a case and fills one, with no request in sight."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

import wtforms

from rules.case import Case
from rules.programme import Programme

Raw = Mapping[str, Sequence[str]]
"""What a browser posts: every name with all its values."""


class Answers:
    """Raw answers in the shape WTForms asks for (``getlist``, ``in``, truth)."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def getlist(self, name: str) -> list[str]:
        return list(self._raw.get(name, ()))

    def __contains__(self, name: object) -> bool:
        return name in self._raw

    def __iter__(self) -> Any:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class Page(wtforms.Form):
    """A few related questions; ``slug`` is its place in the URL, ``heading`` its one h1."""

    slug: ClassVar[str]
    heading: ClassVar[str]

    @classmethod
    def applies(cls, case: Case, programme: Programme) -> bool:
        """Whether this case is asked this page at all, judged by the answers before it."""
        return True

    @classmethod
    def of(cls, case: Case, programme: Programme, raw: Raw | None = None) -> Self:
        """The page for this case: from what was posted, or else from what the case already says."""
        form = cls(None if raw is None else Answers(raw), data=None if raw else cls.read(case))
        form.suit(case, programme)
        return form

    def suit(self, case: Case, programme: Programme) -> None:
        """Drop or reword the fields this case does not need, before anything is validated."""

    @classmethod
    def read(cls, case: Case) -> dict[str, Any]:
        """What the case already says, by field name."""
        return {}

    def fill(self, case: Case) -> Case:
        """The case with this page's valid answers in it; fields in error are left unanswered."""
        return case
