"""A document's optional content comes in; which layers a viewer hides on opening goes out."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object

from app.documents.copies.pdf.names import plain

# When a membership of several groups is seen: one in sight is enough unless it says otherwise.
_POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "/AnyOn": any,
    "/AllOn": all,
    "/AnyOff": lambda seen: not all(seen),
    "/AllOff": lambda seen: not any(seen),
}


class Layers:
    """The layers (optional content groups) of a document, as they are switched on opening."""

    def __init__(self, catalogue: Object) -> None:
        """Read the default configuration; a document without layers hides nothing."""
        properties = catalogue.get("/OCProperties")
        self.present = isinstance(properties, Dictionary)
        self._hidden: set[tuple[int, int]] = set()
        if not isinstance(properties, Dictionary):
            return
        default = properties.get("/D")
        if not isinstance(default, Dictionary):
            return
        if default.get("/BaseState") == Name.OFF:
            self._hidden |= _groups(properties.get("/OCGs"))
        self._hidden -= _groups(default.get("/ON"))
        self._hidden |= _groups(default.get("/OFF"))

    def hide(self, membership: Object | None) -> bool:
        """Say whether what belongs to this group, or to this membership of groups, stays unseen."""
        if not isinstance(membership, Dictionary):
            return False
        if membership.get("/Type") != Name.OCMD:
            return membership.objgen in self._hidden
        listed = membership.get("/OCGs")
        groups = listed.as_list() if isinstance(listed, Array) else [listed]
        seen = [g.objgen not in self._hidden for g in groups if isinstance(g, Dictionary)]
        if not seen:
            return False
        policy = _POLICIES.get(plain(membership.get("/P")), any)
        return not policy(seen)


def _groups(listed: Object | None) -> set[tuple[int, int]]:
    if not isinstance(listed, Array):
        return set()
    return {group.objgen for group in listed.as_list() if isinstance(group, Dictionary)}
