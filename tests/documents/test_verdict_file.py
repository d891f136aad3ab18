import json
from datetime import date

import rules
from app.documents.verdict_file import verdict_json
from rules.programme import load_programme
from rules.verdict import Verdict
from tests.builders import a_case, a_certificate


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
