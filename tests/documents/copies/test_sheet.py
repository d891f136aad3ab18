import pytest

from app.documents.copies.sheet import A4_LONG, A4_SHORT, FOOT, MARGIN, sheet_for


@pytest.mark.parametrize(
    ("width", "height", "portrait"),
    [(3000, 4000, True), (4000, 3000, False), (1000, 1000, True), (100, 9000, True)],
    ids=["standing", "lying", "square", "strip"],
)
def test_the_sheet_stands_or_lies_as_shows_more(width, height, portrait):
    sheet = sheet_for(width, height, enlarge=True)
    assert (sheet.width < sheet.height) is portrait
    assert {sheet.width, sheet.height} == {A4_SHORT, A4_LONG}


@pytest.mark.parametrize("enlarge", [True, False])
@pytest.mark.parametrize("size", [(10, 10), (1, 5000), (595, 842), (842, 1191), (40_000, 30_000)])
def test_nothing_reaches_into_the_margins_or_the_footer(size, enlarge):
    sheet = sheet_for(*size, enlarge=enlarge)
    right = sheet.left + size[0] * sheet.scale
    top = sheet.bottom + size[1] * sheet.scale
    assert sheet.left >= MARGIN - 0.01
    assert right <= sheet.width - MARGIN + 0.01
    assert sheet.bottom >= FOOT - 0.01
    assert top <= sheet.height - MARGIN + 0.01
    assert sheet.left == pytest.approx(sheet.width - right)


def test_a_small_page_keeps_its_size_and_a_picture_fills_the_sheet():
    assert sheet_for(243, 153, enlarge=False).scale == 1
    assert sheet_for(243, 153, enlarge=True).scale > 2
