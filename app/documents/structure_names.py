"""The names two structure trees use come in, one common meaning goes out; clashes are renamed.

A role, class or id may mean different things in different parts. The first part keeps its name; a
later one with another meaning has its elements renamed, so that nothing is read as what it is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String


@dataclass
class StructureNames:
    """Roles, classes and ids of a bundle, grown part by part."""

    roles: dict[str, Object] = field(default_factory=dict)
    classes: dict[str, Object] = field(default_factory=dict)
    ids: dict[str, Object] = field(default_factory=dict)

    def unite(self, root: Object, part: Object, number: int) -> None:
        """Take over the names of the tree under ``part``; ``number`` tells clashing ones apart."""
        roles = _unite(self.roles, root.get(Name.RoleMap), number)
        classes = _unite(self.classes, root.get(Name.ClassMap), number)
        ids = self._unite_ids(root, number)
        if roles or classes or ids:
            for element in _elements(part):
                _rename(element, roles, classes, ids)

    def write(self, bundle: Pdf, root: Object) -> None:
        """Write the united names into the bundle's tree."""
        if self.roles:
            root.RoleMap = Dictionary({f"/{name}": role for name, role in self.roles.items()})
        if self.classes:
            root.ClassMap = Dictionary({f"/{name}": what for name, what in self.classes.items()})
        if self.ids:
            tree = NameTree.new(bundle)
            for name, element in self.ids.items():
                tree[name] = element
            root.IDTree = tree.obj

    def _unite_ids(self, root: Object, number: int) -> dict[str, str]:
        renamed: dict[str, str] = {}
        for raw, element in NameTree(root.IDTree).items() if Name.IDTree in root else ():
            name = str(raw)
            if name in self.ids:
                renamed[name] = f"{name}.{number}"
            self.ids[renamed.get(name, name)] = element
        return renamed


def kids(element: Object) -> list[Object]:
    """What stands directly under an element, which may hold one kid without an array."""
    below = element.get(Name.K)
    if below is None:
        return []
    return list(below.as_list()) if isinstance(below, Array) else [below]


def _elements(top: Object) -> Iterator[Object]:
    """Every structure element from ``top`` down, in no particular order."""
    waiting = [top]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in kids(element) if isinstance(kid, Dictionary) and Name.S in kid]


def _unite(ours: dict[str, Object], theirs: Object | None, number: int) -> dict[str, str]:
    """Add their names to ours; answers which of them had to be renamed, and to what."""
    named = {raw.removeprefix("/"): meaning for raw, meaning in (theirs or Dictionary()).items()}
    renamed = {
        name: f"{name}.{number}"
        for name, meaning in named.items()
        if name in ours and ours[name] != meaning
    }
    for name, meaning in named.items():
        known = _name(meaning, renamed) if isinstance(meaning, Name) else meaning
        ours[renamed.get(name, name)] = known
    return renamed


def _rename(
    element: Object, roles: Mapping[str, str], classes: Mapping[str, str], ids: Mapping[str, str]
) -> None:
    element.S = _name(element.S, roles)
    if Name.C in element:
        names = element.C if isinstance(element.C, Array) else Array([element.C])
        element.C = Array([_name(n, classes) if isinstance(n, Name) else n for n in names])
    if Name.ID in element:
        element.ID = String(ids.get(str(element.ID), str(element.ID)))
    attributes = element.get(Name.A, Array())
    for attribute in attributes if isinstance(attributes, Array) else Array([attributes]):
        if isinstance(attribute, Dictionary) and Name.Headers in attribute:
            attribute.Headers = Array([String(ids.get(str(h), str(h))) for h in attribute.Headers])


def _name(old: Object, new: Mapping[str, str]) -> Object:
    plain = str(old).removeprefix("/")
    return Name(f"/{new.get(plain, plain)}")
