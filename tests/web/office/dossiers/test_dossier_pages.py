"""The dossier's pages: what is missing and why, every paper to open, and who must bring what."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from app.dossier.completeness import Bringer, Gap
from app.dossier.dossier import Dossier, HistoryLine
from app.dossier.lacks import Lack
from app.matters.rights import Role
from app.store.wishes import WishState
from app.web.office.dossiers import looking, pages, shown
from app.web.office.dossiers.paging import Page, page_of
from app.workflow.dossier.keeper import WISH
from app.workflow.dossier.standings import JOB, Listed, Looked
from tests.months.builders import JAN, ZOFIA
from tests.web.office.dossiers.filled import A_PDF, CLERK, papers_of
from tests.web.office.staff import OWN, an_account, signed_in, store_of

LIST = f"/biuro/{OWN}/teczki/"
ONE = f"{LIST}{ZOFIA}/"
FILE = re.compile(rf'href="({ONE}[0-9a-f]+\.(?:pdf|docx|json))"')


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_what_a_page_has_no_time_for_is_told_and_looked_through_meanwhile(
    clerk, office, monkeypatch
):
    asked = []
    queue = office.extensions["teczka"].batching.durable
    monkeypatch.setattr(queue, "ask", lambda *work: asked.append(work))
    monkeypatch.setattr(looking, "SECONDS", -1)
    for address in (LIST, f"{LIST}braki"):
        clerk.get(address)
        assert "zostało 2. Przegląda je teraz." in _words(clerk.page)
    assert asked == [(JOB, OWN)] * 2
    whole = clerk.get(f"{LIST}braki.csv").data.decode()
    assert "1.2026" in whole, "a file is never half full"
    assert "2.2026" in whole


def test_those_that_lack_nothing_are_left_out_of_those_that_lack_something(clerk, monkeypatch):
    lack = Lack("Karta", "C1", Gap("Brakuje karty.", Bringer.OFFICE))
    doubt = replace(lack, gap=replace(lack.gap, is_known=False))
    listed = (Listed("a" * 32, "7.2026", "Pełna", ()), Listed("b" * 32, "8.2026", "", (doubt,)))
    monkeypatch.setattr(pages, "looked_at", lambda _: Looked(listed))
    for address in (LIST, f"{LIST}?braki=1"):
        clerk.get(address)
        words = _words(clerk.page)
        assert "Teczki, w których czegoś brakuje: 1 z 2" in words
    assert "7.2026" not in words
    assert '<strong class="govuk-tag govuk-tag--yellow">\n  1' in clerk.page


@pytest.mark.parametrize(
    ("lines", "typed", "page", "first"),
    [
        (0, "", Page(1, 1), 0),
        (50, "2", Page(1, 1), 0),
        (51, "2", Page(2, 2), 50),
        (101, "99", Page(3, 3), 100),
        (101, "9" * 5000, Page(1, 3), 0),
        (101, "0", Page(1, 3), 0),
    ],
)
def test_the_page_asked_for_or_the_nearest_there_is(lines, typed, page, first):
    assert page_of(lines, typed) == page
    assert (page.first, page.end) == (first, first + 50)


def test_the_list_says_how_much_each_dossier_lacks(clerk):
    clerk.get(LIST)
    words = _words(clerk.page)
    assert "Teczki, w których czegoś brakuje: 2 z 2" in words
    assert "1.2026 – Zofia Przykładowa" in words
    clerk.get(f"{LIST}?braki=1")
    assert "Teczki z brakami" in _words(clerk.page)
    assert clerk.get(f"{LIST}?strona=99").status_code == 200
    assert clerk.get(f"{LIST}?strona=x").status_code == 200


def test_a_dossier_says_what_is_there_who_signed_and_what_is_missing(clerk, office):
    clerk.get(ONE)
    words = _words(clerk.page)
    looked = office.extensions["teczka"].standings.look(CLERK, OWN)
    [zofia] = [each for each in looked.listed if each.matter_id == ZOFIA]
    assert f"Brakuje: {zofia.missing}. Nie wiadomo: {zofia.unknown}." in words
    assert re.search(r"Co musi być w teczce Brakuje: [1-9]\d*\. Nie wiadomo: \d+\.", words)
    for said in (
        "Podpis widać na skanie: uczestnik – Zofia Przykładowa",
        "Podpis odnotowano przy papierze: uczestnik – Zofia Przykładowa",
        "Na skanie brakuje stron o numerach: 3.",
        "Biuro: Przy sprawdzaniu papieru odnotowano podpis",
        "(2 wydania)",
        "Nie ma skanu karty oceny z podpisami komisji.",
        "Wysłano 31 grudnia 2025 r., jak zapisano w biurze.",
        "Czy i kiedy pismo doręczono, program nie wie.",
        "Rozliczenie przyjęto, a tego dokumentu nie ma w teczce.",
        "Termin: 31 marca 2026 r.",
        "Podstawa:",
        "Kod na stronach: K7MX-3T9P/1",
        "Historia teczki",
    ):
        assert said in words, said


def test_every_edition_is_there_to_open_and_each_opening_is_told(clerk, office):
    clerk.get(ONE)
    links = FILE.findall(clerk.page)
    kept = papers_of(store_of(office), ZOFIA)
    assert len(links) == sum(len(paper.files) for paper in kept)
    [bundle] = [paper for paper in kept if paper.kind == "bundle"]
    answer = clerk.get(f"{ONE}{bundle.id}.pdf")
    assert answer.data == A_PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pakiet-do-podpisu.pdf"'
    line = store_of(office).ledger.lines(OWN, bundle.id)[0]
    assert (line.event, line.note, line.actor) == ("paper.shown", "PDF", "Klara Zmyślona")


def test_no_file_is_opened_through_another_dossier_or_as_what_it_is_not(clerk, office):
    store = store_of(office)
    [bundle] = [paper for paper in papers_of(store, ZOFIA) if paper.kind == "bundle"]
    before = store.ledger.lines(OWN)[0].number
    for path in (f"{LIST}{JAN}/{bundle.id}.pdf", f"{ONE}{bundle.id}.docx", f"{ONE}{'0' * 32}.pdf"):
        assert clerk.get(path).status_code == 404
    assert store.ledger.lines(OWN)[0].number == before


def test_the_matter_and_its_dossier_lead_to_each_other(clerk):
    clerk.get(f"/biuro/{OWN}/sprawy/{ZOFIA}/")
    assert f'href="{ONE}"' in clerk.page
    clerk.get(ONE)
    assert f'href="/biuro/{OWN}/sprawy/{ZOFIA}/"' in clerk.page
    for beside in ("teczki/{}/wydaj", "sprawy/{}/dane/", "przechowywanie/teczki/{}/"):
        assert f'href="/biuro/{OWN}/{beside.format(ZOFIA)}"' in clerk.page


def test_reminders_say_who_brings_what(clerk):
    clerk.get(f"{LIST}braki")
    words = _words(clerk.page)
    assert "Asystent – Bogna Pomocna Jan Testowy, 2.2026" in words
    assert "Nie wiadomo. Przy sprawdzaniu papieru odnotowano podpis" in words


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_the_list_is_taken_along_as_a_file_and_that_is_told(clerk, office, ending):
    answer = clerk.get(f"{LIST}braki.{ending}")
    assert answer.status_code == 200
    line = store_of(office).ledger.lines(OWN)[0]
    assert (line.event, line.note) == (
        "dossier.reminders_exported",
        f"Braki w teczkach ({ending.upper()})",
    )
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
        assert rows[0][:2] == ["Kto", "Znak sprawy"]
        assert any(row[0] == "Asystent – Bogna Pomocna" and row[1] == "2.2026" for row in rows)
        assert all("Podstawa:" in row[-1] for row in rows[1:])


def test_whoever_may_not_export_is_offered_no_file(office):
    member = signed_in(office, an_account(office, Role.COMMISSION))
    member.get(f"{LIST}braki")
    assert "braki.csv" not in member.page
    assert member.client.get(f"{LIST}braki.csv").status_code == 403


def test_a_day_that_is_over_is_no_term_any_more(clerk):
    clerk.get(f"{LIST}{JAN}/")
    assert "termin minął 27 lutego 2026" in _words(clerk.page)
    assert "Termin: 27 lutego" not in _words(clerk.page)


def test_what_was_done_last_stands_first():
    line = HistoryLine(1, datetime(2026, 1, 7, tzinfo=UTC), "x", "m", "m1", "Klara", "a", {}, {})
    told = SimpleNamespace(history=(line, replace(line, number=2, note="b")))
    assert [each["note"] for each in shown.history(cast("Dossier", told))] == ["b", "a"]


def test_an_auditor_reads_and_asks_for_nothing(auditor):
    auditor.get(ONE)
    assert "uzupelnij" not in auditor.page
    assert f"przechowywanie/teczki/{ZOFIA}" not in auditor.page
    assert f'href="/biuro/{OWN}/kontrola/teczki/{ZOFIA}/"' in auditor.page
    assert auditor.client.post(f"{ONE}uzupelnij").status_code == 403


def test_a_dossier_says_that_a_paper_could_not_be_kept_until_somebody_asks_anew(clerk, office):
    wishes = store_of(office).wishes
    told = {"occasion": "sent", "matters": [JAN], "name": "Klara", "missed": [JAN]}
    wishes.end(wishes.ask(WISH, OWN, JAN, "konto-1", told).id, WishState.FAILED, "internal")
    clerk.get(f"{LIST}{JAN}/")
    assert "Nie udało się włączyć do teczki któregoś dokumentu" in clerk.page
    clerk.post(f"{LIST}{JAN}/uzupelnij", {})
    assert clerk.at == f"{LIST}{JAN}/"
    assert "Nie udało się włączyć" not in clerk.page
    assert not wishes.of_programme(OWN, WISH, {WishState.FAILED})
