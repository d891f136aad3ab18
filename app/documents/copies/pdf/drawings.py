"""A strange page's drawing comes in; a form XObject, copied by the table of shapes, goes out.

Everything is bounded: how deep things lie in each other, how many there are, how many bytes they
unpack to, how large a picture claims to be, and how often forms that draw forms unfold.
"""

import zlib
from collections import Counter
from dataclasses import dataclass

from pikepdf import Array, Boolean, Dictionary, Integer, Name, Object, Pdf, Real, Stream, String

from app.documents.copies.pdf.content import redrawn
from app.documents.copies.pdf.layers import Layers
from app.documents.copies.pdf.names import entries, named, plain
from app.documents.copies.pdf.shapes import FILTERS, SHAPES, Shape
from app.errors import UploadRefused

DEPTH = 60
OBJECTS = 300_000
PACKED_BYTES = 128 * 1024 * 1024
DRAWN_BYTES = 24 * 1024 * 1024
UNFOLDED_BYTES = 512 * 1024 * 1024
PIXELS = 250_000_000

TOO_INTRICATE = (
    "Ten plik jest zbyt złożony, żeby go bezpiecznie przetworzyć."
    " Zeskanuj lub sfotografuj orzeczenie i dodaj zdjęcia stron."
)
_PIECE = 1024 * 1024
_NULL = Object.parse(b"null")


@dataclass(frozen=True)
class _Drawn:
    """What a copied form weighs by itself, and which other XObjects it draws how often."""

    size: int
    calls: Counter[str]


class Copier:
    """Copies drawings of one source (opened with explicit conversion); shared parts once."""

    def __init__(self, target: Pdf, layers: Layers) -> None:
        self._target = target
        self._layers = layers
        self._made: dict[tuple[tuple[int, int], str], Object] = {}
        self._forms: dict[tuple[int, int], _Drawn] = {}
        self._unfolded: dict[tuple[int, int], int] = {}
        # The resources being copied, innermost last: old files' forms borrow those of the page
        # around them.
        self._around: list[tuple[Object, Object]] = []
        self._depth = self._objects = self._packed = self._drawn = 0
        self.lacks_parts = False
        """Whether a drawing calls what is not there, or a picture ends before its end."""

    def page_drawing(
        self, operators: bytes, resources: Object, box: list[float], group: Object | None
    ) -> Object:
        """Copy a page's own drawing: decoded operators, resources, visible box in the page's units.

        Raises :class:`UploadRefused` for what passes the limits above or draws itself.
        """
        form = self._redrawn(operators, resources)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array(box)
        form.Resources = self._copy(resources, "resources")
        if isinstance(group, Dictionary):
            form.Group = self._copy(group, "group")
        self._unfold(form, ())
        return form

    def _copy(self, source: Object | None, kind: str) -> Object | None:
        """Copy what ``kind`` lists of ``source``; ``None`` where nothing of it may come along."""
        if source is None:
            return None
        if kind == "xobject":
            kind = self._kind_of_xobject(source)
            if not kind:
                return self._nothing()
        if isinstance(source, (Name, String, Integer, Real, Boolean)):
            return Object.parse(source.unparse(resolved=True))
        key = (source.objgen, kind)
        if source.is_indirect and key in self._made:
            return self._made[key]
        self._objects += 1
        self._depth += 1
        if self._depth > DEPTH or self._objects > OBJECTS:
            raise UploadRefused(TOO_INTRICATE)
        try:
            return self._compound(source, kind)
        finally:
            self._depth -= 1

    def _compound(self, source: Object, kind: str) -> Object | None:
        if isinstance(source, Array):
            return Array([self._copy_or_null(item, kind) for item in source.as_list()])
        shape = SHAPES[kind]
        if isinstance(source, Stream):
            return self._stream(source, kind, shape) if shape.stream else None
        if isinstance(source, Dictionary) and (shape.keys or shape.every):
            return self._dictionary(source, kind, shape)
        return None

    def _copy_or_null(self, source: Object | None, kind: str) -> Object:
        copied = self._copy(source, kind)
        return _NULL if copied is None else copied

    def _dictionary(self, source: Object, kind: str, shape: Shape) -> Object:
        copied: Object = Dictionary()
        if source.is_indirect or kind == "resources":
            copied = self._target.make_indirect(copied)
        self._remember(source, kind, copied)
        if kind == "resources":
            self._around.append((source, copied))
        self._fill(copied, source, shape)
        if kind == "resources":
            self._around.pop()
        return copied

    def _stream(self, source: Stream, kind: str, shape: Shape) -> Object | None:
        if shape.drawn:
            borrowed = self._around[-1] if self._around else (Dictionary(), None)
            own = source.get("/Resources")
            resources = own if isinstance(own, Dictionary) else borrowed[0]
            copied = self._redrawn(source.read_bytes(), resources)
            if resources is borrowed[0] and borrowed[1] is not None and kind == "form":
                copied.Resources = borrowed[1]
        else:
            if kind == "image" and _pixels(source) > PIXELS:
                raise UploadRefused(TOO_INTRICATE)
            packed = self._repacked(source)
            if packed is None:
                return None
            copied = packed
        self._remember(source, kind, copied)
        self._fill(copied, source, shape)
        return copied

    def _remember(self, source: Object, kind: str, copied: Object) -> None:
        # Before the parts are copied, so that parts which point back find it.
        if source.is_indirect:
            self._made[source.objgen, kind] = copied

    def _fill(self, copied: Object, source: Object, shape: Shape) -> None:
        for key, value in entries(source):
            kind = shape.every or shape.keys.get(key, "")
            part = self._copy(value, kind) if kind else None
            if part is not None:
                copied[named(key)] = part

    def _repacked(self, source: Stream) -> Stream | None:
        """Take a stream's bytes as they are packed, if they are packed in a way we know."""
        filters = source.get("/Filter")
        listed = filters.as_list() if isinstance(filters, Array) else [filters]
        if not {plain(name) for name in listed if name is not None} <= FILTERS:
            return None
        packed = source.read_raw_bytes()
        self.lacks_parts |= not _is_whole(packed, plain(listed[0]))
        self._packed += len(packed)
        if self._packed > PACKED_BYTES:
            raise UploadRefused(TOO_INTRICATE)
        copied = Stream(self._target, packed)
        if filters is not None:
            copied.Filter = self._copy(filters, "plain")
            unpacking = self._copy(source.get("/DecodeParms"), "packing")
            if unpacking is not None:
                copied.DecodeParms = unpacking
        return copied

    def _redrawn(self, operators: bytes, resources: Object) -> Stream:
        self._drawn += len(operators)
        if self._drawn > DRAWN_BYTES:
            raise UploadRefused(TOO_INTRICATE)
        listed = resources.get("/Properties")
        properties = listed if isinstance(listed, Dictionary) else Dictionary()
        drawing = redrawn(operators, lambda name: self._layers.hide(properties.get(named(name))))
        drawable = resources.get("/XObject")
        held = entries(drawable) if isinstance(drawable, Dictionary) else ()
        here = {name for name, value in held if value is not None}
        self.lacks_parts |= not drawing.calls.keys() <= here
        copied = Stream(self._target, drawing.operators)
        self._forms[copied.objgen] = _Drawn(len(drawing.operators), drawing.calls)
        return copied

    def _kind_of_xobject(self, source: Object) -> str:
        if not isinstance(source, Stream) or self._layers.hide(source.get("/OC")):
            return ""
        return {"/Form": "form", "/Image": "image"}.get(plain(source.get("/Subtype")), "")

    def _nothing(self) -> Stream:
        """What a hidden or forbidden XObject becomes, since the page still calls it by name."""
        kind = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 0, 0]))
        return Stream(self._target, b"", kind)

    def _unfold(self, form: Object, path: tuple[tuple[int, int], ...]) -> int:
        """Measure what drawing ``form`` comes to when every form it calls is drawn in its place."""
        key = form.objgen
        if key in path or len(path) > DEPTH:
            raise UploadRefused(TOO_INTRICATE)
        if key not in self._unfolded:
            drawn = self._forms[key]
            parts = form.get("/Resources", Dictionary()).get("/XObject", Dictionary())
            size = drawn.size
            for name, times in drawn.calls.items():
                called = parts.get(named(name))
                if called is not None and called.objgen in self._forms:
                    size += times * self._unfold(called, (*path, key))
            if size > UNFOLDED_BYTES:
                raise UploadRefused(TOO_INTRICATE)
            self._unfolded[key] = size
        return self._unfolded[key]


def _is_whole(packed: bytes, packing: str) -> bool:
    """Say whether the packed bytes reach their own end mark, where the packing has one."""
    if packing == "/DCTDecode":
        return b"\xff\xd9" in packed[-64:]
    if packing == "/FlateDecode":
        unpacking = zlib.decompressobj()
        try:
            while packed and not unpacking.eof:
                unpacking.decompress(packed, _PIECE)
                packed = unpacking.unconsumed_tail
        except zlib.error:
            return False
        return unpacking.eof
    return True


def _pixels(image: Object) -> int:
    sides = [image.get(key) for key in ("/Width", "/Height")]
    width, height = (int(side) if isinstance(side, Integer) else 0 for side in sides)
    return width * height
