"""Places to sign told apart: the members of a commission sign one card under one name."""

from typing import Any, cast

from app.dossier.kept import Signed
from app.dossier.scans import PageState, StackPage
from app.web.office.scans.signatures import Place

MEMBER = Signed(1, "członek komisji")


def test_places_of_one_name_are_numbered_and_a_single_one_is_not():
    page = StackPage(1, PageState.KNOWN, signed=(MEMBER, Signed(1, "uczestnik"), MEMBER))
    places = [Place(page, index, cast("Any", None)) for index in range(3)]
    assert [place.who for place in places] == [
        "członek komisji (1 z 2)",
        "uczestnik",
        "członek komisji (2 z 2)",
    ]
