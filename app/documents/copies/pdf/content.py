"""A page's operators come in; the same drawing without marks and hidden layers goes out.

Marked content ties a drawing to a structure tree that does not come along, and the bundle makes
each copied page one figure: a mark left inside it would contradict the figure. Operators are
written anew, one by one, so that comments and anything else between them do not come along either.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from pikepdf import Name, Operator, Pdf, StreamParser

from app.documents.copies.pdf.names import plain

_OPENING, _CLOSING, _POINTS = {"BMC", "BDC"}, "EMC", {"MP", "DP"}
_PAINTS_PATH = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
_SHOWS = {"Tj", "TJ", "'", '"', "Do", "sh", "EI"}
# The three steps of an inline image; its data counts as the last one's operand.
_INLINE_IMAGE = {"BI", "ID", "EI"}


@dataclass(frozen=True)
class Drawing:
    """Drawing operators, and how often they call each named XObject."""

    operators: bytes
    calls: Counter[str] = field(default_factory=Counter)


def redrawn(operators: bytes, hides: Callable[[str], bool]) -> Drawing:
    """Write ``operators`` anew; ``hides`` says whether a named property list is an unseen layer.

    All names are plain, as :func:`plain` writes them.
    """
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    page.obj.Contents = pdf.make_stream(operators)
    rewriter = _Rewriter(operators, hides)
    page.parse_contents(rewriter)
    return Drawing(bytes(rewriter.written), rewriter.calls)


class _Rewriter(StreamParser):
    def __init__(self, source: bytes, hides: Callable[[str], bool]) -> None:
        super().__init__()
        self.written = bytearray()
        self.calls: Counter[str] = Counter()
        self._source = source
        self._hides = hides
        self._operands: list[object] = []
        self._tokens: list[bytes] = []
        self._marks: list[bool] = []

    def handle_object(self, obj: object, offset: int, length: int) -> None:
        if isinstance(obj, Operator):
            self._operator(obj.unparse().decode("latin-1"))
            self._operands.clear()
            self._tokens.clear()
            return
        unparse = getattr(obj, "unparse", None)
        token = unparse() if unparse else self._source[offset : offset + length]
        self._operands.append(obj)
        self._tokens.append(token if obj is not None else b"null")

    def handle_eof(self) -> None:
        """Operands without an operator draw nothing."""

    def _operator(self, operator: str) -> None:
        if operator in _OPENING:
            self._marks.append(self._opens_hidden_layer())
        elif operator == _CLOSING:
            self._marks = self._marks[:-1]
        elif operator not in _POINTS:
            self._write(operator)

    def _opens_hidden_layer(self) -> bool:
        match self._operands:
            case [Name() as tag, Name() as layer]:
                return tag == Name.OC and self._hides(plain(layer))
        return False

    def _write(self, operator: str) -> None:
        if any(self._marks):
            if operator in _SHOWS or operator in _INLINE_IMAGE:
                return
            if operator in _PAINTS_PATH:
                # The path ends here, and may still have been meant for clipping.
                self.written += b"n\n"
                return
        if operator == "Do" and self._operands:
            self.calls[plain(self._operands[-1])] += 1
        # The data of an inline image brings the space before its EI along.
        space = b"" if operator == "EI" else b" "
        self.written += space.join((*self._tokens, operator.encode("latin-1"))) + b"\n"
