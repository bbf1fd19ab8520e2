"""What a debriefing says of hazards: when they begin, and that what they move counts as theirs whoever changed them."""

from __future__ import annotations

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.swings import gauges
from crisis_sim.analysis.timeline import Narrator
from tests.stage import Stage

HOUR = 3600


def scene() -> Stage:
    """A rumour of which trust suffers, and somebody who answers it half an hour later."""
    trust = {"label": "Trust", "start": 60}
    story = {"model": "rumour", "label": "The story", "population": 1000, "rate": 20, "drives": {"trust": -20}}
    effects = [{"hazard": "story", "lever": "rebuttal", "to": 20}]
    return Stage(
        indicators={"trust": trust},
        hazards={"story": story},
        injects=[{"id": "answer", "at": "15m", "kind": "condition", "effects": effects}],
    ).to(HOUR)


def test_all_that_a_hazard_moves_is_one_swing_of_its_own() -> None:
    stage = scene()
    (gauge,) = gauges(Course(stage.session.engine.index, stage.session.lines))
    (swing,) = gauge.swings
    assert stage.events("HazardChanged")
    assert len(stage.events("IndicatorMoved")) > 2
    assert swing.line.kind == "HazardStarted"
    assert swing.change == min(value for _, value in gauge.history) - 60


def test_the_course_of_an_exercise_says_when_it_begins() -> None:
    stage = scene()
    told = [entry.text for entry in Narrator(stage.session.engine.index).entries(stage.session.lines)]
    assert told[:2] == ["STARTEX", "It begins: The story"]
