"""Everything answered on one page, then everything found: what is missing or not met, and why."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for

from app.attachments.answers import page_for
from app.attachments.page import Page
from app.web.questions import asked
from app.web.shown import lines
from app.web.visit import with_application
from app.wording.findings import reasons, sentence
from app.workflow.application import Application
from rules.verdict import Finding, Severity

PAGES = Blueprint("review", __name__)


@dataclass(frozen=True)
class Answer:
    """One line of the review: question, answer in lines, where to change it."""

    question: str
    answer: tuple[str, ...]
    href: str
    problem: str = ""


@dataclass(frozen=True)
class Found:
    """One finding as the page says it; ``href`` leads to where it can be mended, to ``place``."""

    sentence: str
    why: tuple[str, ...]
    href: str
    place: str


@PAGES.get("/wniosek/sprawdz")
@with_application
def answers(application: Application) -> str:
    parts = [
        (each, [(page.heading, _answers(application, page)) for page in pages])
        for each, pages in asked(application)
    ]
    return render_template("review.html", application=application, parts=parts)


@PAGES.get("/wniosek/wynik")
@with_application
def verdict(application: Application) -> str:
    found = {
        severity: [
            _found(application, each)
            for each in application.verdict.findings
            if each.severity is severity
        ]
        for severity in Severity
    }
    return render_template("verdict.html", application=application, found=found)


def _answers(application: Application, page: type[Page]) -> list[Answer]:
    raw = application.answers.get(page.slug)
    form = page.of(application.case, application.programme, raw)
    if raw is not None:
        form.validate()
    return [_answer(page, field, asked=raw is not None) for field in form]


def _answer(page: type[Page], field: Any, *, asked: bool) -> Answer:
    href = url_for("answering.question", slug=page.slug, wroc="sprawdz", popraw=int(asked))
    problems = [problem.message for problem in field.problems]
    return Answer(field.label.text, lines(field), f"{href}#{field.target}", "".join(problems[:1]))


def _found(application: Application, finding: Finding) -> Found:
    place = page_for(finding.about, application.pages)
    href = name = ""
    if finding.about == "enclosed" and finding.rule == "C3":
        href, name = url_for("copies.copies"), "Kopia orzeczenia"
    elif finding.about == "enclosed":
        href, name = url_for("answering.overview"), "Lista zadań"
    elif place is not None:
        href = url_for("answering.question", slug=place.page, wroc="wynik", popraw=1)
        name = next(page.heading for page in application.pages if page.slug == place.page)
    return Found(sentence(finding), reasons(finding, application.programme), href, name)
