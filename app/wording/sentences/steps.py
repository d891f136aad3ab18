"""Sentences about the steps of an explanation, by their codes."""

from collections.abc import Mapping

STEPS: Mapping[str, str] = {}
