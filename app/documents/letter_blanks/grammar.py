"""The paragraphs of a blank come in; every fault of its marks goes out, and which marks it prints.

This grammar is all a blank may say: ``{{ name }}``, ``{{ row.field }}``, ``{% if name %}`` with ``not``
and ``{% else %}``, ``{% for row in list %}``, each with docxtpl's ``p`` (a paragraph of its own) or ``tr``
(a row of a table). Nothing here is evaluated: the text is only compared with the names a letter has.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.documents.letter_blanks.paragraphs import Paragraph
from app.letters.letter import Letter

DEEPEST = 2

_TOKEN = re.compile(r"{{(?P<print>.*?)}}|{%(?P<order>.*?)%}|{#.*?#}|{{|{%|{#|}}|%}|#}", re.DOTALL)
_NAME = r"[^\W\d]\w*"
_PRINTED = re.compile(rf"\s*({_NAME})(?:\.({_NAME}))?\s*")
_ORDER = re.compile(
    rf"(?:(?P<way>p|tr)(?=\s))?\s*(?:if\s+(?:not\s+)?(?P<asked>{_NAME})(?:\.(?P<field>{_NAME}))?"
    rf"|for\s+(?P<row>{_NAME})\s+in\s+(?P<list>{_NAME})|(?P<word>else|endif|endfor))\s*"
)
_RESERVED = frozenset(
    {*("in", "not", "and", "or", "is", "if", "else", "for", "loop", "self", "recursive"),
     *("true", "false", "none", "True", "False", "None")}
)  # fmt: skip
_ENDS = {"if": "endif", "for": "endfor"}

UNCLOSED = (
    "Znacznik „{mark}” nie ma pary. Zapisz cały znacznik w jednym akapicie, np. {{{{ addressee }}}}, "
    "albo usuń te nawiasy."
)
COMMENT = "Usuń uwagę w nawiasach {{# #}}: we wzorze pisma się ich nie używa."
NOT_A_NAME = (
    "W „{mark}” stoi coś innego niż nazwa znacznika. W nawiasach wpisz tylko nazwę, np. "
    "{{{{ addressee }}}}, bez obliczeń, filtrów i cudzysłowów."
)
NOT_AN_ORDER = (
    "Polecenie „{mark}” nie jest dozwolone. Użyj tylko: {{% if nazwa %}}, {{% if not nazwa %}}, "
    "{{% else %}}, {{% endif %}}, {{% for wiersz in lista %}}, {{% endfor %}}; z literą p, gdy dotyczą "
    "całych akapitów, albo tr, gdy dotyczą wierszy tabeli."
)
UNKNOWN = "W tym piśmie nie ma znacznika „{name}”. {hint}"
DID_YOU_MEAN = "Czy chodziło o „{name}”?"
SEE_LIST = "Sprawdź nazwę na liście znaczników tego pisma."
IS_LIST = (
    "„{name}” to lista. Wypisz ją w pętli: {{%p for wiersz in {name} %}}, w następnym akapicie "
    "{{{{ wiersz.{field} }}}}, a w kolejnym {{%p endfor %}}."
)
NO_FIELDS = "„{name}” nie ma części po kropce. Zostaw samą nazwę: {{{{ {name} }}}}."
WHICH_FIELD = "Napisz, którą część wiersza wydrukować, np. {{{{ {name}.{field} }}}}."
NO_LIST = (
    "„{name}” nie jest listą, więc nie może stać po „in”. Usuń pętlę i wpisz {{{{ {name} }}}}."
)
TAKEN = (
    "Wiersz pętli nie może się nazywać „{name}”: ta nazwa jest zajęta. Wpisz inną, np. „wiersz”."
)
TOO_DEEP = "Pętla w pętli może mieć najwyżej dwa poziomy. Usuń wewnętrzną pętlę."
ALONE = "„{mark}” musi stać sam w akapicie. Przenieś pozostały tekst do innego akapitu."
ALONE_IN_ROW = "„{mark}” musi stać sam w osobnym wierszu tabeli. Dodaj na niego pusty wiersz."
SAME_PARAGRAPH = (
    "„{mark}” nie kończy się w tym samym akapicie. Dopisz tu {{% {end} %}} albo użyj postaci z literą p, "
    "np. {{%p {start} … %}}, w osobnych akapitach."
)
NEVER_ENDS = (
    "„{mark}” nie ma końca. Dodaj dalej, w osobnym akapicie lub wierszu, {{%{way} {end} %}}."
)
ELSEWHERE = (
    "„{mark}” zamyka polecenie, które zaczęto w innej części dokumentu. Umieść początek i koniec w tym samym "
    "miejscu: w tekście, w jednej komórce albo (z literami tr) w jednej tabeli."
)
NOTHING_TO_END = (
    "„{mark}” nie pasuje do żadnego wcześniejszego początku. Usuń je albo dodaj początek."
)
MISSING = "We wzorze brakuje znacznika „{name}” ({said}). Dodaj go tam, gdzie pismo ma to podawać."


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and what to do; no place where it is the whole blank that lacks something."""

    place: str
    sentence: str


@dataclass(frozen=True)
class _Open:
    """An order that waits for its end; ``row`` and ``name`` are a loop's."""

    kind: str
    way: str
    mark: str
    paragraph: Paragraph
    row: str = ""
    name: str = ""


class Reading:
    """One blank read paragraph by paragraph; ``faults`` and ``printed`` grow on the way."""

    def __init__(self, letter: Letter) -> None:
        self.faults: list[Fault] = []
        self.printed: set[str] = set()
        self._marks = {name for name in letter.marks if "." not in name}
        self._lists = letter.lists
        self._open: list[_Open] = []

    def read_part(self, paragraphs: Iterator[Paragraph]) -> None:
        """Read one part; what it opens it must end."""
        for paragraph in paragraphs:
            for token in _TOKEN.finditer(paragraph.text):
                self._read(token, paragraph)
            self._end_of(paragraph)
        for left in self._open:
            end = _ENDS[left.kind]
            self._fault(left.paragraph, NEVER_ENDS, mark=left.mark, way=left.way, end=end)
        self._open.clear()

    def _fault(self, paragraph: Paragraph, sentence: str, **values: str) -> None:
        self.faults.append(Fault(paragraph.place, sentence.format(**values)))

    def _read(self, token: re.Match[str], paragraph: Paragraph) -> None:
        mark = token[0]
        if token["print"] is not None:
            self._read_print(token["print"], mark, paragraph)
        elif token["order"] is not None:
            self._read_order(token["order"], mark, paragraph)
        else:
            self._fault(paragraph, COMMENT if mark.startswith("{#") else UNCLOSED, mark=mark)

    def _read_print(self, inside: str, mark: str, paragraph: Paragraph) -> None:
        found = _PRINTED.fullmatch(inside)
        if found is None:
            self._fault(paragraph, NOT_A_NAME, mark=mark)
            return
        name, field = found.groups()
        if not self._known(name, field, paragraph):
            return
        loops = self._loops()
        if name in self._lists and name not in loops:
            self._fault(paragraph, IS_LIST, name=name, field=min(self._lists[name]))
        elif name in loops and field is None:
            self._fault(paragraph, WHICH_FIELD, name=name, field=min(self._lists[loops[name]]))
        else:
            self.printed.add(loops.get(name, name))

    def _read_order(self, inside: str, mark: str, paragraph: Paragraph) -> None:
        found = _ORDER.fullmatch(inside)
        if found is None:
            self._fault(paragraph, NOT_AN_ORDER, mark=mark)
            return
        way = found["way"] or ""
        self._require_room(way, mark, paragraph)
        if found["asked"]:
            self._known(found["asked"], found["field"], paragraph)
            self._open.append(_Open("if", way, mark, paragraph))
        elif found["row"]:
            self._begin_loop(found["row"], found["list"], _Open("for", way, mark, paragraph))
        else:
            self._end(found["word"], way, mark, paragraph)

    def _require_room(self, way: str, mark: str, paragraph: Paragraph) -> None:
        """What takes a whole paragraph or row away with it must have it for itself."""
        if way == "p" and paragraph.text.strip() != mark:
            self._fault(paragraph, ALONE, mark=mark)
        if way == "tr" and (paragraph.row or "").strip() != mark:
            self._fault(paragraph, ALONE_IN_ROW, mark=mark)

    def _begin_loop(self, row: str, name: str, opened: _Open) -> None:
        paragraph = opened.paragraph
        if self._known(name, None, paragraph) and name not in self._lists:
            self._fault(paragraph, NO_LIST, name=name)
        if row in self._marks | _RESERVED | set(self._loops()) or row.startswith("_"):
            self._fault(paragraph, TAKEN, name=row)
        if len(self._loops()) >= DEEPEST:
            self._fault(paragraph, TOO_DEEP)
        self._open.append(_Open("for", opened.way, opened.mark, paragraph, row, name))

    def _end(self, word: str, way: str, mark: str, paragraph: Paragraph) -> None:
        last = self._open[-1] if self._open else None
        fits = last is not None and last.way == way
        if last is None or not fits or word not in {_ENDS[last.kind], _else(last)}:
            self._fault(paragraph, NOTHING_TO_END, mark=mark)
            return
        if _whereabouts(last, paragraph) != _whereabouts(last, last.paragraph):
            self._fault(paragraph, ELSEWHERE, mark=mark)
        if word != "else":
            self._open.pop()

    def _end_of(self, paragraph: Paragraph) -> None:
        """An order without ``p`` or ``tr`` ends in the paragraph it began in."""
        while self._open and not self._open[-1].way:
            left = self._open.pop()
            values = {"mark": left.mark, "end": _ENDS[left.kind], "start": left.kind}
            self._fault(paragraph, SAME_PARAGRAPH, **values)

    def _loops(self) -> Mapping[str, str]:
        """The list behind every row that has a name here."""
        return {each.row: each.name for each in self._open if each.kind == "for"}

    def _known(self, name: str, field: str | None, paragraph: Paragraph) -> bool:
        """Whether there is such a name here, and such a field of it; says what is wrong if not."""
        loops = self._loops()
        fields = self._lists.get(loops.get(name, ""), frozenset())
        if name not in self._marks and name not in loops:
            self._unknown(name, self._marks | set(loops), paragraph)
        elif field is not None and name not in loops:
            self._fault(paragraph, NO_FIELDS, name=name)
        elif field is not None and fields and field not in fields:
            self._unknown(f"{name}.{field}", {f"{name}.{each}" for each in fields}, paragraph)
        else:
            return True
        return False

    def _unknown(self, name: str, known: set[str], paragraph: Paragraph) -> None:
        near = difflib.get_close_matches(name, sorted(known), n=1)
        hint = DID_YOU_MEAN.format(name=near[0]) if near else SEE_LIST
        self._fault(paragraph, UNKNOWN, name=name, hint=hint)


def _whereabouts(order: _Open, paragraph: Paragraph) -> str:
    """Where an order must end that began there."""
    return paragraph.table if order.way == "tr" else paragraph.within


def _else(last: _Open) -> str:
    return "else" if last.kind == "if" else ""


def missing(letter: Letter, printed: set[str], *, decides: bool) -> Iterator[Fault]:
    """The marks without which the letter would not say what it is for; of a decision the appeal too."""
    needed = letter.obligatory | ({"appeal"} if decides else frozenset())
    for name in sorted(needed - printed):
        yield Fault("", MISSING.format(name=name, said=letter.marks[name]))
