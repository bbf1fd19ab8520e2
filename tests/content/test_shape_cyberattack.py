"""The SHAPE cyberattack: what the exercise promises in numbers, dilemmas, words and sources."""

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

from .texts import texts
from .topics import TOPICS

DILEMMAS = {
    "await release or warn sanitised": "marked-list",
    "accept NATO's partial picture or press": "partial-picture",
    "scarce analysts": "three-calls",
    "isolate the shared network": "cut-or-watch",
    "escalate early or late": "how-high",
    "say that no data was stolen": "data-line-cell",
    "evidence or restoration": "copy-or-rebuild",
    "name, démarche, allies or silence": "name-or-not",
}


def _asked(scenario: Scenario) -> list[Inject]:
    return [i for i in scenario.injects if i.asks and i.asks.options]


def _consulted(inject: Inject, seat: str) -> bool:
    return bool(inject.asks and inject.asks.joint and seat in inject.asks.joint.with_)


def test_there_is_enough_of_everything(shape: Scenario) -> None:
    assert len(shape.injects) >= 30
    assert len({i.kind for i in shape.injects}) >= 4
    assert sum(1 for i in shape.injects if i.contingency) >= 5
    assert len(shape.facts) >= 20
    assert len(shape.objectives) >= 5
    assert sum(len(i.expects) for i in shape.injects) >= 15
    assert sum(1 for r in shape.replies if r.question) >= 12
    assert len(shape.draws) >= 2
    assert all((shape.traffic, shape.variants, shape.experiments, shape.facilitator.probes))


def test_facts_are_true_false_stale_and_marked(shape: Scenario) -> None:
    facts = list(shape.facts.values())
    assert any(f.truth is False for f in facts)
    assert any(isinstance(f.truth, DrawTruth) for f in facts)
    assert any(f.reads and f.stale_after for f in facts)
    assert any(f.handling.release == "originator" and f.handling.owner == "nato" for f in facts)
    assert any(f.handling.tlp for f in facts)
    assert any(f.clocks for f in facts)
    assert all(set(f.topics) <= TOPICS for f in facts)


def test_expectations_are_of_every_kind(shape: Scenario) -> None:
    given = [e.model_fields_set for i in shape.injects for e in i.expects]
    for kind in ("knows", "measure", "decision", "when", "avoid", "any"):
        assert any(kind in fields for fields in given), kind
    used = {e.objective for i in shape.injects for e in i.expects}
    assert used == {o.id for o in shape.objectives}


def test_actors_come_from_several_levels(shape: Scenario, pack: Pack) -> None:
    actors = pack.actors | shape.actors
    involved = {a for seat in shape.seats for a in seat.plays} | {i.from_ for i in shape.injects if i.from_}
    levels = {pack.roles[actors[a].role].level if actors[a].role in pack.roles else actors[a].level for a in involved}
    assert len(involved) >= 14
    assert len(levels) >= 4


@pytest.mark.parametrize("dilemma", DILEMMAS)
def test_every_dilemma_is_a_decision_with_a_debrief(shape: Scenario, dilemma: str) -> None:
    inject = next(i for i in shape.injects if i.id == DILEMMAS[dilemma])
    assert inject.asks is not None
    assert len(inject.asks.options) >= 3
    for option in inject.asks.options:
        assert all((option.feedback, option.follows)), option.id


def test_no_option_is_worse_in_everything(shape: Scenario) -> None:
    better = {id: indicator.better for id, indicator in shape.indicators.items() if indicator.better}
    assert set(better) == set(shape.indicators)
    assert {id for id, way in better.items() if way == "less"} == {
        "operators-hit", "without-service", "story-heard", "media-pressure",
    }  # fmt: skip
    for inject in _asked(shape):
        assert inject.asks is not None
        assert dominated(inject.asks, better) == [], inject.id


def test_the_same_option_is_not_best_for_everybody(shape: Scenario) -> None:
    for inject in _asked(shape):
        assert inject.asks is not None
        follows = [set(o.follows) for o in inject.asks.options]
        assert len({frozenset(f) for f in follows}) == len(follows), inject.id


def test_texts_are_short(shape: Scenario) -> None:
    for path, text in texts(shape):
        for language, words in text.items():
            assert len(words.split()) <= 80, f"{path} {language}"


def test_the_crisis_moves_by_itself(shape: Scenario) -> None:
    """Spread, cascade and media are models; beyond the story, no inject says how many operators he reaches."""
    models = {hazard.model for hazard in shape.hazards.values()}
    assert models == {"cyber", "infrastructure", "rumour"}
    driven = {indicator for hazard in shape.hazards.values() for indicator in hazard.drives}
    assert driven >= {
        "operators-hit", "network-availability", "crisis-tools", "hospital-care", "public-trust", "story-heard",
        "media-pressure",
    }  # fmt: skip
    told = {i.id for i in shape.injects if any(getattr(e, "indicator", "") == "operators-hit" for e in i.effects)}
    assert told == {"hospital-calls", "noc-finds-traces", "screens-without-pumps"}


def test_a_plenary_stands_before_the_attribution(shape: Scenario) -> None:
    (plenary,) = (n for n, move in enumerate(shape.moves) if isinstance(move, StoppedMove))
    move = shape.moves[plenary]
    assert isinstance(move, StoppedMove)
    assert shape.moves[plenary + 1].id == "day-thirty"
    assert move.product == "options-paper"
    assert len(move.questions) >= 3
    assert all(set(question) >= {"en", "nl", "fr"} for question in move.questions)


def test_titles_and_briefings_are_in_three_languages(shape: Scenario) -> None:
    three = {"en", "nl", "fr"}
    assert set(shape.title) & set(shape.briefing) >= three
    for seat in shape.seats:
        assert set(seat.title) & set(seat.briefing) >= three, seat.id
    for move in shape.moves:
        assert set(move.title) & set(move.text) >= three, move.id
    for inject in shape.injects:
        assert inject.kind == "condition" or set(inject.title) >= three, inject.id
    for reply in shape.replies:
        assert not reply.question or set(reply.question) >= three, reply.about
    for objective in shape.objectives:
        assert set(objective.text) >= three, objective.id


def test_nato_is_played_by_control_and_only_offered_help(shape: Scenario, pack: Pack) -> None:
    played = {a for c in shape.control if isinstance(c, ControlPlays) for a in c.plays}
    assert {"nato", "shape"} <= played
    for clock in ("nis2-early-warning", "nis2-notification", "nis2-final-report"):
        assert {"shape", "defence"} <= set(pack.clocks[clock].exempt)


def test_senders_are_not_seats(shape: Scenario) -> None:
    seated = {a for seat in shape.seats for a in seat.plays}
    assert not [i.id for i in shape.injects if i.from_ in seated]


def test_the_first_seat_chooses_early_and_is_not_left_alone(shape: Scenario) -> None:
    first = shape.seats[0].id
    lives = [m for m in shape.moves if isinstance(m, LiveMove)]
    assert len(lives) == 3
    assert sum(isinstance(m, JumpMove) for m in shape.moves) == 2
    concerns = [i for i in shape.injects if i.at is not None and (first in i.to or _consulted(i, first))]
    due = sorted(tick(i.at, shape.start) for i in concerns if i.at is not None)
    choices = [tick(i.at, shape.start) for i in _asked(shape) if i.at is not None and first in i.to]
    assert min(choices) <= 8 * 60
    live = [t for t in due if t <= 4 * 3600]
    gaps = [b - a for a, b in pairwise(live)]
    assert max(gaps) <= 16 * 60
    assert sum(gap > 12 * 60 for gap in gaps) <= 3, "a few quiet stretches, not more"


def test_numbers_say_that_they_are_training_defaults(shape: Scenario) -> None:
    for inject in shape.injects:
        sets = [inject.effects] + [o.effects for o in (inject.asks.options if inject.asks else ())]
        for effect in (e for effects in sets for e in effects):
            if hasattr(effect, "basis"):
                assert effect.basis, inject.id


def test_claims_have_sources(shape: Scenario) -> None:
    assert any("https://" in s for s in shape.sources)
    assert any("Unverified" in s for s in shape.sources)
    assert any("Invented" in s for s in shape.sources)
    for key, actor in shape.actors.items():
        assert actor.sources, key
