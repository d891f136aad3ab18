"""What the check of a bag found comes in; it goes out in words."""

from collections.abc import Iterator

from app.archive.checking import Checked
from app.archive.faults import Trouble
from app.wording.dates import NBSP
from app.wording.numbers import Forms, counted

FILES = Forms("plik", "pliki", "plików", "pliku")
SOUND = "Paczka jest nienaruszona. Sprawdzono: {files}."
TOUCHED = "Paczka jest naruszona. Sprawdzono: {files}. Nie zgadza się:"
NOT_CHECKED = "Tego folderu nie da się sprawdzić:"
WRONG = {
    Trouble.CHANGED: "{path}: plik zmieniono po wydaniu",
    Trouble.MISSING: "{path}: brakuje pliku",
    Trouble.EXTRA: f"{{path}}: pliku nie było w{NBSP}wydanej paczce",
    Trouble.RENAMED: "{path}: plik nazywa się teraz {now}, jego treść jest bez zmian",
    Trouble.MALFORMED: f"pliki są bez zmian, ale paczka nie jest zgodna z{NBSP}BagIt 1.0",
    Trouble.NO_BAG: (
        f"nie ma w{NBSP}nim paczki wydanej z{NBSP}Teczki. Wskaż folder, w{NBSP}którym jest plik "
        "manifest-sha256.txt."
    ),
    Trouble.UNFINISHED: (
        "wydawanie przerwano przed końcem. Wydaj to samo polecenie export jeszcze raz: dokończy je."
    ),
}
UNCONFIRMED = (
    f"Manifest zmieniono albo go brakuje, dlatego o{NBSP}tych plikach nie da się nic powiedzieć:"
)
PROVES = (
    f"Pliki są takie, jakie były w{NBSP}chwili wydania, jeżeli odcisk paczki jest ten sam co "
    f"w{NBSP}dzienniku zdarzeń biura:"
)
WHAT_TO_DO = (
    "Niczego w paczce nie poprawiaj. Weź jej kopię od osoby, która ją dostała, albo wydaj teczkę "
    "jeszcze raz."
)


def lines(checked: Checked) -> Iterator[str]:
    """Whether the bag is as it was handed out, every fault, and what to do."""
    files = counted(checked.files, FILES)
    if checked.sound:
        yield SOUND.format(files=files)
        yield PROVES
        yield f"  {checked.fingerprint}"
        return
    readable = checked.files or checked.fingerprint
    yield TOUCHED.format(files=files) if readable else NOT_CHECKED
    for fault in checked.faults:
        told = {"path": _readable(fault.path), "now": _readable(fault.now)}
        yield f"  {WRONG[fault.trouble].format(**told)}"
    if checked.unconfirmed:
        yield UNCONFIRMED
        yield from (f"  {_readable(path)}" for path in checked.unconfirmed)
    if readable:
        yield WHAT_TO_DO


def _readable(path: str) -> str:
    """A stranger's name of a file, in one line that commands no terminal and claims nothing of its own."""
    return path if path.isprintable() else ascii(path)
