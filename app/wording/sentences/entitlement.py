"""Sentences about whether a service of the month was due: certificate, limit, assistant."""

from collections.abc import Mapping

ENTITLEMENT: Mapping[str, str] = {}
