import json
from decimal import Decimal

import jsonschema
import pytest

from app.config import ROOT
from app.months.entry import ServiceEntry
from app.months.month_file import (
    Edition,
    HandedContent,
    MonthFile,
    MonthState,
    Part,
    Remark,
    content_id,
    file_id,
)
from app.workflow.dossier.dossier_schema import schema, schema_text
from app.workflow.dossier.to_hand_out import WITHIN
from app.workflow.office.events import Event
from rules.diary import YearMonth
from tests.matters.builders import SEJNY
from tests.months.builders import a_drive, an_entry
from tests.workflow.dossier.exported import (
    CLERK,
    SECRET_STREET,
    TODAY,
    add_assistant,
    an_office,
    exporting_of,
)

FIRST, SECOND = f"{1:032x}", f"{2:032x}"
JANUARY = YearMonth(2026, 1)
OF_OTHERS = ("Cudza uwaga", "obce", "999")


def entry_of(matter_id: str, entry_id: str) -> ServiceEntry:
    return an_entry(
        "2026-01-16 08:00",
        "2026-01-16 12:00",
        matter_id=matter_id,
        assistant_id="a1",
        id=entry_id,
        journeys=(a_drive(),),
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The JSON of a participant whose assistant serves somebody else, too."""
    folder = tmp_path_factory.mktemp("json")
    with an_office(folder) as store:
        add_assistant(store, FIRST)
        own, other = entry_of(FIRST, "e1"), entry_of(SECOND, "obce")
        store.entries.add_all((own, other), CLERK, Event.SERVICE_ENTERED)
        edition = Edition(
            1,
            "ABCD-2345",
            TODAY,
            Decimal(999),
            Decimal("999.99"),
            checked=frozenset({"e1.2026-01-16", "obce.2026-01-16"}),
            remarks=(
                Remark("Brak podpisu", "e1"),
                Remark("Cudza uwaga", "obce"),
                Remark("Cudza uwaga"),
            ),
        )
        month = MonthFile(
            file_id(SEJNY, "a1", JANUARY, Part.MAIN),
            SEJNY,
            "a1",
            JANUARY,
            Part.MAIN,
            MonthState.ACCEPTED,
            (edition,),
            reason="Cudza uwaga",
        )
        store.month_files.add(month, CLERK, Event.MONTH_HANDED_IN)
        content = HandedContent(
            content_id(month, 1), SEJNY, "a1", JANUARY, Part.MAIN, 1, (own, other)
        )
        store.handed_contents.add(content, CLERK, Event.MONTH_HANDED_IN)
        exporting_of(store).export_to(folder / "out", CLERK, SEJNY, "Kontrola", matter_ids=(FIRST,))
    return (folder / "out/data/OPS-1.2026/dossier.json").read_text(encoding="utf-8")


def test_the_committed_schema_is_that_of_the_code():
    committed = (ROOT / "docs/dossier.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run bin/teczka describe"
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_file_is_what_its_schema_says(told):
    jsonschema.Draft202012Validator(schema()).validate(json.loads(told))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("history"),
        lambda plain: plain["papers"][0].update(size="wielki"),
        lambda plain: plain["matter"].update(state="zgubiona"),
        lambda plain: plain["assignments"][0].update(statement={}),
    ],
)
def test_the_schema_is_no_empty_word(told, spoil):
    plain = json.loads(told)
    spoil(plain)
    assert not jsonschema.Draft202012Validator(schema()).is_valid(plain)


def test_everything_of_the_participant_is_in_it(told):
    plain = json.loads(told)
    assert plain["participant"] == "Zofia Żółcińska-1"
    assert plain["matter"]["answers"]
    assert plain["matter"]["resolutions"][0]["outcome"] == "qualified"
    assert [file["path"] for file in plain["papers"][0]["files"]] == [
        "dokumenty/2026-01-05-application-card-wyd-1.pdf",
        "dokumenty/2026-01-05-application-card-wyd-1.docx",
    ]
    assert [each["id"] for each in plain["services"]] == ["e1"]
    assert plain["months"][0]["editions"][0]["checked"] == ["e1.2026-01-16"]
    assert [each["text"] for each in plain["months"][0]["editions"][0]["remarks"]] == [
        "Brak podpisu"
    ]
    assert plain["handed_in"][0]["entries"][0]["journeys"][0]["registration"] == "BSE 0X00"
    assert plain["sums"][0]["month"] == "2026-01"
    assert plain["verdict"]["findings"] is not None
    assert plain["judged_on"] == TODAY.isoformat()
    (card,) = (each for each in plain["completeness"] if each["kind"] == "application_card")
    assert (card["standing"], card["papers"]) == (
        "missing",
        [each["id"] for each in plain["papers"]],
    )
    assert card["signatures"][0] == {
        "who": "uczestnik",
        "is_there": True,
        "seen": True,
        "by": "Klara Kartotekowa",
        "on": "2026-01-06",
    }
    assert card["gaps"][0]["counts"]
    assert "Na skanie brakuje stron o numerach: 2" in card["gaps"][0]["said"]
    assert plain["history"][0]["event"] == Event.MATTER_OPENED


def test_of_the_assistant_it_says_what_the_papers_say_and_no_more(told):
    plain = json.loads(told)
    assert plain["assistants"] == [
        {"assistant_id": "a1", "first_name": "Anna", "last_name": "Pomocna"}
    ]
    for secret in (
        SECRET_STREET,
        "600 000 000",
        "U/77",
        "umowa do połowy roku",
        '"experience_months": 77',
    ):
        assert secret not in told


def test_what_the_assistants_statement_lacks_is_counted_and_not_told(told):
    (statement,) = (e for e in json.loads(told)["completeness"] if e["stage"] == "assistant")
    said = {gap["said"] for gap in statement["gaps"]}
    assert (statement["standing"], statement["why"]) == ("missing", [])
    assert said == {WITHIN.format(number=len(statement["gaps"]))}


def test_nothing_of_anybody_else_is_in_it(told):
    assert SECOND not in told
    assert "Żółcińska-2" not in told
    for each in OF_OTHERS:
        assert f'"{each}' not in told, each
