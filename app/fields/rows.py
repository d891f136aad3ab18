"""A group of questions repeated: posted rows come in, a tuple of their values goes out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import wtforms
from wtforms.utils import unset_value

from app.fields.cleaning import first_text
from app.fields.question import Problem, Question

Raw = Mapping[str, Sequence[str]]
_MOST = 50


class Rows(Question):
    """``form`` repeated ``least`` to ``most`` times; ``data`` holds the rows that are not empty.

    Inputs are named ``name-0-part``; the hidden ``name-rows`` says how many rows are shown, so that
    an empty one survives. ``row_label`` names a row („Program”) in its legend and, when there are
    several, in its messages; ``add`` and ``remove`` are the words on the buttons.
    """

    kind = "rows"
    empty: Any = ()

    def __init__(  # noqa: PLR0913 - one keyword per thing a form may say
        self,
        form: type[wtforms.Form],
        label: str,
        *,
        row_label: str,
        add: str = "Dodaj kolejną pozycję",
        remove: str = "Usuń",
        least: int = 1,
        most: int = 5,
        **rest: Any,
    ) -> None:
        super().__init__(label, **({"optional": ""} | rest))
        self.form_class = form
        self.row_label = row_label
        self.add = add
        self.remove = remove
        self.least = least
        self.most = min(most, _MOST)
        self.rows: tuple[wtforms.Form, ...] = ()

    @property
    def count_name(self) -> str:
        return f"{self.name}-rows"

    @property
    def can_add(self) -> bool:
        return len(self.rows) < self.most

    @property
    def can_remove(self) -> bool:
        return len(self.rows) > self.least

    @property
    def given(self) -> bool:
        return any(map(_given, self.rows))

    @property
    def target(self) -> str:
        first = next(iter(self.rows[0]), None) if self.rows else None
        return str(getattr(first, "target", self.id))

    @property
    def problems(self) -> tuple[Problem, ...]:
        inner = (getattr(field, "problems", ()) for row in self.rows for field in row)
        return (*super().problems, *(problem for problems in inner for problem in problems))

    @property
    def value(self) -> int:
        """How many rows are shown."""
        return len(self.rows)

    @property
    def data(self) -> Any:
        return tuple(row.data for row in self.rows if _given(row))

    @data.setter
    def data(self, _value: Any) -> None:
        """Rows are made by ``process`` alone."""

    def process(
        self,
        formdata: Any,
        data: Any = unset_value,
        extra_filters: Any = None,  # noqa: ARG002 - WTForms names it; rows filter in their fields
    ) -> None:
        self.process_errors = []
        self.object_data = () if data is unset_value or data is None else data
        given = [entry for entry in self.object_data if isinstance(entry, Mapping)]
        if formdata is None:
            number = self._bounded(len(given))
        else:
            names = (name for name in formdata if isinstance(name, str))
            count = first_text(formdata.getlist(self.count_name))
            number = self._bounded(_rows_named(names, self.name, count))
        entries = given + [{}] * number
        self.rows = tuple(
            self.form_class(formdata, prefix=f"{self.name}-{index}", data=dict(entries[index]))
            for index in range(number)
        )

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        own = super().validate(form, extra_validators)
        filled = [row for row in self.rows if _given(row)]
        inner = [row.validate() for row in filled]
        if len(self.rows) > 1:
            self._name_rows()
        return own and all(inner)

    def _name_rows(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            for field in row:
                where = f"{self.row_label} {number}: "
                field.errors = [
                    where + message[:1].lower() + message[1:] for message in field.errors
                ]

    def _bounded(self, number: int) -> int:
        return max(self.least, min(number, self.most))


def _given(row: wtforms.Form) -> bool:
    return any(getattr(field, "given", False) for field in row)


def _rows_named(names: Any, name: str, count: str) -> int:
    """How many rows a post speaks of: the hidden count, or the highest index named."""
    index = re.compile(rf"{re.escape(name)}-([0-9]{{1,3}})-")
    highest = max((int(found[1]) for key in names if (found := index.match(key))), default=-1)
    return max(highest + 1, int(count) if re.fullmatch(r"[0-9]{1,3}", count) else 0)


def _count(raw: Raw, name: str) -> int:
    return min(_MOST, _rows_named(raw, name, first_text(raw.get(f"{name}-rows", ()))))


def add_row(raw: Raw, name: str) -> dict[str, list[str]]:
    """The same answers with one more, empty row of the group; the field holds the maximum."""
    number = max(1, _count(raw, name)) + 1
    return _copied(raw) | {f"{name}-rows": [str(number)]}


def remove_row(raw: Raw, name: str, index: int) -> dict[str, list[str]]:
    """The same answers without row ``index`` (from 0) of the group; the rows after it move up."""
    number = _count(raw, name)
    if not 0 <= index < number:
        return _copied(raw)
    pattern = re.compile(rf"{re.escape(name)}-([0-9]{{1,3}})-(.*)", re.DOTALL)
    kept: dict[str, list[str]] = {}
    for key, values in _copied(raw).items():
        found = pattern.fullmatch(key)
        at = int(found[1]) if found else -1
        if found is None or at < index:
            kept[key] = values
        elif at > index:
            kept[f"{name}-{at - 1}-{found[2]}"] = values
    return kept | {f"{name}-rows": [str(number - 1)]}


def _copied(raw: Raw) -> dict[str, list[str]]:
    return {key: list(values) for key, values in raw.items()}
