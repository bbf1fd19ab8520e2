"""What came of an exercise: decisions, measures, expectations, indicators. A pure function of a log's lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.measuring.tally import tally
from crisis_sim.analysis.timeline import Entry, Narrator
from crisis_sim.model.events import Event, Line
from crisis_sim.model.index import Index
from crisis_sim.scenario.text import pick


@dataclass(frozen=True, slots=True)
class Judged:
    """One expectation and how it ended: met, missed, waived or open."""

    id: str
    seat: str
    objective: str
    weight: int
    text: str
    result: str
    t: int | None


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """Weights of the expectations of one objective that were met, and of all that were judged."""

    id: str
    text: str
    met: int
    judged: int


@dataclass(frozen=True, slots=True)
class Trace:
    """An indicator over the exercise: (tick, value), oldest first."""

    id: str
    label: str
    unit: str
    min: int
    max: int
    history: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One decision: what was asked, what was chosen by whom, or what fell by default."""

    title: str
    t: int
    by: str | None
    choice: str
    reason: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole."""

    title: str
    start: str
    end: int
    finished: bool
    timeline: tuple[Entry, ...]
    decisions: tuple[Chosen, ...]
    expectations: tuple[Judged, ...]
    objectives: tuple[ObjectiveResult, ...]
    indicators: tuple[Trace, ...]
    draws: dict[str, str]
    clocks: tuple[tuple[str, str, str], ...]
    """(clock, actor, started, met or missed)."""
    messages: int
    """This and what follows is counted as in `measuring.tally.Tally`."""
    lost: int
    rang_out: int
    requests: int
    unanswered: int
    commands: int
    rejected: int


def outcome_of(index: Index, lines: Sequence[Line], language: str = "en") -> Outcome:
    """The outcome of a log's lines (commands and events, without the header)."""
    narrator = Narrator(index, language)
    events = [line for line in lines if isinstance(line, Event)]
    timeline = tuple(narrator.entries(lines))
    results = {
        e.p["expectation"]: (e.kind.removeprefix("Expectation").lower(), e.t) for e in _of(events, "Expectation")
    }
    expectations = tuple(_judged(index, narrator, results, language))
    counts = tally(lines)
    started = next((e for e in events if e.kind == "ExerciseStarted"), None)
    return Outcome(
        title=pick(index.scenario.title, language),
        start=index.scenario.start,
        end=events[-1].t if events else 0,
        finished=any(e.kind == "ExerciseEnded" for e in events),
        timeline=timeline,
        decisions=tuple(_chosen(index, narrator, events, language)),
        expectations=expectations,
        objectives=tuple(_objectives(index, expectations, language)),
        indicators=tuple(_traces(index, events, language)),
        draws=dict(started.p["draws"]) if started else {},
        clocks=_clocks(index, narrator, events, language),
        messages=counts.messages,
        lost=counts.lost,
        rang_out=counts.rang_out,
        requests=counts.requests,
        unanswered=counts.unanswered,
        commands=counts.commands,
        rejected=counts.rejected,
    )


def _of(events: Sequence[Event], prefix: str) -> list[Event]:
    return [e for e in events if e.kind.startswith(prefix)]


def _judged(index: Index, narrator: Narrator, results: dict[str, tuple[str, int]], language: str) -> list[Judged]:
    found = []
    for key, e in index.expectations.items():
        result, t = results.get(key, ("open", None))
        text = pick(e.text, language) or pick(e.note, language) or key
        found.append(Judged(key, narrator.seat(e.seat), e.objective, e.weight, text, result, t))
    return found


def _objectives(index: Index, expectations: Sequence[Judged], language: str) -> list[ObjectiveResult]:
    found = []
    for objective in index.scenario.objectives:
        mine = [e for e in expectations if e.objective == objective.id and e.result in ("met", "missed")]
        met = sum(e.weight for e in mine if e.result == "met")
        found.append(ObjectiveResult(objective.id, pick(objective.text, language), met, sum(e.weight for e in mine)))
    return found


def _traces(index: Index, events: Sequence[Event], language: str) -> list[Trace]:
    moved: dict[str, list[tuple[int, int]]] = {}
    for e in events:
        if e.kind == "IndicatorMoved":
            moved.setdefault(e.p["indicator"], []).append((e.t, e.p["value"]))
    return [
        Trace(key, pick(i.label, language), pick(i.unit, language), i.min, i.max, ((0, i.start), *moved.get(key, ())))
        for key, i in index.scenario.indicators.items()
    ]


def _chosen(index: Index, narrator: Narrator, events: Sequence[Event], language: str) -> list[Chosen]:
    opened: dict[str, dict[str, Any]] = {}
    found = []
    for e in events:
        if e.kind == "DecisionOpened":
            opened[e.p["decision"]] = e.p
            narrator.opened(e.p)
        elif e.kind == "DecisionExpired" or (e.kind == "DecisionMade" and e.p["final"]):
            p = opened[e.p["decision"]]
            position = e.p.get("option")
            choice = narrator.option(e.p["decision"], position) or narrator.answer(e.p)
            by = narrator.seat(e.p["by"]) if "by" in e.p else None
            feedback = ""
            asks = index.injects[p["inject"]].asks if p.get("inject") in index.injects else None
            if asks and position is not None and position < len(asks.options):
                feedback = pick(asks.options[position].feedback, language)
            title = narrator.text(p.get("title"))
            found.append(Chosen(title, e.t, by, choice, e.p.get("reason", ""), feedback))
    return found


def _clocks(
    index: Index, narrator: Narrator, events: Sequence[Event], language: str
) -> tuple[tuple[str, str, str], ...]:
    found: dict[tuple[str, str], str] = {}
    for e in _of(events, "Clock"):
        found[e.p["clock"], e.p["actor"]] = e.kind.removeprefix("Clock").lower()
    names = index.compiled.clocks
    return tuple((pick(names[c].names, language), narrator.actor(a), status) for (c, a), status in found.items())
