"""A letter's blank and a picture come in; the picture stands where the blank has its mark, with a text."""

import io
import re
from collections.abc import Iterator
from typing import cast

from docx.document import Document
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.parts.story import StoryPart
from docx.shared import Mm

from app.errors import BlankBroken

HEIGHT, WIDTH = Mm(13), Mm(80)
"""The most a logo takes; it keeps its proportions."""

_MARK = re.compile(r"{{\s*logo\s*}}")


def place_logo(document: Document, picture: bytes, text: str) -> bool:
    """Put the picture in for every ``{{ logo }}``; says whether there was any.

    ``text`` is read to those who do not see it. Raises ``BlankBroken`` where the bytes are no picture.
    """
    places = [(part, run) for part, paragraph in _paragraphs(document) for run in _freed(paragraph)]
    for part, run in places:
        try:
            _, image = part.get_or_add_image(io.BytesIO(picture))
            higher = image.px_width * HEIGHT <= image.px_height * WIDTH
            size = {"height": HEIGHT} if higher else {"width": WIDTH}
            inline = part.new_pic_inline(io.BytesIO(picture), **size)
        except (
            InvalidImageStreamError,
            UnexpectedEndOfFileError,
            UnrecognizedImageError,
        ) as error:
            raise BlankBroken("the logo is no picture") from error
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("name", "logo")
        inline.docPr.set("descr", text)
        run.add_drawing(inline)
    return bool(places)


def _paragraphs(document: Document) -> Iterator[tuple[StoryPart, CT_P]]:
    """Those of the body, its tables, headers and footers."""
    for part in document.part.package.iter_parts():
        if isinstance(part, StoryPart):
            for paragraph in part.element.iter(qn("w:p")):
                yield part, paragraph


def _freed(paragraph: CT_P) -> Iterator[CT_R]:
    """The runs in which the marks of this paragraph began, without them; Word splits marks over runs."""
    texts = list(paragraph.iter(qn("w:t")))
    while found := _MARK.search("".join(text.text or "" for text in texts)):
        place, touched = 0, []
        for text in texts:
            said = text.text or ""
            begins, ends = max(found.start() - place, 0), max(found.end() - place, 0)
            place += len(said)
            if begins < len(said) and ends:
                touched.append(text)
                text.text = said[:begins] + said[ends:]
        yield cast("CT_R", touched[0].getparent())
