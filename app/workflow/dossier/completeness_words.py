"""What a dossier must hold comes in; what the office's pages and exported ones say of it goes out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.archive.index_page import ExpectedLine, ExpectedStage
from app.dossier.completeness import Bringer, Expected, Gap, Signature, Stage, Standing
from app.dossier.dossier import Dossier
from app.dossier.kept import Source
from app.store.clock import OFFICE
from app.wording.dates import NBSP, long_date, short_date
from app.wording.labels import sentence
from app.wording.numbers import Forms, counted

STAGES: Mapping[Stage, str] = {
    Stage.APPLICATION: "Zgłoszenie",
    Stage.COMPLETION: "Wezwania do uzupełnienia",
    Stage.ASSESSMENT: "Ocena komisji",
    Stage.RESOLUTION: "Rozstrzygnięcie i pisma",
    Stage.ASSISTANT: "Asystenci",
    Stage.MONTH: "Rozliczenia miesięcy",
    Stage.CHECK: "Kontrole na miejscu",
}
STANDINGS: Mapping[Standing, str] = {
    Standing.COMPLETE: "Jest",
    Standing.MISSING: "Brakuje",
    Standing.UNKNOWN: "Nie wiadomo",
    Standing.LATER: "Jeszcze nie czas",
}
BRINGERS: Mapping[Bringer, str] = {
    Bringer.PARTICIPANT: "uczestnik albo opiekun",
    Bringer.ASSISTANT: "asystent",
    Bringer.COMMISSION: "komisja",
    Bringer.OFFICE: "biuro",
}
SOURCES: Mapping[Source, str] = {
    Source.MADE: f"wydruk z{NBSP}Teczki",
    Source.UPLOADED: "kopia dodana do wniosku",
    Source.SCANNED: "skan papieru",
    Source.JUDGED: "wynik sprawdzenia zasad",
}
EDITIONS = Forms("wydanie", "wydania", "wydań", "wydania")
NO_FILE = f"W{NBSP}tej paczce nie ma pliku z{NBSP}tym dokumentem."
COMPLETE = "Niczego nie brakuje."


def standing(expected: Iterable[Expected], on: date) -> str:
    """In one sentence how a dossier stands on a day, counted as in the list of dossiers."""
    gaps = [gap for each in expected for gap in each.gaps_on(on)]
    missing = sum(1 for gap in gaps if gap.is_known)
    if not gaps:
        return COMPLETE
    return f"Brakuje: {missing}. Nie wiadomo: {len(gaps) - missing}."


def by_stage(expected: Iterable[Expected]) -> Iterator[tuple[str, list[Expected]]]:
    """In the order of the case; a stage of which nothing is expected is left out."""
    every = list(expected)
    for stage, title in STAGES.items():
        if of_stage := [each for each in every if each.stage is stage]:
            yield title, of_stage


def stages(expected: Iterable[Expected], on: date, dossier: Dossier) -> Iterator[ExpectedStage]:
    """As the page in a bag says it."""
    for title, of_stage in by_stage(expected):
        yield ExpectedStage(title, tuple(_line(each, on, dossier) for each in of_stage))


def gap_said(gap: Gap, dossier: Dossier) -> str:
    """Who brings it, an assistant by name, and the sentence."""
    own = (p.full_name for p in dossier.assistants if p.assistant_id == gap.assistant)
    name = next((name for name in own if name), "")
    who = f"asystent – {name}" if name else BRINGERS[gap.bringer]
    return f"{sentence(who)}: {gap.said}"


def there(each: Expected) -> Iterator[str]:
    """The newest edition: what it is, of which day, and since when the dossier has it."""
    paper = each.newest
    if paper is None:
        return
    editions = len(each.papers)
    more = f" ({counted(editions, EDITIONS)})" if editions > 1 else ""
    filed = long_date(paper.filed_at.astimezone(OFFICE).date())
    source, day = SOURCES[paper.source], long_date(paper.made_on)
    yield f"W{NBSP}teczce: {source}, z{NBSP}dnia {day}, włączono {filed}{more}"


def signature_said(signature: Signature) -> str:
    """Who signed, and how and since when the office knows."""
    if signature.is_there is None:
        return f"Podpisu na skanie nikt jeszcze nie sprawdził: {signature.who}"
    if signature.is_there is False:
        how = "Podpisu na skanie nie ma"
    else:
        how = "Podpis widać na skanie" if signature.seen else "Podpis odnotowano przy papierze"
    on = short_date(signature.on) if signature.on else ""
    told = ", ".join(part for part in (signature.by, on) if part)
    return f"{how}: {signature.who}{f' (sprawdzono: {told})' if told else ''}"


def due_said(each: Expected, on: date) -> Iterator[str]:
    """By when what is not missing yet has to be there."""
    later = {gap.due for gap in each.gaps if gap.due and gap.due >= on}
    yield from (f"Termin: {long_date(day)}" for day in sorted(later))


def _line(each: Expected, on: date, dossier: Dossier) -> ExpectedLine:
    gaps = each.gaps_on(on)
    absent = () if each.papers or gaps else (NO_FILE,)  # what is on record need not be in the bag
    return ExpectedLine(
        title=each.title,
        standing=STANDINGS[each.standing(on)],
        there=(*there(each), *each.remarks, *absent, *due_said(each, on)),
        signed=tuple(map(signature_said, each.signatures)),
        gaps=tuple(dict.fromkeys(gap_said(gap, dossier) for gap in gaps)),
        why=each.why if gaps else (),
    )
