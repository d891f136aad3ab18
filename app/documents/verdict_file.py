"""A verdict comes in; a JSON file of it goes out, with the Polish sentence of every finding."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.wording.findings import sentence
from rules.verdict import Verdict


def verdict_json(verdict: Verdict) -> bytes:
    """Findings, limit, priority and support; days as ISO 8601, decimals as text, UTF-8."""
    told = {
        "passes": verdict.passes,
        "findings": [
            {"sentence": sentence(finding), **_plain(finding)} for finding in verdict.findings
        ],
        "limit": _plain(verdict.limit),
        "priority": verdict.priority,
        "high_support": verdict.high_support,
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8")


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
