"""A deed that must be refused comes in; its sentences and clauses go out."""

from collections.abc import Callable
from typing import Any

import pytest

from app.errors import DeedRefused


def refusal(deed: Callable[..., Any], *given: Any) -> DeedRefused:
    """What the deed is refused with; every sentence ends like one and has a clause or none."""
    with pytest.raises(DeedRefused) as caught:
        deed(*given)
    refused = caught.value
    assert len(refused.because) == len(refused.clauses) > 0
    assert all(said.strip().endswith((".", "?")) for said in refused.because), refused.because
    return refused
