"""The readers of printed pages catch what they are for."""

from tests.documents.on_paper import english, lost, out_of_the_page, squeezed
from tests.documents.specimens import a_document
from tests.documents.tagged import a_tagged_pdf

SAID = ("Zofia Przykładowa", "ul. Fikcyjna 7 m. 3")


def test_a_cell_cut_short_is_lost() -> None:
    document = a_document(*SAID, title="Karta")
    whole = a_tagged_pdf(["Karta", *SAID, "Karta · strona 1 z 1"])
    assert lost(document, squeezed(whole)) == []
    assert lost(document, squeezed(a_tagged_pdf(["Karta", SAID[0], "ul. Fikcyjna 7"]))) == [
        "ul.Fikcyjna7m.3"
    ]


def test_an_english_word_is_heard_and_an_address_is_not() -> None:
    assert english(a_tagged_pdf(["Page 1 of 4", "https://example.com/the-page"])) == {"page", "of"}
    assert english(a_tagged_pdf(list(SAID))) == set()


def test_a_word_beyond_the_edge_is_noticed() -> None:
    assert out_of_the_page(a_tagged_pdf(list(SAID))) == []
    assert out_of_the_page(a_tagged_pdf(["długo " * 40])) != []
    assert out_of_the_page(a_tagged_pdf(["krótko"], size=(80, 80))) != []
