import json
from datetime import date

from hypothesis import given, settings

import rules
from app.documents.verdict_file import verdict_json
from rules.case import Case
from rules.programme import load_programme
from rules.verdict import Verdict
from tests.builders import a_case, a_certificate
from tests.rules.cases import CASES

WIAZOWNA = load_programme("wiazowna_2026")


@settings(max_examples=50, deadline=None)
@given(CASES)
def test_any_verdict_is_strict_json(case: Case) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(word)  # NaN and Infinity are no JSON

    told = json.loads(verdict_json(rules.check(case, WIAZOWNA)), parse_constant=refuse)
    assert told["passes"] in {True, False}


def test_a_finding_traces_rule_clause_words_and_value() -> None:
    case = a_case(certificate=a_certificate(degree="moderate"))
    told = json.loads(verdict_json(rules.check(case, WIAZOWNA)))
    [limit] = [one for one in told["findings"] if one["code"] == "limit-by-certificate"]
    assert (limit["rule"], limit["severity"], limit["values"]["hours"]) == ("L1", "notes", "360")
    assert limit["rests_on"]["edition"] == "jst_2026"
    assert limit["rests_on"]["source"]["clause"] == "§ 4"
    assert limit["rests_on"]["source"]["quote"].endswith("są zgodne z Programem")
    assert limit["rests_on"]["figure"]["value"] == 360
    assert limit["rests_on"]["figure"]["source"]["confirmed"] is False


def test_every_finding_is_told_with_its_sentence_and_what_it_rests_on() -> None:
    programme = load_programme("wiazowna_2026")
    case = a_case(
        certificate=a_certificate(permanent=False, valid_until=date(2025, 12, 31)),
        applied_on=date(2026, 1, 5),
    )
    verdict = rules.check(case, programme)
    told = json.loads(verdict_json(verdict))
    assert told["passes"] is False
    assert [one["code"] for one in told["findings"]] == [f.code for f in verdict.findings]
    for one in told["findings"]:
        assert one["sentence"].endswith((".", "?"))
        assert one["rests_on"]["source"]["document"]
    assert told["limit"][0]["hours"] == str(verdict.limit[0].hours)


def test_an_empty_verdict_passes() -> None:
    assert json.loads(verdict_json(Verdict())) == {
        "passes": True,
        "findings": [],
        "limit": [],
        "priority": None,
        "high_support": None,
    }
