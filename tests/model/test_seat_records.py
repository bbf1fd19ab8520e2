"""What a seat keeps of what it heard: when a proposal was answered, what still waits, who is who."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from tests.stage import Stage


def view_of(*told: tuple[int, str, dict[str, Any]]) -> SeatView:
    view = SeatView("centre")
    for n, (t, kind, p) in enumerate(told):
        view.take(SliceLine(n + 1, t, kind, None, p))
    return view


PROPOSED = (60, "MeasureProposed", {"order": "o1", "measure": "warn", "by": "centre", "to": "minister"})
SENT = (90, "MessageSent", {"msg": "m1", "from": "centre", "to": "minister", "channel": "mail", "proposal": "o1"})


def test_a_proposal_shows_when_it_was_agreed_to_not_when_it_was_made() -> None:
    view = view_of(PROPOSED, SENT, (600, "MessageAnswered", {"msg": "m1", "how": "agreed"}))
    proposed = view.undertakings["o1"]
    assert (proposed.status, proposed.tick, proposed.at) == ("agreed", 60, 600)
    assert not proposed.under_way
    assert view_of(PROPOSED, SENT).undertakings["o1"].at == 60


@pytest.mark.parametrize(("how", "waits"), [(None, True), ("acknowledged", True), ("fact", False), ("refused", False)])
def test_a_request_waits_until_it_is_answered(how: str | None, waits: bool) -> None:
    asked = (
        10,
        "MessageDelivered",
        {"msg": "m1", "from": "mayor", "to": "centre", "channel": "mail", "request": "info"},
    )
    answers = [] if how is None else [(20, "MessageAnswered", {"msg": "m1", "how": how})]
    assert view_of(asked, *answers).inbox["m1"].unanswered == waits
    plain = (asked[0], asked[1], {**asked[2], "request": None})
    assert not view_of(plain).inbox["m1"].unanswered


def test_the_briefing_names_every_seat_but_an_adversarys() -> None:
    seats = [{"id": "one", "plays": ["centre"], "title": {"en": "The centre"}}, {"id": "two", "plays": ["minister"]}]
    brief = Stage(seats=seats).session.views["one"].brief
    assert brief["seats"]["one"] == {"en": "The centre"}
    assert brief["seats"]["two"], "without a title it is called by its first actor"
