"""A rumour in play: whole people in compartments, who hear, pass on, lose interest, are warned or put right.

The contacts are those of Maki and Thompson (see `rumour`); people warned beforehand count as ones who know. A rebuttal
reaches a share of everybody each hour, and those who trust its sender heed it. All numbers are integers, flows in
thousandths of a person, so that chance can round them.
"""

from __future__ import annotations

from typing import NamedTuple

MILLI = 1000
HOUR = 3600
HEIGHT = 797
"""Thousandths of people whom an unhindered rumour reaches: 1 - .203188 (Sudbury 1985)."""


class Crowd(NamedTuple):
    """People by what they know. Their sum never changes."""

    unheard: int
    """Open to it, and not yet reached."""
    spreading: int
    """They believe it and tell others."""
    quiet: int
    """They believe it and have lost interest in telling."""
    corrected: int
    """They heard it and believe a rebuttal."""
    warned: int
    """They won't believe it: warned or reached by a rebuttal before they heard it."""

    @property
    def believing(self) -> int:
        """Those who heard it and were not put right."""
        return self.spreading + self.quiet


class Flows(NamedTuple):
    """People who change compartment in a while."""

    caught: int
    """From unheard to spreading."""
    tired: int
    """From spreading to quiet."""
    warned: int
    """From unheard to warned."""
    stopped: int
    """From spreading to corrected."""
    convinced: int
    """From quiet to corrected."""


def begun(population: int, spreaders: int, prebunked: int) -> Crowd:
    """The crowd at the start; `prebunked` percent of the population were warned beforehand."""
    warned = min(population * prebunked // 100, population - spreaders)
    return Crowd(population - warned - spreaders, spreaders, 0, 0, warned)


def parts(calls: int, seconds: int) -> int:
    """Into how many parts a step is cut, so that in none a spreader makes more than a quarter of a call on average.

    `calls` is in thousandths an hour.
    """
    return max(1, -(-4 * calls * seconds // (MILLI * HOUR)))


def expected(crowd: Crowd, calls: int, passing: int, heeding: int, seconds: int, per: int = 1) -> Flows:
    """What changes on average in `seconds / per` seconds, in thousandths of a person.

    Args:
        crowd: everybody now.
        calls: thousandths of a contact that a spreader makes an hour.
        passing: percent of contacts with somebody who has not heard it in which it is passed on.
        heeding: ten-thousandths of everybody whom a rebuttal reaches in an hour and who heed it.
        seconds: length of the step.
        per: number of equal parts of the step, of which this is one.
    """
    others = sum(crowd) - 1
    met = crowd.spreading * calls * seconds
    while_ = HOUR * per
    return Flows(
        caught=met * crowd.unheard * passing // (100 * others * while_) if others else 0,
        tired=met * (others - crowd.unheard) // (others * while_) if others else met // while_,
        warned=crowd.unheard * heeding * seconds // (10 * while_),
        stopped=crowd.spreading * heeding * seconds // (10 * while_),
        convinced=crowd.quiet * heeding * seconds // (10 * while_),
    )


def moved(crowd: Crowd, flows: Flows) -> Crowd:
    """The crowd after these changes, in whole people; nobody leaves a compartment who isn't in it."""
    caught = min(max(0, flows.caught), crowd.unheard)
    warned = min(max(0, flows.warned), crowd.unheard - caught)
    stopped = min(max(0, flows.stopped), crowd.spreading)
    tired = min(max(0, flows.tired), crowd.spreading - stopped)
    convinced = min(max(0, flows.convinced), crowd.quiet)
    return Crowd(
        crowd.unheard - caught - warned,
        crowd.spreading + caught - stopped - tired,
        crowd.quiet + tired - convinced,
        crowd.corrected + stopped + convinced,
        crowd.warned + warned,
    )


def prebunk(crowd: Crowd, before: int, now: int) -> Crowd:
    """Warn more of those who have not heard it, after `before` percent of everybody `now` percent."""
    if now <= before or before >= 100:
        return crowd
    warned = crowd.unheard * (now - before) // (100 - before)
    return crowd._replace(unheard=crowd.unheard - warned, warned=crowd.warned + warned)


def strength(crowd: Crowd) -> int:
    """Thousandths of its height: those who believe it, as a share of those whom it would reach unhindered."""
    return min(1000, crowd.believing * MILLI * MILLI // (sum(crowd) * HEIGHT))


def pressure(before: int, strength: int, answered: int, press: int, seconds: int) -> int:
    """Media pressure after so many seconds, in thousandths of a percent (0 … 100,000).

    It heads for the rumour's strength, less the `answered` percent of questions, by `press` percent of the gap an hour.
    """
    goal = strength * (100 - answered)
    gap = (goal - before) * min(press * seconds, 100 * HOUR)
    step = abs(gap) // (100 * HOUR)
    return before + (step if gap > 0 else -step)
