"""The course of an exercise in words: a pure function of a log's lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from crisis_sim.analysis.naming import ActorNames
from crisis_sim.model.events import Event, Line
from crisis_sim.model.index import Index
from crisis_sim.scenario.text import pick

P = dict[str, Any]


class Entry(NamedTuple):
    """One thing that happened: tick, a mark for the kind of thing, and a sentence."""

    t: int
    mark: str
    text: str


class Narrator:
    """Puts events into words, in one language where the scenario has it."""

    def __init__(self, index: Index, language: str = "en") -> None:
        self._index = index
        self._language = language
        self._actors = ActorNames(index, language)
        self._titles: dict[str, str] = {}
        self._options: dict[str, list[str]] = {}

    def entries(self, lines: Iterable[Line]) -> Iterator[Entry]:
        """The events that a debriefing speaks of, in order."""
        for line in lines:
            if isinstance(line, Event):
                tell = _TELLERS.get(line.kind)
                text = tell(self, line.p) if tell else None
                if text:
                    yield Entry(line.t, _MARKS.get(line.kind, "·"), text)

    # names

    def actor(self, name: str | None) -> str:
        """What an actor is called."""
        return self._actors.called(name)

    def seat(self, name: str) -> str:
        """What a seat is called."""
        seat = self._index.seats.get(name)
        return (pick(seat.title, self._language) or name) if seat else name

    def measure(self, name: str) -> str:
        """What a measure is called."""
        measure = self._index.measures.get(name)
        return pick(measure.names, self._language) if measure else name

    def text(self, text: Mapping[Any, str] | None) -> str:
        """A text in the narrator's language, on one line."""
        return " ".join(pick(text, self._language).split())

    def option(self, decision: str, position: int | None) -> str:
        """The words of an option of a decision."""
        options = self._options.get(decision, [])
        return options[position] if position is not None and position < len(options) else ""

    def opened(self, p: P) -> None:
        """Remember what a decision is about."""
        self._titles[p["decision"]] = self.text(p.get("title"))
        self._options[p["decision"]] = [self.text(o["text"]) for o in p.get("options", ())]

    def title(self, decision: str) -> str:
        """What a decision is about."""
        return self._titles.get(decision, decision)


def _move(n: Narrator, p: P) -> str:
    title = n.text(p.get("title")) or p["move"]
    return f"Move: {title}" + (" (the clock jumps)" if p["clock"] == "jump" else "")


def _began(n: Narrator, p: P) -> str:
    hazard = n._index.scenario.hazards.get(p["hazard"])
    return f"It begins: {(n.text(hazard.label) if hazard else '') or p['hazard']}"


def _released(n: Narrator, p: P) -> str | None:
    inject = n._index.injects[p["inject"]]
    title = n.text(inject.title)
    if not inject.to:
        return f"It happens: {title}" if title else None
    receivers = ", ".join(n.seat(to) if to in n._index.seats else n.actor(to) for to in inject.to)
    return f"{n.actor(inject.from_)} → {receivers}: {title}"


def _opened(n: Narrator, p: P) -> None:
    n.opened(p)


def _made(n: Narrator, p: P) -> str:
    choice = n.option(p["decision"], p.get("option")) or "; ".join((p.get("answer") or {}).values())
    verb = "decides" if p["final"] else "advises"
    reason = f" — {p['reason']}" if p.get("reason") else ""
    return f"{n.seat(p['by'])} {verb} on “{n.title(p['decision'])}”: {choice}{reason}"


def _expired(n: Narrator, p: P) -> str:
    choice = n.option(p["decision"], p.get("option"))
    return f"Nobody decided in time on “{n.title(p['decision'])}”" + (f"; it comes to: {choice}" if choice else "")


def _value(n: Narrator, p: P) -> str:
    scale = n._index.compiled.levels[p["level"]]
    value = next((n.text(v.names) for v in scale.values if v.id == p["value"]), p["value"])
    return f"{n.actor(p['by'])} sets {n.text(scale.names)}: {value}"


def _phase(n: Narrator, p: P) -> str:
    return f"{n.actor(p['by'])} declares: {n.text(n._index.compiled.phases[p['phase']].names)}"


def _clock(verb: str) -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        return f"{n.actor(p['actor'])}: {n.text(n._index.compiled.clocks[p['clock']].names)} {verb}"

    return tell


def _measure(verb: str) -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        who = n.actor(p["executor"] if verb == "completes" else p["by"])
        to = f" to {n.actor(p['to'])}" if "to" in p else ""
        return f"{who} {verb}{to}: {n.measure(p['measure'])}"

    return tell


def _refused(n: Narrator, p: P) -> str:
    return f"{n.actor(p['to'])} does not agree ({p['why']}) to {n.actor(p['by'])}: {n.measure(p['measure'])}"


def _expectation(verb: str) -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        expectation = n._index.expectations[p["expectation"]]
        what = n.text(expectation.text) or n.text(expectation.note) or expectation.id
        return f"Expectation {verb}: {what} ({n.seat(p['seat'])})"

    return tell


def _convened(n: Narrator, p: P) -> str:
    return f"Convened: {n.actor(p['actor'])}"


def _product(n: Narrator, p: P) -> str:
    return f"{n.seat(p['seat'])} submits: {p['product']}"


def _plain(text: str) -> Callable[[Narrator, P], str]:
    return lambda n, p: text + (f": {p['why']}" if p.get("why") else "")


_TELLERS: dict[str, Callable[[Narrator, P], str | None]] = {
    "ExerciseStarted": _plain("STARTEX"),
    "ExercisePaused": _plain("Paused"),
    "ExerciseResumed": _plain("Resumed"),
    "ExerciseSuspended": _plain("Suspended"),
    "ExerciseEnded": _plain("ENDEX"),
    "MoveStarted": _move,
    "HazardStarted": _began,
    "InjectReleased": _released,
    "DecisionOpened": _opened,
    "DecisionMade": _made,
    "DecisionExpired": _expired,
    "MeasureProposed": _measure("proposes"),
    "MeasureOrdered": _measure("orders"),
    "MeasureRefused": _refused,
    "MeasureCompleted": _measure("completes"),
    "LevelSet": _value,
    "PhaseDeclared": _phase,
    "BodyConvened": _convened,
    "ClockStarted": _clock("starts to run"),
    "ClockMet": _clock("is met"),
    "ClockMissed": _clock("is missed"),
    "ProductSubmitted": _product,
    "ExpectationMet": _expectation("met"),
    "ExpectationMissed": _expectation("missed"),
}
_MARKS = {
    "ExerciseStarted": "▶",
    "ExerciseEnded": "■",
    "MoveStarted": "»",
    "HazardStarted": "~",
    "InjectReleased": "✉",
    "DecisionMade": "?",
    "DecisionExpired": "?",
    "MeasureProposed": "→",
    "MeasureOrdered": "!",
    "MeasureCompleted": "!",
    "MeasureRefused": "×",
    "LevelSet": "^",
    "PhaseDeclared": "^",
    "BodyConvened": "^",
    "ClockStarted": "§",
    "ClockMet": "§",
    "ClockMissed": "§",
    "ExpectationMet": "+",
    "ExpectationMissed": "-",
}
