"""What a seat keeps of what it heard: when a proposal was answered, what still waits, what others are called."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.tui.acting.measured import status_text
from crisis_sim.tui.acting.options import who_decides
from crisis_sim.tui.words import Words
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
    assert "agreed 00:10" in status_text(Words(view, "en"), proposed, 700).plain
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


TITLES = {
    "north": {"en": "The mayor", "nl": "De burgemeester", "fr": "La bourgmestre"},
    "south": {"en": "The governor"},
}


@pytest.mark.parametrize(
    ("language", "needs", "others", "said"),
    [
        ("en", 1, ["north"], "You decide; The mayor must agree."),
        ("nl", 1, ["north"], "De burgemeester"),
        ("fr", 1, ["north"], "La bourgmestre"),
        ("en", 2, ["north", "south"], "You decide; these must all agree: The mayor, The governor."),
        ("en", 1, ["north", "south"], "You decide; one of the others must agree: The mayor, The governor."),
        ("en", 0, ["north"], "You decide; these are asked too: The mayor."),
    ],
)
def test_other_seats_are_called_by_their_titles(language: str, needs: int, others: list[str], said: str) -> None:
    asks = {
        "title": {},
        "options": [],
        "deadline": 900,
        "needs": needs,
        "seats": ["centre", *others],
        "chair": "centre",
    }
    view = view_of(
        (0, "SeatBriefed", {"seats": TITLES, "means": []}), (10, "DecisionOpened", {"decision": "d1", **asks})
    )
    shown = who_decides(Words(view, language), view, view.questions["d1"])
    assert said in shown
    assert "north" not in shown


def test_the_briefing_names_every_seat_but_an_adversarys() -> None:
    seats = [{"id": "one", "plays": ["centre"], "title": {"en": "The centre"}}, {"id": "two", "plays": ["minister"]}]
    brief = Stage(seats=seats).session.views["one"].brief
    assert brief["seats"]["one"] == {"en": "The centre"}
    assert brief["seats"]["two"], "without a title it is called by its first actor"
