"""Channels carry, delay, hold up and lose; calls ring, are hung up and tried again."""

from __future__ import annotations

import pytest

from tests.stage import Stage

FACTS = {"wave-coming": {"text": "A wave", "truth": True, "topics": ["wave"]}}


def letter(id_: str, at: str, **changes: object) -> dict[str, object]:
    """An inject that is a message to the centre."""
    return {"id": id_, "at": at, "from": "police", "to": ["centre"], "channel": "mail", "title": id_} | changes


def test_a_message_takes_the_latency_of_its_channel_and_is_read_when_opened() -> None:
    stage = Stage(facts=FACTS, injects=[letter("note", "5m", facts=["wave-coming"])]).to(359)
    assert stage.ticks("MessageSent", msg="note/0/0") == [300]
    assert not stage.events("MessageDelivered")
    stage.to(400)
    assert stage.ticks("MessageDelivered", msg="note/0/0") == [360]
    assert not stage.events("FactLearned", actor="centre")
    read, learned = stage.do("Open", "centre", msg="m1")
    assert (read.kind, learned.kind, learned.p["fact"]) == ("MessageRead", "FactLearned", "wave-coming")
    assert stage.refused("Open", "centre", msg="m1") == "too-late"


@pytest.mark.parametrize(("availability", "low", "high"), [(0.0, 0, 0), (0.5, 70, 130), (1.0, 200, 200)])
def test_a_channel_carries_its_share(availability: float, low: int, high: int) -> None:
    channels = {"mail": {"names": "Mail", "availability": availability}}
    many = [letter(f"note-{n}", f"{n}m") for n in range(1, 201)]
    stage = Stage(injects=many, pack={"channels": channels}).to(20_000)
    delivered, lost = stage.events("MessageDelivered"), stage.events("MessageLost", why="no connection")
    assert low <= len(delivered) <= high
    assert len(delivered) + len(lost) == 200


def test_only_a_channel_with_receipts_tells_its_sender_of_a_loss() -> None:
    channels = {
        "mail": {"names": "Mail", "availability": 0},
        "radio": {"names": "Radio", "availability": 0, "receipts": True},
    }
    stage = Stage(pack={"channels": channels})
    for channel in channels:
        stage.do("SendMessage", "centre", to="police", text="Hello", channel=channel)
    stage.to(3600)
    assert len(stage.events("MessageLost")) == 2
    assert [line.p["msg"] for line in stage.seen("centre", "MessageLost")] == ["m2"]
    assert [letter.missed for letter in stage.session.views["centre"].outbox.values()] == [False, True]


def test_a_full_channel_holds_messages_up_and_lets_the_urgent_go_first() -> None:
    order = [("first", "routine"), ("second", "routine"), ("third", "flash"), ("fourth", "urgent")]
    stage = Stage(injects=[letter(id_, "1m", channel="radio", priority=priority) for id_, priority in order]).to(600)
    assert [e.p["msg"] for e in stage.events("MessageQueued")] == ["second/0/0", "third/0/0", "fourth/0/0"]
    arrived = [(e.t, e.p["msg"].split("/")[0]) for e in stage.events("MessageDelivered")]
    assert arrived == [(90, "first"), (120, "third"), (150, "fourth"), (180, "second")]


def test_a_call_rings_is_hung_up_tried_again_and_at_last_left_as_a_message() -> None:
    stage = Stage(injects=[letter("call", "1m", channel="phone")]).to(60)
    assert stage.seen("centre", "MessageDelivered")[0].p["rings"] is True
    stage.to(86_400)
    rings = [e.t for e in stage.events("MessageDelivered") if e.p.get("rings")]
    assert rings == [60 + n * (120 + 300) for n in range(6)]
    assert stage.ticks("MessageLost", why="unanswered") == [t + 120 for t in rings]
    (left,) = [e for e in stage.events("MessageDelivered") if not e.p.get("rings")]
    assert left.t == rings[-1] + 420
    assert [line.kind for line in stage.seen("centre")][-2:] == ["MessageLost", "MessageDelivered"]
    stage.do("Open", "centre", msg="m1")
    assert stage.state.messages["call/0/0"].status == "read"


def test_a_call_is_taken_by_opening_or_acknowledging_it() -> None:
    for kind in ("Open", "Acknowledge"):
        stage = Stage(injects=[letter("call", "1m", channel="phone")]).to(100)
        assert [e.kind for e in stage.do(kind, "centre", msg="m1")] == ["MessageRead"]
        stage.to(3600)
        assert not stage.events("MessageLost")


def test_a_declined_call_is_tried_again_as_one_that_nobody_took() -> None:
    stage = Stage(injects=[letter("call", "1m", channel="phone")]).to(100)
    (lost,) = stage.do("Decline", "centre", msg="m1")
    assert (lost.kind, lost.p["why"], lost.audience) == ("MessageLost", "declined", ("centre",))
    missed = stage.session.views["centre"].inbox["m1"]
    assert (missed.missed, missed.why, missed.rings) == (True, "declined", False)
    assert stage.refused("Open", "centre", msg="m1") == "too-late"
    assert stage.refused("Decline", "centre", msg="m1") == "too-late"
    stage.to(400)
    assert [e.t for e in stage.events("MessageDelivered") if e.p.get("rings")] == [60, 400]
    again = stage.session.views["centre"].inbox["m1"]
    assert (again.missed, again.why, again.rings) == (False, None, True)
    stage.to(519)
    assert stage.session.views["centre"].inbox["m1"].rings, "the second call has its own patience"
    stage.to(520)
    assert stage.ticks("MessageLost", why="unanswered") == [520]


def test_a_call_declined_six_times_is_left_as_a_message() -> None:
    stage = Stage(injects=[letter("call", "1m", channel="phone")])
    for n in range(6):
        stage.to(60 + n * 300).do("Decline", "centre", msg="m1")
    stage.to(60 + 6 * 300)
    left = stage.session.views["centre"].inbox["m1"]
    assert (left.rings, left.missed) == (False, False)
    assert len(stage.events("MessageLost", why="declined")) == 6


def test_a_patient_caller_who_was_declined_does_not_hang_up_the_next_call_early() -> None:
    phone = {"phone": {"names": "Phone", "rings": True, "patience": "10m"}}
    stage = Stage(injects=[letter("call", "1m", channel="phone")], pack={"channels": phone}).to(70)
    stage.do("Decline", "centre", msg="m1")
    stage.to(660)
    assert stage.session.views["centre"].inbox["m1"].rings, "the first call's ten minutes are over, the second's not"


def test_a_caller_with_receipts_hears_that_the_call_was_declined() -> None:
    phone = {"phone": {"names": "Phone", "rings": True, "receipts": True}}
    stage = Stage(pack={"channels": phone})
    stage.do("SendMessage", "ministry", to="centre", text="Ready?", channel="phone")
    while not stage.session.views["centre"].inbox:
        stage.to(stage.now + 30)
    (lost,) = stage.do("Decline", "centre", msg="m1")
    assert lost.audience == ("centre", "ministry")
    (sent,) = stage.session.views["ministry"].outbox.values()
    assert (sent.missed, sent.why) == (True, "declined")


def test_only_what_rings_is_declined() -> None:
    stage = Stage(injects=[letter("note", "1m"), letter("call", "5m", channel="phone")]).to(300)
    assert stage.refused("Decline", "centre", msg="m1") == "too-late"
    assert stage.refused("Decline", "ministry", msg="m2") == "no-such-thing"
    stage.do("Open", "centre", msg="m2")
    assert stage.refused("Decline", "centre", msg="m2") == "too-late"


def test_nobody_can_take_a_call_that_has_stopped_ringing() -> None:
    stage = Stage(injects=[letter("call", "1m", channel="phone")]).to(180)
    assert stage.session.views["centre"].inbox["m1"].missed
    assert stage.refused("Open", "centre", msg="m1") == "too-late"
    stage.to(480)
    assert not stage.session.views["centre"].inbox["m1"].missed
    assert [e.kind for e in stage.do("Open", "centre", msg="m1")] == ["MessageRead"]


def test_acknowledging_a_text_tells_its_sender() -> None:
    stage = Stage()
    stage.do("SendMessage", "ministry", to="centre", text="Ready?", channel="mail")
    stage.to(600)
    (answered,) = stage.do("Acknowledge", "centre", msg="m1")
    assert (answered.p["how"], answered.audience) == ("acknowledged", ("centre", "ministry"))
    assert stage.refused("Acknowledge", "centre", msg="m1") == "too-late"


def test_a_message_to_a_body_that_is_not_there_yet_is_lost() -> None:
    stage = Stage(injects=[letter("note", "1m", to=["cell"])]).to(300)
    assert stage.one("MessageLost").p["why"] == "no such body yet"


def test_a_channel_recovers_when_its_last_trouble_is_over() -> None:
    def trouble(id_: str, at: str, share: float, lasts: str | None) -> dict[str, object]:
        effect = {"channel": "mail", "availability": share} | ({"for": lasts} if lasts else {})
        return {"id": id_, "at": at, "kind": "condition", "effects": [effect]}

    stage = Stage(injects=[trouble("a", "10m", 0.5, "60m"), trouble("b", "55m", 0.2, "60m")])
    assert [stage.to(t * 60).state.channels["mail"] for t in (9, 10, 55, 71, 115)] == [1000, 500, 200, 200, 1000]
    stage = Stage(injects=[trouble("a", "10m", 0.5, "60m"), trouble("b", "20m", 0.9, None)])
    assert [stage.to(t * 60).state.channels["mail"] for t in (10, 20, 71)] == [500, 900, 900]


def test_colleagues_cannot_open_a_letter_between_them_before_it_arrives() -> None:
    seats = [{"id": "town", "plays": ["mayor-north", "mayor-south"]}]
    stage = Stage(seats=seats)
    stage.do("Insert", from_="mayor-north", to="mayor-south", channel="mail", title="Note")
    assert stage.refused("Open", "town", msg="m1") == "not-yours"
    stage.to(60)
    assert [e.kind for e in stage.do("Open", "town", msg="m1")] == ["MessageRead"]
