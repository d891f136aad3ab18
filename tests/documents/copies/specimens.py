"""Uploads to try: a colour pattern, or a page of text, comes out as a picture or PDF of any kind.

The pattern has a colour in each corner (see :data:`CORNERS`), so that a test can tell which way up it lies.
"""

import subprocess
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
CORNERS = (RED, GREEN, BLUE, YELLOW)
WHITE = (255, 255, 255)
TEXT = "Orzeczenie: Zofia Testowa"
GPS = 0x8825


def pattern(width: int = 800, height: int = 1200) -> Image.Image:
    """Red and green above, blue and yellow below."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    half_across, half_up = width // 2, height // 2
    draw.rectangle((0, 0, half_across, half_up), fill=RED)
    draw.rectangle((half_across, 0, width, half_up), fill=GREEN)
    draw.rectangle((0, half_up, half_across, height), fill=BLUE)
    draw.rectangle((half_across, half_up, width, height), fill=YELLOW)
    return image


def picture(image: Image.Image | None = None, kind: str = "JPEG", **options: Any) -> bytes:
    written = BytesIO()
    (image or pattern()).save(written, kind, **options)
    return written.getvalue()


# The four colours of the pattern, as drawing operators over a 100 × 100 square.
PATTERN = (
    b"1 0 0 rg 0 50 50 50 re f 0 1 0 rg 50 50 50 50 re f"
    b" 0 0 1 rg 0 0 50 50 re f 1 1 0 rg 50 0 50 50 re f\n"
)


def drawn(width: float = 595.276, height: float = 841.89) -> bytes:
    """The pattern over a page of this size, with the text across its middle."""
    text = f"BT /F1 12 Tf {width / 4:g} {height / 2:g} Td ({TEXT}) Tj ET".encode()
    return b"q %g 0 0 %g 0 0 cm " % (width / 100, height / 100) + PATTERN + b"Q 0 g " + text


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def add_page(
    pdf: Pdf,
    width: float = 595.276,
    height: float = 841.89,
    operators: bytes | None = None,
    **entries: Any,
) -> Page:
    """Append a page whose font is not embedded, as old certificates' are not."""
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=Dictionary(F1=helvetica())),
        Contents=pdf.make_stream(drawn(width, height) if operators is None else operators),
    )
    for key, value in entries.items():
        page[f"/{key}"] = value
    pdf.pages.append(Page(pdf.make_indirect(page)))
    return pdf.pages[-1]


def a_pdf(change: Callable[[Pdf], object] = add_page, **options: Any) -> bytes:
    """A PDF made by ``change``; ``options`` go to ``save``."""
    pdf = Pdf.new()
    change(pdf)
    written = BytesIO()
    pdf.save(written, static_id=True, **options)
    return written.getvalue()


def paged(**entries: Any) -> bytes:
    """A PDF of one page with these entries or sizes."""
    return a_pdf(lambda pdf: add_page(pdf, **entries))


def rendered(pdf: bytes, page: int = 1, dots: int = 36) -> Image.Image:
    """Let poppler draw one page; 36 dots an inch make A4 298 × 421 pixels."""
    one = ["-f", str(page), "-l", str(page), "-singlefile"]
    done = subprocess.run(
        ["pdftoppm", "-r", str(dots), *one, "-"], input=pdf, capture_output=True, check=True
    )
    assert not done.stderr, done.stderr
    return Image.open(BytesIO(done.stdout)).convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of everything that is not white: left, top, right, bottom in pixels."""
    box = Image.eval(image.convert("L"), lambda level: 255 if level < 250 else 0).getbbox()
    assert box is not None, "the page is empty"
    return box


def corners(image: Image.Image) -> tuple[tuple[int, int, int], ...]:
    """The colours a quarter in from each corner of what is drawn, cleaned of JPEG's noise."""
    left, top, right, bottom = ink(image)
    width, height = right - left, bottom - top
    across = (left + width // 5, right - width // 5)
    down = (top + height // 5, bottom - height // 5)
    found = (image.getpixel((x, y)) for y in down for x in across)
    return tuple(tuple(255 if part > 127 else 0 for part in colour) for colour in found)


def text_of(pdf: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def complaints(pdf: bytes, tmp_path: Any) -> str:
    """What qpdf has to say against a file; empty when it is sound."""
    path = tmp_path / "checked.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    sound = done.returncode == 0 and "No syntax or stream encoding errors" in done.stdout
    return "" if sound else done.stdout + done.stderr


def keys_of(pdf: bytes) -> set[str]:
    """Every key and every name value anywhere in a file."""
    found: set[str] = set()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for held in opened.objects:
            _collect(held, found)
    return found


def _collect(held: Any, found: set[str]) -> None:
    if isinstance(held, Name):
        found.add(str(held))
    elif isinstance(held, Array):
        for item in held:
            if not getattr(item, "is_indirect", False):
                _collect(item, found)
    elif isinstance(held, (Dictionary, pikepdf.Stream)):
        for key in sorted(held.keys()):
            found.add(key)
            value = held.get(key)
            if not getattr(value, "is_indirect", False):
                _collect(value, found)
