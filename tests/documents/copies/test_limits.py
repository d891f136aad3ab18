import pytest

from app.documents.copies import require_pages
from app.documents.copies.limits import require_size
from app.errors import UploadRefused

MEGABYTE = 1024 * 1024


def test_what_fits_passes():
    require_size(20 * MEGABYTE, max_bytes=20 * MEGABYTE)
    require_pages([12, 1, 7], max_pages=20)


def test_a_file_too_large_is_told_the_limit_and_the_way_out():
    with pytest.raises(UploadRefused, match=r"najwyżej 20\xa0MB.*dpi"):
        require_size(20 * MEGABYTE + 1, max_bytes=20 * MEGABYTE)


@pytest.mark.parametrize(
    ("pages", "words"), [([12, 9], "21\xa0stron,"), ([22], "22\xa0strony,"), ([25], "25\xa0stron,")]
)
def test_pages_of_all_files_count_together(pages, words):
    with pytest.raises(UploadRefused) as refusal:
        require_pages(pages, max_pages=20)
    assert words in str(refusal.value)
    assert "najwyżej 20." in str(refusal.value)
