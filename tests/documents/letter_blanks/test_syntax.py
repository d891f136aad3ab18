"""The second lock holds also where the first one would not have been asked."""

import pytest

from app.documents.letter_blanks.syntax import FORBIDDEN, UNREADABLE, forbidden
from tests.documents.letter_blanks.test_checking import ATTEMPTS

READ_BY_THE_GRAMMAR_ALONE = {
    "{{ self }}",
    "{{r hours }}",
    "{{- hours }}",
    "{# uwaga #}",
    "hours }}",
}
READ_BY_THE_GRAMMAR_ALONE |= {"{% raw %}x{% endraw %}", "{%- if hours %}x{% endif %}"}


@pytest.mark.parametrize("attempt", sorted(set(ATTEMPTS) - READ_BY_THE_GRAMMAR_ALONE))
def test_no_other_node_passes(attempt: str) -> None:
    source = f"<w:p><w:t>zdanie</w:t></w:p>\n<w:p><w:t>{attempt}</w:t></w:p>"
    found = list(forbidden(source))
    assert {fault.sentence for fault in found} <= {FORBIDDEN, UNREADABLE}
    assert found
    assert attempt[:10] in found[0].place or found[0].sentence == UNREADABLE


def test_the_few_allowed_nodes_pass() -> None:
    said = "{% for x in a %}{% if not x.b %}{{ x.c }}{% else %}{{ d }}{% endif %}{% endfor %}"
    assert list(forbidden(said)) == []
