"""A person comes in; how papers name, greet and address them goes out, no surname inflected."""

from collections.abc import Mapping

from rules.case import Address, Person
from rules.vocabulary import FormOfAddress

Choice = FormOfAddress | None
"""How a person wishes to be addressed; ``None`` is never guessed from a name or a number (rule R9)."""

COURTESY: Mapping[Choice, str] = {
    FormOfAddress.MS: "Pani",
    FormOfAddress.MR: "Pan",
    None: "Pani/Pan",
}
DATIVE: Mapping[Choice, str] = {
    FormOfAddress.MS: "Pani",
    FormOfAddress.MR: "Panu",
    None: "Pani/Panu",
}
GREETING: Mapping[Choice, str] = {
    FormOfAddress.MS: "Szanowna Pani,",
    FormOfAddress.MR: "Szanowny Panie,",
    None: "Szanowna Pani, Szanowny Panie,",
}


def courtesy(choice: Choice = None) -> str:
    """„Pani”, „Pan” or „Pani/Pan”, in the nominative."""
    return COURTESY[choice]


def to_you(choice: Choice = None) -> str:
    """„przyznaję Pani/Panu”: the dative."""
    return DATIVE[choice]


def greeting(choice: Choice = None) -> str:
    return GREETING[choice]


def address_lines(address: Address) -> tuple[str, ...]:
    """Street, then postcode with town; a line nobody gave is left out."""
    lines = (address.street, f"{address.postcode} {address.town}".strip())
    return tuple(line for line in lines if line)


def address_line(address: Address) -> str:
    """„ul. Fikcyjna 7 m. 3, 05-462 Wiązowna”; empty when nothing was given."""
    return ", ".join(address_lines(address))


def addressee(person: Person, choice: Choice = None) -> tuple[str, ...]:
    """The lines of an address block: the courtesy, the name in the nominative, the address."""
    return (courtesy(choice), person.full_name, *address_lines(person.address))
