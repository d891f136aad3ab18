"""Bytes come in, a download under a plain name goes out."""

from flask import Response

NAMES = {
    "bundle": "pakiet-do-podpisu",
    "cover": "strona-tytulowa",
    "verdict": "wynik-sprawdzenia",
    "application_card": "karta-zgloszenia",
    "activity_scope": "karta-zakresu-czynnosci",
    "guardian_acceptance": "akceptacja-asystenta",
    "gdpr_clause_minister": "klauzula-ministra",
    "gdpr_clause_organiser": "klauzula-realizatora",
    "service_card": "karta-realizacji-uslug",
    "mileage_log": "ewidencja-przebiegu-pojazdu",
    "ticket_log": "ewidencja-biletow",
    "taxi_log": "ewidencja-przejazdow",
}
"""A document as somebody looks for it among downloaded files; the addresses keep the slugs."""


def send(data: bytes, media_type: str, name: str) -> Response:
    """``name`` is ASCII and says nothing about the person."""
    response = Response(data, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Length"] = str(len(data))
    return response
