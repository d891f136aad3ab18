from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.matter import AssessmentCard, Change, Resignation, State
from app.matters.office import OfficeSettings
from app.matters.rights import Role
from app.workflow.office.assessment import Assessment
from app.workflow.office.changes import Changes
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors
from app.workflow.office.reserve import Reserve
from app.workflow.office.resolutions import Resolutions
from rules.vocabulary import Degree, Outcome
from tests.builders import a_certificate
from tests.matters.builders import (
    FOUND,
    SEJNY,
    a_correct_matter,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import a_desk

CLERK = an_actor()
SEEN = Seen(SEJNY, "m1")
TODAY = date(2026, 1, 20)
AWARD = a_resolution()


def awarded(count):
    return [a_resolved_matter(id=f"x{n}", case_number=f"{n + 2}.2026") for n in range(count)]


def events(desk):
    return [event for _, event, _, _ in desk.rooms.ledger.lines]


def test_a_resolution_is_kept_sent_and_replaced():
    desk = a_desk(an_assessed_matter())
    resolutions = Resolutions(desk)
    assert resolutions.propose(CLERK, SEEN, AWARD).state is State.AWARDED
    resolutions.withdraw(CLERK, SEEN, "pomyłka")
    resolutions.propose(CLERK, SEEN, a_resolution(Outcome.RESERVE))
    resolutions.mark_sent(CLERK, SEEN, TODAY)
    instead = replace(AWARD, instead_because="wolne miejsce")
    assert resolutions.supersede(CLERK, SEEN, instead).state is State.AWARDED
    assert events(desk) == [
        "resolution.confirmed",
        "resolution.withdrawn",
        "resolution.confirmed",
        "resolution.letter_sent",
        "resolution.replaced",
    ]


def test_the_offices_own_limit_holds():
    desk = a_desk(an_assessed_matter())
    settings = OfficeSettings(SEJNY, lower_limits=(("limit_severe", Decimal(500)),))
    desk.rooms.office_settings.put(settings)
    with pytest.raises(DeedRefused, match="500"):
        Resolutions(desk).propose(CLERK, SEEN, AWARD)


def test_two_awards_of_the_last_place_in_one_moment_end_with_ten():
    """The other award is kept after ours was judged and before it is kept."""
    desk = a_desk(an_assessed_matter(), *awarded(9))
    save = desk.rooms.matters.save

    def with_another(item, *given):
        desk.rooms.matters.put(a_resolved_matter(id="y", case_number="99.2026"))
        return save(item, *given)

    desk.rooms.matters.save = with_another
    with pytest.raises(DeedRefused, match="zajętych miejsc jest 11"):
        Resolutions(desk).propose(CLERK, SEEN, AWARD)
    kept = desk.rooms.matters.get(SEJNY, "m1")
    assert (kept.state, kept.resolutions) == (State.ASSESSED, ())
    assert events(desk) == ["resolution.confirmed", "resolution.taken_back"]
    assert Monitors(desk).standing(CLERK, SEJNY).places.taken == 10


def test_what_somebody_else_changed_is_looked_at_first():
    resolutions = Resolutions(a_desk(an_assessed_matter(version=4)))
    with pytest.raises(ChangedMeanwhile):
        resolutions.propose(CLERK, Seen(SEJNY, "m1", 3), AWARD)
    resolutions.propose(CLERK, Seen(SEJNY, "m1", 4), AWARD)


def test_another_offices_matter_is_not_on_record():
    resolutions = Resolutions(a_desk(an_assessed_matter()))
    elsewhere = an_actor(programmes=frozenset({SEJNY, "wiazowna_2026"}))
    with pytest.raises(NotOnRecord):
        resolutions.propose(elsewhere, Seen("wiazowna_2026", "m1"), AWARD)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLERK}))
def test_only_clerks_resolve_send_and_record(role):
    desk, actor = a_desk(a_resolved_matter()), an_actor(role)
    resolutions, changes = Resolutions(desk), Changes(desk)
    change = Change(TODAY, TODAY, assistant="Bogna Pomocna")
    for deed in (
        lambda: resolutions.propose(actor, SEEN, AWARD),
        lambda: resolutions.confirm(actor, SEEN),
        lambda: resolutions.withdraw(actor, SEEN, "x"),
        lambda: resolutions.supersede(actor, SEEN, AWARD),
        lambda: resolutions.mark_sent(actor, SEEN, TODAY),
        lambda: changes.record(actor, SEEN, change),
        lambda: changes.resign(actor, SEEN, Resignation(TODAY, TODAY)),
        lambda: changes.close(actor, SEEN, TODAY),
    ):
        with pytest.raises(DeedRefused, match="uprawnień"):
            deed()


def test_clerks_and_the_commission_assess():
    card = AssessmentCard(TODAY, FOUND)
    for role in (Role.CLERK, Role.COMMISSION):
        assessment = Assessment(a_desk(a_correct_matter()))
        assessment.acknowledge_group(an_actor(role), SEEN, 1, "mieszka sama")
        assert assessment.assess(an_actor(role), SEEN, card).state is State.ASSESSED
    for role in set(Role) - {Role.CLERK, Role.COMMISSION}:
        assessment = Assessment(a_desk(a_correct_matter()))
        with pytest.raises(DeedRefused, match="uprawnień"):
            assessment.assess(an_actor(role), SEEN, card)
        with pytest.raises(DeedRefused, match="uprawnień"):
            assessment.acknowledge_group(an_actor(role), SEEN, 1, "x")


def test_a_change_is_kept_with_the_limits_to_tell():
    desk = a_desk(a_resolved_matter(), today=date(2026, 5, 12))
    lower = a_certificate(degree=Degree.MODERATE)
    change = Change(date(2026, 5, 4), date(2026, 5, 8), certificate=lower)
    changed = Changes(desk).record(CLERK, SEEN, change)
    assert [span.hours for span in changed.spans] == [360]
    assert changed.matter == desk.rooms.matters.get(SEJNY, "m1")


def test_a_freed_place_is_offered_to_the_whole_reserve_list():
    told = a_resolution(Outcome.RESERVE, sent_on=date(2026, 1, 16))
    waiting = [
        a_resolved_matter(Outcome.RESERVE, id=i, case_number=n, resolutions=(told,))
        for i, n in (("r2", "20.2026"), ("r1", "3.2026"))
    ]
    desk = a_desk(*waiting, *awarded(10))
    assert Reserve(desk).offer(CLERK, SEJNY).free == 0
    Changes(desk).resign(CLERK, Seen(SEJNY, "x3"), Resignation(TODAY, TODAY))
    offer = Reserve(desk).offer(CLERK, SEJNY)
    assert (offer.free, [each.id for each in offer.waiting]) == (1, ["r1", "r2"])
    assert not offer.supplementary_due


def test_without_anybody_waiting_a_supplementary_recruitment_is_due():
    desk = a_desk(*awarded(9))
    offer = Reserve(desk).offer(CLERK, SEJNY)
    assert (offer.free, offer.supplementary_due) == (1, True)
    assert any("nabór" in said.sentence and "Podstawa" in said.why for said in offer.said)


def test_monitors_say_what_an_award_would_make_of_places_and_shares():
    matters = [
        an_assessed_matter(id="m1"),
        a_resolved_matter(id="m2", case_number="2.2026"),
    ]
    monitors = Monitors(a_desk(*matters))
    assert monitors.standing(CLERK, SEJNY).places.taken == 1
    granted = a_resolved_matter(id="m1")
    standing = monitors.what_if(CLERK, SEJNY, [granted])
    assert (standing.places.taken, standing.support.high, standing.support.of) == (2, 2, 2)
    assert standing.money.committed is None
    assert any(said.rule == "R5" for said in standing.said)
    with pytest.raises(DeedRefused, match="uprawnień"):
        monitors.standing(an_actor(Role.ADMINISTRATOR), SEJNY)
