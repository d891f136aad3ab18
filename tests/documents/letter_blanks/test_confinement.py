"""The process that tries a blank: it refuses with paragraphs, and the service outlives whatever it meets."""

import threading
import time

import pytest

from app.documents.letter_blanks import confinement, worker
from app.documents.letter_blanks.confinement import check_blank
from app.documents.letter_blanks.package import MAX_BYTES
from app.errors import BlankRefused, InternalError
from app.letters import ALL
from rules.programme import load_programme
from tests.documents.letter_blanks import rogue
from tests.documents.letter_blanks.specimens import ADDED, blank_bytes

AWARD = ALL[0]
SEJNY = load_programme("sejny_2026")


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "__name__", rogue.__name__)


def refusal(data: bytes) -> tuple[tuple[str, str], ...]:
    with pytest.raises(BlankRefused) as refused:
        check_blank(data, AWARD, SEJNY)
    return refused.value.faults


def test_a_sound_blank_passes_and_a_bad_one_comes_back_with_its_paragraph() -> None:
    check_blank(blank_bytes(), AWARD, SEJNY)
    ((place, sentence),) = refusal(blank_bytes("{{ ''.__class__ }}"))
    assert place == f"akapit {ADDED} („{{{{ ''.__class__ }}}}”)"
    assert "tylko nazwę" in sentence


def test_the_refusal_reads_as_sentences() -> None:
    error = BlankRefused((("akapit 1 („x”)", "Usuń."), ("", "Dodaj.")))
    assert str(error) == "akapit 1 („x”): Usuń.\nDodaj."


def test_what_is_too_large_is_not_even_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "run_confined", lambda *_, **__: pytest.fail("it was"))
    assert "2 MB" in refusal(bytes(MAX_BYTES + 1))[0][1]


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize(
    "wish", [b"crash", b"leave", b"no reply", b"", b'{"faults', b"[]", b"confess"]
)
def test_a_crash_or_a_false_reply_refuses_the_blank(wish: bytes) -> None:
    assert refusal(wish) == (("", worker.UNREADABLE),)


@pytest.mark.usefixtures("misbehaving")
def test_what_lasts_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "CLOCK_SECONDS", 0.5)
    started = time.monotonic()
    assert refusal(b"sleep") == (("", worker.TOO_HEAVY),)
    assert time.monotonic() - started < 5


@pytest.mark.usefixtures("misbehaving")
def test_what_computes_too_long_is_ended() -> None:
    assert refusal(b"spin") == (("", worker.TOO_HEAVY),)


def test_a_worker_that_cannot_start_is_no_fault_of_the_blank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "__name__", "tests.documents.letter_blanks.nowhere")
    with pytest.raises(InternalError, match="nowhere"):
        check_blank(blank_bytes(), AWARD, SEJNY)


def test_only_so_many_blanks_are_tried_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "WAITING_SECONDS", 0.01)
    monkeypatch.setattr(confinement, "_places", threading.BoundedSemaphore(1))
    with confinement._places:
        assert "zbyt wiele wzorów" in refusal(blank_bytes())[0][1]


def test_whatever_a_reader_raises_is_told_without_the_words_of_the_blank(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "tajne"

    def broken(*_: object) -> None:
        raise ZeroDivisionError(words)

    monkeypatch.setattr(worker, "faults", broken)
    assert worker.checked(b"", "award", "sejny_2026") == (("", worker.UNREADABLE),)
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "tajne" not in told
