"""A sample anybody can draw again: by hashlib alone here, whatever order the ids come in."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.dossier.control import Control, Extent, Stratum, in_period, stratum_of
from app.dossier.sample import drawn, frame_digest, frame_file, rank, sample
from app.matters.matter import Resignation
from rules.vocabulary import Outcome
from tests.matters.builders import a_matter, a_resolution, a_resolved_matter

IDS = st.lists(st.text("0123456789abcdef", min_size=4, max_size=8), unique=True, max_size=30)
SEEDS = st.text(min_size=1, max_size=20).filter(str.isprintable)


def by_hand(seed: str, ids: Sequence[str], size: int) -> list[str]:
    """As the page explains it: a digest of every seed and id, sorted, the first ones taken."""
    lines = [f"{hashlib.sha256((seed + each).encode()).hexdigest()} {each}" for each in ids]
    return [line.split()[1] for line in sorted(lines)[:size]]


@given(SEEDS, IDS, st.integers(0, 40), st.randoms())
def test_anybody_draws_the_same_whatever_order_the_ids_come_in(seed, ids, size, chance):
    shuffled = list(ids)
    chance.shuffle(shuffled)
    found = sample(seed, ids, size)
    assert found == sample(seed, shuffled, size)
    assert list(found) == by_hand(seed, ids, size)
    assert len(set(found)) == len(found) == min(size, len(ids))


@given(SEEDS, IDS, st.integers(0, 20))
def test_a_larger_sample_holds_the_smaller_one(seed, ids, size):
    assert sample(seed, ids, size + 1)[:size] == sample(seed, ids, size)


def test_known_ranks_stay_as_they_are_for_good():
    """``printf '%s' "ziarno-1a1" | sha256sum``, so that a sample of today is drawn the same in years."""
    assert rank("ziarno-1", "a1") == hashlib.sha256(b"ziarno-1a1").hexdigest()
    assert sample("ziarno-1", ["a1", "b2", "c3", "d4"], 2) == ("a1", "c3")
    assert frame_file(["b2", "a1", "b2"]) == b"a1\nb2\n"
    assert frame_digest(["b2", "a1"]) == hashlib.sha256(b"a1\nb2\n").hexdigest()


def test_every_stratum_of_which_any_is_wanted_is_drawn_by_itself():
    frames = {Stratum.AWARDED: ["a1", "b2"], Stratum.REFUSED: ["c3"], Stratum.RESIGNED: ["d4"]}
    found = drawn("ziarno-1", frames, {Stratum.AWARDED: 1, Stratum.REFUSED: 5, Stratum.RESERVE: 2})
    assert [each.stratum for each in found] == [Stratum.AWARDED, Stratum.REFUSED]
    assert [len(each.taken) for each in found] == [1, 1]
    assert found[0].sha256 == frame_digest(["a1", "b2"])


def test_a_control_is_about_whoever_was_on_record_on_one_of_its_days():
    first, last = date(2026, 1, 7), date(2026, 1, 9)
    control = Control("c", "sejny_2026", "K", "U", first, last, "Klara", Extent.SAMPLE)
    control = replace(control, since=first, until=last)
    day, matter = timedelta(1), a_matter()
    came = [replace(matter, received=replace(matter.received, on=on)) for on in (last, last + day)]
    left = [replace(matter, closed_on=on) for on in (first, first - day)]
    assert in_period([*came, *left], control) == (came[0], left[0])


def test_a_matter_is_drawn_among_those_it_ended_with():
    earlier, last = a_resolution(Outcome.RESERVE), a_resolution(Outcome.QUALIFIED)
    matter = a_resolved_matter(resolutions=(earlier, last))
    assert stratum_of(matter) is Stratum.AWARDED
    gone = replace(matter, resignation=Resignation(date(2026, 2, 1), date(2026, 3, 1)))
    assert stratum_of(gone) is Stratum.RESIGNED
