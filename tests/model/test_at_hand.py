"""What a player's forms begin with: measures that fit, whom to tell what, and means that are short."""

from __future__ import annotations

import pytest

from crisis_sim.model.cautions import short_means
from crisis_sim.model.events import Command
from crisis_sim.model.fitting import fitting
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.model.telling import to_tell, worth_telling
from crisis_sim.session.begin import begin
from tests.stage import compiled


def seated(world: str, seat: str, until: int = 0) -> SeatView:
    """What a seat has been told by then, everything opened."""
    session = begin(compiled(world), 3, {seat: "human"}, None)
    view = session.views[seat]
    while session.now < until:
        session.frame(session.now + 300, [Command("Open", seat, {"msg": msg}) for msg in view.lookups.unread])
    return view


@pytest.mark.parametrize(
    ("world", "seat", "fits", "does_not"),
    [
        ("flood-vesdre", "governor", "rescue-by-boat", "close-station"),
        ("cbrne-brussels", "stib", "close-station", "rescue-by-boat"),
        ("shape-cyberattack", "crisis-centre", "filter-traffic", "evacuate-riverside"),
    ],
)
def test_measures_fit_by_the_plans_that_are_at_hand(world: str, seat: str, fits: str, does_not: str) -> None:
    view = seated(world, seat)
    assert fits in fitting(view)
    assert does_not not in fitting(view)
    assert does_not in view.brief["measures"], "it can still be looked for"


def test_a_measure_that_is_under_way_or_that_the_seat_can_speak_to_fits() -> None:
    view = seated("flood-vesdre", "governor")
    assert not {"close-station", "shelter-in-place"} & fitting(view)
    ordered = {"order": "o9", "measure": "close-station", "by": "stib"}
    view.take(SliceLine(view.n + 1, 0, "MeasureOrdered", None, ordered))
    smells = {"fact": "f9", "actor": view.actors[0], "as_of": 0, "topics": ["exposure"]}
    view.take(SliceLine(view.n + 1, 0, "FactLearned", None, smells))
    assert {"close-station", "shelter-in-place"} <= fitting(view)


def test_whom_to_tell_follows_the_cards_until_they_were_told() -> None:
    view = seated("first-drill", "cyber-cell", 1800)
    fact = worth_telling(view, "nccn")[0]
    assert to_tell(view, [fact]) == ["nccn"]
    task = {"task": "k1", "what": "contact", "from": 0, "until": 60, "to": ["nccn"], "facts": [fact]}
    view.take(SliceLine(view.n + 1, 0, "StaffCommitted", None, task))
    assert to_tell(view, [fact]) == []
    assert fact not in worth_telling(view, "nccn")
    assert worth_telling(view, "media") == []
    assert to_tell(view, ["f999"]) == []


def test_means_are_short_only_where_fewer_are_free_than_needed() -> None:
    view = seated("first-drill", "cyber-cell")
    (means,) = view.means.values()
    option = {"requires": [{"label": means["label"], "count": means["free"]}]}
    assert short_means(view, option) == []
    means["free"] -= 1
    assert short_means(view, option) == [(means["label"], means["free"] + 1, means["free"])]
    assert short_means(view, {"requires": [{"label": {"en": "Somebody else's"}, "count": 9}]}) == []
