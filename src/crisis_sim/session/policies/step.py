"""A step of a plan card: when it applies, as far as its seat knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from crisis_sim.model.seat_view import FactCard, SeatView
from crisis_sim.scenario.time import parse_duration
from crisis_sim.session.policies.chores import Chore, Reason

P = dict[str, Any]
AFTER = 120
"""Seconds until a step is done, where its card does not say."""
_FINISHED = ("completed", "confirmed", "agreed")


class Step:
    """One step of a card, for the seat of one briefing."""

    def __init__(self, brief: P, card: str, step: P) -> None:
        self.brief = brief
        self.own = frozenset(brief["actors"])
        self.words = f"{card}/{step['id']}"
        self.after = parse_duration(step["after"]) if "after" in step else AFTER
        self.condition: P | None = step.get("if")
        self.on, self.what = next(iter(step["on"].items()))
        self._since = _TRIGGERS[self.on]
        self.before: Step | None = None
        """The step that this one waits for, where it waits for one."""
        self.do: P = step["do"]

    def chores(self, view: SeatView) -> Iterator[Chore]:
        """What is left to do of it now."""
        if self.settled(view):
            return
        since = self._since(self, view)
        if since is not None and (self.condition is None or self._applies(view, self.condition)):
            yield from self.left(view, since + self.after, since)

    def settled(self, view: SeatView) -> bool:
        """Whether nothing can be left to do; a quick look."""
        return False

    def left(self, view: SeatView, due: int, since: int) -> Iterator[Chore]:
        """What is left to do, given that it applies."""
        raise NotImplementedError

    def done(self, view: SeatView) -> int | None:
        """The tick since which its result can be seen; None before."""
        raise NotImplementedError

    def reasons(self, view: SeatView) -> tuple[Reason, ...]:
        """What made it apply: the fact first learned about its topics, or the step itself in words."""
        if self.on == "fact":
            cards = [view.facts[about[0]] for topic in self.what if (about := view.lookups.topics.get(topic))]
            return (min(cards, key=lambda card: int(card.learned[0]["t"])),)
        return (self.words,)

    def _applies(self, view: SeatView, condition: P) -> bool:
        if "phase" in condition:
            return condition["phase"] in view.phases
        values = [v["id"] for v in self.brief["levels"][condition["level"]]["values"]]
        position = view.levels.get(condition["level"], -1)
        if "is" in condition:
            return position == values.index(condition["is"])
        return position >= values.index(condition["at_least"])

    def present(self, actors: list[str]) -> list[str]:
        """Those among `actors` that the seat can address, as far as it knows."""
        return [a for a in actors if a in self.brief["contacts"] and a not in self.own]


def facts_about(view: SeatView, topics: list[str]) -> list[FactCard]:
    """Known facts about these topics, `all` for everything."""
    if "all" in topics:
        return [card for card in view.facts.values() if not card.withdrawn]
    found = [about for topic in topics if (about := view.lookups.topics.get(topic))]
    if len(found) == 1:
        return [card for fact in found[0] if not (card := view.facts[fact]).withdrawn]
    wanted = {fact for about in found for fact in about}
    return [card for fact, card in view.facts.items() if fact in wanted and not card.withdrawn] if wanted else []


# when


def _on_fact(step: Step, view: SeatView) -> int | None:
    topics = view.lookups.topics
    ticks = [view.facts[topics[topic][0]].learned[0]["t"] for topic in step.what if topic in topics]
    return min(ticks) if ticks else None


def _on_released(step: Step, view: SeatView) -> int | None:
    released = view.lookups.released
    about = (fact for topic in step.what for fact in view.lookups.topics.get(topic, ()))
    return min((released[fact] for fact in about if fact in released), default=None)


def _on_measure(step: Step, view: SeatView) -> int | None:
    orders = (view.undertakings[order] for order in view.lookups.orders.get(step.what, ()))
    return min((one.tick for one in orders if one.status in _FINISHED), default=None)


def _on_clock(step: Step, view: SeatView) -> int | None:
    return min((c["since"] for (key, _), c in view.clocks.items() if key == step.what), default=None)


def _on_level(step: Step, view: SeatView) -> int | None:
    about = view.lookups.topics.get(f"level:{step.what}")
    return None if about is None else view.facts[about[0]].learned[0]["t"]


_TRIGGERS: dict[str, Callable[[Step, SeatView], int | None]] = {
    "start": lambda step, view: view.briefed,
    "fact": _on_fact,
    "released": _on_released,
    "measure": _on_measure,
    "clock": _on_clock,
    "level": _on_level,
    "phase": lambda step, view: view.phases.get(step.what),
    "step": lambda step, view: step.before.done(view) if step.before else None,
}
