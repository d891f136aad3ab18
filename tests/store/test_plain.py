from collections.abc import Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attachments.page import Raw
from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.session import Session
from app.store.plain import Plain, made_of, plain_of, read, written
from rules.case import Certificate
from rules.vocabulary import DisabilityType
from tests.store.matters import TYPED, a_decided_matter, a_matter

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)


def _whole(kind: type[Any]) -> st.SearchStrategy[Any]:
    """The kind with every field filled in, those with a default as well, and so on downwards."""
    members = {name: _member(hint) for name, hint in get_type_hints(kind).items()}
    return st.builds(kind, **members)


def _member(hint: Any) -> st.SearchStrategy[Any]:
    if hint == Mapping[str, Raw]:
        return TYPED
    if is_dataclass(hint):
        return _whole(hint)
    parts = [_member(part) for part in get_args(hint) if part is not ...]
    if get_origin(hint) is UnionType:
        return st.one_of(*parts)
    if get_origin(hint) is tuple:
        many = ... in get_args(hint)
        return st.lists(*parts, max_size=2).map(tuple) if many else st.tuples(*parts)
    return NUMBERS if hint is Decimal else st.from_type(hint)


LITTLE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A matter has many parts, and a busy machine makes each of them slowly."""


def _again(value: object) -> object:
    return made_of(read(written(plain_of(value))), type(value))


@LITTLE
@given(_whole(Matter))
def test_every_matter_comes_back_as_it_was(matter: Matter) -> None:
    assert _again(matter) == matter


@LITTLE
@given(_whole(Session))
def test_every_session_comes_back_as_it_was(session: Session) -> None:
    assert _again(session) == session


@LITTLE
@given(_whole(OfficeSettings))
def test_every_setting_comes_back_as_it_was(office: OfficeSettings) -> None:
    assert _again(office) == office


def test_what_comes_back_cannot_be_changed() -> None:
    matter = made_of(plain_of(a_decided_matter()), Matter)
    assert matter.assessment is not None
    for mapping in (matter.answers, matter.answers["strona-1"], matter.assessment.found):
        with pytest.raises(TypeError):
            mapping["more"] = "x"  # type: ignore[index]


def test_equal_sets_are_written_equally() -> None:
    kinds = [*DisabilityType]
    for some in (kinds, kinds[::-1]):
        plain = plain_of(Certificate(disability_types=frozenset(some)))
        assert plain["disability_types"] == sorted(kind.value for kind in kinds)


def test_what_was_kept_before_a_field_existed_still_opens() -> None:
    plain = plain_of(a_matter())
    earlier: Plain = {name: plain[name] for name in plain if name != "accessible_form"}
    assert made_of({**earlier, "dropped_since": 1}, Matter) == a_matter()
