"""Facts come in; what heads and foots every letter goes out: sender, reference, addressee, signatory."""

from collections.abc import Mapping
from typing import Any

from app.attachments.attachment import Signature, Signer
from app.letters.letter import LetterFacts
from app.matters.office import OfficeSettings
from app.wording.answers import written
from app.wording.dates import long_date
from app.wording.hard_spaces import tied
from app.wording.people import address_lines, courtesy, greeting
from rules.programme import Programme
from rules.vocabulary import FormOfAddress

MARKS: Mapping[str, str] = {
    "logo": "logo biura; puste, gdy biuro go nie ustawiło",
    "header": "wiersze nagłówka: nazwa i dane realizatora",
    "case_number": "znak sprawy",
    "place_and_date": "miejscowość i data, np. „Sejny, 12 stycznia 2026 r.”",
    "addressee": "adresat w mianowniku: zwrot, imię i nazwisko, adres, każdy w osobnym wierszu",
    "on_behalf": "zdanie o tym, w czyim imieniu działa adresat; puste, gdy pisze się do uczestnika",
    "greeting": "zwrot grzecznościowy, np. „Szanowna Pani,”",
    "basis": "podstawa: Program, edycja, przepis i postanowienie",
    "appeal": "pouczenie o odwołaniu; puste, gdy biuro nie wydaje decyzji administracyjnych",
    "contact": "z kim i jak skontaktować się w sprawie pisma; puste, gdy biuro tego nie podało",
    "signatory_name": "imię i nazwisko osoby podpisującej; puste, gdy biuro go nie ustawiło",
    "signatory_position": "stanowisko osoby podpisującej",
    "fund": "źródło finansowania Programu",
}
OBLIGATORY = frozenset({"case_number", "place_and_date", "addressee"})
SIGNATORY = "osoba upoważniona przez realizatora"

_ON_BEHALF = "Pismo kierujemy do Pani/Pana jako osoby działającej w imieniu uczestnika:"
_APPEAL = (
    "Pouczenie: od tej decyzji można odwołać się do samorządowego kolegium odwoławczego właściwego "
    "dla realizatora, za jego pośrednictwem, w ciągu 14 dni od doręczenia decyzji. W tym czasie można "
    "też zrzec się prawa do odwołania; decyzja staje się wtedy ostateczna i prawomocna."
)


def heading(facts: LetterFacts, rule: str) -> dict[str, Any]:
    """The names every letter's blank may ask for; ``rule`` is the one its clause is cited of."""
    settings, programme = facts.settings, facts.programme
    return {
        "logo": "",  # the document puts the picture in
        "header": "\n".join(settings.header or organiser_lines(programme)),
        "case_number": facts.matter.case_number,
        "place_and_date": ", ".join(part for part in (settings.town, long_date(facts.on)) if part),
        "addressee": "\n".join(_addressee(facts)),
        "on_behalf": _on_behalf(facts),
        "greeting": greeting(choice(facts)),
        "basis": basis(programme, rule),
        "appeal": tied(_APPEAL) if facts.is_decision else "",
        "contact": settings.contact or _reached(programme),
        "signatory_name": settings.signatory.name,
        "signatory_position": settings.signatory.position or SIGNATORY,
        "fund": programme.edition.fund.text,
    }


def signature(settings: OfficeSettings) -> Signature:
    """Who signs a letter for the organiser, over the first line of what stands below."""
    name, position = settings.signatory.name, settings.signatory.position or SIGNATORY
    return Signature(name or position, name or position, Signer.ORGANISER)


def choice(facts: LetterFacts) -> FormOfAddress | None:
    """The participant's own choice; nobody asked a guardian for theirs (rule R9)."""
    return None if facts.to_guardian else facts.case.participant.form_of_address


def organiser_lines(programme: Programme) -> tuple[str, ...]:
    """What is known of the organiser; a dotted line where not even the name is."""
    organiser = programme.organiser
    told = (organiser.address.text, _reached(programme), organiser.website.text)
    return (written(organiser.name.text), *(line for line in told if line))


def _reached(programme: Programme) -> str:
    organiser = programme.organiser
    phone = f"tel. {organiser.phone.text}" if organiser.phone.text else ""
    return ", ".join(part for part in (phone, organiser.email.text) if part)


def _addressee(facts: LetterFacts) -> tuple[str, ...]:
    """A guardian who gave no address of their own is written to at the participant's."""
    person = facts.addressee
    address = address_lines(person.address) or address_lines(facts.case.participant.address)
    return courtesy(choice(facts)), person.full_name, *address


def _on_behalf(facts: LetterFacts) -> str:
    """The participant's name in the nominative as well, after a colon."""
    name = facts.case.participant.full_name
    return f"{tied(_ON_BEHALF)} {name}." if facts.to_guardian else ""


def basis(programme: Programme, rule: str) -> str:
    """The Programme, the act and the clause, one after another, each only as far as it is confirmed.

    A clause is cited of the documents this programme comes from: that of another office, or of another
    year, explains a rule to staff and founds no letter.
    """
    law, clause = programme.edition.facts.get("legal_basis"), programme.clause(rule)
    said = [f"Program {programme.edition.name}"]
    if law is not None and law.text and law.source.confirmed:
        said.append(law.text)
    own = {programme.organiser.name.source.document, programme.period.document}
    if clause.confirmed and clause.clause and clause.document in own:
        document = programme.sources.get(clause.document, clause.document)
        said.append(f"{document}, {clause.clause}")
    return tied("; ".join(said))
