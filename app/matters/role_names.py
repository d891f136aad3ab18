"""A role comes in; its Polish name, as the office's pages and the command line say it, goes out."""

from collections.abc import Mapping
from types import MappingProxyType

from app.matters.rights import Role

ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.ADMINISTRATOR: "administracja",
        Role.CLERK: "obsługa wniosków",
        Role.COMMISSION: "komisja",
        Role.ASSISTANT: "asystencja osobista",
        Role.AUDITOR: "kontrola (tylko do odczytu)",
    }
)
"""Names of the work, not of the person: they fit everybody."""
