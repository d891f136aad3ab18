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
    "service_cards": "karty-realizacji-uslug",
    "service_cards_supplement": "karty-uzupelniajace",
    "certificate_copy": "kopia-orzeczenia",
    "completion_call": "wezwanie-do-uzupelnienia",
    "assessment_card": "karta-oceny",
    "award": "pismo-o-przyznaniu-uslug",
    "reserve": "pismo-o-liscie-rezerwowej",
    "refusal": "pismo-o-odmowie",
    "limit_change": "pismo-o-zmianie-limitu",
    "spot_check": "protokol-kontroli",
}
"""A document as somebody looks for it among downloaded files; the addresses keep the slugs."""


def send(data: bytes, media_type: str, name: str) -> Response:
    """``name`` is ASCII and says nothing about the person."""
    response = Response(data, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Length"] = str(len(data))
    return response
