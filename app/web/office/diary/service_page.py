"""One service, new or written down before, comes in with what was sent; its page, or its fate, goes out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, render_template, request, url_for

from app.attachments.monthly import OwnVehicle
from app.attachments.page import Answers, Raw
from app.errors import DeedRefused
from app.fields import add_row, remove_row
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.matters.rights import Actor
from app.months.assignment import profile_id
from app.months.entry import ServiceEntry
from app.months.people import short_names
from app.web.office.deeds import Reasons, refused
from app.web.office.diary.answering import Answer, from_queue, kept, mended, not_kept, sentences
from app.web.office.diary.month_page import times
from app.web.office.diary.said import Said, said_at
from app.web.office.diary.service_form import REPEATED, Serving
from app.web.office.diary.written import Whose, entry_of, said_in
from app.web.posted import posted
from app.web.services import services
from app.wording.dates import long_date
from app.workflow.months.diary import Diary
from rules.month.moments import in_warsaw

ADD, REMOVE = re.compile(r"add-([a-z]+)"), re.compile(r"remove-([a-z]+)-([0-9]{1,2})")
MOST_PLACES = 5
SETTLEMENT = "rozliczenie"
SENT_BEFORE = (
    "Ten wpis zapisano już wcześniej, a teraz wysłano w nim co innego, dlatego nic nie zmieniono. Otwórz "
    "wpis w dzienniku i popraw go tam."
)
REMOVED_BEFORE = (
    "Ten wpis był już zapisany, a potem usunięty. Jeśli jest potrzebny, wpisz go od nowa."
)


@dataclass(frozen=True)
class ServicePage:
    """``stored`` is the entry that is changed, ``None`` for a new one."""

    actor: Actor
    matter: Matter
    whose: Whose
    stored: ServiceEntry | None = None

    @property
    def diary(self) -> Diary:
        return Diary(services().desk)

    @property
    def name(self) -> str:
        return short_names((self.matter,))[self.matter.id]

    def form(self, raw: Raw | None, told: Mapping[str, Any] | None = None) -> Serving:
        """From what was sent, or else from what is told."""
        form = Serving(Answers(raw)) if raw is not None else Serving(data=dict(told or {}))
        desk = services().desk
        programme = desk.programme(self.whose.programme)
        case = case_of(self.matter, programme, desk.clock())
        codes = case.activities | set(self.stored.activities if self.stored else ())
        scope = [activity for activity in programme.activities if activity.code in codes]
        award = case.award
        own_funds = bool(award and award.own_funds_hours) or bool(
            self.stored and self.stored.own_funds
        )
        form.suit(scope, tuple(self._vehicles()), own_funds=own_funds)
        return form

    def opened(self, told: Mapping[str, Any]) -> str:
        """With what is to mend in an entry that is changed: that is what it is opened for."""
        form = self.form(None, told)
        if self.stored is None:
            return self.drawn(form)
        found = self.checked(self.stored)
        return self.drawn(form, checked=found if any(found.values()) else None)

    def sent(self, deed: Callable[[ServiceEntry], ServiceEntry]) -> Answer:
        """Rows changed, tried, or kept, as the pressed button says."""
        raw = posted(Serving())
        action = request.form.get("action", "next")
        if changed := _changed_rows(raw, action):
            raw, focus = changed
            return self.drawn(self.form(raw), focus=focus)
        form = self.form(raw)
        if not form.validate():
            because = [problem.message for problem in form.problems]
            return not_kept(because, lambda: self.drawn(form), 422)
        entry = entry_of(form, self.whose)
        if action == "check":
            return self.drawn(form, checked=self.checked(entry), asked=True)
        return self._done(form, entry, deed)

    def checked(self, entry: ServiceEntry) -> Mapping[str, Any]:
        """What would be found if the entry were kept, or why it cannot be."""
        try:
            months = self.diary.tried(self.actor, entry)
        except DeedRefused as refusal:
            because = tuple(zip(refusal.because, refusal.clauses, strict=True))
            return {"because": because, "findings": ()}
        told = {s.sentence: s for month in months for s in said_at(month, entry.id)}
        return {"because": (), "findings": tuple(told.values())}

    def drawn(self, form: Serving, reasons: Reasons = (), **more: Any) -> str:
        return render_template(
            "office/diary/service.html",
            form=form,
            reasons=reasons,
            who=self.name,
            whose=self.whose,
            stored=self.stored,
            remarks=self.diary.remarks(self.actor, self.stored) if self.stored else (),
            places=self._places(),
            back=self._back(),
            back_words="Rozliczenie" if _from_settlement() else "Dziennik",
            **({"checked": None, "focus": "", "asked": False} | more),
        )

    def _done(
        self, form: Serving, entry: ServiceEntry, deed: Callable[[ServiceEntry], ServiceEntry]
    ) -> Answer:
        done: list[ServiceEntry] = []
        reasons = refused(lambda: done.append(deed(entry)))
        # What a phone sends late may have been changed here since; what was changed there must not get lost.
        if not reasons and self.stored is None and (mended() or not from_queue()):
            reasons = _another(done[0], entry)
        if reasons:
            show = lambda: self.drawn(form, reasons)  # noqa: E731 - one line beside its use
            return not_kept(sentences(reasons), show, 409)
        return kept(entry.id, lambda: self._findings(done[0]), lambda: self._onward(done[0]))

    def _findings(self, entry: ServiceEntry) -> Iterator[Said]:
        return said_at(self.diary.judged(self.actor, entry.programme, entry.period), entry.id)

    def _back(self) -> str:
        programme = self.whose.programme
        if self.stored is None:
            return url_for("office_diary.index", programme=programme)
        if _from_settlement():
            return _settlement(self.stored)
        return url_for("office_diary.month", programme=programme, month=str(self.stored.period))

    def _onward(self, entry: ServiceEntry) -> str:
        """To where the entry was opened from; a new one is shown in its month."""
        day = long_date(in_warsaw(entry.starts).date())
        flash(f"Zapisano: {day}, {times(entry)}.", "success")
        if _from_settlement():
            return _settlement(entry)
        of, anchor = str(entry.period), f"w-{entry.id}"
        return url_for("office_diary.month", programme=entry.programme, month=of, _anchor=anchor)

    def _vehicles(self) -> Iterator[OwnVehicle]:
        """The assistant's, and those an entry names that they drive no more."""
        own = profile_id(self.whose.programme, self.whose.assistant_id)
        found = services().desk.rooms.profiles.find(
            self.whose.programme, owner=self.whose.assistant_id
        )
        known = [v for profile in found if profile.id == own for v in profile.vehicles]
        yield from known
        same = {(v.kind, v.registration) for v in known}
        for journey in self.stored.journeys if self.stored else ():
            if journey.vehicle and (journey.vehicle, journey.registration) not in same:
                same.add((journey.vehicle, journey.registration))
                yield OwnVehicle(journey.vehicle, registration=journey.registration)

    def _places(self) -> tuple[str, ...]:
        """Where services with this participant were lately, the last one first."""
        recent = reversed(self.diary.recent(self.actor, self.whose.programme))
        places = (e.place for e in recent if e.matter_id == self.whose.matter_id and e.place)
        return tuple(dict.fromkeys(places))[:MOST_PLACES]


def _from_settlement() -> bool:
    """Whether the entry was opened from the list of what must be mended in its month."""
    return request.args.get("z") == SETTLEMENT


def _settlement(entry: ServiceEntry) -> str:
    return url_for("office_closing.month", programme=entry.programme, of=entry.period)


def _another(stored: ServiceEntry, sent: ServiceEntry) -> Reasons:
    """Why an entry that was sent is not what is kept; nothing where it is."""
    if stored.removed:
        return ((REMOVED_BEFORE, ""),)
    return () if same(stored, sent) else ((SENT_BEFORE, ""),)


def same(stored: ServiceEntry, sent: ServiceEntry) -> bool:
    return said_in(stored) == said_in(sent)


def _changed_rows(raw: Raw, action: str) -> tuple[Raw, str] | None:
    """The answers with a row added or removed, and the row that takes the focus."""
    if (added := ADD.fullmatch(action)) and added[1] in REPEATED:
        count = raw.get(f"{added[1]}-rows", ("0",))
        more = add_row(raw, added[1]) if count[:1] != ["0"] else {**raw, f"{added[1]}-rows": ["1"]}
        return more, f"{added[1]}-{int(more[f'{added[1]}-rows'][0]) - 1}"
    if (removed := REMOVE.fullmatch(action)) and removed[1] in REPEATED:
        index = int(removed[2])
        return remove_row(raw, removed[1], index), f"{removed[1]}-{max(0, index - 1)}"
    return None
