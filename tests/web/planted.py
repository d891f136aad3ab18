"""The specimen in error with one fault planted into it, for every way a check has of failing."""

from dataclasses import dataclass

from flask import Flask, Response

from tests.web.specimen import POLICY, specimen_app


@dataclass(frozen=True)
class Fault:
    """``caught_by`` names the check; ``swap`` pairs of texts in the source; ``css`` one more sheet."""

    caught_by: str
    what: str
    swap: tuple[tuple[str, str], ...] = ()
    css: str = ""
    policy: str = POLICY


def _html(caught_by: str, what: str, *swap: tuple[str, str]) -> Fault:
    return Fault(caught_by, what, swap=swap)


def _css(caught_by: str, what: str, css: str) -> Fault:
    return Fault(caught_by, what, css=css)


DARK = "@media (prefers-color-scheme: dark)"


def _add(markup: str) -> tuple[str, str]:
    return ('<div class="govuk-button-group">', f'{markup}<div class="govuk-button-group">')


FAULTS: tuple[Fault, ...] = (
    _html(
        "summary_takes_focus",
        "nothing gives the summary the focus",
        ('data-module="govuk-error-summary"', ""),
        (" autofocus", ""),
    ),
    _html("summary_takes_focus_without_scripts", "only a script gives the focus", (" autofocus", "")),
    _html("axe_is_silent", "image without words", _add('<img src="/static/icon.svg">')),
    _css("axe_is_silent", "pale hint", ".govuk-hint { color: #aaa }"),
    _css("axe_is_silent", "pale hint in the dark", DARK + "{ .govuk-hint { color: #444 } }"),
    _css(
        "axe_is_silent",
        "text on a picture, which axe cannot decide",
        ".govuk-hint { background-image: linear-gradient(#fff, #eee) }",
    ),
    _html("nothing_leaves", "picture from elsewhere", _add('<img alt="" src="http://localhost:9/x.png">')),
    _html("nothing_leaves", "inline script", _add("<script>window.tracked = 1</script>")),
    Fault("nothing_leaves", "lax policy", policy=POLICY.replace("'self'", "'self' 'unsafe-inline'")),
    Fault("nothing_leaves", "no policy", policy=""),
    _html("html_is_strict", "block in a paragraph", _add("<p><div>Tekst</div></p>")),
    _html("html_is_strict", "unclosed element", _add("<section><p>Tekst</p>")),
    _html("html_is_strict", "id twice", _add('<p id="phone">Tekst</p>')),
    _html("html_is_strict", "description of nothing", _add('<p aria-describedby="nic">Tekst</p>')),
    _html("html_is_strict", "label of nothing", _add('<label for="nic">Tekst</label>')),
    _html("title_says_heading", "English page", ('<html lang="pl"', '<html lang="en"')),
    _html("title_says_heading", "title keeps quiet about errors", ("<title>Błąd: ", "<title>")),
    _html("title_says_heading", "title of another page", ("<title>Błąd: Dane", "<title>Błąd: Inne dane")),
    _html("title_says_heading", "two h1", _add("<h1>Drugi</h1>")),
    _html("title_says_heading", "no h1", ("<h1 ", "<p "), ("</h1>", "</p>")),
    _html("title_says_heading", "level left out", _add("<h4>Za głęboko</h4>")),
    _html("no_english", "English word seen", _add("<p>Please wybierz</p>")),
    _html("no_english", "English word read out", _add('<p aria-label="Error message">Tekst</p>')),
    _html("no_english", "the browser's own bubbles", (" novalidate", "")),
    _html("autocomplete_is_exact", "invented token", ("given-name", "firstname")),
    _html("autocomplete_is_exact", "half a birthday", (' autocomplete="bday-year"', "")),
    _html("autocomplete_is_exact", "e-mail not said", (' autocomplete="email"', "")),
    _html(
        "help_stands_in_its_place", "help moved", (">Pomoc<", ">?<"), (">Prywatność<", ">Pomoc<")
    ),
    _html("status_has_words", "colour instead of a word", ("Gotowe", "")),
    _html(
        "status_has_words",
        "error without its word",
        ('<span class="govuk-visually-hidden">Błąd:</span>', ""),
    ),
    _html(
        "status_has_words",
        "error that describes nothing",
        ('aria-describedby="phone-hint phone-error"', 'aria-describedby="phone-hint"'),
    ),
    _html(
        "status_has_words",
        "news nobody announces",
        _add('<div class="govuk-notification-banner" role="region" aria-label="Nowe">Zapisano</div>'),
    ),
    _html("skip_link_works", "no skip link", ('<a href="#tresc" class="govuk-skip-link">', "<a>")),
    _html("skip_link_works", "leads nowhere", ('id="tresc" tabindex="-1"', 'id="tresc"')),
    _css(
        "skip_link_works",
        "never seen",
        ".govuk-skip-link:focus { position: absolute !important; left: -999px }",
    ),
    _css("focus_is_visible", "no outline", ".govuk-input:focus { outline: 0; box-shadow: none }"),
    _css(
        "focus_is_visible",
        "focus too pale",
        ".govuk-input:focus { outline: 3px solid #eee; box-shadow: none }",
    ),
    _css(
        "focus_is_visible",
        "invisible in the dark",
        DARK + "{ .govuk-input:focus { outline-color: #222; box-shadow: none } }",
    ),
    _css(
        "focus_is_visible",
        "invisible in forced colours",
        "@media (forced-colors: active) { .govuk-button:focus { outline: 0 } }",
    ),
    _css(
        "focus_is_not_obscured",
        "a bar over the bottom",
        ".teczka-footer { position: fixed; inset: auto 0 0 0; height: 200px; z-index: 9 }",
    ),
    _html("order_is_natural", "positive tabindex", ('id="phone"', 'id="phone" tabindex="3"')),
    _html("order_is_natural", "two automatic focuses", ('id="phone"', 'id="phone" autofocus')),
    _css("reflows_at_320", "too wide", ".govuk-textarea { min-width: 500px }"),
    _css(
        "reflows_at_320",
        "cut",
        "@media (max-width: 20em) { .govuk-hint { white-space: nowrap; overflow: hidden } }",
    ),
    _css(
        "stands_text_spacing",
        "fixed height",
        ".teczka-advice { height: 2.2em; padding: 0; line-height: 1.1; overflow: hidden }",
    ),
    _css("stands_double_text", "text in pixels", "p, label, h1, li { font-size: 18px !important }"),
    _css("stands_double_text", "fixed height", ".govuk-hint { height: 28px; overflow: hidden }"),
    _css(
        "targets_are_large",
        "small button",
        ".teczka-link-button { min-height: 0; padding: 0; font-size: 8px; line-height: 1 }",
    ),
    _css("borders_are_strong", "pale border", ".govuk-input { border-color: #bbb }"),
    _css("borders_are_strong", "pale tick box", ".govuk-checkboxes__label::before { border-color: #ccc }"),
    _css(
        "borders_are_strong",
        "pale in the dark",
        DARK + "{ .govuk-textarea { border-color: #333 } }",
    ),
    _css("motion_is_reduced", "moves all the same", ".govuk-button { transition: all 1s !important }"),
    _css("prints_well", "pale on paper", "@media print { .govuk-hint { color: #bbb !important } }"),
    _css(
        "prints_well",
        "buttons on paper",
        "@media print { .govuk-button { display: block !important } }",
    ),
    _css("prints_well", "wider than the sheet", "@media print { main { width: 900px } }"),
    _html("summary_links_reach_inputs", "link to a group", ('href="#birth_date-day"', 'href="#birth_date"')),
    _html("summary_links_reach_inputs", "link to nothing", ('href="#phone"', 'href="#telefon"')),
    _html("summary_links_reach_inputs", "other words", ('"#first_name">', '"#first_name">Inaczej: ')),
    _html("summary_links_reach_inputs", "no summary", ("govuk-error-summary", "inne")),
)  # fmt: skip


def planted_app() -> Flask:
    """``/usterka/<n>`` is the specimen with fault ``n``."""
    app = specimen_app()
    source = specimen_app().test_client().get("/bledy").text

    @app.get("/usterka/<int:number>")
    def page(number: int) -> Response:
        html = source
        for old, new in FAULTS[number].swap:
            assert old in html, f"nothing to plant into: {old}"
            html = html.replace(old, new)
        sheet = f'<link rel="stylesheet" href="/usterka/{number}.css"></head>'
        headers = {"Content-Security-Policy": FAULTS[number].policy}
        return Response(html.replace("</head>", sheet), headers=headers)

    @app.get("/usterka/<int:number>.css")
    def css(number: int) -> Response:
        return Response(FAULTS[number].css, mimetype="text/css")

    return app
