"""Sentences about what the commission decides and the organiser writes."""

from collections.abc import Mapping

DECISIONS: Mapping[str, str] = {}
