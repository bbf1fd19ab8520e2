"""Everything that a debriefing draws on, worked out once from a log's lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crisis_sim.analysis import decisions as decided
from crisis_sim.analysis import expected as awaited
from crisis_sim.analysis.correspondence import Correspondence, correspondence
from crisis_sim.analysis.course import Course
from crisis_sim.analysis.deadlines import Deadline, deadlines
from crisis_sim.analysis.evidence import Evidence
from crisis_sim.analysis.futility import Futility, futilities
from crisis_sim.analysis.holdings import Use, means
from crisis_sim.analysis.hotwash import HotWash, hot_wash
from crisis_sim.analysis.knowledge import Knowledge
from crisis_sim.analysis.ratings import Rating, ratings
from crisis_sim.analysis.refusals import Rejections, Undertaken, rejections, undertaken
from crisis_sim.analysis.stakes import Stakes, stakes
from crisis_sim.analysis.swings import Gauge, gauges
from crisis_sim.analysis.truth import Truth
from crisis_sim.analysis.ways import Ways
from crisis_sim.model.events import Line
from crisis_sim.model.index import Index


@dataclass(frozen=True, slots=True)
class Debrief:
    """The parts."""

    course: Course
    truth: Truth
    knowledge: Knowledge
    ways: Ways
    expected: tuple[awaited.Expected, ...]
    ratings: tuple[Rating, ...]
    decisions: tuple[decided.Decision, ...]
    undertaken: tuple[Undertaken, ...]
    rejections: tuple[Rejections, ...]
    means: tuple[Use, ...]
    deadlines: tuple[Deadline, ...]
    gauges: tuple[Gauge, ...]
    letters: Correspondence
    stakes: tuple[Stakes, Stakes]
    """At STARTEX and at the end."""
    futile: tuple[Futility, ...]


def debrief(index: Index, lines: Sequence[Line], step: Callable[[], None] = lambda: None) -> Debrief:
    """All parts from a log's commands and events. `step` is called now and then, so that somebody can show progress.

    Raises:
        UnfitError: an event does not fit what came before.
    """
    course = Course(index, lines, {**decided.WITNESSES, **awaited.WITNESSES})
    step()
    truth = Truth(course)
    knowledge = Knowledge(course, truth)
    step()
    expected = tuple(awaited.expected(course, Evidence(course, knowledge)))
    step()
    decisions = tuple(decided.decisions(course, knowledge, truth))
    step()
    return Debrief(
        course=course,
        truth=truth,
        knowledge=knowledge,
        ways=Ways(course, knowledge),
        expected=expected,
        ratings=tuple(ratings(course, expected)),
        decisions=decisions,
        undertaken=tuple(undertaken(course)),
        rejections=tuple(rejections(course)),
        means=tuple(means(course)),
        deadlines=tuple(deadlines(course)),
        gauges=tuple(gauges(course)),
        letters=correspondence(course),
        stakes=(_at_stake(course, 0), _at_stake(course, -1)),
        futile=tuple(futilities(course)),
    )


def _at_stake(course: Course, place: int) -> Stakes:
    return stakes(course.index, {key: history[place][1] for key, history in course.state.indicators.items()})


def first_page(parts: Debrief, seats: frozenset[str] | None = None) -> HotWash:
    """What to talk about first, of all seats or of some."""
    return hot_wash(
        parts.course, parts.knowledge, parts.expected, parts.decisions, parts.undertaken, parts.deadlines, seats
    )
