"""A page comes in; what is wrong with its markup and its words goes out."""

import re

import html5lib
from playwright.sync_api import Page

from tests.web.checks.watch import watch

PRODUCT = "Teczka"
ENGLISH = frozenset(
    """
    the and or of for with your you are was not this that please select choose chosen submit continue back
    next save cancel delete remove add change edit required optional invalid error errors warning important
    success problem field value number letter date day month year name address phone email-address file files
    upload download page home help contact cookies skip main content menu search close open show hide enter
    must should can cannot have has been there which what when where how who character characters words
    remaining limit too many left here click more less yes unknown loading logout login password
    """.split()
) - {"show"}
# Chromium speaks the browser's language in its own bubbles, so no form may ask for them.
BUBBLES = "form:not([novalidate])"
STRUCTURE = """() => {
  const problems = []
  const all = (q) => [...document.querySelectorAll(q)]
  const ids = all('[id]').map((el) => el.id)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  if (twice.length) problems.push(`identyfikator powtórzony: ${twice}`)
  for (const attribute of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'headers'])
    for (const el of all(`[${attribute}]`))
      for (const id of el.getAttribute(attribute).trim().split(/\\s+/))
        if (!document.getElementById(id)) problems.push(`${attribute} wskazuje nieistniejące „${id}”`)
  return problems
}"""
HEADINGS = """() => ({
  lang: document.documentElement.lang,
  title: document.title,
  ones: [...document.querySelectorAll('h1')].map((el) => el.innerText.trim()),
  levels: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
    .filter((el) => !el.closest('.govuk-error-summary, .govuk-notification-banner'))
    .map((el) => Number(el.tagName[1])),
  errors: document.querySelectorAll('.govuk-error-message, .govuk-error-summary').length,
})"""
SPOKEN = """() => {
  const said = [document.title, document.body.textContent]
  for (const script of document.querySelectorAll('body script, body style')) said[1] = said[1].replace(script.textContent, ' ')
  for (const el of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'aria-roledescription', 'content'])
      if (el.hasAttribute(name) && (el.tagName !== 'META' || el.name === 'description')) said.push(el.getAttribute(name))
  for (const el of document.querySelectorAll('*'))
    for (const { name, value } of el.attributes) if (name.startsWith('data-i18n')) said.push(value)
  for (const el of document.querySelectorAll('input[type=submit], input[type=button]')) said.push(el.value)
  return said.join(' \\n ')
}"""


def html_is_strict(page: Page) -> list[str]:
    """Point 2: the source as sent parses as HTML5 with no error; point 9: ids are single and found."""
    parser = html5lib.HTMLParser()
    parser.parse(watch(page).html())
    wrong = [f"HTML, wiersz {at[0]}: {code} {data}" for at, code, data in parser.errors]
    return wrong + list(page.evaluate(STRUCTURE))


def title_says_heading(page: Page) -> list[str]:
    """Point 3: Polish, one h1, the title its words and the product, with „Błąd:” exactly in error."""
    found = page.evaluate(HEADINGS)
    wrong = [] if found["lang"] == "pl" else [f"język strony: {found['lang']!r}"]
    if len(found["ones"]) != 1:
        return [*wrong, f"nagłówków h1: {len(found['ones'])}"]
    mark = "Błąd: " if found["errors"] else ""
    wanted = f"{mark}{' '.join(found['ones'][0].split())} – {PRODUCT}"
    if " ".join(found["title"].split()) != wanted:
        wrong.append(f"tytuł „{found['title']}” zamiast „{wanted}”")
    levels = found["levels"]
    if any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False)):
        wrong.append(f"poziomy nagłówków przeskakują: {levels}")
    return wrong


def no_english(page: Page) -> list[str]:
    """Point 10: no English word in what is seen or read out, and none in the browser's own bubbles."""
    text = re.sub(r"\S*[@/]\S*", " ", page.evaluate(SPOKEN)).lower()
    found = sorted(ENGLISH & set(re.findall(r"[a-ząćęłńóśźż-]+", text)))
    wrong = [f"angielskie słowa: {', '.join(found)}"] if found else []
    if page.locator(BUBBLES).count():
        wrong.append("formularz bez novalidate: przeglądarka powie błąd po swojemu")
    return wrong


TOKENS = frozenset(
    """
    off on name given-name additional-name family-name honorific-prefix organization street-address
    address-line1 address-line2 address-level1 address-level2 postal-code country country-name email tel
    tel-national bday bday-day bday-month bday-year sex username current-password new-password
    one-time-code organization-title
    """.split()
)


def autocomplete_is_exact(page: Page) -> list[str]:
    """Point 19: only tokens of the standard; telephones and e-mails say which; birthdays come whole."""
    inputs = page.evaluate(
        "() => [...document.querySelectorAll('input, textarea, select')]"
        ".map((el) => [el.name, el.type, el.getAttribute('autocomplete')])"
    )
    wrong = [
        f"{name}: autocomplete „{said}”" for name, _, said in inputs if said and said not in TOKENS
    ]
    if any(said == "" for _, _, said in inputs):
        wrong.append("puste autocomplete")
    wrong += [f"{name}: brak autocomplete" for name, kind, said in inputs if kind in {"email", "tel"} and said is None]
    days = [said for _, _, said in inputs if said and said.startswith("bday-")]
    if days and sorted(set(days)) != ["bday-day", "bday-month", "bday-year"]:
        wrong.append(f"niepełna data urodzenia: {days}")
    return wrong


def help_stands_in_its_place(page: Page) -> list[str]:
    """Point 20: help, accessibility statement and privacy are in the footer, in this order."""
    links = [text.strip() for text in page.locator("footer nav a").all_inner_texts()]
    wanted = ["Pomoc", "Deklaracja dostępności", "Prywatność"]
    return [] if links[:3] == wanted else [f"w stopce: {links}"]


def status_has_words(page: Page) -> list[str]:
    """Point 30 and 31: errors and states are said in words, news is announced."""
    return list(
        page.evaluate(
            """() => {
  const problems = []
  const all = (q) => [...document.querySelectorAll(q)]
  for (const el of all('.govuk-tag')) if (!el.innerText.trim()) problems.push('znacznik bez słowa')
  for (const el of all('.govuk-form-group--error')) {
    const message = el.querySelector('.govuk-error-message')
    if (!message?.textContent.trim().startsWith('Błąd:')) problems.push('błąd pola bez słowa „Błąd:”')
  }
  for (const el of all('.govuk-error-message:not(.govuk-character-count__message)')) {
    const group = el.closest('.govuk-form-group, [role=group]')
    const described = group && [group, ...group.querySelectorAll('[aria-describedby]')]
      .some((each) => each.getAttribute('aria-describedby')?.split(/\\s+/).includes(el.id))
    if (!described) problems.push(`komunikat „${el.textContent.trim()}” nie opisuje żadnego pola`)
  }
  for (const el of all('.govuk-notification-banner'))
    if (!/^(alert|status)$/.test(el.getAttribute('role'))) problems.push('powiadomienie nie jest ogłaszane')
  return problems
}"""
        )
    )
