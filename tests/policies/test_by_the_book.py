"""By the book: what arrives is opened, instructions come first, then principles; cards are followed."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.session import Session
from tests.policies.runs import commands, run
from tests.stage import Stage, compiled

LETTER = {"from": "police", "to": ["centre"], "title": "News"}
QUESTION: dict[str, Any] = {
    "from": "police",
    "to": ["centre"],
    "channel": "mail",
    "title": "What now?",
    "asks": {
        "within": "20m",
        "options": [
            {"id": "one", "text": "First", "follows": ["speech"]},
            {"id": "two", "text": "Second", "follows": ["safety"]},
            {"id": "three", "text": "Third"},
        ],
    },
}


def next_of(stage: Stage, seat: str = "centre", policy: str = "by-the-book") -> tuple[int, str, dict[str, Any]]:
    """Tick, kind and parameters of what a policy would do next."""
    plan = load_policy(policy).plan(stage.session.views[seat], 1)
    assert plan is not None
    return plan.tick, plan.command.kind, plan.command.p


def test_calls_are_taken_at_once_urgent_messages_before_routine_ones() -> None:
    stage = Stage(
        policies={"centre": "by-the-book"},
        injects=[
            {"id": "slow", "at": "539s", "channel": "mail", **LETTER},
            {"id": "mail", "at": "9m", "channel": "mail", "priority": "urgent", **LETTER},
            {"id": "call", "at": "10m", "channel": "phone", **LETTER},
        ],
    ).to(700)
    inbox = stage.session.views["centre"].inbox
    opened = [(inbox[line.p["msg"]].channel, line.t) for line in commands(stage.session) if line.kind == "Open"]
    assert opened == [("phone", 605), ("mail", 630), ("mail", 659)]


def test_before_the_briefing_and_while_time_stands_still_nothing_is_done() -> None:
    stage = Stage(injects=[{"id": "mail", "at": "1m", "channel": "mail", **LETTER}]).to(300)
    book = load_policy("by-the-book")
    assert book.plan(SeatView("centre"), 1) is None
    stage.do("Pause")
    assert book.plan(stage.session.views["centre"], 1) is None


def test_the_option_of_the_first_principle_is_taken() -> None:
    stage = Stage(injects=[{"id": "q", "at": "1m", **QUESTION}]).to(180)
    book = stage.session.views["centre"].brief["cards"]
    assert [p for card in book.values() for p in card["principles"]][:1] == ["safety"]
    tick, kind, p = _decision(stage)
    assert (kind, p["option"]) == ("Decide", "b")
    assert tick == stage.session.views["centre"].questions["d1"].opened + 300


def _decision(stage: Stage, policy: str = "by-the-book") -> tuple[int, str, dict[str, Any]]:
    """What the policy decides once all letters are open."""
    for msg in list(stage.session.views["centre"].lookups.unread):
        stage.do("Open", "centre", msg=msg)
    return next_of(stage, policy=policy)


def test_standing_instructions_come_before_principles_and_only_whom_they_concern_is_told() -> None:
    world = compiled("small").model_copy(update={"instructions": {"where-to": "do-wait"}})
    session = run(world, "by-the-book")
    told = {seat: view.brief["instructions"] for seat, view in session.views.items() if view.brief}
    order = [{"title": {"en": "Where do they go?"}, "text": {"en": "Wait"}}]
    assert told["town"] == told["centre"] == order
    assert told["ministry"] == []
    assert _first_option(session) == "c"
    assert _first_option(run(compiled("small"), "by-the-book")) == "a"


def _first_option(session: Session) -> str:
    """What the town decided first."""
    option: str = next(line.p["option"] for line in commands(session) if line.kind == "Decide" and line.seat == "town")
    return option


def test_what_is_refused_is_not_tried_again_but_the_next_best() -> None:
    short = {**QUESTION, "asks": {**QUESTION["asks"], "options": [dict(o) for o in QUESTION["asks"]["options"]]}}
    short["asks"]["options"][1]["requires"] = {"means": "boats", "count": 1}
    stage = Stage(
        injects=[{"id": "q", "at": "1m", **short}],
        means={"boats": {"owner": "mayor-north", "count": 0, "label": {"en": "Boats"}}},
    ).to(180)
    tick, _, p = _decision(stage)
    assert p["option"] == "b"
    stage.to(tick)
    assert stage.refused("Decide", "centre", **p) == "means-short"
    again, _, p = _decision(stage)
    assert p["option"] == "a"
    assert again > tick


RELEASE = {
    "centre-asks": {
        "names": "Ask",
        "for": ["centre"],
        "plan": "Invented",
        "steps": [
            {
                "id": "ask",
                "text": "Ask",
                "on": {"fact": ["cause"]},
                "after": "1m",
                "do": {"release": ["cause"], "again": "10m"},
            },
            {
                "id": "pass",
                "text": "Pass",
                "on": {"released": ["cause"]},
                "after": "5m",
                "do": {"tell": ["minister"], "facts": ["cause"]},
            },
        ],
    }
}


def test_an_owner_is_asked_for_release_until_it_agrees_and_then_the_fact_goes_on() -> None:
    stage = Stage(
        policies={"centre": "by-the-book"},
        pack={"cards": RELEASE},
        facts={
            "sabotage": {
                "text": "Somebody opened the gate",
                "truth": True,
                "topics": ["cause"],
                "handling": {"owner": "police", "release": "originator"},
            }
        },
        replies=[
            {"from": "police", "about": "sabotage", "releases": True, "if": {"elapsed": "25m"}, "else_text": "Not yet."}
        ],
    )
    stage.learn("centre", "sabotage").to(3600)
    asked = [line for line in commands(stage.session) if line.kind == "Request"]
    assert [line.p["for"] for line in asked] == ["release"] * 3
    sent = [event.t for event in stage.events("MessageSent", from_="centre") if event.p.get("request") == "release"]
    assert [line.t - before for line, before in zip(asked[1:], sent, strict=False)] == [600, 600]
    (consent,) = stage.ticks("ConsentGiven")
    assert asked[-1].t < consent
    (told,) = [line for line in commands(stage.session) if line.kind == "SendMessage"]
    assert (told.p["to"], told.t) == (["minister"], consent + 300)


def test_a_card_may_tell_the_holders_of_an_office() -> None:
    step = {"id": "tell", "text": "Tell", "on": {"fact": ["wave"]}, "do": {"tell": ["mayor", "minister"]}}
    card = {"names": "Tell", "for": ["centre"], "plan": "Invented", "steps": [step]}
    stage = Stage(
        policies={"centre": "by-the-book"},
        pack={"cards": {"centre-tells": card}},
        facts={"wave": {"text": "A wave", "truth": True, "topics": ["wave"]}},
    )
    stage.learn("centre", "wave").to(3600)
    sent = [event.p["to"] for event in stage.events("MessageSent", from_="centre") if event.p["key"] == "wave"]
    assert sorted(sent) == ["mayor-north", "mayor-south", "minister"]
