"""A month's sheet comes in; what the blank of the mileage log asks for goes out, ready to print."""

from collections.abc import Mapping
from typing import Any

from app.attachments.mileage_log.table import TABLE
from app.attachments.mileage_log.vehicles import DriveRow, by_vehicle
from app.attachments.monthly import MonthSheet, OwnVehicle
from app.attachments.travel_logs.head import ROOM, log_head, running_head
from app.attachments.travel_logs.one_log import one_log
from app.attachments.travel_logs.rows import logged, total
from app.wording.answers import written, written_as
from app.wording.labels import label, sentence
from app.wording.money import money
from rules.diary import Drive
from rules.vocabulary import MonthlyDocument


def context(sheet: MonthSheet) -> dict[str, Any]:
    """The names ``mileage_log.docx`` asks for, no more and no fewer; ``logs`` has one for each vehicle."""
    head, rows = log_head(sheet, MonthlyDocument.MILEAGE_LOG), logged(sheet, Drive)
    head["contract"] = written(sheet.contract_number, ROOM)
    logs = by_vehicle(rows, sheet.vehicles)
    together = f"Razem w ewidencjach wszystkich pojazdów: {money(total(rows))}."
    notes = (together,) if len(logs) > 1 else ()
    return {
        **{name: head[name] for name in head if name != "number"},  # every log has its own
        "logs": [
            _log(sheet, {**head, **_numbered(head["number"], place, len(logs))}, log, notes)
            for place, log in enumerate(logs, 1)
        ],
    }


def _numbered(number: str, place: int, of: int) -> Mapping[str, Any]:
    """Which log of how many it is; all but the first begin on a page of their own."""
    which = number if of == 1 else f"{number}, pojazd {place} z {of}"
    return {"number": which, "follows": place > 1}


def _log(
    sheet: MonthSheet,
    head: Mapping[str, Any],
    log: tuple[OwnVehicle, tuple[DriveRow, ...]],
    notes: tuple[str, ...],
) -> dict[str, Any]:
    vehicle, rows = log
    said = _vehicle(vehicle)
    data = (
        (head["assistant"], said["make"]),
        (head["assistant_address"], said["registration"]),
        (head["participant"], said["kind"]),
        (head["period"], head["contract"]),
    )
    return {
        "follows": running_head(sheet, head["number"]) if head["follows"] else "",
        "number": head["number"],
        "vehicle": said,
        **one_log(sheet, head, rows, TABLE, data=data, more=notes),
    }


def _vehicle(vehicle: OwnVehicle) -> dict[str, str]:
    return {
        "make": written(vehicle.make, ROOM),
        "registration": written(vehicle.registration, ROOM),
        "kind": written_as(vehicle.kind, lambda kind: sentence(label(kind)), ROOM),
    }
