"""Why an exercise ended: the engine's reasons in the reader's language, a person's as it was written."""

from __future__ import annotations

from crisis_sim.analysis.course import Course
from crisis_sim.language.catalogue import keyed
from crisis_sim.scenario.text import clean


def why_ended(language: str, why: str) -> str:
    """The reason that `ExerciseEnded` gives, on one line.

    >>> why_ended("nl", "time is up"), why_ended("nl", "e-mail system failed")
    ('de tijd is om', 'e-mail system failed')
    """
    return " ".join(clean(keyed("endex", language, why)).split())


def ended_because(course: Course, language: str) -> str:
    """Why this exercise ended; empty if it did not."""
    return next((why_ended(language, e.p["why"]) for e in course.of("ExerciseEnded") if e.p.get("why")), "")
