"""What a player is warned of before sending: the gate's own words where it refuses, and nothing a seat may not know."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from crisis_sim.model.cautions import WORDS, Caution, cautions, cost, usual_channel
from crisis_sim.model.events import Command
from crisis_sim.model.gate import decide
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from tests.stage import compiled


def fact(n: int, **more: object) -> SliceLine:
    """The seat learns a fact."""
    p = {"fact": f"f{n}", "actor": "us", "as_of": 0, "text": {"en": f"Fact {n}"}, **more}
    return SliceLine(n, 0, "FactLearned", None, p)


CONTACTS: dict[str, dict[str, Any]] = {
    "friend": {"channels": ["mail"], "relations": {"to": ["informs"], "from": []}, "clearance": "national"},
    "stranger": {"channels": [], "relations": {"to": [], "from": []}, "clearance": "none", "languages": ["nl"]},
    "media": {"channels": ["press"], "relations": {"to": ["informs"], "from": []}, "level": "society"},
    "cell": {"channels": ["mail"], "relations": {"to": ["informs"], "from": []}, "convened": True},
}
CHANNELS: dict[str, dict[str, Any]] = {
    "mail": {"minutes": 3, "carries": "limited"},
    "phone": {"minutes": 4, "carries": "limited", "rings": True, "receipts": True},
    "vault": {"minutes": 5, "carries": "secret", "clearance": ["national"], "receipts": True},
    "press": {"minutes": 9, "carries": "public", "public": True},
}


@pytest.fixture
def view() -> SeatView:
    """A seat that knows five facts of different handling."""
    contact: dict[str, Any] = {
        "names": {},
        "short": "",
        "level": "federal",
        "convened": False,
        "clearance": "none",
        "languages": [],
    }
    channel: dict[str, Any] = {"names": {}, "rings": False, "public": False, "receipts": False, "clearance": []}
    brief = {
        "actors": {"us": {}},
        "clearance": "national",
        "means": [],
        "contacts": {key: contact | more for key, more in CONTACTS.items()},
        "channels": {key: channel | more for key, more in CHANNELS.items()},
    }
    view = SeatView("us")
    view.take(SliceLine(1, 0, "SeatBriefed", None, brief))
    view.take(fact(1))
    view.take(fact(2, marking="restricted", owner="police"))
    view.take(fact(3, release="originator", owner="police"))
    view.take(fact(4, tlp="amber", owner="police"))
    view.take(fact(5, language="fr"))
    return view


def codes(found: list[Caution]) -> list[str]:
    return [each.code for each in found]


def test_given_a_marking_above_the_channel_then_it_is_refused_in_the_words_of_the_gate(view: SeatView) -> None:
    (first, *_) = cautions(view, to=["friend"], channel="mail", facts=["f2"])
    assert first == Caution("channel-marking", True, "friend", "f2")
    assert WORDS[first.code] == "that channel may not carry its marking"
    assert codes(cautions(view, to=["friend"], channel="vault", facts=["f2"])) == []


def test_given_a_closed_channel_then_who_is_not_on_it_is_named_once(view: SeatView) -> None:
    found = cautions(view, to=["friend", "stranger"], channel="vault", facts=["f1", "f2"])
    assert [(c.code, c.who) for c in found if c.refused] == [("not-connected", "stranger")]


def test_given_an_owner_who_has_not_agreed_then_it_is_refused_until_consent(view: SeatView) -> None:
    assert codes(cautions(view, to=["friend"], channel="phone", facts=["f3"])) == ["needs-consent"]
    view.take(SliceLine(9, 10, "ConsentGiven", None, {"fact": "f3", "to": "us", "by": "police"}))
    assert codes(cautions(view, to=["friend"], channel="phone", facts=["f3"])) == []


def test_given_tlp_amber_then_society_is_refused_and_others_get_a_second_look(view: SeatView) -> None:
    assert codes(cautions(view, to=["media"], channel="phone", facts=["f4"])) == ["tlp"]
    (share,) = cautions(view, to=["friend"], channel="phone", facts=["f4"])
    assert share.code == "tlp-share"
    assert share.heavy
    assert not share.refused


def test_given_a_language_that_the_receiver_lacks_then_the_minutes_are_said(view: SeatView) -> None:
    found = cautions(view, to=["stranger"], channel="phone", facts=["f5"])
    assert codes(found) == ["language", "improvised"]
    assert dict(found[0].values) == {"language": "fr", "minutes": 10}


def test_given_losses_and_waits_then_only_channels_with_receipts_say_so(view: SeatView) -> None:
    assert codes(cautions(view, to=["friend"], channel="mail")) == ["no-receipt"]
    for n, kind in ((1, "MessageLost"), (2, "MessageQueued")):
        sent = {"msg": f"m{n}", "from": "us", "to": "friend", "channel": "phone"}
        view.take(SliceLine(10 + n, 60, "MessageSent", None, sent))
        view.take(SliceLine(20 + n, 60, kind, None, {"msg": f"m{n}", "why": "busy"}))
    assert codes(cautions(view, to=["friend"], channel="phone")) == ["lost", "queued"]
    view.take(SliceLine(30, 60 + 3601, "PaceSet", None, {"pace": 1}))
    assert codes(cautions(view, to=["friend"], channel="phone")) == [], "what was an hour ago says nothing"


def test_a_public_channel_and_a_body_not_yet_convened_are_pointed_out(view: SeatView) -> None:
    (public, _) = cautions(view, to=["media"], channel="press", facts=["f1"])
    assert (public.code, public.heavy) == ("public", True)
    assert codes(cautions(view, to=["cell"], channel="phone")) == ["not-heard-of"]
    view.take(SliceLine(9, 10, "BodyConvened", None, {"actor": "cell", "by": "us"}))
    assert codes(cautions(view, to=["cell"], channel="phone")) == []


def test_cost_counts_calls_one_by_one(view: SeatView) -> None:
    assert cost(view, ["friend", "cell"], "phone") == 8
    assert cost(view, ["friend", "cell"], "mail") == 3
    assert cost(view, ["friend"], None) == 0
    assert usual_channel(view, []) is None


def test_before_a_seat_is_briefed_there_is_nothing_to_say() -> None:
    assert cautions(SeatView("us"), to=["friend"], channel="mail", facts=["f1"]) == []


def informed(world: str, seat: str, until: int) -> Session:
    """A drill in which the seat has opened everything that came so far."""
    session = begin(compiled(world), 3, {seat: "human"}, None)
    while session.now < until:
        unread = list(session.views[seat].lookups.unread)
        session.frame(session.now + 300, [Command("Open", seat, {"msg": msg}) for msg in unread])
    return session


@pytest.mark.parametrize(
    ("world", "seat", "until"),
    [("small", "ministry", 2400), ("first-drill", "cyber-cell", 3600), ("shape-cyberattack", "crisis-centre", 14400)],
)
def test_what_is_said_to_be_refused_is_what_the_gate_refuses(world: str, seat: str, until: int) -> None:
    """Every contact, channel and known fact: same verdict, same code, and the channel that the gate would take."""
    session = informed(world, seat, until)
    view, engine = session.views[seat], session.engine
    assert view.facts, "something is known"
    there = [a for a, c in view.brief["contacts"].items() if not c["convened"]]
    channels = [None, *view.brief["channels"]]
    refused = 0
    for actor, channel, card in product(there, channels, [None, *view.facts.values()]):
        if card is not None and card.withdrawn:
            continue
        facts = [card.fact] if card else []
        p = {"to": [actor], "facts": facts, "text": "x"} | ({"channel": channel} if channel else {})
        ((kind, answer), *_) = decide(engine.index, engine.state, Command("SendMessage", seat, p), session.now)
        found = [c for c in cautions(view, to=[actor], channel=channel, facts=facts) if c.refused]
        if kind == "CommandRejected":
            refused += 1
            assert found, (p, answer)
            assert answer["code"] == found[0].code, p
            assert answer["why"] == WORDS[found[0].code].format(who=actor), p
        else:
            assert found == [], p
            if channel is None:
                assert usual_channel(view, [actor], facts) == answer["do"]["channel"]
    assert refused, "some of it is refused"
