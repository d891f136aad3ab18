"""A JPEG, PNG or HEIC picture comes in; one A4 page with it, upright, goes out.

The picture is decoded and encoded anew: what a camera wrote beside the pixels (place, time, owner,
preview) and whatever else was hidden in the file stays behind.
"""

import warnings
from io import BytesIO

import pillow_heif
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image, ImageCms, ImageOps

from app.documents.copies.accepted import AcceptedCopy, Kind
from app.documents.copies.sheet import add_page, saved, sheet_for
from app.errors import UploadRefused

# The largest phone cameras in use take 108 million pixels.
PIXELS = 120_000_000
DOTS_PER_INCH = 300
LEGIBLE_SIDE = 600
QUALITY = 85

_TOO_LARGE = (
    "To zdjęcie ma zbyt wiele pikseli. Zrób je w zwykłej rozdzielczości aparatu"
    " albo zmniejsz i dodaj jeszcze raz."
)
_DAMAGED = (
    "Ten plik jest uszkodzony albo niepełny i nie da się go odczytać."
    " Zrób zdjęcie jeszcze raz albo prześlij plik ponownie na to urządzenie."
)
_SMALL = (
    "To zdjęcie jest bardzo małe. Sprawdź w podglądzie, czy da się na nim przeczytać cały tekst."
)
_FRAMES = "Plik zawiera kilka obrazów. Wzięliśmy tylko pierwszy; pozostałe strony dodaj osobno."

pillow_heif.register_heif_opener(thumbnails=False)


def photo_page(data: bytes, kind: Kind) -> AcceptedCopy:
    """Make one A4 page of a picture.

    Raises :class:`UploadRefused` for a picture that is damaged, cut short, or larger than
    :data:`PIXELS`.
    """
    try:
        with _opened(data, kind) as image:
            notes = _notes(image)
            picture = _flat(_upright(image))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        refusal = _TOO_LARGE if isinstance(error, Image.DecompressionBombError) else _DAMAGED
        raise UploadRefused(refusal) from error
    return AcceptedCopy(kind=kind, pages=1, pdf=_page_of(picture), notes=notes)


def _opened(data: bytes, kind: Kind) -> Image.Image:
    with warnings.catch_warnings():
        # Pillow's own, lower threshold; ours is checked below, before any pixel is decoded.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = Image.open(BytesIO(data), formats=["HEIF" if kind is Kind.HEIC else kind.upper()])
    if image.width * image.height > PIXELS:
        raise UploadRefused(_TOO_LARGE)
    return image


def _notes(image: Image.Image) -> tuple[str, ...]:
    # A phone's JPEG may carry a second picture for its own display effects: that is no second page.
    several = image.format == "PNG" and getattr(image, "n_frames", 1) > 1
    small = max(image.size) < LEGIBLE_SIDE
    return (_FRAMES,) * several + (_SMALL,) * small


def _upright(image: Image.Image) -> Image.Image:
    """Decode, reduce to what a printer can show, and turn as the camera was held."""
    sheet = sheet_for(*image.size, enlarge=True)
    # The camera's turn may still swap the sides, so the longer one bounds both.
    side = round(max(image.size) * sheet.scale * DOTS_PER_INCH / 72)
    image.draft(None, (side, side))  # a JPEG can be decoded at half its size, and half again
    image.load()
    plain = _eight_bits(image)
    plain.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return ImageOps.exif_transpose(plain)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Drop palettes and deep greys: what is left can be resized without dithering."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; the factor keeps white white.
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info or image.mode in {"LA", "PA", "La", "RGBa"}:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "RGBA", "CMYK"} else image.convert("RGB")


def _flat(picture: Image.Image) -> Image.Image:
    """Paint on white paper, in grey or sRGB: a new image has nothing of the old but its pixels."""
    mask = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture if picture.mode == "L" else _in_srgb(picture)
    paper = Image.new(colours.mode, picture.size, "white")
    paper.paste(colours, mask=mask)
    return paper


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
    if not profile:
        return colours.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        turned = None  # a broken or foreign profile: the colours as they are
    return turned or colours.convert("RGB")


def _page_of(picture: Image.Image) -> bytes:
    encoded = BytesIO()
    picture.save(encoded, "JPEG", quality=QUALITY, optimize=True)
    pdf = Pdf.new()
    image = Stream(
        pdf,
        encoded.getvalue(),
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=picture.width,
            Height=picture.height,
            ColorSpace=Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        ),
    )
    sheet = sheet_for(*picture.size, enlarge=True)
    across, up = picture.width * sheet.scale, picture.height * sheet.scale
    add_page(pdf, sheet, image, (across, 0, 0, up, sheet.left, sheet.bottom))
    return saved(pdf)
