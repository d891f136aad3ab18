from app.wording.people import (
    address_line,
    address_lines,
    addressee,
    courtesy,
    greeting,
    to_you,
)
from rules.case import Address, Person
from rules.vocabulary import FormOfAddress

HOME = Address("ul. Fikcyjna 1 m. 2", "05-462", "Wiązowna")


def test_an_address_leaves_out_what_nobody_gave() -> None:
    assert address_line(HOME) == "ul. Fikcyjna 1 m. 2, 05-462 Wiązowna"
    assert address_line(Address(town="Sejny")) == "Sejny"
    assert address_line(Address(postcode="16-500")) == "16-500"
    assert address_lines(Address()) == ()


def test_the_addressee_stands_in_the_nominative_on_lines_of_their_own() -> None:
    person = Person("Zofia", "Przykładowa", HOME)
    assert addressee(person, FormOfAddress.MS) == (
        "Pani", "Zofia Przykładowa", "ul. Fikcyjna 1 m. 2", "05-462 Wiązowna",
    )  # fmt: skip


def test_courtesy_is_by_choice_and_otherwise_both() -> None:
    assert [courtesy(each) for each in (*FormOfAddress, None)] == ["Pani", "Pan", "Pani/Pan"]
    assert [to_you(each) for each in (*FormOfAddress, None)] == ["Pani", "Panu", "Pani/Panu"]
    assert greeting() == "Szanowna Pani, Szanowny Panie,"
    assert addressee(Person("Jan", "Testowy"))[0] == "Pani/Pan"
