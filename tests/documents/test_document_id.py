import re

from app.documents.document_id import LETTERS, document_id


def test_an_id_is_short_and_has_no_sign_that_looks_like_another() -> None:
    for seed in range(200):
        assert re.fullmatch(f"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}", document_id(bytes([seed])))
    assert not set(LETTERS) & set("0O1IL5SUV")


def test_a_seed_has_one_id_and_two_seeds_have_two() -> None:
    assert document_id(b"a") == document_id(b"a")
    assert len({document_id(str(seed).encode()) for seed in range(5000)}) == 5000
