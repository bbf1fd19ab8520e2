"""What passes between a seat and the others, from given events: no more than the seat may know."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.model.traffic import Leg, circle, traffic

CONTACTS = {
    "mayor": {"level": "municipal", "channels": ["mail"], "convened": False},
    "police": {"level": "local", "channels": [], "convened": False},
    "cell": {"level": "federal", "channels": ["mail"], "convened": True},
    "media": {"level": "society", "channels": [], "convened": False},
}
CHANNELS = {"mail": {"seconds": 60, "receipts": False}, "radio": {"seconds": 5, "receipts": True}}


class Told:
    """A seat that is told things one by one."""

    def __init__(self) -> None:
        self.view = SeatView("centre")
        brief = {"actors": {"centre": {}}, "contacts": CONTACTS, "channels": CHANNELS, "means": [], "people": 2}
        self.tell(0, "SeatBriefed", **brief)

    def tell(self, t: int, kind: str, **p: Any) -> Told:
        """One line more."""
        self.view.take(SliceLine(self.view.n + 1, t, kind, None, {name.rstrip("_"): what for name, what in p.items()}))
        return self

    def sent(self, t: int, msg: str = "m1", channel: str = "mail", **p: Any) -> Told:
        """The seat has sent a message to the mayor."""
        return self.tell(t, "MessageSent", msg=msg, from_="centre", to="mayor", channel=channel, **p)

    def came(self, t: int, msg: str = "m1", from_: str = "mayor", **p: Any) -> Told:
        """A message has come."""
        return self.tell(t, "MessageDelivered", msg=msg, from_=from_, to="centre", channel="mail", **p)

    def stages(self, now: int) -> list[str]:
        """In which stages messages are."""
        return [leg.stage for leg in traffic(self.view, now)]


def test_a_message_travels_for_as_long_as_its_channel_usually_takes() -> None:
    told = Told().sent(100)
    (leg,) = traffic(told.view, 130)
    assert leg == Leg("mayor", "under-way", 100, 160, "mail", "routine", "m1")
    assert leg.at(130) == 0.5
    assert told.stages(160) == ["out"], "whether it arrived nobody has said"


def test_without_a_receipt_a_loss_stays_unknown() -> None:
    told = Told().sent(100)
    assert told.stages(1000) == ["out"]
    assert told.sent(1000, "m2", "radio").tell(1001, "MessageLost", msg="m2", why="no connection").stages(1002) == [
        "out",
        "lost",
    ]


def test_a_receipt_tells_that_a_message_waits_until_it_is_answered() -> None:
    told = Told().sent(100, "m1", "radio").tell(100, "MessageQueued", msg="m1", why="busy")
    assert told.stages(900) == ["waiting"]
    assert told.tell(950, "MessageAnswered", msg="m1", how="acknowledged").stages(960) == ["answered"]


def test_what_is_over_shows_for_half_an_hour() -> None:
    told = Told().sent(100).tell(300, "MessageAnswered", msg="m1", how="fact", reply="m2")
    assert told.stages(1900) == ["answered"]
    assert told.stages(1901) == []


def test_a_request_shows_until_it_is_answered() -> None:
    told = Told().sent(100, request="fact")
    assert told.stages(90_000) == ["out"]
    (node,) = [node for node in circle(told.view, traffic(told.view, 90_000)) if node.actor == "mayor"]
    assert node.awaited == 1
    assert told.tell(90_001, "MessageAnswered", msg="m1", how="fact", reply="m2").stages(90_002) == []


def test_what_is_being_written_travels_from_hand_to_hand() -> None:
    told = Told().tell(0, "StaffCommitted", task="k1", what="message", from_=60, until=240, to=["mayor", "police"])
    assert [(leg.actor, leg.stage, leg.end) for leg in traffic(told.view, 100)] == [
        ("mayor", "written", 240),
        ("police", "written", 240),
    ]
    assert told.stages(240) == []


def test_what_came_rings_lies_there_waits_for_an_answer_and_is_quiet() -> None:
    told = Told().came(100, rings=True, request="decision")
    assert told.stages(110) == ["ringing"]
    told.tell(280, "MessageLost", msg="m1", why="unanswered")
    assert told.stages(290) == ["missed"]
    told.came(580, rings=True, request="decision").tell(590, "MessageRead", msg="m1")
    assert told.stages(9000) == ["owed"]
    told.tell(9001, "MessageAnswered", msg="m1", how="answered", reply="m2")
    assert told.stages(9002) == []


def test_what_was_taken_back_is_gone() -> None:
    assert Told().came(100).tell(120, "MessageRecalled", msg="m1").stages(130) == []


def test_the_most_relevant_stand_first_and_bodies_only_once_convened() -> None:
    told = Told().came(100, "m1", "police").tell(110, "MessageRead", msg="m1")
    told.came(9000, "m2", "media")
    nodes = circle(told.view, traffic(told.view, 9000))
    assert [node.actor for node in nodes] == ["media", "police", "mayor"]
    assert [node.planned for node in nodes] == [False, False, True]
    told.tell(9001, "BodyConvened", actor="cell", by="centre")
    assert "cell" in [node.actor for node in circle(told.view, [])]
