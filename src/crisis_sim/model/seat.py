"""A command in the hands of its seat: reads the parameters, checks that the seat may know what they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crisis_sim.language.mark import mark
from crisis_sim.model.events import Command
from crisis_sim.model.handling import WHY, connected, obstacle
from crisis_sim.model.holds import knows
from crisis_sim.model.index import Index
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.state import State, exists
from crisis_sim.scenario.text import LANGUAGES, clean

_SHOWN = ("to", "facts", "about", "reply_to")
"""What a seat sees of the work that its people have in hand."""


class Seated:
    """One command with its seat, state and time."""

    def __init__(self, index: Index, state: State, command: Command, now: int) -> None:
        self.index = index
        self.state = state
        self.command = command
        self.now = now
        self.id = command.seat or ""
        self.seat = index.seats[self.id]
        self.handles = state.handles[self.id]
        if command.as_ is not None and command.as_ not in self.seat.plays:
            raise Rejected("not-yours", "this seat does not play that actor")
        self.actor = command.as_ or self.seat.plays[0]
        if not exists(index, state, self.actor):
            raise Rejected("not-convened", "this body has not been convened yet")

    # parameters

    def text(self, name: str, *, needed: bool = False) -> str:
        """A free text of the command, cleaned; at most 8,000 characters."""
        value = self.command.p.get(name, "")
        if not isinstance(value, str) or len(value) > 8000:
            raise Rejected("bad-parameter", "{name} must be a text of at most 8,000 characters", name=name)
        shown = clean(value)
        if needed and not shown.strip():
            raise Rejected("bad-parameter", "{name} is missing", name=name)
        return shown

    def said(self, name: str) -> dict[str, str]:
        """A free text for people, by language: one text counts as English, as in scenarios."""
        value = self.command.p.get(name)
        if not isinstance(value, dict):
            text = self.text(name)
            return {"en": text} if text else {}
        return by_language(name, value)

    def one_of(self, name: str, among: Any, what: str) -> str:
        """A parameter that must be one of the ids in `among`; `what` is said where it is not."""
        value = self.command.p.get(name)
        if not isinstance(value, str) or value not in among:
            raise Rejected("no-such-thing", what)
        return value

    def handle(self, name: str, letter: str) -> str:
        """The id behind a handle of this seat."""
        found = self.handles.find(letter, self.command.p.get(name))
        if found is None:
            raise Rejected("no-such-thing", "{name}: this seat has nothing by that name", name=name)
        return found

    def facts(self) -> tuple[str, ...]:
        """The facts that the command carries, each known to the seat."""
        value = self.command.p.get("facts", [])
        if not isinstance(value, (list, tuple)) or len(value) > 50:
            raise Rejected("bad-parameter", "facts must be a list of at most 50 facts")
        found = []
        for name in value:
            fact = self.handles.find("f", name)
            if fact is None or not any(knows(self.state, actor, fact) for actor in self.seat.plays):
                raise Rejected("no-such-thing", "the seat does not know such a fact")
            found.append(fact)
        return tuple(dict.fromkeys(found))

    def receivers(self, name: str = "to") -> tuple[str, ...]:
        """The actors addressed: at least one, each existing and not of this seat."""
        value = self.command.p.get(name)
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, (list, tuple)) or not names or len(names) > 40:
            raise Rejected("bad-parameter", "{name} must name 1 to 40 actors", name=name)
        for actor in names:
            if not isinstance(actor, str) or actor not in self.index.actors:
                raise Rejected("no-such-thing", "there is no such actor")
            if actor in self.seat.plays:
                raise Rejected("bad-parameter", "that actor is played by this seat")
            if self.index.actors[actor].level == "adversary":
                raise Rejected("no-such-thing", "nobody there answers")
            if not exists(self.index, self.state, actor):
                raise Rejected("not-convened", "that body has not been convened yet")
        return tuple(dict.fromkeys(names))

    def channel(self, receivers: tuple[str, ...], facts: tuple[str, ...]) -> str:
        """The channel of the command, or the first that doctrine names for the pair and that may carry it all."""
        if self.command.p.get("channel") is not None:
            chosen = self.one_of("channel", self.index.channels, mark("there is no such channel"))
            self.check_passing(receivers, facts, chosen)
            return chosen
        candidates = dict.fromkeys(
            c for r in receivers for a in self.seat.plays for c in self.index.related.get((a, r), ())
        )
        usable = [c for c in (*candidates, "secure-network", "e-mail", "phone") if c in self.index.channels]
        for channel in usable:
            if all(self._passes(receiver, facts, channel) is None for receiver in receivers):
                return channel
        if not usable:
            raise Rejected("no-such-thing", "name a channel")
        self.check_passing(receivers, facts, usable[0])
        return usable[0]

    def check_passing(self, receivers: tuple[str, ...], facts: tuple[str, ...], channel: str) -> None:
        """Reject when a receiver is not connected or a fact may not go there."""
        for receiver in receivers:
            code = self._passes(receiver, facts, channel)
            if code:
                raise Rejected(code, WHY[code], **({"who": receiver} if "{who}" in WHY[code] else {}))

    def _passes(self, receiver: str, facts: tuple[str, ...], channel: str) -> str | None:
        if not connected(self.index, self.actor, receiver, channel):
            return "not-connected"
        return next(
            (code for f in facts if (code := obstacle(self.index, self.state, f, self.actor, receiver, channel))), None
        )

    # staff

    def work(self, what: str, seconds: int, do: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The event that gives a task to whoever of the seat's people is free first."""
        return staff_task(self.state, self.id, what, seconds, self.now, do)


def by_language(name: str, value: Mapping[Any, Any]) -> dict[str, str]:
    """A free text in several languages, cleaned; empty ones left out."""
    if not set(value) <= set(LANGUAGES) or not all(isinstance(v, str) and len(v) <= 8000 for v in value.values()):
        raise Rejected("bad-parameter", "{name} must be a text, or one for each language", name=name)
    return {language: shown for language, text in value.items() if (shown := clean(text)).strip()}


def staff_task(
    state: State, seat: str, what: str, seconds: int, now: int, do: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """A StaffCommitted event: the person free first takes the task (ties: the lowest number), else it waits."""
    busy = state.staff[seat]
    person = min(range(len(busy)), key=lambda i: (busy[i], i))
    start = max(now, busy[person])
    task = f"{seat}#{state.counts.get(f'task:{seat}', 0) + 1}"
    p: dict[str, Any] = {"seat": seat, "task": task, "what": what, "person": person, "from": start}
    p |= {"until": start + seconds, **{name: do[name] for name in _SHOWN if do.get(name)}}
    if "topic" in do:
        p["question"] = str(do["topic"])
    return "StaffCommitted", {**p, "do": do}
