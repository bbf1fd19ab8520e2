"""Topics are ids to the engine and words to people: in a desk's answer, in the briefing, in the report."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.index import Index
from crisis_sim.model.topics import topic_text
from tests.stage import Stage

ALARM = {"names": "Alarm", "family": "communication", "by": "minister", "criteria": ["high-water", "cause"]}
NAMES = {"high-water": {"en": "the water", "nl": "het water", "fr": "l'eau"}}


def stage(**parts: Any) -> Stage:
    return Stage(
        pack={"topics": NAMES},
        measures={"alarm": ALARM},
        seats=[{"id": "centre", "plays": ["centre"]}],
        **parts,
    )


def test_a_desk_names_what_it_wants_to_know() -> None:
    at = stage()
    at.do("Propose", "centre", measure="alarm", to="minister")
    at.to(7200)
    refused = at.one("MeasureRefused")
    assert refused.p["asks"] == ["high-water", "cause"]
    answer = next(e.p["text"] for e in at.events("MessageSent", to="centre") if e.p.get("how") == "asks")
    assert answer["nl"] == "Voor we akkoord gaan, moeten we meer weten over: het water, cause."
    assert answer["en"].endswith(": the water, cause.")


def test_the_briefing_says_criteria_in_words() -> None:
    at = stage()
    alarm = at.session.views["centre"].brief["measures"]["alarm"]
    assert alarm["criteria_text"] == {"en": "the water, cause", "nl": "het water, cause", "fr": "l'eau, cause"}
    assert alarm["criteria"] == ["high-water", "cause"]


def test_topics_without_a_name_are_called_by_their_ids() -> None:
    index = Index(stage().world)
    assert topic_text(index, ["no-such-topic"]) == {"en": "no such topic"}
    assert topic_text(index, []) == {}
