"""Dossiers whose time is over come in; what would go is shown, asked for by one, confirmed by another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.dossier.erasure import Erasure, ErasureOrder, OrderState
from app.dossier.falling_due import Due, Kept, due_of
from app.dossier.requests import RequestState
from app.dossier.retention import Retention
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.store.erasing import FILES, Erasing
from app.store.ledger import Ledger
from app.store.reach import ERASE, Reach, Whose
from app.store.wishes import Wishes
from app.wording.dates import NBSP, long_date
from app.workflow.dossier.reading import DossierReading
from app.workflow.dossier.recognising import whose
from app.workflow.office.desk import MEANWHILE, Desk, Seen, new_id
from app.workflow.office.events import Event

Ask = Callable[[str, str], None]
NAMED = (
    "Powód wymienia osobę, której teczka ma zniknąć. Napisz go bez nazwiska, adresu i numerów: "
    "zostanie na zaświadczeniu."
)
NO_REASON = "Napisz, dlaczego teczki mają zostać usunięte."
NOTHING_DUE = f"Żadnej z{NBSP}tych teczek nie można teraz usunąć."
SAME_PERSON = (
    "Usunięcie zatwierdza inna osoba niż ta, która o nie wnioskowała. Poproś kogoś z uprawnieniem "
    "do przechowywania teczek."
)
NOT_WAITING = "Ten wniosek nie czeka już na zatwierdzenie. Wróć na stronę przechowywania."
ORDERED = "O usunięcie tej teczki ktoś już wnioskuje. Zatwierdź albo wycofaj tamten wniosek."
CROWDED = (
    f"Skan z{NBSP}papierami tej osoby zawiera też strony innych osób, które nie leżą jeszcze "
    f"w{NBSP}teczkach. Najpierw włóż je do teczek albo odłóż, bo oryginał skanu znika razem z{NBSP}teczką."
)
BUSY = (
    "Trwa praca, która dotyczy tej teczki (wydanie albo rozkładanie skanu). Poczekaj na jej koniec."
)
ASKED = f"Uczestnik czeka na odpowiedź w{NBSP}sprawie swoich danych. Najpierw na nią odpowiedz."
CONTROLLED = f"Trwa kontrola, która obejmuje tę teczkę. Poczekaj na jej{NBSP}koniec."
UNCONFIRMED = "Okres przechowywania jest niepotwierdzony. Ustal go i potwierdź."
HELD = "Usuwanie jest wstrzymane: {reason}"
NOT_YET = "Czas przechowywania mija {day}"


@dataclass(frozen=True)
class Preview:
    """One dossier: what would go, what would stay, and the sentences on what stands in the way."""

    matter: Matter
    due: Due
    reach: Reach
    stands: tuple[str, ...]


@dataclass(frozen=True)
class YearPreview:
    """All dossiers that fell due in a year; ``counts`` add up what is theirs alone."""

    year: int
    previews: tuple[Preview, ...]

    @property
    def free(self) -> tuple[Preview, ...]:
        return tuple(each for each in self.previews if not each.stands)

    @property
    def counts(self) -> Mapping[str, int]:
        total = Counter[str]()
        for each in self.free:
            total.update(each.reach.counts)
        return dict(sorted(total.items()))


@dataclass(frozen=True)
class Erasures:
    """Everything here needs the right ``RETAIN``. ``ask`` hands a confirmed order to the durable queue."""

    desk: Desk
    erasing: Erasing
    ledger: Ledger
    wishes: Wishes
    ask_for: Ask

    def preview(self, actor: Actor, programme: str, matter_id: str) -> Preview:
        """Everything, counted; ``NotOnRecord`` without such a matter."""
        self.desk.admit(actor, Right.RETAIN, programme)
        matter = self.desk.rooms.matters.get(programme, matter_id)
        return self._unless_ordered(self._preview(matter, self.erasing.look))

    def preview_year(self, actor: Actor, programme: str, year: int) -> YearPreview:
        """Those that fell due in this year; what is shared with others is not looked for here."""
        self.desk.admit(actor, Right.RETAIN, programme)
        retention = self._retention(programme)
        matters = (
            matter
            for matter in self.desk.rooms.matters.all(programme)
            if self._due(matter, retention).year == year
        )
        previews = (self._preview(matter, self.erasing.glance) for matter in matters)
        return YearPreview(year, tuple(self._unless_ordered(each) for each in previews))

    def ask(
        self, actor: Actor, programme: str, matter_ids: Iterable[str], because: str
    ) -> ErasureOrder:
        """What the second person is asked to confirm; ``DeedRefused`` with all that stands in the way."""
        self.desk.admit(actor, Right.RETAIN, programme)
        ids = tuple(dict.fromkeys(matter_ids))
        self._may_be_asked(programme, ids, because)
        first = self.desk.rooms.matters.get(programme, ids[0])
        order = ErasureOrder(
            id=new_id(),
            programme=programme,
            state=OrderState.ASKED,
            year=self._due(first, self._retention(programme)).year or 0,
            matter_ids=ids,
            because=because.strip(),
            asked_by=actor.account_id,
            asked_by_name=actor.name,
            asked_on=self.desk.clock(),
        )
        return self.desk.rooms.erasure_orders.add(order, actor, Event.ERASURE_ASKED)

    def confirm(self, actor: Actor, seen: Seen) -> ErasureOrder:
        """The order is carried out from now on, by the durable queue."""
        order = self._waiting(actor, seen)
        if actor.account_id == order.asked_by:
            raise DeedRefused((SAME_PERSON,))
        matters = (self.desk.rooms.matters.get(seen.programme, each) for each in order.matter_ids)
        stands = [each for m in matters for each in self.stands_in_the_way(m, self.whose(m))]
        if stands:
            raise DeedRefused(tuple(dict.fromkeys(stands)))
        confirmed = replace(
            order,
            state=OrderState.CONFIRMED,
            confirmed_by=actor.account_id,
            confirmed_by_name=actor.name,
            confirmed_on=self.desk.clock(),
        )
        saved = self.desk.rooms.erasure_orders.save(confirmed, actor, Event.ERASURE_CONFIRMED)
        self.take_up(saved)
        return saved

    def take_up(self, order: ErasureOrder) -> None:
        """Wish for what was confirmed; also after a process died between confirming and wishing."""
        wishes = self.wishes.of_programme(order.programme, ERASE)
        wish = next((each for each in wishes if each.subject == order.id), None)
        if wish is None:
            wish = self.wishes.ask(
                ERASE, order.programme, order.id, order.confirmed_by, {FILES: []}
            )
        self.ask_for(ERASE, wish.id)

    def withdraw(self, actor: Actor, seen: Seen) -> ErasureOrder:
        """Nothing is erased; either of the two may say so, and anybody else with the right."""
        order = self._waiting(actor, seen)
        withdrawn = replace(order, state=OrderState.WITHDRAWN)
        return self.desk.rooms.erasure_orders.save(withdrawn, actor, Event.ERASURE_WITHDRAWN)

    def order(self, actor: Actor, programme: str, order_id: str) -> ErasureOrder:
        self.desk.admit(actor, Right.RETAIN, programme)
        return self.desk.rooms.erasure_orders.get(programme, order_id)

    def orders(self, actor: Actor, programme: str) -> tuple[ErasureOrder, ...]:
        """The youngest first."""
        self.desk.admit(actor, Right.RETAIN, programme)
        return tuple(reversed(self.desk.rooms.erasure_orders.all(programme)))

    def previews(self, actor: Actor, order: ErasureOrder) -> tuple[Preview, ...]:
        """What the order would do now; dossiers erased by it are gone from here."""
        self.desk.admit(actor, Right.RETAIN, order.programme)
        look = self.erasing.look if len(order.matter_ids) == 1 else self.erasing.glance
        matters = {each.id: each for each in self.desk.rooms.matters.all(order.programme)}
        return tuple(
            self._preview(matters[each], look) for each in order.matter_ids if each in matters
        )

    def certificates(self, actor: Actor, programme: str) -> tuple[Erasure, ...]:
        """The youngest first."""
        self.desk.admit(actor, Right.RETAIN, programme)
        return tuple(reversed(self.desk.rooms.erasures.all(programme)))

    def certificate(self, actor: Actor, programme: str, erasure_id: str) -> Erasure:
        self.desk.admit(actor, Right.RETAIN, programme)
        return self.desk.rooms.erasures.get(programme, erasure_id)

    def whose(self, matter: Matter) -> Whose:
        """By what the matter's person is found wherever they are spoken of."""
        return whose(DossierReading(self.desk, self.ledger), matter)

    def stands_in_the_way(self, matter: Matter, mine: Whose) -> tuple[str, ...]:
        """What keeps a dossier of a confirmed order at this very moment; nothing: it may go."""
        return self._preview(matter, self.erasing.glance, mine).stands

    def _preview(
        self, matter: Matter, look: Callable[[Whose], Reach], mine: Whose | None = None
    ) -> Preview:
        reach = look(mine or self.whose(matter))
        retention = self._retention(matter.programme)
        due = self._due(matter, retention)
        return Preview(matter, due, reach, tuple(self._stands(due, retention, reach)))

    def _stands(self, due: Due, retention: Retention, reach: Reach) -> Iterator[str]:
        if due.kept is Kept.UNCONFIRMED:
            yield UNCONFIRMED
        if due.kept is Kept.NOT_YET and due.on is not None:
            yield NOT_YET.format(day=long_date(due.on))
        for hold in retention.holds_on(due.matter.id):
            yield HELD.format(reason=hold.reason)
        requests = self.desk.rooms.data_requests.find(
            due.matter.programme, subject=due.matter.id, states=(RequestState.OPEN,)
        )
        today, controls = self.desk.clock(), self.desk.rooms.controls.all(due.matter.programme)
        controlled = any(c.lasts_on(today) and c.shows(due.matter.id) for c in controls)
        for sentence, stands in (
            (CONTROLLED, controlled),
            (ASKED, bool(requests)),
            (CROWDED, bool(reach.rows.crowded)),
            (BUSY, bool(reach.rows.busy)),
        ):
            if stands:
                yield sentence

    def _unless_ordered(self, preview: Preview) -> Preview:
        """Of what somebody asked for already nobody needs to ask again."""
        if preview.matter.id not in self._ordered(preview.matter.programme):
            return preview
        return replace(preview, stands=(*preview.stands, ORDERED))

    def _ordered(self, programme: str) -> frozenset[str]:
        return frozenset(
            matter_id
            for order in self.desk.rooms.erasure_orders.all(programme)
            if order.state in {OrderState.ASKED, OrderState.CONFIRMED}
            for matter_id in order.matter_ids
        )

    def _may_be_asked(self, programme: str, ids: tuple[str, ...], because: str) -> None:
        if not because.strip():
            raise DeedRefused((NO_REASON,))
        if not ids:
            raise DeedRefused((NOTHING_DUE,))
        stands = [ORDERED] if not self._ordered(programme).isdisjoint(ids) else []
        for matter_id in ids:
            matter = self.desk.rooms.matters.get(programme, matter_id)
            mine = self.whose(matter)
            if mine.traces.found_in(because, near=True):
                stands.append(NAMED)
            stands.extend(self.stands_in_the_way(matter, mine))
        if stands:
            raise DeedRefused(tuple(dict.fromkeys(stands)))

    def _waiting(self, actor: Actor, seen: Seen) -> ErasureOrder:
        order = self.order(actor, seen.programme, seen.id)
        if order.state is not OrderState.ASKED:
            raise DeedRefused((NOT_WAITING,))
        if seen.version is not None and order.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return order

    def _due(self, matter: Matter, retention: Retention) -> Due:
        year = self.desk.programme(matter.programme).edition.year
        return due_of(matter, year, retention, self.desk.clock())

    def _retention(self, programme: str) -> Retention:
        return self.desk.rooms.retentions.get(programme, programme)
