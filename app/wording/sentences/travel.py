"""Sentences about travel costs."""

from collections.abc import Mapping

TRAVEL: Mapping[str, str] = {}
