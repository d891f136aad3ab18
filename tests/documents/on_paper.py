"""A PDF comes in; what is printed on its pages, and what should be there and is not, goes out."""

import re
from pathlib import Path

from tests.attachments.reading import lines
from tests.documents.tagged import told

ENGLISH = frozenset(
    (Path(__file__).parents[1] / "web" / "checks" / "english.txt").read_text().split()
)
PAGE = re.compile(r'<page width="([0-9.]+)" height="([0-9.]+)">')
WORD = re.compile(
    r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>'
)
MARGIN, FOOT = 28.3, 12.0
"""Points: a centimetre at the sides and above; below, where the bundle is stamped, what printers reach."""
FOOTER = re.compile(
    r".*· strona \d+ z \d+.*|Źródło finansowania Programu:.*|Pakiet .*· \d+ / \d+.*"
)


def squeezed(pdf: bytes) -> str:
    """All text of the pages in the order it was painted, without spaces and furniture."""
    read = told(pdf, "pdftotext", "-raw", "-enc", "UTF-8")
    return "".join("".join(line.split()) for line in read.splitlines() if not FOOTER.match(line))


def lost(document: bytes, printed: str) -> list[str]:
    """The paragraphs and cells of a DOCX that are not whole in ``printed``, squeezed as above."""
    cells = [cell for line in lines(document) for cell in line.split(" | ")]
    said = ["".join(cell.split()) for cell in cells if not FOOTER.match(cell)]
    return [one for one in said if one not in printed]


def english(pdf: bytes) -> set[str]:
    """The English words on the pages."""
    read = re.sub(r"\S*[@/]\S*", " ", told(pdf, "pdftotext", "-enc", "UTF-8")).lower()
    return set(re.findall(r"[a-ząćęłńóśźż-]+", read)) & ENGLISH


def out_of_the_page(pdf: bytes) -> list[str]:
    """The words that reach into the margins of their page or beyond it."""
    wrong, width, height = [], 0.0, 0.0
    for line in told(pdf, "pdftotext", "-bbox", "-enc", "UTF-8").splitlines():
        if page := PAGE.search(line):
            width, height = float(page[1]), float(page[2])
        elif word := WORD.search(line):
            left, top, right, bottom = (float(word[n]) for n in range(1, 5))
            if min(left, top, width - right) < MARGIN or height - bottom < FOOT:
                wrong.append(word[5])
    return wrong
