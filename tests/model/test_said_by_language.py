"""What the engine and the gate say is said in each language: refusals by their parts, titles, units, messages."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.engine import leads
from crisis_sim.language.catalogue import say
from crisis_sim.scenario.text import pick, spellings
from tests.stage import Stage

FACTS: dict[str, Any] = {
    "secret": {"text": "Secret", "truth": True, "handling": {"marking": "secret"}},
    "amber": {"text": "Amber", "truth": True, "handling": {"owner": "police", "tlp": "amber"}},
    "counted": {"text": "Waiting", "truth": True, "reads": {"indicator": "waiting"}},
}
PEOPLE = {"en": "people", "nl": "personen", "fr": "personnes"}
INDICATORS = {
    "waiting": {"label": {"en": "Waiting"}, "unit": PEOPLE, "start": 40, "max": 90, "seen_by": ["centre"]},
}


def test_a_refusal_with_values_carries_its_parts() -> None:
    scene = Stage(facts=FACTS).to(100)
    scene.learn("centre", "amber")
    scene.refused("SendMessage", "centre", to="media", facts=[scene.fact("centre", "amber")])
    (line,) = scene.seen("centre", "CommandRejected")
    assert line.p["says"].format(**line.p["values"]) == line.p["why"]
    assert say("nl", line.p["says"], **line.p["values"]) != line.p["why"]


def test_a_refusal_without_values_is_its_own_text() -> None:
    scene = Stage().to(100)
    scene.refused("WriteLog", "centre", text="x" * 9000)
    scene.refused("SendMessage", "centre", to="police")
    first, second = scene.seen("centre", "CommandRejected")
    assert first.p["values"] == {"name": "text"}
    assert not {"says", "values"} & set(second.p)
    assert say("fr", second.p["why"]) == "le message est vide"


def test_leads_are_in_the_language_of_the_text() -> None:
    assert leads.led("reply", {"fr": "Aide", "nl": "Hulp"}) == {"fr": "Re : Aide", "nl": "Re: Hulp"}


def test_a_message_may_be_written_in_several_languages() -> None:
    scene = Stage().to(100)
    text = {"en": "Come", "nl": "Kom", "fr": "Venez\x1b[31m"}
    scene.do("SendMessage", "centre", to="police", text=text)
    scene.to(4000)
    sent = scene.one("MessageSent", to="police")
    assert sent.p["text"] == {"en": "Come", "nl": "Kom", "fr": "Venez"}
    assert sent.p["title"] == sent.p["text"]


@pytest.mark.parametrize("text", [{"xx": "Come"}, {"en": 7}, {"en": "x" * 9000}])
def test_a_message_in_no_language_is_refused(text: dict[str, Any]) -> None:
    assert Stage().to(100).refused("SendMessage", "centre", to="police", text=text) == "bad-parameter"


def test_a_unit_may_be_said_in_several_languages() -> None:
    scene = Stage(facts=FACTS, indicators=INDICATORS).to(100)
    scene.learn("centre", "counted")
    card = scene.session.views["centre"].facts[scene.fact("centre", "counted")]
    assert (card.content, pick(card.unit, "fr")) == (40, "personnes")


def test_a_plain_short_text_serves_in_every_language() -> None:
    assert [pick("CCB", language) for language in ("en", "fr", "xx")] == ["CCB"] * 3
    assert spellings("CCB") == ["CCB"]
    assert spellings({"en": "CUTA", "nl": "OCAD", "fr": "OCAM", "de": ""}) == ["CUTA", "OCAD", "OCAM"]
