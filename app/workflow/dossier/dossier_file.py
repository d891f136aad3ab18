"""A dossier and where its files lie come in; one JSON file for machines goes out.

It holds what the office knows of one participant. Of an assistant it says what the participant's papers say:
the name, the services, the journeys; never statements, addresses or what they did for others.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from app.documents.verdict_file import verdict_json
from app.dossier.completeness import Expected
from app.dossier.dossier import Dossier, HistoryLine
from app.months.month_file import Edition, MonthFile
from app.months.year_figures import MonthSum
from app.store.kinds import ASSIGNMENTS
from app.store.plain import plain_of
from app.workflow.dossier.to_hand_out import HandedFile, HandedFiles, ToHandOut

FORMAT = "teczka-dossier/1"
OF_THE_ASSISTANT = frozenset({"statement", "note", "contract_number"})
"""What an assignment says of the assistant's life, qualifications and contract."""
OF_ALL_THEY_SERVE = frozenset({"hours", "travel", "code"})
"""What an edition of a month says of all participants together."""


def dossier_json(what: ToHandOut, handed: HandedFiles) -> bytes:
    """UTF-8, a line for each member and each row of a list; see ``docs/dossier-format.md`` and its schema."""
    members = (f'"{name}": {_lines(each)}' for name, each in dossier_plain(what, handed).items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def dossier_plain(what: ToHandOut, handed: HandedFiles) -> dict[str, Any]:
    """The members of the file, as JSON can say them."""
    dossier = what.dossier
    own = frozenset(each.id for each in _entries(dossier))
    return {
        "format": FORMAT,
        "handed_out": {
            "at": what.at.isoformat(),
            "by": what.handed_out.by,
            "reason": what.handed_out.reason,
        },
        "programme": {"slug": dossier.programme.slug, "name": dossier.programme.name},
        "participant": dossier.name,
        "matter": plain_of(dossier.matter),
        "judged_on": what.on.isoformat(),
        "verdict": json.loads(verdict_json(what.verdict, what.case, dossier.programme)),
        "completeness": [_expected(each, what) for each in what.expected],
        "papers": [
            {**plain_of(paper), "files": [_file(each) for each in handed[paper.id]]}
            for paper in dossier.papers
        ],
        "assistants": [
            {
                "assistant_id": each.assistant_id,
                "first_name": each.first_name,
                "last_name": each.last_name,
            }
            for each in dossier.assistants
        ],
        "assignments": [_without(plain_of(each), OF_THE_ASSISTANT) for each in dossier.assignments],
        "services": [plain_of(each) for each in dossier.entries],
        "months": [_month(each, own) for each in dossier.months],
        "handed_in": [plain_of(each) for each in dossier.contents],
        "sums": [_sum(each) for each in what.months if each.counted.everything],
        "other_care": [plain_of(each) for each in dossier.care],
        "spot_checks": [plain_of(each) for each in dossier.checks],
        "history": [_happened(each) for each in dossier.history],
    }


def _lines(value: Any) -> str:
    rows = value if isinstance(value, list) else []
    if not rows:
        return _text(value)
    return "[\n" + ",\n".join(map(_text, rows)) + "\n]"


def _text(value: Any) -> str:
    """Without indents: those cost half of the time of an export and a third of the file."""
    return json.dumps(value, ensure_ascii=False)


def _entries(dossier: Dossier) -> tuple[Any, ...]:
    return (*dossier.entries, *(entry for each in dossier.contents for entry in each.entries))


def _expected(each: Expected, what: ToHandOut) -> dict[str, Any]:
    """One thing the dossier must hold; its papers by their ids, since they stand among ``papers``."""
    gaps = each.gaps_on(what.on)
    return {
        **plain_of(replace(each, papers=())),
        "papers": [paper.id for paper in each.papers],
        "gaps": [{**plain_of(gap), "counts": gap in gaps} for gap in each.gaps],
        "standing": each.standing(what.on).value,
    }


def _file(handed: HandedFile) -> dict[str, Any]:
    kept = handed.file
    return {
        "path": handed.path or None,
        "media_type": kept.media_type,
        "sha256": kept.sha256,
        "size": kept.size,
    }


def _month(month: MonthFile, own: Collection[str]) -> dict[str, Any]:
    """A part of an assistant's month, without what of it concerns others."""
    return {
        **plain_of(month),
        "reason": "",
        "editions": [_edition(each, own) for each in month.editions],
    }


def _edition(edition: Edition, own: Collection[str]) -> dict[str, Any]:
    remarks = [plain_of(each) for each in edition.remarks if each.entry_id in own]
    checked = sorted(key for key in edition.checked if key.rpartition(".")[0] in own)
    kept = _without(plain_of(edition), OF_ALL_THEY_SERVE)
    return {**kept, "remarks": remarks, "checked": checked}


def _sum(month: MonthSum) -> dict[str, Any]:
    told = month.counted
    return {
        "month": str(month.of),
        **{
            name: {
                "fund_minutes": int(tally.fund.total_seconds()) // 60,
                "own_funds_minutes": int(tally.own_funds.total_seconds()) // 60,
                "travel": str(tally.travel),
            }
            for name, tally in (
                ("accepted", told.accepted),
                ("handed_in", told.handed_in),
                ("entered", told.entered),
                ("contested", told.contested),
            )
        },
    }


def _happened(line: HistoryLine) -> dict[str, Any]:
    hidden = OF_THE_ASSISTANT if line.kind == ASSIGNMENTS.name else frozenset[str]()
    return {
        "number": line.number,
        "at": line.at.isoformat(),
        "event": line.event,
        "kind": line.kind,
        "record_id": line.record_id,
        "who": line.who,
        "note": line.note,
        "before": _without(line.before, hidden),
        "after": _without(line.after, hidden),
    }


def _without(plain: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if name not in names}
