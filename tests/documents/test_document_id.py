"""The short id of a bundle: readable, random, and without signs that look like another."""

import re

from app.documents.document_id import LETTERS, fresh_document_id


def test_it_is_two_groups_of_four_plain_signs():
    for _ in range(200):
        assert re.fullmatch(rf"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}", fresh_document_id())


def test_no_sign_looks_like_another():
    assert not set(LETTERS) & set("0O1IL5SUV")
    assert len(set(LETTERS)) == len(LETTERS)


def test_it_is_another_one_each_time():
    assert len({fresh_document_id() for _ in range(500)}) == 500
