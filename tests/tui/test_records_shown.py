"""What a seat keeps of what it heard, as the panels say it."""

from __future__ import annotations

import pytest

from crisis_sim.tui.acting.measured import status_text
from crisis_sim.tui.acting.options import who_decides
from crisis_sim.tui.words import Words
from tests.model.test_seat_records import PROPOSED, SENT, view_of


def test_a_proposal_shows_when_it_was_agreed_to() -> None:
    view = view_of(PROPOSED, SENT, (600, "MessageAnswered", {"msg": "m1", "how": "agreed"}))
    assert "agreed 00:10" in status_text(Words(view, "en"), view.undertakings["o1"], 700).plain


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
