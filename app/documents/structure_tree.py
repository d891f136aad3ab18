"""Tagged PDFs come in one by one, and their structure trees grow into the one tree of a bundle.

No ready tool does this: merging tools drop the trees, or keep the first one and go on claiming its
conformance. A part's tree is copied after its pages, so that its /Pg entries point at the copies.
Namespaces (PDF 2.0) are not united: the converter writes PDF 1.x, which has none.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, String

from app.documents.structure_names import StructureNames, kids


def is_tagged(pdf: Pdf) -> bool:
    """Whether a screen reader finds a structure tree with something in it."""
    root = pdf.Root.get(Name.StructTreeRoot)
    return isinstance(root, Dictionary) and Name.K in root


class StructureTree:
    """The structure tree of a bundle: one Document whose children are its parts."""

    def __init__(self, bundle: Pdf, language: str) -> None:
        self._bundle = bundle
        self._language = language
        self._names = StructureNames()
        self._parents: dict[int, Object] = {}
        self._next_key = 0
        self._root = bundle.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self._element(Name.Document, self._root)
        self._root.K = Array([self._document])

    def adopt(self, source: Pdf, pages: Sequence[Page]) -> None:
        """Take over the tree of ``source``, whose pages already stand in the bundle."""
        if not source.Root.StructTreeRoot.is_indirect:
            source.Root.StructTreeRoot = source.make_indirect(source.Root.StructTreeRoot)
        root = self._bundle.copy_foreign(source.Root.StructTreeRoot)
        part = self._part(root)
        self._place(part)
        language = str(source.Root.get(Name.Lang, ""))
        if language and language != self._language:
            part.Lang = String(language)
        self._move_keys(root, pages)
        self._names.unite(root, part, len(self._document.K))

    def enclose(self) -> Object:
        """An empty part, for pages that bring no tags and are put under it by ``describe``."""
        part = self._element(Name.Part, self._document)
        self._place(part)
        return part

    def describe(self, part: Object, page: Page, elements: Sequence[Dictionary]) -> None:
        """Tag a page that had no tags: element ``n`` stands for its marked content ``n``."""
        placed = Array()
        for mark, element in enumerate(elements):
            element.Type, element.P, element.Pg = Name.StructElem, part, page.obj
            element.K = mark
            placed.append(self._bundle.make_indirect(element))
        part.K.extend(placed)
        page.obj.StructParents = self._next_key
        self._parents[self._next_key] = self._bundle.make_indirect(placed)
        self._next_key += 1

    def finish(self) -> None:
        """Hang the tree into the bundle's catalogue."""
        parents = NumberTree.new(self._bundle)
        for key, value in self._parents.items():
            parents[key] = value
        self._root.ParentTree = parents.obj
        self._root.ParentTreeNextKey = self._next_key
        self._names.write(self._bundle, self._root)
        self._bundle.Root.StructTreeRoot = self._root
        self._bundle.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, kind: Name, parent: Object) -> Object:
        return self._bundle.make_indirect(
            Dictionary(Type=Name.StructElem, S=kind, P=parent, K=Array())
        )

    def _part(self, root: Object) -> Object:
        """The part's own top element; a document inside a document becomes a Part of it."""
        tops = [kid for kid in kids(root) if isinstance(kid, Dictionary)]
        if len(tops) == 1 and tops[0].get(Name.S) == Name.Document:
            tops[0].S = Name.Part
            return tops[0]
        part = self._element(Name.Part, self._document)
        for top in tops:
            top.P = part
            part.K.append(top)
        return part

    def _place(self, part: Object) -> None:
        part.P = self._document
        self._document.K.append(part)

    def _move_keys(self, root: Object, pages: Sequence[Page]) -> None:
        """Give the part's pages, annotations and forms keys that no earlier part has used."""
        offset = self._next_key
        known: set[int] = set()
        for key, value in NumberTree(root.ParentTree).items() if Name.ParentTree in root else ():
            known.add(int(key))
            self._parents[offset + int(key)] = value
        for owner, name in _owners(pages):
            key = int(owner[name])
            if key in known:
                owner[name] = offset + key
            else:
                del owner[name]
        self._next_key = offset + max(known, default=-1) + 1


def _owners(pages: Sequence[Page]) -> Iterator[tuple[Object, str]]:
    """Everything on the pages that holds a key of the parent tree, with that entry's name."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        yield from _keyed(page.obj)
        for annotation in page.obj.get(Name.Annots, Array()):
            yield from _keyed(annotation)
        yield from _form_owners(page.obj.get(Name.Resources), seen)


def _form_owners(
    resources: Object | None, seen: set[tuple[int, int]]
) -> Iterator[tuple[Object, str]]:
    """Forms and images, which several pages may share: each only once."""
    for form in (resources or Dictionary()).get(Name.XObject, Dictionary()).values():
        if form.objgen not in seen:
            seen.add(form.objgen)
            yield from _keyed(form)
            yield from _form_owners(form.get(Name.Resources), seen)


def _keyed(owner: Object) -> Iterator[tuple[Object, str]]:
    for name in ("/StructParents", "/StructParent"):
        if name in owner:
            yield owner, name
