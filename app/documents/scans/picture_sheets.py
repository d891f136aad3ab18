"""A JPEG, PNG, TIFF or HEIC picture comes in; a picture of any of its frames, upright as held, goes out."""

import warnings
from typing import BinaryIO

import pillow_heif
from PIL import Image, ImageOps

from app.documents.scans.pdf_sheets import DAMAGED
from app.documents.scans.resolution import POINTS, scale_for
from app.errors import UploadRefused

PIXELS = 120_000_000
"""Of a side: A3 at 600 dots per inch has 70 million."""
TOO_MANY_PIXELS = (
    "Ten obraz ma zbyt wiele pikseli. Zeskanuj te kartki w rozdzielczości 200–300 dpi."
)

pillow_heif.register_heif_opener(thumbnails=False)


class PictureSheets:
    """The frames of a TIFF; any other picture is one side. Raises :class:`UploadRefused`."""

    def __init__(self, file: BinaryIO, form: str) -> None:
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # ours is asked below
        try:
            self._image = Image.open(file, formats=[form])
            # A phone's JPEG may carry a second picture for its own display effects: that is no second page.
            self._frames = getattr(self._image, "n_frames", 1) if form == "TIFF" else 1
        except Image.DecompressionBombError as error:
            raise UploadRefused(TOO_MANY_PIXELS) from error
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise UploadRefused(DAMAGED) from error
        self._require_pixels()

    def __len__(self) -> int:
        return self._frames

    def frame(self, number: int) -> Image.Image:
        """Frame ``number``, from 1, not decoded yet. Raises ``IndexError``, :class:`UploadRefused`."""
        if not 1 <= number <= self._frames:
            raise IndexError(number)
        if self._frames > 1:
            self._image.seek(number - 1)
        self._require_pixels()
        return self._image

    def drawn(self, number: int, dots: int) -> Image.Image:
        """Side ``number``, from 1, in colours, with about ``dots`` pixels per inch of paper."""
        image = self.frame(number)
        points = size_in_points(image)
        scale = scale_for(*points, dots)
        width, height = (max(1, round(side * scale)) for side in points)
        image.draft(None, (width, height))  # a JPEG can be decoded at half its size, and half again
        small = in_colours(image).resize(
            (width, height), Image.Resampling.BICUBIC, reducing_gap=2.0
        )
        small.getexif().update(image.getexif())
        return ImageOps.exif_transpose(small)

    def require_pictures(self, number: int) -> None:
        """Nothing to do: what cannot be decoded is not drawn at all."""

    def _require_pixels(self) -> None:
        if self._image.width * self._image.height > PIXELS:
            raise UploadRefused(TOO_MANY_PIXELS)


def size_in_points(image: Image.Image) -> tuple[float, float]:
    """As the file tells it; one that tells nothing counts a pixel as a point."""
    across, down = (float(each) for each in image.info.get("dpi", (POINTS, POINTS)))
    if not (across > 0 and down > 0):
        across = down = POINTS
    return image.width / across * POINTS, image.height / down * POINTS


def in_colours(image: Image.Image) -> Image.Image:
    """Decode on white paper."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; the factor keeps white white.
        return image.point(lambda level: level * (1 / 256)).convert("L").convert("RGB")
    if "A" in image.mode or "transparency" in image.info:
        inked = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(inked, mask=inked.getchannel("A"))
        return paper
    return image.convert("RGB")
