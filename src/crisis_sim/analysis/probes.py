"""Questions put while play was frozen, against what was so: what each seat answered, and what it was worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.figures import first_figure
from crisis_sim.analysis.knowledge import Knowledge, Learning
from crisis_sim.analysis.truth import Truth
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.model.probing import ASKED
from crisis_sim.scenario.scenario import Probe

Score = Literal["right", "near", "wrong", "compare", "passed-over", "not-answered"]
"""`compare`: no figure decides; the player compares the answer with what was so."""
SHARE = Fraction(5, 100)
"""Share of an indicator's span by which an answer may be off and still be right."""


@dataclass(frozen=True, slots=True)
class Probed:
    """One question to one seat."""

    seat: str
    level: int
    """1 asked what was so, 2 what it meant, 3 what would come next."""
    ask: Mapping[Any, str]
    asked: int
    answered: int | None
    answer: str
    confidence: int | None
    """In percent, as the seat put it."""
    seq: int
    score: Score
    indicator: str | None
    value: int | None
    """Of the indicator, at the tick of the question."""
    fact: str | None
    learned: Learning | None
    """What the seat knew of the fact when it was asked: its last learning, with what that was worth then."""
    text: Mapping[Any, str]
    """What was so, in the words of the scenario."""


def probed(course: Course, knowledge: Knowledge, truth: Truth) -> list[Probed]:
    """Every question of the scenario that was asked, in the order of asking; those asked by hand have no truth."""
    answers = {(e.p["probe"], e.p["seat"]): e for e in course.of("ProbeAnswered")}
    found = []
    for asked in course.of("ProbeAsked"):
        probe = probe_of(course.index, asked.p["probe"])
        if probe is not None:
            answer = answers.get((asked.p["probe"], asked.p["seat"]))
            found.append(_probed(course, knowledge, truth, probe, asked, answer))
    return found


def probe_of(index: Index, key: str) -> Probe | None:
    """The scenario's question behind an id of the log; None for one that was asked by hand."""
    probes = index.scenario.facilitator.probes
    if key.startswith(ASKED) or not key.isdecimal() or int(key) >= len(probes):
        return None
    return probes[int(key)]


def _probed(
    course: Course, knowledge: Knowledge, truth: Truth, probe: Probe, asked: Event, answer: Event | None
) -> Probed:
    seat, t = asked.p["seat"], asked.t
    said = str(answer.p["answer"]) if answer is not None else ""
    fact = probe.truth.fact
    learned = knowledge.before(seat, fact, asked.seq) if fact is not None else None
    indicator = probe.truth.indicator
    if indicator is None and fact in course.index.facts and (reads := course.index.facts[fact].reads) is not None:
        indicator = reads.indicator
    value = truth.indicator(indicator, t) if indicator is not None else None
    return Probed(
        seat=seat,
        level=probe.level,
        ask=probe.ask,
        asked=t,
        answered=answer.t if answer is not None else None,
        answer=said,
        confidence=answer.p.get("confidence") if answer is not None else None,
        seq=(answer or asked).seq,
        score=_score(course.index, probe, said, answer, indicator, value),
        indicator=indicator,
        value=value,
        fact=fact,
        learned=learned,
        text=probe.truth.text,
    )


def _score(
    index: Index, probe: Probe, said: str, answer: Event | None, indicator: str | None, value: int | None
) -> Score:
    """A figure is right within the larger of the indicator's step, its worst sensor's error and `SHARE` of its span,
    and near within twice that. What comes next (level 3) is not what was so: it is only set side by side.
    """
    if answer is None:
        return "not-answered"
    if not said.strip():
        return "passed-over"
    figure = first_figure(said)
    if figure is None or indicator is None or value is None or probe.level == 3:
        return "compare"
    off, within = abs(figure - value), _tolerance(index, indicator)
    return "right" if off <= within else "near" if off <= 2 * within else "wrong"


def _tolerance(index: Index, key: str) -> Fraction:
    indicator = index.scenario.indicators[key]
    error = max((sensor.error for sensor in indicator.sensors), default=0)
    return max(Fraction(indicator.resolution), Fraction(error), (indicator.max - indicator.min) * SHARE)
