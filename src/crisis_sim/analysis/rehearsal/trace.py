"""What one run leaves for the rehearsal: identifiers, ticks and counts, small enough to travel between processes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crisis_sim.analysis.measuring.conditions import first_true
from crisis_sim.analysis.measuring.decided import decisions
from crisis_sim.analysis.measuring.judged import expectations
from crisis_sim.analysis.measuring.rows import DecisionRow, ExpectationRow
from crisis_sim.analysis.rehearsal.attention import Attention, attention
from crisis_sim.analysis.rehearsal.design import Run
from crisis_sim.analysis.rehearsal.grid import Grid
from crisis_sim.analysis.rehearsal.pressure import Pressure, pressure
from crisis_sim.model.events import Event, Line
from crisis_sim.model.index import Index
from crisis_sim.model.results import wanted


class Trace(msgspec.Struct, array_like=True, gc=False):
    """One run. Ticks are seconds since STARTEX."""

    run: Run
    failure: str | None = None
    """Why there is nothing else here."""
    end: int = 0
    finished: bool = False
    """ENDEX came."""
    draws: dict[str, str] = {}
    due: dict[str, int] = {}
    """Inject: when its trigger came first."""
    released: dict[str, int] = {}
    skipped: dict[str, str] = {}
    """Inject: why it was left out."""
    questions: list[DecisionRow] = []
    expectations: list[ExpectationRow] = []
    late: dict[str, int] = {}
    """Missed expectation: seconds after its deadline at which it came true after all."""
    indicators: dict[str, tuple[int, int]] = {}
    """Indicator: at the end, and on average over live play (thousandths of its unit)."""
    learned: dict[str, int] = {}
    """Subject: when a seat learned it first."""
    measures: list[str] = []
    """Measures that somebody ordered or proposed."""
    asked: list[int] = []
    """Replies that somebody asked for, by their number in the scenario."""
    clocks: dict[str, str] = {}
    """`clock/actor`: started, met or missed."""
    legs: dict[str, int] = {}
    """Actor: messages with facts that it sent by itself, not by an inject."""
    channels: dict[str, int] = {}
    """Channel: messages sent over it, without those of injects and background traffic."""
    attention: dict[str, Attention] = {}
    pressure: dict[str, Pressure] = {}
    """Seat or actor: what waits for it."""


def trace(run: Run, index: Index, grid: Grid, lines: Sequence[Line], language: str) -> Trace:
    """The trace of a run's lines. Where only outcomes are compared, load and lateness are left out."""
    events = [line for line in lines if isinstance(line, Event)]
    found = _Marks(index)
    for event in events:
        taker = _TAKERS.get(event.kind)
        if taker is not None:
            taker(found, event)
    end = events[-1].t if events else 0
    rows = expectations(index, events)
    result = Trace(
        run,
        end=end,
        finished=any(e.kind == "ExerciseEnded" for e in events[-3:]),
        draws=found.draws,
        due=found.due,
        released=found.released,
        skipped=found.skipped,
        questions=decisions(events),
        expectations=rows,
        indicators={key: _course(index, grid, moves, key, end) for key, moves in found.moves.items()},
        learned=found.learned,
        measures=sorted(found.measures),
        asked=sorted(found.asked),
        clocks=found.clocks,
        legs=found.legs,
        channels=found.channels,
    )
    if run.mode.watched:
        result.late = _late(index, lines, rows)
        result.attention = attention(index, grid, events, language)
        result.pressure = pressure(index, grid, lines)
    return result


class _Marks:
    """What a pass over the events collects."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.draws: dict[str, str] = {}
        self.due: dict[str, int] = {}
        self.released: dict[str, int] = {}
        self.skipped: dict[str, str] = {}
        self.moves: dict[str, list[tuple[int, int]]] = {
            key: [(0, indicator.start)] for key, indicator in index.scenario.indicators.items()
        }
        self.learned: dict[str, int] = {}
        self.measures: set[str] = set()
        self.asked: set[int] = set()
        self.clocks: dict[str, str] = {}
        self.legs: dict[str, int] = {}
        self.channels: dict[str, int] = {}

    def started(self, event: Event) -> None:
        self.draws = dict(event.p["draws"])

    def is_due(self, event: Event) -> None:
        self.due.setdefault(event.p["inject"], event.t)

    def is_released(self, event: Event) -> None:
        self.released.setdefault(event.p["inject"], event.t)

    def is_skipped(self, event: Event) -> None:
        self.skipped[event.p["inject"]] = event.p["why"]

    def moved(self, event: Event) -> None:
        self.moves[event.p["indicator"]].append((event.t, event.p["value"]))

    def learns(self, event: Event) -> None:
        if event.p["actor"] in self.index.seat_of and not event.p.get("withdrawn"):
            self.learned.setdefault(event.p["fact"], event.t)

    def orders(self, event: Event) -> None:
        self.measures.add(event.p["measure"])

    def clock(self, event: Event) -> None:
        self.clocks[f"{event.p['clock']}/{event.p['actor']}"] = event.kind.removeprefix("Clock").lower()

    def sent(self, event: Event) -> None:
        """What injects and background traffic send says nothing about who relays what."""
        p = event.p
        if "inject" in p or p.get("key", "").startswith("traffic/"):
            return
        self.channels[p["channel"]] = self.channels.get(p["channel"], 0) + 1
        if p.get("facts"):
            self.legs[p["from"]] = self.legs.get(p["from"], 0) + 1
        if "request" in p:
            self.asked.update(self._replies(p))

    def _replies(self, p: dict[str, object]) -> list[int]:
        """The reply that a request brings."""
        replies = self.index.scenario.replies
        if "topic" in p:
            topic = self.index.topics[int(str(p["topic"]))]
            return [n for n, reply in enumerate(replies) if reply is topic]
        release = p["request"] == "release"
        fits = (
            n
            for n, reply in enumerate(replies)
            if reply.from_ == p["to"] and reply.about == p.get("about") and reply.releases == release
        )
        return list(fits)[:1]


_TAKERS = {
    "ExerciseStarted": _Marks.started,
    "InjectDue": _Marks.is_due,
    "InjectReleased": _Marks.is_released,
    "InjectSkipped": _Marks.is_skipped,
    "IndicatorMoved": _Marks.moved,
    "FactLearned": _Marks.learns,
    "MeasureOrdered": _Marks.orders,
    "MeasureProposed": _Marks.orders,
    "MessageSent": _Marks.sent,
    **dict.fromkeys(("ClockStarted", "ClockMet", "ClockMissed"), _Marks.clock),
}


def _course(index: Index, grid: Grid, moves: list[tuple[int, int]], key: str, end: int) -> tuple[int, int]:
    """An indicator at the end, and its mean over live play in thousandths, in integers throughout."""
    total = seconds = 0
    for begin, until in grid.inside(0, end):
        seconds += until - begin
        for (since, value), (to, _) in zip(moves, [*moves[1:], (end, 0)], strict=True):
            total += value * max(0, min(to, until) - max(since, begin))
    return moves[-1][1], total * 1000 // seconds if seconds else moves[-1][1] * 1000


def _late(index: Index, lines: Sequence[Line], rows: Sequence[ExpectationRow]) -> dict[str, int]:
    """For each missed expectation that came true after all: how many seconds too late."""
    missed = [row for row in rows if row.result == "missed" and row.started is not None]
    conditions = {row.expectation: wanted(index.expectations[row.expectation]) for row in missed}
    asked = [row for row in missed if conditions[row.expectation] is not None]
    ticks = first_true(index, lines, [conditions[row.expectation] for row in asked])
    found = {}
    for row, tick in zip(asked, ticks, strict=True):
        deadline = (row.started or 0) + row.within
        if tick is not None and tick >= deadline:
            found[row.expectation] = tick - deadline
    return found
