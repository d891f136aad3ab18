"""The drives of a sheet come in; they go out by vehicle, for a mileage log is that of one vehicle.

Its head names one make and one registration number, as the printed form does and as taxes want it, and the
rate is the vehicle's: so whoever drives two keeps two logs, each with its own numbers and sums.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.attachments.monthly import OwnVehicle
from app.attachments.travel_logs.rows import Logged
from rules.diary import Drive

DriveRow = Logged[Drive]
ByVehicle = tuple[tuple[OwnVehicle, tuple[DriveRow, ...]], ...]


def by_vehicle(rows: Iterable[DriveRow], known: tuple[OwnVehicle, ...]) -> ByVehicle:
    """Each vehicle with its drives, in the order of first use; without drives one log all the same."""
    driven: dict[OwnVehicle, list[DriveRow]] = {}
    for row in rows:
        driven.setdefault(vehicle_of(row.journey, known), []).append(row)
    if not driven:
        return ((known[0] if len(known) == 1 else OwnVehicle(), ()),)
    return tuple((vehicle, tuple(drives)) for vehicle, drives in driven.items())


def vehicle_of(drive: Drive, known: tuple[OwnVehicle, ...]) -> OwnVehicle:
    """The assistant's vehicle of this number, or the only one of this kind; else what the drive says.

    The kind is always the drive's, by which it is paid.
    """
    plate = _plate(drive.registration)
    if plate:
        said = OwnVehicle(drive.vehicle, "", drive.registration.strip())
        matching = [each for each in known if _plate(each.registration) == plate]
    else:
        said = OwnVehicle(drive.vehicle)
        matching = [each for each in known if each.kind is drive.vehicle]
        matching = matching if len(matching) == 1 else []
    return replace(matching[0], kind=drive.vehicle) if matching else said


def _plate(registration: str) -> str:
    return "".join(registration.split()).casefold()
