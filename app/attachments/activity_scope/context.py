"""A case comes in; what the blank of the activity scope asks for goes out, ready to print."""

from typing import Any

from app.attachments.letterhead import is_blank, letterhead
from app.attachments.places import signer_caption
from app.wording.answers import SHORT_DOTS, written, written_as
from app.wording.dates import long_date
from app.wording.labels import label, sentence
from app.wording.ticks import yes_no
from rules.case import Case
from rules.programme import Programme
from rules.vocabulary import Area, Document

ROMAN = ("I", "II", "III", "IV")


def context(case: Case, programme: Programme) -> dict[str, Any]:
    """The names ``activity_scope.docx`` asks for, no more and no fewer."""
    return {
        **letterhead(programme, Document.ACTIVITY_SCOPE),
        "blank": is_blank(case),
        "name": written(case.participant.full_name),
        "birth_date": written_as(case.participant.birth_date, long_date, SHORT_DOTS * 2),
        "areas": [
            {
                "heading": f"{number}. {sentence(label(area))}",
                "rows": rows(case, programme, area),
                "other": written(case.other_activities.get(area, "").strip(), SHORT_DOTS * 3),
                "wants_other": yes_no(_answer(case, bool(case.other_activities.get(area)))),
            }
            for number, area in zip(ROMAN, Area, strict=True)
        ],
        "signer_caption": signer_caption(case, programme),
    }


def rows(case: Case, programme: Programme, area: Area) -> list[dict[str, Any]]:
    """The activities of one area in the programme's words, each with its two boxes."""
    return [
        {
            "label": sentence(activity.label),
            "note": activity.note,
            "wanted": yes_no(_answer(case, activity.code in case.activities)),
        }
        for activity in programme.activities
        if activity.area is area
    ]


def _answer(case: Case, wanted: bool) -> bool | None:
    """Whoever chose anything said no to the rest; an untouched scope says nothing at all."""
    return wanted if case.activities or case.other_activities else None
