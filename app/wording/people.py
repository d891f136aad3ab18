"""A person comes in; how papers name, greet and address them goes out, no surname inflected."""

from enum import StrEnum

from rules.case import Address, Person


class Courtesy(StrEnum):
    """How a person wishes to be addressed; never guessed from a name or a number (rule R9)."""

    MADAM = "madam"
    SIR = "sir"
    EITHER = "either"


COURTESY = {
    Courtesy.MADAM: "Pani",
    Courtesy.SIR: "Pan",
    Courtesy.EITHER: "Pani/Pan",
}
DATIVE = {
    Courtesy.MADAM: "Pani",
    Courtesy.SIR: "Panu",
    Courtesy.EITHER: "Pani/Panu",
}
GREETING = {
    Courtesy.MADAM: "Szanowna Pani,",
    Courtesy.SIR: "Szanowny Panie,",
    Courtesy.EITHER: "Szanowna Pani, Szanowny Panie,",
}


def courtesy(choice: Courtesy = Courtesy.EITHER) -> str:
    """„Pani”, „Pan” or „Pani/Pan”, in the nominative."""
    return COURTESY[choice]


def to_you(choice: Courtesy = Courtesy.EITHER) -> str:
    """„przyznaję Pani/Panu”: the dative."""
    return DATIVE[choice]


def greeting(choice: Courtesy = Courtesy.EITHER) -> str:
    return GREETING[choice]


def address_lines(address: Address) -> tuple[str, ...]:
    """Street, then postcode with town; a line nobody gave is left out."""
    lines = (address.street, f"{address.postcode} {address.town}".strip())
    return tuple(line for line in lines if line)


def address_line(address: Address) -> str:
    """„ul. Fikcyjna 7 m. 3, 05-462 Wiązowna”; empty when nothing was given."""
    return ", ".join(address_lines(address))


def addressee(person: Person, choice: Courtesy = Courtesy.EITHER) -> tuple[str, ...]:
    """The lines of an address block: the courtesy, the name in the nominative, the address."""
    return (courtesy(choice), person.full_name, *address_lines(person.address))
