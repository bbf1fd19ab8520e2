"""The course of an exercise in words: a pure function of a log's lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from crisis_sim.analysis.endex import why_ended
from crisis_sim.analysis.naming import ActorNames
from crisis_sim.language.catalogue import code, say
from crisis_sim.language.mark import mark
from crisis_sim.language.typography import colon
from crisis_sim.model.events import Event, Line
from crisis_sim.model.filled_in import filled_in
from crisis_sim.model.index import Index
from crisis_sim.scenario.text import pick

P = dict[str, Any]


class Entry(NamedTuple):
    """One thing that happened: tick, a mark for the kind of thing, and a sentence."""

    t: int
    mark: str
    text: str


class Narrator:
    """Puts events into words, in one language."""

    def __init__(self, index: Index, language: str = "en") -> None:
        self._index = index
        self._language = language
        self._actors = ActorNames(index, language)
        self._titles: dict[str, str] = {}
        self._options: dict[str, list[str]] = {}
        self._labels: dict[str, P] = {}

    def entries(self, lines: Iterable[Line]) -> Iterator[Entry]:
        """The events that a debriefing speaks of, in order."""
        for line in lines:
            if isinstance(line, Event):
                tell = _TELLERS.get(line.kind)
                text = tell(self, line.p) if tell else None
                if text:
                    yield Entry(line.t, _MARKS.get(line.kind, "·"), text)

    # names

    def say(self, english: str, /, **values: object) -> str:
        """A text of the catalogue in the narrator's language."""
        return say(self._language, english, **values)

    def code(self, key: str) -> str:
        """A code of the engine; in English as the log has it."""
        return key if self._language == "en" else code(self._language, key)

    def ended(self, why: str) -> str:
        """Why the exercise ended."""
        return why_ended(self._language, why)

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

    def text(self, text: Mapping[Any, str] | str | None) -> str:
        """A text in the narrator's language, on one line."""
        return " ".join(pick(text, self._language).split())

    def option(self, decision: str, position: int | None) -> str:
        """The words of an option of a decision."""
        options = self._options.get(decision, [])
        return options[position] if position is not None and position < len(options) else ""

    def answer(self, p: P) -> str:
        """A form or a free answer."""
        labels = self._labels.get(p["decision"], {})
        return "; ".join(filled_in(p.get("answer"), labels, self.text, colon(self._language)))

    def opened(self, p: P) -> None:
        """Remember what a decision is about."""
        self._titles[p["decision"]] = self.text(p.get("title"))
        self._labels[p["decision"]] = p.get("form_labels", {})
        self._options[p["decision"]] = [self.text(o["text"]) for o in p.get("options", ())]

    def title(self, decision: str) -> str:
        """What a decision is about."""
        return self._titles.get(decision, decision)


def _move(n: Narrator, p: P) -> str:
    title = n.text(p.get("title")) or p["move"]
    return n.say("Move: {title} (the clock jumps)" if p["clock"] == "jump" else "Move: {title}", title=title)


def _began(n: Narrator, p: P) -> str:
    hazard = n._index.scenario.hazards.get(p["hazard"])
    return n.say("It begins: {what}", what=(n.text(hazard.label) if hazard else "") or p["hazard"])


def _released(n: Narrator, p: P) -> str | None:
    inject = n._index.injects[p["inject"]]
    title = n.text(inject.title)
    if not inject.to:
        return n.say("It happens: {title}", title=title) if title else None
    receivers = ", ".join(n.seat(to) if to in n._index.seats else n.actor(to) for to in inject.to)
    return n.say("{sender} → {receivers}: {title}", sender=n.actor(inject.from_), receivers=receivers, title=title)


def _opened(n: Narrator, p: P) -> None:
    n.opened(p)


def _made(n: Narrator, p: P) -> str:
    choice = n.option(p["decision"], p.get("option")) or n.answer(p)
    told = n.say(
        "{who} decides on “{title}”: {choice}" if p["final"] else "{who} advises on “{title}”: {choice}",
        who=n.seat(p["by"]),
        title=n.title(p["decision"]),
        choice=choice,
    )
    return told + (f" — {p['reason']}" if p.get("reason") else "")


def _expired(n: Narrator, p: P) -> str:
    choice = n.option(p["decision"], p.get("option"))
    return n.say(
        "Nobody decided in time on “{title}”; it comes to: {choice}"
        if choice
        else "Nobody decided in time on “{title}”",
        title=n.title(p["decision"]),
        choice=choice,
    )


def _value(n: Narrator, p: P) -> str:
    scale = n._index.compiled.levels[p["level"]]
    value = next((n.text(v.names) for v in scale.values if v.id == p["value"]), p["value"])
    return n.say("{who} sets {level}: {value}", who=n.actor(p["by"]), level=n.text(scale.names), value=value)


def _phase(n: Narrator, p: P) -> str:
    phase = n.text(n._index.compiled.phases[p["phase"]].names)
    return n.say("{who} declares: {phase}", who=n.actor(p["by"]), phase=phase)


def _clock(english: str) -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        clock = n.text(n._index.compiled.clocks[p["clock"]].names)
        return n.say(english, who=n.actor(p["actor"]), clock=clock)

    return tell


def _measure(english: str, by: str = "by") -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        return n.say(english, who=n.actor(p[by]), to=n.actor(p.get("to")), measure=n.measure(p["measure"]))

    return tell


def _refused(n: Narrator, p: P) -> str:
    return n.say(
        "{to} does not agree ({why}) to {who}: {measure}",
        to=n.actor(p["to"]),
        why=n.code(p["why"]),
        who=n.actor(p["by"]),
        measure=n.measure(p["measure"]),
    )


def _expectation(english: str) -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        expectation = n._index.expectations[p["expectation"]]
        what = n.text(expectation.text) or n.text(expectation.note) or expectation.id
        return n.say(english, what=what, who=n.seat(p["seat"]))

    return tell


def _convened(n: Narrator, p: P) -> str:
    return n.say("Convened: {who}", who=n.actor(p["actor"]))


def _product(n: Narrator, p: P) -> str:
    return n.say("{who} submits: {product}", who=n.seat(p["seat"]), product=n.code(p["product"]))


def _state(english: str) -> Callable[[Narrator, P], str]:
    def tell(n: Narrator, p: P) -> str:
        what = n.say(english)  # why: in the words of whoever did it
        return n.say("{what}: {why}", what=what, why=p["why"]) if p.get("why") else what

    return tell


def _ended(n: Narrator, p: P) -> str:
    what = n.say(mark("ENDEX"))
    return n.say("{what}: {why}", what=what, why=n.ended(p["why"])) if p.get("why") else what


_TELLERS: dict[str, Callable[[Narrator, P], str | None]] = {
    "ExerciseStarted": _state(mark("STARTEX")),
    "ExercisePaused": _state(mark("Paused")),
    "ExerciseResumed": _state(mark("Resumed")),
    "ExerciseSuspended": _state(mark("Suspended")),
    "ExerciseEnded": _ended,
    "MoveStarted": _move,
    "HazardStarted": _began,
    "InjectReleased": _released,
    "DecisionOpened": _opened,
    "DecisionMade": _made,
    "DecisionExpired": _expired,
    "MeasureProposed": _measure(mark("{who} proposes to {to}: {measure}")),
    "MeasureOrdered": _measure(mark("{who} orders: {measure}")),
    "MeasureRefused": _refused,
    "MeasureCompleted": _measure(mark("{who} completes: {measure}"), "executor"),
    "LevelSet": _value,
    "PhaseDeclared": _phase,
    "BodyConvened": _convened,
    "ClockStarted": _clock(mark("{who}: {clock} starts to run")),
    "ClockMet": _clock(mark("{who}: {clock} is met")),
    "ClockMissed": _clock(mark("{who}: {clock} is missed")),
    "ProductSubmitted": _product,
    "ExpectationMet": _expectation(mark("Expectation met: {what} ({who})")),
    "ExpectationMissed": _expectation(mark("Expectation missed: {what} ({who})")),
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
