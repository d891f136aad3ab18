"""The whole journey as people travel it: without scripts, by keyboard alone, with a stop in between."""

import io
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.builders import a_case, a_child_case
from tests.web.conftest import serving
from tests.web.journey import (
    answer_everything,
    begin,
    button,
    fill,
    fill_by_keyboard,
    press_by_keyboard,
    reach_by_keyboard,
    slug_of,
    tab_to,
)
from tests.web.visitor import START, answers_of

pytestmark = [pytest.mark.browser]
ROOT = Path(__file__).resolve().parents[2]


def a_photo() -> bytes:
    from PIL import Image  # noqa: PLC0415 - only this helper draws

    photo = io.BytesIO()
    Image.new("RGB", (1200, 1700), "white").save(photo, "JPEG")
    return photo.getvalue()


@pytest.mark.office
@pytest.mark.parametrize("case", [a_case(), a_child_case()], ids=["adult", "child"])
def test_the_journey_without_scripts_ends_with_a_bundle(office_site: Flask, visitor, case):
    with serving(office_site) as address:
        page = visitor("no_scripts", accept_downloads=True).new_page()
        begin(page, address, case)
        page.get_by_role("link", name="Przejdź do wniosku").click()
        asked = answer_everything(page, case)
        assert len(asked) == len(answers_of(case))
        photo = {"name": "orzeczenie.jpg", "mimeType": "image/jpeg", "buffer": a_photo()}
        page.set_input_files("#files", photo)
        button(page).click()
        page.get_by_role("link", name="Odpowiedzi są poprawne – dalej").click()
        assert "Wniosek jest kompletny" in page.inner_text("h1")
        page.get_by_role("link", name="Przejdź do dokumentów").click()
        button(page, "Przygotuj dokumenty").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Pobierz pakiet do podpisu (PDF)").click()
        bundle = PdfReader(download.value.path())
        read = "".join(each.extract_text() for each in bundle.pages)
        assert case.participant.full_name in read
        assert "Kopia orzeczenia" in read


@pytest.mark.office
def test_the_journey_by_keyboard_alone(office_site: Flask, visitor):
    case = a_child_case()
    answers = answers_of(case)
    with serving(office_site) as address:
        page = visitor(accept_downloads=True).new_page()
        page.goto(f"{address}/program/{case.programme}")
        press_by_keyboard(page, "Zacznij wypełniać")
        fill_by_keyboard(page, answers[START])
        press_by_keyboard(page, "Zacznij wniosek")
        press_by_keyboard(page, "Przejdź do wniosku")
        press_by_keyboard(page, "Kto wypełnia wniosek i kogo on dotyczy")
        press_by_keyboard(page)
        while slug := slug_of(page):
            fill_by_keyboard(page, answers[slug])
            press_by_keyboard(page)
            assert slug_of(page) != slug, page.locator(".govuk-error-summary").inner_text()
        assert page.url.endswith("/wniosek/kopia-orzeczenia")
        tab_to(page, "na-papierze")
        page.keyboard.press("Space")
        press_by_keyboard(page)
        press_by_keyboard(page, "Odpowiedzi są poprawne – dalej")
        assert "Wniosek jest kompletny" in page.inner_text("h1")
        press_by_keyboard(page, "Przejdź do dokumentów")
        press_by_keyboard(page, "Przygotuj dokumenty")
        expect(page.locator("h1")).to_have_text("Dokumenty do podpisu")
        reach_by_keyboard(page, "Pobierz pakiet do podpisu (PDF)")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert len(PdfReader(download.value.path()).pages) > 5


def test_enter_in_a_field_goes_on(site: Flask, visitor):
    case = a_case()
    with serving(site) as address:
        page = visitor().new_page()
        begin(page, address, case)
        page.goto(f"{address}/wniosek/pytania/uczestnik")
        fill(page, answers_of(case)["uczestnik"])
        page.locator('[name="first_name"]').press("Enter")
        assert slug_of(page) != "uczestnik"


def test_mending_from_the_review_returns_to_the_review(site: Flask, visitor):
    case = a_case()
    with serving(site) as address:
        page = visitor("no_scripts").new_page()
        begin(page, address, case)
        page.goto(f"{address}/wniosek")
        answer_everything(page, case)
        page.goto(f"{address}/wniosek/sprawdz")
        page.get_by_role("link", name="Zmień – Imię", exact=True).click()
        page.fill('[name="first_name"]', "Żółcisława")
        button(page).click()
        assert "/wniosek/sprawdz" in page.url
        assert "Żółcisława" in page.inner_text("main")


def test_a_killed_server_loses_no_saved_page(tmp_path: Path, visitor):
    """SIGKILL right after a page was saved; the next process has it, in another browser."""
    case = a_case()
    first = Service(tmp_path, 0)
    page = visitor().new_page()
    code = begin(page, first.address, case)
    page.goto(f"{first.address}/wniosek/pytania/uczestnik")
    fill(page, answers_of(case)["uczestnik"])
    button(page).click()
    first.kill()
    second = Service(tmp_path, 1)
    try:
        page = visitor("phone").new_page()
        page.goto(f"{second.address}/wroc")
        born = case.participant.birth_date
        page.fill('[name="code"]', code)
        for part, value in (("day", born.day), ("month", born.month), ("year", born.year)):
            page.fill(f'[name="birth_date-{part}"]', str(value))
        button(page, "Otwórz wniosek").click()
        page.goto(f"{second.address}/wniosek/pytania/uczestnik")
        assert page.input_value('[name="first_name"]') == case.participant.first_name
    finally:
        second.kill()


class Service:
    """The service as it is run, gunicorn and all, in a process group of its own."""

    def __init__(self, folder: Path, number: int) -> None:
        port = 18000 + os.getpid() % 1000 * 2 + number
        self.address = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "TECZKA_DATA": str(folder / "data"),
            "TECZKA_GENERATED": str(folder / "generated"),
            "TECZKA_BIND": f"127.0.0.1:{port}",
        }
        self._process = subprocess.Popen(
            [str(Path(sys.executable).with_name("gunicorn"))],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{self.address}/zdrowie", timeout=1)  # noqa: S310 - our own address
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError("the service did not start")

    def kill(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
