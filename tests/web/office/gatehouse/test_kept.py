"""A form that comes after its sign-in has ended: nothing typed is lost, nothing secret is given back."""

from flask import Flask

from tests.web.office.staff import an_account, sign_in, signed_in, store_of

GROUP = "/biuro/sejny_2026/sprawy/abc/pierwszenstwo"
TYPED = {"group": "1", "reason": "Mieszka <b>sama</b> na ulicy Zmyślonej"}


def test_what_was_typed_stands_in_the_page_and_is_sent_again(office: Flask):
    account = an_account(office)
    visitor = signed_in(office, account)
    visitor.get("/biuro/konto")
    store_of(office).accounts.disable(account.id)
    store_of(office).accounts.enable(account.id)
    visitor.post(GROUP, TYPED)
    assert "Logowanie wygasło" in visitor.page
    assert 'value="Mieszka &lt;b&gt;sama&lt;/b&gt; na ulicy Zmyślonej"' in visitor.page
    sign_in(visitor, account)
    assert visitor.post(GROUP, TYPED).status_code == 404  # it arrived: there is only no such matter


def test_a_token_of_the_sign_in_before_keeps_what_was_typed_too(office: Flask):
    visitor = signed_in(office, an_account(office))
    visitor.client.post(GROUP, data=TYPED | {"csrf_token": "stary"})
    answer = visitor.client.post(GROUP, data=TYPED | {"csrf_token": "stary"})
    assert answer.status_code == 403
    assert "Wyślij formularz jeszcze raz" in answer.text
    assert "ulicy Zmyślonej" in answer.text


def test_another_sites_form_is_not_given_back(office: Flask):
    client = office.test_client()
    answer = client.post(GROUP, data=TYPED, headers={"Sec-Fetch-Site": "cross-site"})
    assert "ulicy Zmyślonej" not in answer.text


def test_passwords_are_not_given_back(office: Flask):
    told = {"email": "ktos@example.com", "password": "cztery parasole na strychu"}
    answer = office.test_client().post("/biuro/zaloguj", data=told)
    assert answer.status_code == 403
    assert "parasole" not in answer.text
