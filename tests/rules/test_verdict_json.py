import json

from hypothesis import given, settings

from rules import check
from rules.case import Case
from rules.programme import load_programme
from rules.verdict_json import verdict_as_dict
from tests.builders import a_case, a_certificate
from tests.rules.cases import CASES

WIAZOWNA = load_programme("wiazowna_2026")


@settings(max_examples=50, deadline=None)
@given(CASES)
def test_any_verdict_is_json(case: Case) -> None:
    plain = verdict_as_dict(check(case, WIAZOWNA))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_a_finding_traces_rule_clause_words_and_value() -> None:
    case = a_case(certificate=a_certificate(degree="moderate"))
    plain = verdict_as_dict(check(case, WIAZOWNA))
    [limit] = [f for f in plain["findings"] if f["code"] == "limit-by-certificate"]

    assert limit["rule"] == "L1"
    assert limit["severity"] == "notes"
    assert limit["values"] == {"hours": "360"}
    assert limit["rests_on"]["edition"] == "jst_2026"
    assert limit["rests_on"]["source"]["clause"] == "§ 4"
    assert limit["rests_on"]["source"]["quote"].endswith("są zgodne z Programem")
    assert limit["rests_on"]["figure"]["value"] == 360
    assert limit["rests_on"]["figure"]["source"]["confirmed"] is False


def test_a_verdict_says_limit_group_and_whether_it_passes() -> None:
    plain = verdict_as_dict(check(a_case(), WIAZOWNA))

    assert plain["passes"] is True
    assert plain["priority"] == 1
    assert plain["high_support"] is True
    assert [(s["since"], s["hours"], s["reduced_by"]) for s in plain["limit"]] == [
        ("2026-01-01", "720", "0")
    ]
