"""What every key of a month file means, by record, beside those of the cases in it."""

from collections.abc import Mapping

TRIP = {
    "on": "day of the trip",
    "assistant": "who made the trip",
    "participant": "with whom or for whom",
    "route": "from where to where",
    "purpose": "what the trip was for",
}

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Month": {
        "programme": "slug of the programme, e.g. `wiazowna_2026`",
        "of": "the month, e.g. `2026-01`",
        "participants": "the participants, each with their application",
        "assignments": "which assistant serves which participant, and from when to when",
        "services": "the services of the month, in any order",
        "earlier": "services before the month that may still matter to it; left out when not known",
        "other_care": "care that somebody else gave the participants",
        "drives": "trips in the assistant's own vehicle",
        "tickets": "tickets of public transport",
        "taxi_rides": "rides in somebody else's vehicle",
        "handed_in": "when each assistant handed in the month's cards and logs",
        "spot_checks": "ad hoc checks of the service",
    },
    "Served": {
        "participant": "who: the text by which services and journeys name the participant",
        "case": "the application, as in a case file; its `programme` is the month's",
        "used_before": "hours paid by the Fund earlier this year, with every assistant",
        "own_funds_before": "hours paid from the organiser's own funds earlier this year",
    },
    "Assignment": {
        "assistant": "who serves",
        "participant": "whom",
        "starts": "first day",
        "ends": "last day",
        "statement": "what is known of the assistant towards this participant",
    },
    "Service": {
        "starts": "when it started",
        "ends": "when it ended",
        "assistant": "who served",
        "participant": "whom",
        "activity": "what was done",
        "place": "where",
        "waiting": "parts in which the assistant only waited, ready to serve",
        "commute": "whether this was only the assistant's way to or from the participant",
        "goes_out": "whether the service included going out",
        "at_school": "whether it was on the premises of a school",
        "school_provides": "whether the school provides this service itself",
        "beneficiary": "for whom the assistant acted",
        "decided_for_participant": "whether the assistant decided anything for the participant",
        "own_funds": "whether the organiser pays it from its own funds",
        "charge": "what the participant paid, in zloty",
    },
    "Waiting": {"starts": "when the waiting started", "ends": "when it ended"},
    "OtherCare": {
        "participant": "who was cared for",
        "kind": "kind of care",
        "starts": "when it started",
        "ends": "when it ended",
    },
    "Drive": {
        **TRIP,
        "vehicle": "what the assistant drove",
        "kilometres": "how far",
        "amount": "what the log says it costs, in zloty",
        "registration": "the vehicle's registration number",
    },
    "Ticket": {
        **TRIP,
        "count": "how many tickets",
        "amount": "what they cost together, in zloty",
        "attached": "whether they are attached to the log",
        "ticket": "kind of ticket, e.g. for one ride",
    },
    "TaxiRide": {
        **TRIP,
        "invoice": "number of the invoice or receipt, in quotation marks",
        "amount": "what it cost, in zloty",
        "means": "means of transport, e.g. a taxi",
    },
    "HandingIn": {"assistant": "who handed in", "on": "day of handing in"},
    "SpotCheck": {
        "on": "day of the check",
        "assistant": "whose service was checked",
        "participant": "with whom",
        "where_service_takes_place": "whether it was made where the service takes place",
        "documented": "whether it was put on paper",
    },
}
