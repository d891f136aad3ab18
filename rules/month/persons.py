"""A judged month comes in; findings on who the people in it are to each other come out (rules E4, A1)."""

from collections.abc import Iterator

from rules.findings import Row
from rules.month.judged import Judged
from rules.month.served import participants
from rules.programme import Programme
from rules.verdict import Finding


def residence(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """E4: where the programme is a commune's, those served live in it; when they move out is told apart."""
    if programme.commune is None:
        return
    row, commune = Row("E4", programme), programme.commune.text
    served = {
        e.service.participant for e in judged.entries if _counts(e.earlier, e.service.commute)
    }
    for name, (place, case) in participants(judged.month).items():
        lives, about = case.participant.lives_in_commune, f"participants.{place}.case"
        if name not in served or lives:
            continue
        found = row.notes if lives is None else row.blocks
        code = "residence-unanswered" if lives is None else "served-outside-commune"
        about += ".participant.lives_in_commune"
        yield found(code, about, participant=name, commune=commune)


def nobody_oneself(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """A1: an assistant is somebody else than the participant; told once of each who is not."""
    row, said = Row("A1", programme), set()
    for entry in judged.entries:
        assistant, name = entry.service.assistant, entry.service.participant
        if not _counts(entry.earlier, entry.service.commute) or name in said:
            continue
        if _plain(name) and _plain(assistant) == _plain(name):
            said.add(name)
            yield row.blocks(
                "assistant-is-participant", f"{entry.about}.assistant", participant=name
            )


def _counts(earlier: bool, commute: bool) -> bool:
    return not earlier and not commute


def _plain(name: str) -> str:
    """A name as far as it tells people apart: spaces and size of letters do not."""
    return " ".join(name.split()).casefold()
