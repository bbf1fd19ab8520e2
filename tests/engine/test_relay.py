"""Desks pass on what they learn: along their duties only, once, and over channels that may carry it."""

from __future__ import annotations

from typing import Any

from tests.stage import Stage

FACTS: dict[str, Any] = {
    "wave-coming": {"text": "A wave", "truth": True},
    "storm": {"text": "A storm", "truth": True},
    "secret": {"text": "The plan", "truth": True, "handling": {"marking": "secret"}},
}


def learn_all(stage: Stage, actor: str, *facts: str) -> Stage:
    """An actor learns facts one after the other in the same instant."""
    for fact in facts:
        stage.learn(actor, fact)
    return stage.to(stage.now + 3600)


def test_a_duty_passes_each_fact_on_once_and_bundles_what_comes_together() -> None:
    stage = learn_all(Stage(facts=FACTS), "observatory", "wave-coming", "storm")
    sent = stage.one("MessageSent", from_="observatory")
    assert (sent.p["to"], sent.p["facts"], sent.p["channel"]) == ("centre", ["wave-coming", "storm"], "mail")
    assert sent.t == 120
    stage.learn("observatory", "wave-coming").to(9000)
    assert len(stage.events("MessageSent", from_="observatory")) == 1


def test_other_relations_carry_nothing_by_themselves() -> None:
    stage = Stage(facts=FACTS, seats=[{"id": "ministry", "plays": ["minister"]}])
    learn_all(stage, "centre", "wave-coming")
    assert not stage.events("MessageSent")


def test_it_goes_over_the_first_channel_that_may_carry_it() -> None:
    stage = learn_all(Stage(facts=FACTS), "police", "secret")
    assert stage.one("MessageSent").p["channel"] == "vault"
    stage = learn_all(Stage(facts=FACTS), "observatory", "secret")
    assert not stage.events("MessageSent")  # the observatory has no vault


def test_nothing_goes_back_to_where_it_came_from() -> None:
    relations = [
        {"from": a, "to": b, "kind": "notifies", "channels": ["mail"]}
        for a, b in (("harbour", "media"), ("media", "harbour"))
    ]
    stage = learn_all(Stage(facts=FACTS, relations=relations), "harbour", "wave-coming")
    assert [(e.p["from"], e.p["to"]) for e in stage.events("MessageSent")] == [
        ("harbour", "centre"),
        ("harbour", "media"),
    ]


def test_a_chain_of_duties_carries_it_all_the_way() -> None:
    relations = [{"from": "centre", "to": "police", "kind": "notifies", "channels": ["radio"]}]
    stage = Stage(facts=FACTS, relations=relations, seats=[{"id": "ministry", "plays": ["minister"]}])
    learn_all(stage, "harbour", "wave-coming")
    assert [e.p["actor"] for e in stage.events("FactLearned", fact="wave-coming")] == ["harbour", "centre", "police"]
    stage.do("Open", "ministry", msg="m1")
    assert stage.events("FactLearned", actor="minister", source="police")
