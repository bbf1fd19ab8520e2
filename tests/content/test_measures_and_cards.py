"""Measures, principles and plan cards: numbers, languages, sources, one vocabulary of topics."""

from __future__ import annotations

import pytest

from crisis_sim.scenario.pack import Pack

from .topics import TOPICS

THREE = {"en", "nl", "fr"}


def test_there_are_enough_measures_of_several_families(pack: Pack) -> None:
    families = [m.family for m in pack.measures.values()]
    assert len(families) >= 30
    for family in ("cyber", "communication", "coordination", "diplomacy"):
        assert families.count(family) >= 5, family


@pytest.mark.parametrize("kind", ["measures", "principles", "cards"])
def test_names_are_in_three_languages(pack: Pack, kind: str) -> None:
    for key, thing in getattr(pack, kind).items():
        assert set(thing.names) >= THREE, key


def test_every_measure_rests_on_something(pack: Pack) -> None:
    for key, measure in pack.measures.items():
        assert measure.basis, key
        assert measure.sources, key
        assert set(measure.text) >= THREE, key
        assert not measure.criteria_text or set(measure.criteria_text) >= THREE, key


def test_sources_without_a_reading_are_marked(pack: Pack) -> None:
    for claims in [m.sources for m in pack.measures.values()] + [c.sources for c in pack.cards.values()]:
        for claim in claims:
            if claim.source in ("training default", "general knowledge"):
                assert claim.status in ("training-default", "unverified"), claim.claim
            else:
                assert claim.source.startswith("http") or "20" in claim.source, claim.claim


def test_effects_say_what_they_rest_on(pack: Pack) -> None:
    for key, measure in pack.measures.items():
        for effect in measure.effects:
            if hasattr(effect, "basis"):
                assert effect.basis, key


def test_every_card_has_a_plan_principles_and_sources(pack: Pack) -> None:
    assert {
        "ccb",
        "cert",
        "nccn",
        "sgrs",
        "cyber-command",
        "fps-foreign-affairs",
        "belnet",
        "governor",
        "info-cell",
    } <= {actor for card in pack.cards.values() for actor in card.for_}
    for key, card in pack.cards.items():
        assert all((card.plan, card.sources, card.steps)), key
        assert set(card.principles) <= set(pack.principles), key
        for step in card.steps:
            assert set(step.text) >= THREE, f"{key}/{step.id}"


def test_topics_come_from_one_vocabulary(pack: Pack) -> None:
    for key, measure in pack.measures.items():
        assert set(measure.criteria) <= TOPICS, key
    for key, card in pack.cards.items():
        for step in card.steps:
            used = set(getattr(step.on, "fact", ())) | set(getattr(step.do, "facts", ())) - {"all"}
            assert used <= TOPICS, f"{key}/{step.id}"


def test_every_topic_has_a_name(pack: Pack) -> None:
    assert set(pack.topics) == TOPICS
