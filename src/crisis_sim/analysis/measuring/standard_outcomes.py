"""The outcomes that every run of a scenario has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from crisis_sim.analysis.measuring.rows import DecisionRow, ExpectationRow, Outcome
from crisis_sim.analysis.measuring.tally import tally
from crisis_sim.analysis.stakes import stakes
from crisis_sim.model.events import Line
from crisis_sim.model.index import Index

_MET = {"met": 1.0, "missed": 0.0}


def standard(
    index: Index,
    lines: Sequence[Line],
    end: int,
    expectations: Sequence[ExpectationRow],
    decisions: Sequence[DecisionRow],
) -> list[Outcome]:
    """What every run of a scenario has, always in the same order."""
    found = [Outcome("met", "fraction", _weight_met(expectations))]
    for objective in index.scenario.objectives:
        mine = [e for e in expectations if e.objective == objective.id]
        found.append(Outcome(f"objective:{objective.id}", "fraction", _weight_met(mine)))
    for e in expectations:
        found.append(Outcome(f"expectation:{e.expectation}", "share", _MET.get(e.result)))
        found.append(time_outcome(f"time:expectation:{e.expectation}", e.t if e.result == "met" else None, end))
    courses = histories(index, lines)
    found += _at_stake(index, {key: history[-1][1] for key, history in courses.items()})
    for indicator, history in courses.items():
        values = [value for _, value in history]
        found.append(Outcome(f"indicator:{indicator}", "value", float(values[-1])))
        found.append(Outcome(f"indicator:{indicator}:min", "value", float(min(values))))
        found.append(Outcome(f"indicator:{indicator}:max", "value", float(max(values))))
    found += _decided(decisions)
    counts = tally(lines)
    found += (
        Outcome("messages", "value", float(counts.messages)),
        Outcome("lost", "value", float(counts.lost)),
        Outcome("rang_out", "value", float(counts.rang_out)),
        Outcome("unanswered", "value", float(counts.unanswered)),
        Outcome("commands", "value", float(counts.commands)),
        Outcome("rejected", "value", float(counts.rejected)),
    )
    found += _clocks(index, lines)
    return found


def time_outcome(name: str, tick: int | None, end: int) -> Outcome:
    """A time; without a tick, of something that had not happened when the run was over."""
    return Outcome(name, "time", None, end) if tick is None else Outcome(name, "time", float(tick))


def histories(index: Index, lines: Iterable[Line]) -> dict[str, list[tuple[int, int]]]:
    """Indicator: (tick, value), oldest first."""
    found = {key: [(0, indicator.start)] for key, indicator in index.scenario.indicators.items()}
    for line in lines:
        if line.kind == "IndicatorMoved":
            found[line.p["indicator"]].append((line.t, line.p["value"]))
    return found


def _at_stake(index: Index, values: Mapping[str, int]) -> Iterator[Outcome]:
    """At the end of the run, of what the scenario's indicators tell of: standings 0 to 100, classes 0 to 7."""
    told = stakes(index, values)
    for kind, mine in (("interest", told.interests), ("requirement", told.requirements)):
        for stake in mine:
            if stake.standing is not None:
                yield Outcome(f"{kind}:{stake.id}", "value", float(stake.standing))
    for impact in told.impacts:
        if impact.indicators:
            yield Outcome(f"impact:{impact.id}", "value", float(impact.level))


def _weight_met(expectations: Iterable[ExpectationRow]) -> float | None:
    """Share of the weight of what was judged that was met; None where nothing was judged."""
    judged = [e for e in expectations if e.result in _MET]
    return _share(sum(e.weight for e in judged if e.result == "met"), sum(e.weight for e in judged))


def _share(part: int, whole: int) -> float | None:
    """A fraction as the float nearest to it."""
    return float(Fraction(part, whole)) if whole else None


def _decided(decisions: Sequence[DecisionRow]) -> Iterator[Outcome]:
    """Of those whose time was up or that were made: the share made, and the mean seconds it took."""
    seconds = [d.seconds for d in decisions if d.seconds is not None]
    closed = sum(1 for d in decisions if d.result != "open")
    yield Outcome("decided", "fraction", _share(len(seconds), closed))
    yield Outcome("time:decision", "value", _share(sum(seconds), len(seconds)))


def _clocks(index: Index, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Share met of each clock's deadlines that were met or missed: one for each actor that it binds."""
    met = dict.fromkeys(index.compiled.clocks, 0)
    over = dict.fromkeys(index.compiled.clocks, 0)
    for line in lines:
        if line.kind in ("ClockMet", "ClockMissed"):
            over[line.p["clock"]] += 1
            met[line.p["clock"]] += line.kind == "ClockMet"
    for clock in index.compiled.clocks:
        yield Outcome(f"clock:{clock}", "fraction", _share(met[clock], over[clock]))
