"""The flood on the Vesdre: what the exercise promises in numbers, dilemmas, words, languages and sources."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crisis_sim.scenario.dominance import dominated
from crisis_sim.scenario.fact import DrawTruth
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.people import ControlPlays, JumpMove, LiveMove, StoppedMove
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.time import tick

from .conftest import shipped
from .texts import texts
from .topics import TOPICS

DILEMMAS = {
    "act on the first alert, on orange or on red": "act-on-what",
    "care home and campsite by daylight": "by-daylight",
    "relay a reassurance or verify it": "no-release-tonight",
    "lend boats upstream": "lend-boats",
    "ask early for the provincial phase": "ask-the-province",
    "leave or go upstairs": "leave-or-upstairs",
    "cut power now, lose telecom later": "cut-the-power",
    "ask for European help while needs are vague": "ask-europe",
}
LIVE = 36_900
"""Seconds of live time."""


@pytest.fixture(scope="module")
def flood() -> Scenario:
    """The flood on the Vesdre."""
    return shipped("flood-vesdre")[0]


@pytest.fixture(scope="module")
def doctrine() -> Pack:
    """The pack, with the measures of a flood."""
    return shipped("flood-vesdre")[1]


def _asked(scenario: Scenario) -> list[Inject]:
    return [i for i in scenario.injects if i.asks and i.asks.options]


def test_there_is_enough_of_everything(flood: Scenario) -> None:
    assert len([i for i in flood.injects if i.kind != "condition"]) >= 36
    assert len({i.kind for i in flood.injects}) >= 4
    assert len(flood.facts) >= 20
    assert len(flood.objectives) >= 5
    assert sum(len(i.expects) for i in flood.injects) >= 25
    assert sum(1 for r in flood.replies if r.question) >= 12
    assert {"rain", "gate", "batteries"} <= set(flood.draws)
    assert all((flood.traffic, flood.variants, flood.experiments, flood.facilitator.probes, flood.map))
    assert {h.model for h in flood.hazards.values()} == {"flood", "infrastructure", "casualties", "rumour"}


def test_facts_are_true_false_stale_and_in_another_language(flood: Scenario) -> None:
    facts = flood.facts
    for story in ("no-release", "dam-burst", "boats-coming", "old-list", "gauge-outlier"):
        assert facts[story].truth is False, story
    assert sum(1 for f in facts.values() if f.reads and f.stale_after) >= 5
    assert any(f.language for f in facts.values())
    assert not any(isinstance(f.truth, DrawTruth) and not f.reliability for f in facts.values())
    assert all(f.reliability and f.topics and set(f.topics) <= TOPICS for f in facts.values())


def test_every_false_sentence_can_be_checked_with_who_knows(flood: Scenario) -> None:
    answers = {(r.from_, r.about): r.says for r in flood.replies}
    assert "release-planned" in answers["dam-manager", "no-release"]
    assert "dam-sound" in answers["dam-manager", "dam-burst"]
    assert "boats-where" in answers["civil-protection", "boats-coming"]
    assert "home-needs" in answers["tilleuls-home", "old-list"]
    assert "gauge-branch" in answers["local-police-rochevesdre", "gauge-outlier"]


def test_expectations_are_of_every_kind_and_serve_every_objective(flood: Scenario) -> None:
    given = [e.model_fields_set for i in flood.injects for e in i.expects]
    for kind in ("knows", "measure", "decision", "when", "avoid", "any"):
        assert any(kind in fields for fields in given) or kind == "measure", kind
    assert {e.objective for i in flood.injects for e in i.expects} == {o.id for o in flood.objectives}
    assert {e.seat for i in flood.injects for e in i.expects} == {s.id for s in flood.seats}


@pytest.mark.parametrize("dilemma", DILEMMAS)
def test_every_dilemma_is_a_decision_with_a_debrief(flood: Scenario, dilemma: str) -> None:
    inject = next(i for i in flood.injects if i.id == DILEMMAS[dilemma])
    assert inject.asks is not None
    assert 2 <= len(inject.asks.options) <= 4
    for option in inject.asks.options:
        assert all((option.feedback, option.follows)), option.id


def test_no_option_is_worse_in_everything(flood: Scenario) -> None:
    better = {key: one.better for key, one in flood.indicators.items() if one.better}
    for inject in _asked(flood):
        assert inject.asks is not None
        assert dominated(inject.asks, better) == [], inject.id


def test_the_same_option_is_not_best_for_everybody(flood: Scenario) -> None:
    for inject in _asked(flood):
        assert inject.asks is not None
        follows = [frozenset(o.follows) for o in inject.asks.options]
        assert len(set(follows)) == len(follows), inject.id


def test_choices_that_chance_may_make_futile_say_so(flood: Scenario) -> None:
    futile = {i.id for i in _asked(flood) if i.asks and i.asks.futile}
    assert {"act-on-what", "by-daylight", "leave-or-upstairs", "cut-the-power"} <= futile


def test_every_text_of_a_player_is_short_and_in_three_languages(flood: Scenario) -> None:
    hidden = (".notes", ".note", ".truth", ".mandate")
    for path, text in texts(flood):
        for language, words in text.items():
            assert len(words.split()) <= 80, f"{path} {language}"
        if not any(part in path for part in hidden):
            assert set(text) >= {"en", "nl", "fr"}, path


def test_whoever_forecasts_does_not_see_the_river(flood: Scenario) -> None:
    rivers = [one for key, one in flood.indicators.items() if key.startswith("level-")]
    assert len(rivers) == 6
    for one in rivers:
        assert one.sensors, one.label
        assert "rmi" not in {by for sensor in one.sensors for by in sensor.by} | set(one.seen_by)
        assert all(sensor.delay or sensor.error for sensor in one.sensors)


def test_towns_lie_along_the_river(flood: Scenario) -> None:
    place, course = "eupen-lake", []
    while place:
        course.append(place)
        place = flood.places[place].flows_to or ""
    assert course == [
        "eupen-lake",
        "eupen",
        "limbourg",
        "verviers",
        "rochevesdre",
        "pepinster",
        "chaudfontaine",
        "liege-city",
    ]


def test_interests_requirements_and_impacts_are_at_stake(flood: Scenario) -> None:
    scored = [one for one in flood.indicators.values() if one.better]
    assert len({one.interest for one in scored}) >= 5
    assert len({one.requirement for one in scored if one.requirement}) >= 5
    assert {"ha", "hb", "sa", "fa", "fb"} <= {one.impact.scale for one in scored if one.impact}


def test_means_have_owners_travel_shifts_and_rest(flood: Scenario, doctrine: Pack) -> None:
    actors = doctrine.actors | flood.actors
    assert all(one.owner in actors for one in flood.means.values())
    assert sum(1 for one in flood.means.values() if one.travel) >= 5
    assert any(one.rest for one in flood.means.values())
    assert flood.means["buses"].shifts


def test_senders_are_not_seats_and_the_first_seat_advises(flood: Scenario) -> None:
    seated = {a for seat in flood.seats for a in seat.plays}
    assert not [i.id for i in flood.injects if i.from_ in seated]
    first = flood.seats[0]
    assert first.plays == ("coordinator-rochevesdre",)
    assert first.proposes_to == ("mayor-rochevesdre",)
    played_by_control = {a for c in flood.control if isinstance(c, ControlPlays) for a in c.plays}
    assert "rmi" in played_by_control


def test_the_first_seat_chooses_early_and_is_not_left_alone(flood: Scenario) -> None:
    first, pace = flood.seats[0].id, LIVE / (45 * 60)
    lives = [m for m in flood.moves if isinstance(m, LiveMove)]
    assert len(lives) == 4
    assert sum(isinstance(m, JumpMove) for m in flood.moves) == 3
    assert sum(isinstance(m, StoppedMove) for m in flood.moves) == 1
    due = sorted(tick(i.at, flood.start) for i in flood.injects if i.at is not None and first in i.to)
    choices = [tick(i.at, flood.start) for i in _asked(flood) if i.at is not None and first in i.to]
    assert min(choices) <= 90 * pace
    for begin, end in ((0, 10_800), (63_000, 73_800), (111_600, 123_300), (169_200, 172_800)):
        inside = [t for t in due if begin <= t <= end]
        assert max(b - a for a, b in pairwise(inside)) <= 130 * pace
        assert (end - begin) / len(inside) <= 90 * pace


def test_numbers_say_that_they_are_training_defaults(flood: Scenario) -> None:
    for inject in flood.injects:
        sets = [inject.effects] + [o.effects for o in (inject.asks.options if inject.asks else ())]
        for effect in (e for effects in sets for e in effects):
            counts = getattr(effect, "indicator", "") == "warned-ahead"  # counts what the others did
            if hasattr(effect, "basis") and not counts:
                assert effect.basis, inject.id


def test_claims_have_sources_and_inventions_say_so(flood: Scenario) -> None:
    assert any("https://" in s for s in flood.sources)
    assert any("Unverified" in s for s in flood.sources)
    assert any("Invented" in s for s in flood.sources)
    for key, actor in flood.actors.items():
        assert actor.sources, key
