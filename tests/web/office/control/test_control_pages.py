"""A control by its pages: opened by the office, drawn and looked into by whoever controls, and ended."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.dossier.control import Control, Draw, Extent, Stratum
from app.dossier.sample import sample
from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.rights import RIGHTS, Actor, Role
from app.store.clock import utc_now
from app.store.wishes import Wished, WishState
from app.wording.dates import NBSP, short_date
from app.workflow.dossier import sampling
from app.workflow.dossier.controls import ENDED, Controls
from app.workflow.dossier.order import Order
from app.workflow.dossier.prepared_file import PreparedFile
from app.workflow.dossier.prepared_zip import PreparedZip
from app.workflow.dossier.sampling import Sampling, Wish
from app.workflow.office.desk import Seen
from app.workflow.office.events import Event
from tests.web.office.clerk import VERSION, day_of
from tests.web.office.control.controlled import (
    IDS,
    LAST_DAY,
    OPENING,
    ROOT,
    TODAY,
    Controlled,
    a_controlled_site,
    opened,
    opened_by_code,
)
from tests.web.office.routes import ROUTES
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import close
from tests.web.visitor import Visitor

MATTER = f"/biuro/{OWN}/sprawy/"
EARLIER = Draw(1, "ziarno", True, utc_now(), "Klara", ())
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Controlled]:
    made = a_controlled_site(tmp_path_factory.mktemp("control"))
    yield made
    close(made.site)


@pytest.fixture(scope="module")
def auditor(house: Controlled) -> Visitor:
    """Somebody who controls, with two dossiers drawn by a seed of their own."""
    visitor = opened_by_code(house)
    draw(visitor, house.control().id, {"all": "2", "seed": "27.11.2026: 3 7 12"})
    return visitor


def draw(visitor: Visitor, control_id: str, data: dict[str, str]) -> int:
    path = f"{ROOT}{control_id}/losowanie"
    visitor.get(path)
    version = VERSION.search(visitor.page)
    return visitor.post(path, {"wersja": version[1] if version else ""} | data).status_code


def drawn_and_not(house: Controlled) -> tuple[str, str]:
    """The first matter the main auditor drew, and one they did not."""
    (control,) = (c for c in store_of(house.site).controls.all(OWN) if c.draws and c.draws[0].typed)
    return min(control.taken), next(each for each in IDS if each not in control.taken)


def last_line(house: Controlled) -> tuple[str, str, str]:
    line = store_of(house.site).ledger.lines(OWN, limit=1)[0]
    return line.event, line.note, line.record_id


def test_the_account_a_control_gives_reads_in_its_days_and_no_longer(
    house: Controlled, auditor: Visitor
):
    account, control = house.auditor(), house.control()
    assert (account.roles, account.programmes) == ({Role.AUDITOR}, {OWN})
    assert account.expires_on == control.last_day == LAST_DAY
    assert control.account_ids == (account.id,)
    assert auditor.get(f"/biuro/{OWN}/").status_code == 200
    assert auditor.at == ROOT
    assert "Realizacja Programu w 2026 roku" in auditor.text
    assert "Otwórz kontrolę" not in auditor.text


def test_the_sample_is_what_anybody_draws_with_the_same_seed(house: Controlled, auditor: Visitor):
    control = house.control()
    (drawn,) = control.draws[0].strata
    assert drawn.taken == sample("27.11.2026: 3 7 12", IDS, 2)
    path = f"{ROOT}{control.id}/losowanie/1/all.txt"
    frame = auditor.get(path).get_data()
    assert frame.decode().split() == sorted(IDS)
    auditor.get(f"{ROOT}{control.id}/")
    assert hashlib.sha256(frame).hexdigest() in DIGEST.findall(auditor.page)
    lines = store_of(house.site).ledger.lines(OWN, control.id)
    sampled = next(line for line in lines if line.event == Event.AUDIT_SAMPLED)
    for said in ("27.11.2026: 3 7 12", "2 z 6", drawn.sha256):
        assert said in sampled.note


def test_a_second_drawing_needs_a_reason_and_takes_nothing_back(house: Controlled):
    visitor = opened(house, account_email="druga@example.com", most="3")
    control_id = house.control().id
    assert draw(visitor, control_id, {"awarded": "1", "refused": "1"}) == 200
    first = house.control().draws[0]
    assert not first.typed
    assert len(first.seed) == 32
    assert [each.stratum for each in first.strata] == ["awarded", "refused"]
    assert draw(visitor, control_id, {"all": "1", "because": ""}) == 422
    assert "dlaczego losowanie jest powtarzane" in visitor.text
    assert draw(visitor, control_id, {"all": "6", "because": "za mało"}) == 409
    assert "obejmuje najwyżej 3" in visitor.text
    assert "za mało" in visitor.text
    assert draw(visitor, control_id, {"all": "1", "because": "za mało"}) == 200
    assert house.control().draws[0] == first
    assert "za mało" in visitor.text
    assert draw(visitor, control_id, {"seed": "kr", "because": "x", "all": "1"}) == 409
    assert draw(visitor, control_id, {"because": "x"}) == 409
    assert "Podaj, ile teczek wylosować" in visitor.text


def test_a_dossier_drawn_from_two_groups_is_listed_once_with_both(house: Controlled):
    visitor = opened(house, account_email="dwie-grupy@example.com")
    assert draw(visitor, house.control().id, {"all": "6", "awarded": "1"}) == 200
    listed = visitor.page.partition("Wylosowane teczki")[2].partition("</table>")[0]
    assert listed.count('role="rowheader"') == len(IDS)
    assert listed.count("Wszystkie sprawy, przyznane") == 1


def test_drawn_dossiers_open_and_no_others(house: Controlled, auditor: Visitor):
    taken, other = drawn_and_not(house)
    for path in ("", "odpowiedzi"):
        assert auditor.get(f"{MATTER}{taken}/{path}").status_code == 200
        assert auditor.get(f"{MATTER}{other}/{path}").status_code == 403
        assert "poza kontrolą" in auditor.text or "nie obejmuje" in auditor.text
    for path in ("", "werdykty", "dokumenty"):
        assert auditor.get(f"{ROOT}teczki/{taken}/{path}").status_code == 200
        assert auditor.get(f"{ROOT}teczki/{other}/{path}").status_code == 403
    no_paper = f"/biuro/{OWN}/teczki/{{}}/{'0' * 32}.pdf"
    assert auditor.get(no_paper.format(taken)).status_code == 404
    assert auditor.get(no_paper.format(other)).status_code == 403
    assert auditor.get(MATTER).status_code == 200
    assert "PS.6.2026" in auditor.text
    assert f"{MATTER}{taken}/" in auditor.page
    assert f"{MATTER}{other}/" not in auditor.page


ALLOWED = {
    "/biuro/<programme>/": 302,
    "/biuro/<programme>/sprawy/": 200,
    "/biuro/<programme>/dziennik-zdarzen/sprawdz": 200,
    "/biuro/<programme>/kontrola/": 200,
}
"""Pages of the programme itself that a control of a sample opens; with those of what it drew."""


@pytest.mark.parametrize(
    "rule", [r for r, right in ROUTES.items() if right in RIGHTS[Role.AUDITOR]]
)
def test_a_control_of_a_sample_opens_no_page_but_its_own(
    house: Controlled, auditor: Visitor, rule: str, monkeypatch: pytest.MonkeyPatch
):
    """Every address an auditor has the right for, about a matter that was not drawn."""
    if "<programme>" not in rule:
        return
    _, other = drawn_and_not(house)
    path = rule.replace("<programme>", OWN).replace("<matter_id>", other)
    path = re.sub(r"<any\((\w+)[^>]*>", r"\1", path)
    path = re.sub(r"<[^>]*ending>", "pdf", path)
    path = re.sub(r"<[^>]+>", "a" * 32, path)
    (found,) = (each for each in house.site.url_map.iter_rules() if each.rule == rule)
    method = "GET" if "GET" in (found.methods or ()) else "POST"
    monkeypatch.setitem(house.site.config, "WTF_CSRF_ENABLED", False)  # its 403 would hide ours
    code = auditor.client.open(path, method=method).status_code
    own = "/kontrola/<control_id>/" in rule or "<wish_id>" in rule
    assert code == ALLOWED.get(rule, 404 if own else 403), path


def test_everything_asked_for_is_told_with_the_matter(house: Controlled, auditor: Visitor):
    auditor.get(f"{MATTER}{IDS[5]}/")
    event, note, about = last_line(house)
    assert (event, about) == (Event.AUDIT_LOOKED, IDS[5])
    assert note == f"{MATTER}{IDS[5]}/"


def test_links_lead_only_where_the_control_reaches(house: Controlled, auditor: Visitor):
    auditor.get(ROOT)
    menu = auditor.page.partition('aria-label="Biuro"')[2].partition("</nav>")[0]
    found = re.findall(r'href="(/biuro/[^"]+)"', menu)
    assert found == [MATTER, ROOT, "/biuro/konto"]


def test_a_control_of_everything_opens_everything(house: Controlled):
    visitor = opened(house, account_email="calosc@example.com", extent="whole")
    for path in (f"{MATTER}{IDS[0]}/", f"/biuro/{OWN}/listy/", f"/biuro/{OWN}/dziennik-zdarzen/"):
        assert visitor.get(path).status_code == 200
    visitor.get(f"{ROOT}{house.control().id}/")
    assert "wszystkie teczki" in visitor.text


def test_after_its_last_day_and_its_end_a_control_opens_nothing(house: Controlled):
    visitor = opened(house, account_email="koniec@example.com", extent="whole")
    control, account = house.control(), house.auditor("koniec@example.com")
    assert visitor.get(f"{MATTER}{IDS[0]}/").status_code == 200
    house.calendar.today = LAST_DAY + timedelta(days=1)
    assert visitor.get(f"{MATTER}{IDS[0]}/").status_code == 403
    assert visitor.get(MATTER).status_code == 403
    house.calendar.today = TODAY
    accounts = store_of(house.site).accounts
    yesterday = TODAY - timedelta(days=1)
    accounts.give_roles(account.id, account.roles, account.programmes, yesterday)
    visitor.get(MATTER)
    assert visitor.at == "/biuro/zaloguj"
    accounts.give_roles(account.id, account.roles, account.programmes, LAST_DAY)
    assert visitor.get(MATTER).status_code == 200
    end(house, control.id)
    assert not house.auditor("koniec@example.com").active
    visitor.get(MATTER)
    assert visitor.at == "/biuro/zaloguj"
    assert last_line(house)[0] != Event.AUDIT_LOOKED


def end(house: Controlled, control_id: str) -> None:
    path = f"{ROOT}{control_id}/zakoncz"
    house.clerk.get(path)
    version = VERSION.search(house.clerk.page)
    assert version
    assert house.clerk.post(path, {"wersja": version[1]}).status_code == 422
    assert house.clerk.post(path, {"wersja": version[1], "sure": "yes"}).status_code == 200
    assert "zakończona" in house.clerk.text.casefold()


def test_an_account_of_an_ended_control_comes_back_bound_by_the_new_one(house: Controlled):
    visitor = opened(house, account_email="znowu@example.com", extent="whole")
    first = house.control().id
    end(house, first)
    again = signed_in_after_new_control(house, "znowu@example.com")
    assert again.get(f"{MATTER}{IDS[0]}/").status_code == 403
    again.get(ROOT)
    assert f"{ROOT}{first}/" in again.page
    assert visitor.get(MATTER).status_code == 200


def signed_in_after_new_control(house: Controlled, email: str) -> Visitor:
    house.clerk.get(f"{ROOT}nowa")
    house.clerk.post(f"{ROOT}nowa", OPENING | {"account_email": email})
    assert house.clerk.at == f"{ROOT}{house.control().id}/"
    return signed_in(house.site, house.auditor(email))


def test_another_controls_page_is_as_unknown_as_none(house: Controlled, auditor: Visitor):
    opened(house, account_email="obca@example.com")
    assert auditor.get(f"{ROOT}{house.control().id}/").status_code == 404
    assert auditor.get(f"{ROOT}{'0' * 32}/").status_code == 404


def test_mistakes_keep_what_was_typed_and_say_what_to_do(house: Controlled):
    count = len(store_of(house.site).controls.all(OWN))
    clerk = house.clerk
    clerk.get(f"{ROOT}nowa")
    assert clerk.post(f"{ROOT}nowa", {"title": "Zachowane", "extent": "sample"}).status_code == 422
    assert "Zachowane" in clerk.page
    assert "Błąd: Napisz, kto kontroluje" in clerk.errors()
    late = OPENING | day_of("last_day", TODAY - timedelta(days=1))
    assert clerk.post(f"{ROOT}nowa", late).status_code == 409
    assert "wcześniejszy niż dzisiejszy" in clerk.text
    long = OPENING | day_of("last_day", TODAY + timedelta(days=500))
    assert clerk.post(f"{ROOT}nowa", long).status_code == 409
    staff = OPENING | {"account_email": "clerk@example.com"}
    assert clerk.post(f"{ROOT}nowa", staff).status_code == 409
    assert "inne zadania niż kontrola" in clerk.text
    nameless = OPENING | {"account_name": "", "account_email": "nowa@example.com"}
    assert clerk.post(f"{ROOT}nowa", nameless).status_code == 409
    assert len(store_of(house.site).controls.all(OWN)) == count


def test_a_control_without_an_account_is_only_of_the_office(house: Controlled):
    bare = OPENING | {"account_name": "", "account_email": ""}
    house.clerk.get(f"{ROOT}nowa")
    house.clerk.post(f"{ROOT}nowa", bare)
    control = house.control()
    assert (control.account_ids, house.clerk.at) == ((), f"{ROOT}{control.id}/")
    assert draw(house.clerk, control.id, {"all": "9"}) == 200
    assert house.control().taken == set(IDS)


def test_a_new_code_is_given_for_the_controls_own_account_alone(house: Controlled):
    opened(house, account_email="kod@example.com")
    control, path = house.control(), f"{ROOT}{house.control().id}/"
    house.clerk.get(path)
    assert house.clerk.post(f"{path}kod", {"account": house.auditor().id}).status_code == 409
    house.clerk.get(path)
    own = {"account": control.account_ids[0]}
    assert house.clerk.post(f"{path}kod", own).status_code == 200
    assert "Kod dla osoby kontrolującej" in house.clerk.text
    lines = store_of(house.site).ledger.lines(OWN, control.id)
    assert next(line.event for line in lines) == Event.AUDIT_INVITED


def test_an_account_no_control_named_sees_what_it_saw_before(house: Controlled):
    account = an_account(house.site, Role.AUDITOR, email="dawna@example.com", expires_on=LAST_DAY)
    visitor = signed_in(house.site, account)
    assert visitor.get(f"{MATTER}{IDS[0]}/").status_code == 200
    assert visitor.get(f"/biuro/{OWN}/listy/").status_code == 200


def test_the_dossiers_of_the_sample_are_handed_out_and_others_are_not(
    house: Controlled, auditor: Visitor
):
    taken, other = drawn_and_not(house)
    path = f"/biuro/{OWN}/teczki/{{}}/wydaj"
    assert auditor.get(path.format(other)).status_code == 403
    assert auditor.get(path.format(taken)).status_code == 200
    sent = {"form": "zip", "reason": "kontrola"}
    assert auditor.post(path.format(other), sent).status_code == 403
    auditor.get(path.format(taken))
    assert auditor.post(path.format(taken), sent).data.startswith(b"PK")
    auditor.get(path.format(taken))
    assert auditor.post(path.format(taken), {**sent, "form": "pdf"}).status_code == 200
    assert "Teczka w jednym pliku PDF" in auditor.text
    assert auditor.get(f"/biuro/{OWN}/wydania/").status_code == 403
    control = next(c for c in store_of(house.site).controls.all(OWN) if c.shows(taken))
    pack = f"{ROOT}{control.id}/paczka"
    auditor.get(pack)
    assert "Wymyślony Urząd Wojewódzki: Realizacja" in auditor.text
    assert auditor.post(pack, {"reason": ""}).status_code == 422
    auditor.get(pack)
    assert auditor.post(pack, {"reason": "kontrola na miejscu"}).status_code == 200
    assert "Paczka" in auditor.text
    assert auditor.at.startswith(f"/biuro/{OWN}/wydania/")
    wish = auditor.at.split("/")[-2]
    assert f'href="{ROOT}{control.id}/" class="govuk-back-link"' in auditor.page
    auditor.get(f"{ROOT}{control.id}/")
    assert f'href="/biuro/{OWN}/wydania/{wish}/"' in auditor.page
    events = [line.event for line in store_of(house.site).ledger.lines(OWN, control.id)]
    assert events[0] == Event.AUDIT_PACK_TAKEN


def packed(house: Controlled, control_id: str, *matter_ids: str) -> Wished:
    """A pack somebody asked for."""
    cases, at = tuple((each, each[-3:]) for each in matter_ids), utc_now()
    order = Order(OWN, cases, False, "a", "Zlecająca Osoba", "wydanie", at)
    return store_of(house.site).wishes.ask("export", OWN, control_id, "a", order.plain)


def ready(house: Controlled, wish: Wished) -> Wished:
    store = store_of(house.site)
    pack = PreparedZip(PreparedFile(store.prepared, wish.id), Order.of_plain(wish.told))
    for place in range(len(pack.order.cases)):
        pack.leave_out(place)
    pack.finish()
    store.wishes.end(wish.id, WishState.DONE)
    return wish


def listed(visitor: Visitor, control_id: str) -> dict[str, str]:
    """What a control's page says of each of its packs, by the id of its wish."""
    visitor.get(f"{ROOT}{control_id}/")
    rows = visitor.page.partition("Paczki tej kontroli")[2].partition("</table>")[0].split("<tr")
    found = ((re.search(r"/wydania/([0-9a-f]{32})/", row), row) for row in rows)
    return {at[1]: row for at, row in found if at}


def test_a_control_lists_its_packs_with_what_became_of_them(house: Controlled, auditor: Visitor):
    (taken, _), store = drawn_and_not(house), store_of(house.site)
    control = next(c for c in store.controls.all(OWN) if c.shows(taken))
    waits, done, fell, gone = (packed(house, control.id, taken) for _ in range(4))
    ready(house, done)
    store.wishes.end(fell.id, WishState.FAILED, "internal")
    store.wishes.end(gone.id, WishState.DONE)
    found = listed(auditor, control.id)
    states = [
        (waits, f"W{NBSP}przygotowaniu"),
        (done, "Gotowe"),
        (fell, "Nie powstało"),
        (gone, "Nie powstało"),
    ]
    for wish, said in states:
        assert said in found[wish.id]
        assert "Zlecająca Osoba" in found[wish.id]
        assert ("teczki.zip" in found[wish.id]) == (wish is done)
    last_day = short_date((utc_now() + timedelta(days=7)).date())
    assert last_day in found[done.id]
    file = auditor.client.get(f"/biuro/{OWN}/wydania/{done.id}/teczki.zip")
    assert f"{len(file.data) / 1024:.0f}{NBSP}kB" in found[done.id]


def test_a_control_lists_no_pack_but_its_own_and_none_that_holds_more_than_its_sample(
    house: Controlled, auditor: Visitor
):
    taken, other = drawn_and_not(house)
    control = next(c for c in store_of(house.site).controls.all(OWN) if c.shows(taken))
    more = packed(house, control.id, taken, other)
    others = [packed(house, "", taken), packed(house, "0" * 32, taken)]
    assert not {more.id, *(each.id for each in others)} & set(listed(auditor, control.id))
    assert more.id in listed(house.clerk, control.id)
    house.clerk.get(f"/biuro/{OWN}/wydania/{others[1].id}/")
    assert f'href="/biuro/{OWN}/wydania/" class="govuk-back-link"' in house.clerk.page


def test_the_way_back_from_a_dossier_leads_to_the_control_it_was_opened_in(
    house: Controlled, auditor: Visitor
):
    taken, _ = drawn_and_not(house)
    control = next(c for c in store_of(house.site).controls.all(OWN) if c.shows(taken))
    back, path = 'href="{}" class="govuk-back-link"', f"{ROOT}teczki/{taken}/"
    house.clerk.get(f"{ROOT}{control.id}/")
    assert f'href="{path}?kontrola={control.id}"' in house.clerk.page
    for page in ("", "werdykty", "dokumenty"):
        house.clerk.get(f"{path}{page}?kontrola={control.id}")
        assert back.format(f"{ROOT}{control.id}/") in house.clerk.page
        assert f'href="{path}werdykty?kontrola={control.id}"' in house.clerk.page
    auditor.get(path)  # from the register
    assert back.format(f"{ROOT}{control.id}/") in auditor.page
    for asked in ("", f"?kontrola={'0' * 32}"):
        house.clerk.get(path + asked)
        assert back.format(ROOT) in house.clerk.page


def test_what_the_office_had_packed_is_not_for_a_control_of_a_sample(
    house: Controlled, auditor: Visitor
):
    path = f"/biuro/{OWN}/wydania/"
    house.clerk.get(path)
    house.clerk.post(path, {"reason": "archiwum"})
    assert house.clerk.at.startswith(path)
    assert auditor.get(house.clerk.at).status_code == 403


def test_a_control_that_has_drawn_nothing_has_nothing_packed(house: Controlled):
    visitor = opened(house, account_email="pusta@example.com")
    pack = f"{ROOT}{house.control().id}/paczka"
    visitor.get(pack)
    assert visitor.post(pack, {"reason": "x"}).status_code == 409
    assert "Najpierw ją wylosuj" in visitor.text


def test_the_trail_says_who_changed_what_and_what_was_there_before(
    house: Controlled, auditor: Visitor
):
    taken, _ = drawn_and_not(house)
    auditor.get(f"{ROOT}teczki/{taken}/")
    house.clerk.get(f"{ROOT}teczki/{taken}/")
    assert "Założenie sprawy" in house.clerk.text
    assert "Zapisanie zwrotu i formy pism" in house.clerk.text
    assert "duży druk" in house.clerk.text
    assert "próśb o" in house.clerk.text


@pytest.fixture(scope="module")
def drawing(house: Controlled) -> tuple[Sampling, Actor]:
    """The service behind the page, and a clerk: what no form lets through."""
    parcel = house.site.extensions["teczka"]
    clerk = parcel.store.accounts.named("clerk@example.com").actor
    return Sampling(Controls(parcel.desk, parcel.store.accounts)), clerk


def kept_control(house: Controlled, **changes: Any) -> Control:
    asked = Control(secrets.token_hex(16), OWN, "K", "U", TODAY, LAST_DAY, "Klara", Extent.SAMPLE)
    clerk = store_of(house.site).accounts.named("clerk@example.com").actor
    return store_of(house.site).controls.add(replace(asked, **changes), clerk, Event.AUDIT_OPENED)


ONE = {Stratum.ALL: 1}


@pytest.mark.parametrize(
    ("wish", "changes", "said"),
    [
        (Wish(ONE, "krótk"), {}, sampling.ODD_SEED),
        (Wish(ONE, "x" * 81), {}, sampling.ODD_SEED),
        (Wish(ONE, "dwa wiersze\nlosowania"), {}, sampling.ODD_SEED),
        (Wish({Stratum.ALL: -1}), {}, sampling.ODD_SIZE),
        (Wish({}), {}, sampling.NO_SIZE),
        (Wish(ONE), {"ended_on": TODAY}, ENDED),
        (Wish(ONE), {"until": date(2020, 1, 1)}, sampling.NOTHING),
        (Wish(ONE), {"draws": (EARLIER,)}, sampling.AGAIN),
    ],
)
def test_an_odd_wish_draws_nothing(house: Controlled, drawing, wish, changes, said: str):
    service, clerk = drawing
    control = kept_control(house, **changes)
    with pytest.raises(DeedRefused) as refusal:
        service.draw(clerk, Seen(OWN, control.id), wish)
    assert refusal.value.because == (said,)


def test_a_drawing_goes_by_what_was_seen_and_its_list_is_its_own(house: Controlled, drawing):
    service, clerk = drawing
    control = kept_control(house, most=2)
    for seed, asked in (("Łódź 2027", ONE), ("Łódź 2027", {Stratum.AWARDED: 1})):
        spelled = unicodedata.normalize("NFD", seed)  # as some keyboards write it
        before = control
        control = service.draw(clerk, Seen(OWN, control.id), Wish(asked, spelled, "inna grupa"))
        with pytest.raises(ChangedMeanwhile):
            service.draw(clerk, Seen(OWN, control.id, before.version), Wish(ONE, "", "x"))
    assert (control.draws[0].seed, control.draws[0].typed) == (seed, True)
    assert control.draws[0].strata[0].taken == sample(seed, IDS, 1)
    frames = [
        service.frame(clerk, Seen(OWN, control.id), number, stratum).decode().split()
        for number, stratum in ((1, Stratum.ALL), (2, Stratum.AWARDED))
    ]
    assert frames == [list(IDS), list(control.draws[1].strata[0].frame)]
    line = store_of(house.site).ledger.lines(OWN, control.id)[0]
    assert (line.event, line.note) == (Event.AUDIT_FRAME_TAKEN, "2")
    for number, stratum in ((1, Stratum.AWARDED), (3, Stratum.ALL)):
        with pytest.raises(NotOnRecord):
            service.frame(clerk, Seen(OWN, control.id), number, stratum)
