"""What holds for every page of questions, whichever attachment it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attachments import ALL
from app.attachments.answers import EVERY_PAGE, case_from, page_state, pages_of, raw_answers, raw_of
from app.attachments.page import Page, Raw, answer_at, with_answer
from app.fields import Rows
from rules.case import Case, CertificateChange, Helper
from rules.programme import load_programme
from rules.vocabulary import Document, HelperCapacity
from tests.attachments.applications import APPLICATIONS, as_asked
from tests.builders import a_child_case, a_guardian, an_assistant

PAGES = pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.slug)
ASKED = [
    pytest.param(page, case, id=f"{page.slug}: {name}")
    for name, case in APPLICATIONS.items()
    for page in pages_of(case, load_programme(case.programme))
]
AUTOCOMPLETE = {
    *("off", "name", "given-name", "family-name", "bday", "tel", "email"),
    *("address-line1", "address-level2", "postal-code"),
}
ENGLISH = re.compile(
    r"\b(the|and|your|please|required|field|valid|invalid|this|that|choose|enter|select|must|address|error|"
    r"value|missing|submit|choice|choices|date|number|yes|not|format|input|hours?|name|phone|none|other)\b",
    re.IGNORECASE,
)
NOT_ASKED_OF_APPLICANTS = {
    "assistant.address",  # data minimisation: nobody needs it before the contract
    "assistant.register_checked_on",
    "assistant.criminal_record_on",
    "assistant.foreign_records_on",
    "assistant.foreign_records_needed",
    "assistant.guardian_accepted_on",
    "assistant.first_service_on",
}
"""What a paper prints though only the organiser enters it."""


@PAGES
def test_the_slug_is_short_plain_and_nobody_elses(page: type[Page]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", page.slug)
    assert len(page.slug) <= 30
    assert [other.slug for other in EVERY_PAGE].count(page.slug) == 1


@PAGES
def test_the_heading_is_its_own(page: type[Page]) -> None:
    assert page.heading == page.heading.strip()
    assert page.heading[0].isupper()
    assert [other.heading for other in EVERY_PAGE].count(page.heading) == 1


def test_no_two_pages_ask_the_same_answer() -> None:
    paths = [path for page in EVERY_PAGE for path in page.asks]
    assert sorted(paths) == sorted(set(paths))


@PAGES
def test_every_answer_it_asks_is_a_field_and_a_part_of_the_case(page: type[Page]) -> None:
    assert page.asks
    for path, name in page.asks.items():
        assert name in dir(page), name
        assert hasattr(Case(), path.split(".")[0]), path


@PAGES
def test_every_field_asks_for_something(page: type[Page]) -> None:
    names = {name for name, _ in page()._fields.items()}
    assert names - set(page.asks.values()) <= {"same_address"}


@pytest.mark.parametrize(("page", "case"), ASKED)
def test_a_complete_case_is_valid_as_read_and_as_posted(page: type[Page], case: Case) -> None:
    programme = load_programme(case.programme)
    read = page.of(case, programme)
    assert read.validate(), read.errors
    posted = page.of(case, programme, raw_of(page.of(case, programme)))
    assert posted.validate(), posted.errors


@pytest.mark.parametrize(("page", "case"), ASKED)
def test_what_is_filled_in_is_read_again(page: type[Page], case: Case) -> None:
    programme = load_programme(case.programme)
    raw = raw_of(page.of(case, programme))
    assert page.of(case, programme, raw).fill(case) == case
    assert raw_of(page.of(case, programme, raw)) == raw


@pytest.mark.parametrize(("page", "case"), ASKED)
def test_each_required_answer_says_at_its_own_field_what_to_do(
    page: type[Page], case: Case
) -> None:
    programme = load_programme(case.programme)
    full = raw_of(page.of(case, programme))
    for field in page.of(case, programme):
        if not field.required:
            continue
        raw = {name: values for name, values in full.items() if name.split("-")[0] != field.name}
        form = page.of(case, programme, raw)
        assert not form.validate()
        assert form.errors.keys() == {field.name}
        assert form[field.name].errors == [field.missing]
        assert form.fill(case) != case or field.name == "same_address"


@pytest.mark.parametrize(("page", "case"), ASKED)
def test_no_two_messages_or_questions_of_a_page_are_the_same(page: type[Page], case: Case) -> None:
    form = page.of(case, load_programme(case.programme), {})
    messages = [field.missing for field in form if field.required]
    labels = [field.label.text for field in form]
    assert len(messages) == len(set(messages))
    assert len(labels) == len(set(labels))


def words_of(form: Any) -> Iterator[str]:
    """Every text a page can show before and after it is sent empty."""
    yield from (form.heading, form.intro)
    yield from (text for point in form.points for text in (point.heading, point.text))
    yield from form.advice().values()
    for field in form:
        yield from _words_of_field(field)


def _words_of_field(field: Any) -> Iterator[str]:
    yield from (field.label.text, field.hint, field.missing or "", *map(str, field.errors))
    for option in getattr(field, "options", ()):
        yield from (option.label, option.hint)
    if isinstance(field, Rows):
        yield from (field.add, field.remove, field.row_label)
        for part in (part for row in field.rows for part in row):
            yield from _words_of_field(part)


@pytest.mark.parametrize(("page", "case"), ASKED)
def test_every_word_is_polish_and_well_set(page: type[Page], case: Case) -> None:
    form = page.of(case, load_programme(case.programme), {})
    form.validate()
    for text in filter(None, words_of(form)):
        assert not ENGLISH.search(text), text
        assert not re.search(r"[\"“]|\.\.|\s{2}| [,.?]| - |''", text), text
        assert text == text.strip()
        assert not re.search(r"(ąa|łam|łem|(y|a)/(y|a)m?\b)", text), f"not for everybody: {text}"


@pytest.mark.parametrize(("page", "case"), ASKED)
def test_the_browser_is_told_exactly_what_is_the_users_own(page: type[Page], case: Case) -> None:
    form = page.of(case, load_programme(case.programme))
    for field in form:
        token = getattr(field, "autocomplete", None)
        assert token is None or token in AUTOCOMPLETE
        assert token or field.__class__.__name__ not in {
            "PhoneField",
            "EmailField",
            "PostcodeField",
        }


names = st.sampled_from(
    sorted({name for page in EVERY_PAGE for name, _ in page()._fields.items()})
).flatmap(lambda name: st.sampled_from([name, f"{name}-day", f"{name}-0-name", f"{name}-rows"]))
scalars = (
    st.text() | st.integers() | st.none() | st.binary() | st.sampled_from(["yes", "1", "\x00"])
)
anything = scalars | st.lists(scalars | st.lists(scalars)) | st.dictionaries(st.text(), st.text())
malformed = st.dictionaries(names | st.text() | st.integers(), anything, max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ASKED), malformed)
def test_nothing_that_can_be_posted_raises(asked: Any, raw: Any) -> None:
    page, case = asked.values
    programme = load_programme(case.programme)
    form = page.of(case, programme, raw)
    form.validate()
    assert isinstance(form.fill(case), Case)
    assert isinstance(raw_of(form), dict)
    assert page_state(page, raw, case, programme)
    assert all(isinstance(text, str) for text in words_of(form))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([page.slug for page in EVERY_PAGE]), malformed))
def test_no_damaged_draft_raises(answers: Any) -> None:
    programme = load_programme("wiazowna_2026")
    case = case_from(answers, programme, date(2026, 1, 5))
    assert raw_answers(case, programme)


def everything() -> Case:
    """A child's case with every answer any attachment can print."""
    case = as_asked(a_child_case())
    return replace(
        case,
        helper=Helper("Jan Testowy", HelperCapacity.OTHER),
        guardian=a_guardian(),
        assistant=an_assistant(experience_months=7),
    )


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """The dotted path of every single answer a case can hold."""
    for field in fields(value):
        inner, here = getattr(value, field.name), f"{path}{field.name}"
        if is_dataclass(inner):
            yield from leaves(inner, f"{here}.")
        else:
            yield here


def another(value: Any, path: str) -> Any:
    """A different answer of the same sort; an unanswered one becomes a day or „yes”."""
    changed: Any = None
    match value:
        case bool():
            changed = not value
        case StrEnum():
            changed = next(member for member in type(value) if member is not value)
        case str():
            changed = f"{value} inaczej"
        case date():
            changed = value.replace(year=value.year - 1)
        case int() | Decimal():
            changed = value + 1
        case frozenset():
            changed = frozenset()
        case None:
            changed = date(2026, 2, 3) if path.endswith("_on") else True
    return changed


def printed(case: Case) -> str:
    programme = load_programme(case.programme)
    return repr([dict(attachment.context(case, programme)) for attachment in ALL])


UNCLEAR = {
    # Judged elsewhere: what the case is about, and answers of a sort this test cannot vary.
    *("programme", "applied_on", "submitted_on", "certificate_changes", "award"),
    *("other_programmes", "other_activities", "certificate.degree", "certificate.equivalent"),
}


@pytest.mark.parametrize("path", [path for path in leaves(Case()) if path not in UNCLEAR])
def test_every_answer_a_paper_prints_is_asked_on_one_page(path: str) -> None:
    case = everything()
    changed = with_answer(case, path, another(answer_at(case, path), path))
    if printed(changed) == printed(case):
        return
    asked = [page.slug for page in EVERY_PAGE for known in page.asks if known.startswith(path)]
    by_area = path in {"activities", "clauses_read"}
    office = any(path.startswith(known) for known in NOT_ASKED_OF_APPLICANTS)
    assert office != bool(asked), path
    assert len(asked) <= 1 or by_area, path


def test_the_answers_that_test_cannot_vary_are_asked_too() -> None:
    asked = {path.partition(".")[0] for page in EVERY_PAGE for path in page.asks}
    paths = {path for page in EVERY_PAGE for path in page.asks}
    assert {"other_programmes", "other_activities"} <= asked
    assert {"certificate.degree", "certificate.equivalent"} <= paths
    assert CertificateChange.__name__ not in asked


def test_a_raw_answer_is_what_the_browser_would_send() -> None:
    case = as_asked(a_child_case())
    raw: Raw = raw_answers(case, load_programme(case.programme))["kto-wypelnia"]
    assert raw == {
        "filled_by": ["guardian"],
        "birth_date-day": ["1"],
        "birth_date-month": ["9"],
        "birth_date-year": ["2015"],
    }


def test_every_attachment_has_pages_and_is_a_document() -> None:
    assert [attachment.slug for attachment in ALL] == [
        Document.APPLICATION_CARD,
        Document.ACTIVITY_SCOPE,
        Document.GUARDIAN_ACCEPTANCE,
        Document.GDPR_CLAUSE_MINISTER,
        Document.GDPR_CLAUSE_ORGANISER,
    ]
    assert all(attachment.pages for attachment in ALL)
