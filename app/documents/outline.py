"""The outlines of the parts come in; the bookmarks and page labels of the bundle go out.

Every part is one bookmark, closed, with the part's own outline below it: first one sees the papers,
then their sections. A page's label says which paper it belongs to and which page of it it is.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Page, Pdf, String


class Outline:
    """Bookmarks and page labels of a bundle, grown part by part."""

    def __init__(self, bundle: Pdf) -> None:
        self._bundle = bundle
        self._root = bundle.make_indirect(Dictionary(Type=Name.Outlines))
        self._parts: list[Object] = []
        self._labels: dict[int, Dictionary] = {}

    def add(self, source: Pdf, first_page: Page, title: str, label: str) -> None:
        """Add a part whose pages were copied already and end with the bundle's last page."""
        part = self._bundle.make_indirect(
            Dictionary(Title=String(title), Dest=Array([first_page.obj, Name.Fit]))
        )
        items = list(_items(source.Root.get(Name.Outlines)))
        for item in items:
            _settle(source, item)
        copies = [self._bundle.copy_foreign(item) for item in items]
        _chain(part, _without_title(copies, title))
        self._parts.append(part)
        prefix = String(f"{label}-")
        self._labels[len(self._bundle.pages) - len(source.pages)] = Dictionary(S=Name.D, P=prefix)

    def finish(self) -> None:
        """Hang bookmarks and labels into the bundle's catalogue."""
        _chain(self._root, self._parts)
        self._root.Count = len(self._parts)
        labels = NumberTree.new(self._bundle)
        for page, label in self._labels.items():
            labels[page] = label
        self._bundle.Root.Outlines = self._root
        self._bundle.Root.PageLabels = labels.obj
        self._bundle.Root.PageMode = Name.UseOutlines


def _items(parent: Object | None) -> Iterator[Object]:
    """The bookmarks directly below ``parent``; a chain that bites its tail ends there."""
    seen: set[tuple[int, int]] = set()
    item = parent.get(Name.First) if isinstance(parent, Dictionary) else None
    while isinstance(item, Dictionary) and item.objgen not in seen:
        seen.add(item.objgen)
        yield item
        item = item.get(Name.Next)


def _settle(source: Pdf, item: Object) -> None:
    """Point the bookmark and all below it at pages, not at names the bundle does not know."""
    action = item.get(Name.A)
    if isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
        item.Dest = action.get(Name.D)
        del item.A
    target = _explicit(source, item.get(Name.Dest))
    if target is None and Name.Dest in item:
        del item.Dest
    elif target is not None:
        item.Dest = target
    for below in _items(item):
        _settle(source, below)


def _explicit(source: Pdf, target: Object | None) -> Object | None:
    """The page and place a destination names."""
    if isinstance(target, String):
        names = source.Root.get(Name.Names, Dictionary()).get(Name.Dests)
        target = NameTree(names).get(str(target)) if names is not None else None
    elif isinstance(target, Name):
        target = source.Root.get(Name.Dests, Dictionary()).get(target)
    return target.get(Name.D) if isinstance(target, Dictionary) else target


def _without_title(items: list[Object], title: str) -> list[Object]:
    """What to show below a part: not its own title once more, but what stands below that."""
    if len(items) == 1 and str(items[0].Title).casefold() == title.casefold():
        return list(_items(items[0]))
    return items


def _chain(parent: Object, items: Sequence[Object]) -> None:
    """Hang the items below the parent, in order and closed."""
    if not items:
        _forget(parent, Name.Count)
        return
    parent.First, parent.Last, parent.Count = items[0], items[-1], -len(items)
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        item.Parent = parent
        for name, neighbour in ((Name.Prev, before), (Name.Next, after)):
            _forget(item, name)
            if neighbour is not None:
                item[name] = neighbour
        _chain(item, list(_items(item)))


def _forget(item: Object, name: Name) -> None:
    if name in item:
        del item[name]
