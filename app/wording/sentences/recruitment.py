"""Sentences about places, money, shares and lists of a recruitment."""

from collections.abc import Mapping

RECRUITMENT: Mapping[str, str] = {}
