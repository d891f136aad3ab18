import pikepdf
import pytest
from pikepdf import Name, NameTree, NumberTree

from app.documents.bundle import Part, assemble
from tests.documents.tagged import (
    a_tagged_pdf,
    an_untagged_pdf,
    elements,
    faults,
    opened,
    read_aloud,
    saved,
    told,
)

LETTERS = "Zażółć gęślą jaźń"


def a_part(pdf: bytes, number: int = 1, title: str = "") -> Part:
    return Part(f"part_{number}", title or f"Część {number}", pdf, f"Z{number}")


def a_bundle(*pdfs: bytes) -> bytes:
    parts = [a_part(pdf, number) for number, pdf in enumerate(pdfs, 1)]
    return assemble(parts, title=f"Pakiet – {LETTERS}", document_id="K7MX-3T9P")


def a_paper(number: int, pages: int = 2) -> bytes:
    lines = [(f"# Rozdział {number}.{page}", f"{LETTERS} {number}.{page}") for page in range(pages)]
    return a_tagged_pdf(*lines, outline=[line[0][2:] for line in lines], target="dalej")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_screen_reader_reads_the_bundle_as_it_reads_its_parts(count: int) -> None:
    papers = [a_paper(number) for number in range(count)]
    expected = [text for paper in papers for text in read_aloud(paper)]
    assert len(expected) == 4 * count
    assert read_aloud(a_bundle(*papers)) == expected


def test_one_document_holds_a_part_for_every_paper() -> None:
    bundle = opened(a_bundle(a_paper(1), a_paper(2), an_untagged_pdf(b"")))
    [document] = bundle.Root.StructTreeRoot.K
    assert Name.Document == document.S
    assert [part.S for part in document.K] == [Name.Part] * 3
    assert all(element == kid.P for element in elements(bundle) for kid in _kids(element))


def test_every_mark_on_a_page_leads_to_the_element_that_holds_it() -> None:
    bundle = opened(a_bundle(a_paper(1), a_paper(2, pages=3), an_untagged_pdf(b"", b"")))
    parents = NumberTree(bundle.Root.StructTreeRoot.ParentTree)
    keys = [int(page.obj.StructParents) for page in bundle.pages]
    assert len(set(keys)) == len(bundle.pages)
    for page, key in zip(bundle.pages, keys, strict=True):
        marks = _marks(page)
        assert marks == list(range(len(parents[key])))
        for mark in marks:
            assert parents[key][mark].Pg == page.obj
            assert int(parents[key][mark].K) == mark


def test_links_lead_where_they_led_in_their_part() -> None:
    bundle = opened(a_bundle(a_paper(1), a_paper(2)))
    names = NameTree(bundle.Root.Names.Dests)
    parents = NumberTree(bundle.Root.StructTreeRoot.ParentTree)
    for first, last in ((0, 1), (2, 3)):
        [link] = bundle.pages[first].obj.Annots
        assert names[str(link.A.D)].D[0] == bundle.pages[last].obj
        element = parents[int(link.StructParent)]
        assert Name.Link == element.S
        assert element.K.Obj == link


def test_a_role_that_means_something_else_gets_another_name() -> None:
    one = a_tagged_pdf(["jeden"], roles={"Standard": "P"})
    other = a_tagged_pdf(["dwa"], roles={"Standard": "Note", "Uwaga": "Standard"})
    same = a_tagged_pdf(["trzy"], roles={"Standard": "P"})
    bundle = opened(a_bundle(one, other, same))
    roles = {str(name): str(role) for name, role in bundle.Root.StructTreeRoot.RoleMap.items()}
    kinds = [str(element.S) for element in elements(bundle) if Name.Pg in element]
    assert [roles[kind] for kind in kinds] == ["/P", "/Note", "/P"]
    assert roles["/Uwaga"] == kinds[1]


def test_an_id_two_parts_use_names_two_elements() -> None:
    bundle = opened(a_bundle(*[a_tagged_pdf(["nagłówek", "komórka"], ids=["h"])] * 2))
    ids = NameTree(bundle.Root.StructTreeRoot.IDTree)
    cells = [element for element in elements(bundle) if Name.A in element]
    headers = [ids[str(cell.A.Headers[0])] for cell in cells]
    assert len(ids) == len({str(header.ID) for header in headers}) == 2
    assert [header.P for header in headers] == [cell.P for cell in cells]


def test_each_part_is_a_bookmark_with_its_own_below() -> None:
    bundle = opened(a_bundle(a_paper(1), a_tagged_pdf(["bez spisu"]), a_paper(3)))
    with bundle.open_outline() as outline:
        found = [
            (
                item.title,
                _page_of(bundle, item),
                [(c.title, _page_of(bundle, c)) for c in item.children],
            )
            for item in outline.root
        ]
    assert found == [
        ("Część 1", 0, [("Rozdział 1.0", 0), ("Rozdział 1.1", 1)]),
        ("Część 2", 2, []),
        ("Część 3", 3, [("Rozdział 3.0", 3), ("Rozdział 3.1", 4)]),
    ]


def test_a_paper_whose_only_top_heading_is_its_title_is_not_named_twice() -> None:
    paper = opened(a_paper(1))
    with paper.open_outline() as outline:
        first, second = outline.root
        first.title = "CZĘŚĆ 1"
        first.children.append(second)
        del outline.root[1]
    bundle = opened(a_bundle(saved(paper)))
    with bundle.open_outline() as outline:
        assert [(i.title, [c.title for c in i.children]) for i in outline.root] == [
            ("Część 1", ["Rozdział 1.1"])
        ]


def test_a_bookmark_by_name_finds_its_page_in_the_bundle() -> None:
    paper = opened(a_paper(1))
    paper.Root.Outlines.First.A = pikepdf.Dictionary(S=Name.GoTo, D=pikepdf.String("dalej"))
    bundle = opened(a_bundle(a_paper(0), saved(paper)))
    with bundle.open_outline() as outline:
        assert _page_of(bundle, outline.root[1].children[0]) == 3


def test_page_labels_say_which_paper_and_which_page_of_it() -> None:
    bundle = opened(a_bundle(a_paper(1), a_paper(2, pages=1), a_paper(3)))
    assert [page.label for page in bundle.pages] == ["Z1-1", "Z1-2", "Z2-1", "Z3-1", "Z3-2"]


def test_the_bundle_says_what_it_is_in_which_language() -> None:
    pdf = a_bundle(a_paper(1), a_tagged_pdf(["text"], language="en-GB"))
    bundle = opened(pdf)
    said = told(pdf, "pdfinfo", "-enc", "UTF-8")
    assert f"Title:           Pakiet – {LETTERS}" in said
    assert "Tagged:          yes" in said
    assert "Suspects:        no" in said
    assert str(bundle.Root.Lang) == "pl-PL"
    assert bool(bundle.Root.MarkInfo.Marked)
    assert bool(bundle.Root.ViewerPreferences.DisplayDocTitle)
    with bundle.open_metadata() as metadata:
        assert metadata["dc:title"] == f"Pakiet – {LETTERS}"
        assert "pl-PL" in str(metadata["dc:language"])
    first, second = bundle.Root.StructTreeRoot.K[0].K
    assert Name.Lang not in first
    assert str(second.Lang) == "en-GB"


CLAIMING, SILENT = a_tagged_pdf(["tekst"]), a_tagged_pdf(["tekst"], claims=False)


@pytest.mark.parametrize(
    ("papers", "accessible"),
    [
        ([CLAIMING, CLAIMING], True),
        ([CLAIMING, SILENT], False),
        ([CLAIMING, an_untagged_pdf(b"")], False),
    ],
    ids=["all claim", "one does not", "one has no tags"],
)
def test_the_bundle_claims_no_more_than_it_keeps(papers: list[bytes], accessible: bool) -> None:
    bundle = opened(a_bundle(*papers))
    with bundle.open_metadata() as metadata:
        assert metadata.get("pdfuaid:part") == ("1" if accessible else None)
        assert not [key for key in metadata if "pdfaid" in key]
        assert not metadata.pdfa_status
    assert Name.OutputIntents not in bundle.Root


def test_a_part_that_claims_without_tags_earns_nothing() -> None:
    liar = opened(CLAIMING)
    del liar.Root.StructTreeRoot
    with opened(a_bundle(saved(liar))).open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata


def test_a_page_without_tags_is_a_figure_that_says_what_it_is() -> None:
    copy = Part("certificate_copy", "Kopia orzeczenia", an_untagged_pdf(b"", b""), "K")
    pdf = assemble([a_part(a_paper(1)), copy], title="Pakiet", document_id="K7MX-3T9P")
    bundle = opened(pdf)
    part = bundle.Root.StructTreeRoot.K[0].K[1]
    assert [(kid.S, str(kid.get(Name.Alt, ""))) for kid in part.K] == [
        (Name.H1, ""),
        (Name.Figure, "Kopia orzeczenia, strona 1 z 2"),
        (Name.Figure, "Kopia orzeczenia, strona 2 z 2"),
    ]
    assert read_aloud(pdf)[-3:] == ["Kopia orzeczenia", "", ""]
    assert [rule for rule in faults(pdf) if not rule.startswith("DOC-012")] == []


def test_the_checker_finds_no_fault_in_a_bundle() -> None:
    assert faults(a_bundle(a_paper(1), a_paper(2), a_tagged_pdf(["# Tytuł", "treść"]))) == []


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_file_is_whole(count: int) -> None:
    said = told(a_bundle(*map(a_paper, range(count)), an_untagged_pdf(b"q")), "qpdf", "--check")
    assert "No syntax or stream encoding errors found" in said


def test_every_font_is_embedded_and_can_be_read() -> None:
    rows = told(a_bundle(a_paper(1), an_untagged_pdf(b"")), "pdffonts").splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_a_link_of_a_page_without_tags_does_not_wait_outside_the_tags() -> None:
    copy = opened(an_untagged_pdf(b""))
    link = pikepdf.Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=pikepdf.Array([0, 0, 10, 10])
    )
    copy.pages[0].obj.Annots = pikepdf.Array([copy.make_indirect(link)])
    bundle = opened(a_bundle(saved(copy)))
    assert Name.Annots not in bundle.pages[0].obj


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get(Name.K, [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and Name.S in kid]


def _marks(page: pikepdf.Page) -> list[int]:
    operands = [
        instruction.operands[1]
        for instruction in pikepdf.parse_content_stream(page, "BDC")
        if isinstance(instruction.operands[1], pikepdf.Dictionary)
    ]
    return sorted(int(operand.MCID) for operand in operands if Name.MCID in operand)


def _page_of(bundle: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    return pikepdf.Page(item.obj.Dest[0]).index
