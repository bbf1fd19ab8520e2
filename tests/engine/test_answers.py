"""Desks answer every request: with the fact, "don't know", "not cleared", "ask X", or with a call back."""

from __future__ import annotations

from typing import Any

from tests.stage import Stage

FACTS: dict[str, Any] = {
    "wave-coming": {"text": "A wave", "truth": True, "topics": ["wave"]},
    "water-level": {"text": "The water stands at", "truth": True, "reads": {"indicator": "gauge"}},
    "sabotage": {
        "text": "Somebody opened the gate",
        "truth": True,
        "handling": {"marking": "restricted", "owner": "police", "release": "originator", "sanitised_as": "gate-open"},
    },
    "gate-open": {"text": "The gate was open", "truth": True},
    "secret": {"text": "The plan", "truth": True, "handling": {"marking": "secret", "owner": "police"}},
}
INDICATORS = {"gauge": {"label": "Gauge", "start": 40, "seen_by": ["observatory"]}}
REPLIES = [
    {"from": "observatory", "about": "water-level", "question": "How high?", "says": ["water-level"], "after": "2m"},
    {
        "from": "police",
        "about": "sabotage",
        "releases": True,
        "after": "5m",
        "if": {"elapsed": "1h"},
        "else_text": "Not yet.",
    },
]


def stage(*known: tuple[str, str], **parts: Any) -> Stage:
    """The centre and the ministry, with actors who know facts from the beginning."""
    made = Stage(facts=FACTS, indicators=INDICATORS, **parts)
    for actor, fact in known:
        made.learn(actor, fact)
    return made


def answer(stage: Stage, seat: str = "centre") -> tuple[str, int]:
    """How the last request was answered, and when."""
    last = stage.events("MessageAnswered")[-1]
    assert seat in last.audience
    return last.p["how"], last.t


def test_a_desk_that_knows_the_fact_gives_it_after_service_time() -> None:
    scene = stage(("police", "wave-coming"), ("centre", "wave-coming"))
    scene.do("Verify", "centre", to="police", about=scene.fact("centre", "wave-coming"), channel="mail")
    scene.to(1000)
    assert answer(scene) == ("fact", 60 + 60 + 60 + 60)  # written, under way, worked on, under way
    assert scene.session.views["centre"].inbox["m2"].text["en"] == "Our answer:"


def test_a_reading_is_given_as_it_stands_when_answered() -> None:
    scene = stage(("centre", "water-level"), injects=[
        {"id": "rise", "at": "2m", "kind": "condition", "effects": [{"indicator": "gauge", "change": 7}]}
    ])  # fmt: skip
    handle = scene.fact("centre", "water-level")
    scene.do("Verify", "centre", to="observatory", about=handle, channel="mail")
    scene.to(1000)
    scene.do("Open", "centre", msg="m2")
    card = scene.session.views["centre"].facts[handle]
    assert (card.content, card.as_of) == (47, 60 + 60 + 120)


def test_a_desk_that_does_not_know_says_so_and_calls_back_when_it_does() -> None:
    scene = stage(("centre", "wave-coming"))
    scene.do("Verify", "centre", to="police", about="f1", channel="mail")
    scene.to(1000)
    assert answer(scene)[0] == "dont-know"
    scene.learn("police", "wave-coming").to(2000)
    assert answer(scene) == ("call-back", 1060)


def test_a_desk_names_a_neighbour_that_knows() -> None:
    scene = stage(("centre", "wave-coming"), ("mayor-north", "wave-coming"))
    scene.do("Request", "ministry", to="observatory", text="Anything new?", channel="mail")
    relations = [{"from": "police", "to": "mayor-north", "kind": "coordinates"}]
    scene = stage(("centre", "wave-coming"), ("mayor-north", "wave-coming"), relations=relations)
    scene.do("Verify", "centre", to="police", about="f1", channel="mail")
    scene.to(1000)
    assert answer(scene)[0] == "ask"
    assert scene.session.views["centre"].inbox["m2"].text["en"] == "Ask Mayor of North."


def test_what_may_not_travel_back_is_not_told_but_a_shareable_version_is() -> None:
    scene = stage(("police", "secret"), ("centre", "secret"), ("police", "sabotage"), ("centre", "sabotage"))
    scene.do("Verify", "centre", to="police", about=scene.fact("centre", "secret"), channel="mail")
    scene.to(1000)
    assert answer(scene)[0] == "not-cleared"
    scene.do("Verify", "centre", to="police", about=scene.fact("centre", "sabotage"), channel="mail")
    scene.to(2000)
    assert answer(scene)[0] == "sanitised"
    scene.do("Open", "centre", msg="m4")
    assert scene.events("FactLearned", actor="centre", fact="gate-open")
    scene.do("Verify", "centre", to="police", about=scene.fact("centre", "secret"), channel="vault")
    scene.to(3000)
    assert answer(scene)[0] == "fact"


def test_a_question_on_offer_gets_its_reply_after_its_time() -> None:
    scene = stage(replies=REPLIES)
    (topic,) = scene.session.views["centre"].brief["topics"]
    assert topic == {"q": "q1", "of": "observatory", "question": {"en": "How high?"}}
    assert scene.refused("Request", "centre", to="police", about="q1") == "bad-parameter"
    scene.do("Request", "centre", to="observatory", about="q1", channel="mail")
    scene.to(2000)
    assert answer(scene) == ("fact", 60 + 60 + 120 + 120 + 60)
    scene.do("Open", "centre", msg="m2")
    assert scene.one("FactLearned", actor="centre").p["content"] == 40


def test_the_owner_consents_when_its_condition_holds() -> None:
    scene = stage(("police", "sabotage"), ("centre", "sabotage"), replies=REPLIES)
    handle = scene.fact("centre", "sabotage")
    assert scene.refused("SendMessage", "centre", to="minister", facts=[handle], channel="vault") == "needs-consent"
    scene.do("Request", "centre", to="police", about=handle, **{"for": "release"}, channel="vault")
    scene.to(3600)
    assert answer(scene)[0] == "dont-know"
    assert scene.session.views["centre"].inbox["m2"].text["en"] == "Not yet."
    scene.do("Request", "centre", to="police", about=handle, **{"for": "release"}, channel="vault")
    scene.to(7200)
    assert answer(scene)[0] == "consent"
    assert scene.refused("SendMessage", "centre", to="minister", facts=[handle], channel="vault") == "needs-consent"
    consent = scene.do("Open", "centre", msg="m4")[-1]
    assert (consent.kind, consent.p["fact"], consent.p["to"]) == ("ConsentGiven", "sabotage", "centre")
    assert scene.session.views["centre"].facts[handle].consent
    (task,) = scene.do("SendMessage", "centre", to="minister", facts=[handle], channel="vault")
    assert task.kind == "StaffCommitted"


def test_without_a_reply_the_owner_offers_the_version_to_share_and_others_name_the_owner() -> None:
    scene = stage(("police", "sabotage"), ("centre", "sabotage"), ("observatory", "sabotage"))
    handle = scene.fact("centre", "sabotage")
    for to in ("observatory", "police"):
        scene.do("Request", "centre", to=to, about=handle, **{"for": "release"}, channel="mail")
        scene.to(scene.now + 2000)
    assert [e.p["how"] for e in scene.events("MessageAnswered")] == ["ask", "sanitised"]


def test_asked_in_general_a_desk_tells_what_is_new_and_may_be_told() -> None:
    scene = stage(("police", "wave-coming"), ("police", "secret"), ("police", "gate-open"))
    for _ in range(2):
        scene.do("Request", "centre", to="police", text="What do you know?", channel="mail")
        scene.to(scene.now + 1000)
        scene.do("Open", "centre", msg=f"m{len(scene.session.views['centre'].inbox) * 2}")
    assert [e.p["fact"] for e in scene.events("FactLearned", actor="centre")] == ["gate-open", "wave-coming"]
    assert [e.p["how"] for e in scene.events("MessageAnswered")] == ["fact", "nothing-new"]


def test_a_retracted_fact_is_no_longer_known() -> None:
    scene = stage(("centre", "wave-coming"))
    scene.do("SendMessage", "centre", to=["mayor-south", "minister"], facts=["f1"], channel="mail")
    scene.to(600)
    scene.do("Open", "ministry", msg="m1")
    assert scene.refused("Retract", "ministry", msg="m1") == "not-yours"
    for msg in ("m1", "m2"):
        scene.do("Retract", "centre", msg=msg, text="It was a whale.")
        scene.to(scene.now + 600)
    assert scene.state.knowledge["mayor-south", "wave-coming"].withdrawn
    scene.do("Open", "ministry", msg="m2")
    assert scene.session.views["ministry"].facts["f1"].withdrawn
    assert scene.refused("SendMessage", "ministry", to="police", facts=["f1"]) == "no-such-thing"


def test_older_news_does_not_replace_newer() -> None:
    rise = {"id": "rise", "at": "5m", "kind": "condition", "effects": [{"indicator": "gauge", "change": 9}]}
    slow = {"slow": {"names": "Slow", "latency": "20m"}, "mail": {"names": "Mail"}}
    news = {"from": "observatory", "to": "centre", "title": "Now", "facts": "water-level"}
    tells = [
        {"id": id_, "at": at, "channel": channel, **news}
        for id_, at, channel in (("old", "1m", "slow"), ("new", "10m", "mail"))
    ]
    scene = stage(injects=[rise, *tells], pack={"channels": slow}).to(3600)
    scene.do("Open", "centre", msg="m1")
    scene.do("Open", "centre", msg="m2")
    assert [e.p["content"] for e in scene.events("FactLearned", actor="centre")] == [49, 40]
    assert scene.state.knowledge["centre", "water-level"].content == 49
    assert scene.session.views["centre"].facts["f1"].content == 49


def test_what_was_told_outside_the_system_is_put_on_record() -> None:
    scene = stage(("centre", "wave-coming"))
    scene.do("LogContact", "centre", actor="minister", facts=["f1"], text="Met in the corridor.")
    scene.to(60)
    assert scene.one("MessageSent").p["to"] == "minister"
    assert scene.refused("LogContact", "centre", actor="minister", facts=["f1"], text="\x07") == "bad-parameter"


def test_a_message_outside_the_relations_is_marked_improvised() -> None:
    scene = stage()
    scene.do("SendMessage", "centre", to="police", text="Hello")
    scene.do("SendMessage", "centre", to="harbour", text="Hello")
    scene.do("SendMessage", "centre", to="raiders", text="Hello")
    scene.to(1000)
    assert [e.p.get("improvised", False) for e in scene.events("MessageSent")] == [False, False]
    scene.do("SendMessage", "ministry", to="observatory", text="Hello")
    scene.to(2000)
    assert scene.events("MessageSent")[-1].p["improvised"] is True
    assert [e.p["code"] for e in scene.events("CommandRejected")] == ["no-such-thing"]
