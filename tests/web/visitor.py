"""A visitor without a browser: opens pages, fills in what a page asks, presses a button."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.attachments.answers import raw_answers
from rules.case import Case
from rules.programme import load_programme

START = "kto-wypelnia"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
START_TOKEN = re.compile(r'name="start_token" value="([^"]+)"')
CODE = re.compile(r'teczka-code__text">([^<]+)<')


@dataclass
class Visitor:
    """One browser session; ``page`` is the HTML last seen, ``at`` its path."""

    app: Flask
    client: FlaskClient = field(init=False)
    page: str = ""
    at: str = "/"

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def get(self, path: str) -> TestResponse:
        response = self.client.get(path, follow_redirects=True)
        return self._seen(response)

    def post(self, path: str, data: Mapping[str, Any], **more: Any) -> TestResponse:
        """Press a button of the page last seen; redirects are followed."""
        token = TOKEN.search(self.page)
        sent = {**data, "csrf_token": token[1] if token else ""}
        return self._seen(self.client.post(path, data=sent, follow_redirects=True, **more))

    def start(self, case: Case) -> str:
        """Begin an application to the case's programme; the resume code."""
        path = f"/program/{case.programme}/zacznij"
        self.get(path)
        token = START_TOKEN.search(self.page)
        assert token
        self.post(path, {**answers_of(case)[START], "start_token": token[1]})
        return self.code()

    def code(self) -> str:
        found = CODE.search(self.page)
        assert found, self.page
        return found[1].strip()

    def answer(
        self, slug: str, raw: Mapping[str, Sequence[str]], action: str = "next"
    ) -> TestResponse:
        path = f"/wniosek/pytania/{slug}"
        self.get(path)
        return self.post(path, {**raw, "action": action})

    def answer_all(self, case: Case) -> None:
        """Fill in every page the case is asked, after ``start``."""
        for slug, raw in answers_of(case).items():
            response = self.answer(slug, raw)
            assert response.status_code == 200, f"{slug}: {self.errors()}"

    @property
    def text(self) -> str:
        """The page as it reads, hard spaces as plain ones."""
        return html.unescape(self.page).replace("\N{NO-BREAK SPACE}", " ")

    def errors(self) -> list[str]:
        found = re.findall(r'class="govuk-error-message"[^>]*>(.*?)</p>', self.page, re.DOTALL)
        return [" ".join(re.sub(r"<[^>]+>", "", each).split()) for each in found]

    def _seen(self, response: TestResponse) -> TestResponse:
        self.page = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
        self.at = response.request.path
        return response


def answers_of(case: Case) -> dict[str, dict[str, list[str]]]:
    """What somebody would post, page by page, to make this case."""
    return raw_answers(case, load_programme(case.programme))
