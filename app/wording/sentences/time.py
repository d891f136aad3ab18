"""Sentences about services in time: windows, waiting, overlaps, deadlines."""

from collections.abc import Mapping

TIME: Mapping[str, str] = {}
