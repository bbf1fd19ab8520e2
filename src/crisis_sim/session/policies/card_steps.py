"""How the policy by-the-book executes the steps of plan cards, from its seat's view alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import FactCard, SeatView, Undertaking
from crisis_sim.scenario.time import parse_duration


def step_todo(view: SeatView, step: dict[str, Any], done: dict[str, int]) -> Iterator[tuple[int, Command]]:
    """What is left to do of one step of a card, with its tick."""
    trigger = _triggered(view, step["on"], done)
    if trigger is None or not _applies(view, step.get("if")):
        return
    due = trigger + _seconds(step.get("after"), 120)
    do = step["do"]
    if "measure" in do:
        yield from _order(view, do, due)
    elif "tell" in do:
        yield from _tell(view, do, due)
    elif "product" in do:
        if not any(task["what"] == do["product"] for task in view.tasks):
            p = {"product": do["product"], "text": situation(view), "to": _present(view, do.get("to", []))}
            yield due, Command("SubmitProduct", view.seat, p)
    elif "ask" in do:
        yield from _ask(view, do["ask"], due)


def _order(view: SeatView, do: dict[str, Any], due: int) -> Iterator[tuple[int, Command]]:
    measure = view.brief["measures"].get(do["measure"])
    if measure is None or any(_same(view, u, do) for u in view.undertakings.values()):
        return
    p: dict[str, Any] = {"measure": do["measure"]}
    if "value" in do:
        p["value"] = do["value"]
    cards = _about(view, do.get("facts", [])) if measure["carries_facts"] else []
    for facts in ([c.fact for c in cards], [c.fact for c in cards if _harmless(c)]):
        with_facts = {**p, "facts": facts} if facts else p
        if measure["mandate"]:
            yield due, Command("OrderMeasure", view.seat, with_facts)
        else:
            for decider in _deciders(view, measure):
                yield due, Command("Propose", view.seat, {**with_facts, "to": decider})
        due += 1


def _same(view: SeatView, one: Undertaking, do: dict[str, Any]) -> bool:
    """Whether the seat has ordered or proposed this already, with this value."""
    return one.measure == do["measure"] and one.by in view.actors and do.get("value") in (None, one.value)


def _tell(view: SeatView, do: dict[str, Any], due: int) -> Iterator[tuple[int, Command]]:
    for actor in _present(view, do["tell"]):
        told = _told(view, actor)
        heard = {f for letter in view.inbox.values() if letter.from_ == actor for f in letter.facts}
        news = [
            c for c in _about(view, do.get("facts", ["all"])) if c.fact not in told | heard and _free(view, c, actor)
        ]
        if news:
            yield due, Command("SendMessage", view.seat, {"to": [actor], "facts": [c.fact for c in news]})
        for card in news:
            yield due + 1, Command("SendMessage", view.seat, {"to": [actor], "facts": [card.fact]})


def _told(view: SeatView, actor: str) -> set[str]:
    """Facts that an actor was sent, or that somebody is writing to it about."""
    sent = {f for letter in view.outbox.values() if letter.to == actor for f in letter.facts}
    return sent | {f for task in view.tasks if actor in task.get("to", ()) for f in task.get("facts", ())}


def _ask(view: SeatView, actors: list[str], due: int) -> Iterator[tuple[int, Command]]:
    for actor in _present(view, actors):
        asked = {task.get("question") for task in view.tasks}
        for topic in view.brief["topics"]:
            if topic["of"] == actor and topic["q"] not in asked:
                yield due, Command("Request", view.seat, {"to": [actor], "about": topic["q"]})


def _triggered(view: SeatView, on: dict[str, Any], done: dict[str, int]) -> int | None:
    """The tick since which a step applies; None while it does not."""
    if "start" in on:
        return next((line.t for line in view.events if line.kind == "SeatBriefed"), None)
    if "fact" in on:
        wanted = set(on["fact"])
        return min((c.learned[0]["t"] for c in view.facts.values() if not wanted.isdisjoint(c.topics)), default=None)
    if "measure" in on:
        ticks = [u.tick for u in view.undertakings.values() if u.measure == on["measure"] and _finished(u.status)]
        return min(ticks, default=None)
    if "clock" in on:
        return min((c["since"] for (key, _), c in view.clocks.items() if key == on["clock"]), default=None)
    if "level" in on:
        card = next((c for c in view.facts.values() if f"level:{on['level']}" in c.topics), None)
        return card.learned[0]["t"] if card else None
    if "phase" in on:
        return view.phases.get(on["phase"])
    return done.get(on["step"])


def _applies(view: SeatView, condition: dict[str, Any] | None) -> bool:
    if condition is None:
        return True
    if "phase" in condition:
        return condition["phase"] in view.phases
    values = [v["id"] for v in view.brief["levels"][condition["level"]]["values"]]
    position = view.levels.get(condition["level"], -1)
    if "is" in condition:
        return position == values.index(condition["is"])
    return position >= values.index(condition["at_least"])


def steps_done(view: SeatView, card: dict[str, Any]) -> dict[str, int]:
    """Steps whose result can be seen, and since when."""
    done: dict[str, int] = {}
    for step in card["steps"]:
        do = step["do"]
        if "measure" in do:
            ticks = [u.tick for u in view.undertakings.values() if u.measure == do["measure"]]
        elif "product" in do:
            ticks = [p["t"] for p in view.products if p["product"] == do["product"]]
        elif "tell" in do:
            ticks = [letter.tick for letter in view.outbox.values() if letter.to in do["tell"] and letter.facts]
        else:
            ticks = [letter.tick for letter in view.outbox.values() if letter.to in do["ask"] and letter.request]
        if ticks:
            done[step["id"]] = min(ticks)
    return done


# what the seat may share


def _about(view: SeatView, topics: list[str]) -> list[FactCard]:
    """Known facts about these topics, `all` for everything."""
    wanted = set(topics)
    facts = [card for card in view.facts.values() if not card.withdrawn]
    return facts if "all" in wanted else [card for card in facts if not wanted.isdisjoint(card.topics)]


def _free(view: SeatView, card: FactCard, actor: str) -> bool:
    """Whether no owner stands in the way of passing a fact on to an actor."""
    return card.release != "originator" or card.consent or card.owner in (*view.actors, actor)


def _harmless(card: FactCard) -> bool:
    return card.marking == "public" and card.release is None and card.tlp in (None, "clear", "green")


def _present(view: SeatView, actors: list[str]) -> list[str]:
    """Those among `actors` that the seat can address, as far as it knows."""
    return [a for a in actors if a in view.brief["contacts"] and a not in view.actors]


def _deciders(view: SeatView, measure: dict[str, Any]) -> list[str]:
    preferred = [a for a in view.brief["proposes_to"] if a in measure["deciders"]]
    return [*preferred, *(a for a in measure["deciders"] if a not in preferred and a not in view.actors)][:2]


def _finished(status: str) -> bool:
    return status in ("completed", "confirmed", "agreed")


def situation(view: SeatView) -> str:
    """What the seat knows, newest first, in a few lines."""
    newest = sorted((c for c in view.facts.values() if not c.withdrawn), key=lambda c: (-c.tick, c.fact))[:5]
    return " / ".join(_line(card) for card in newest)[:1500]


def _line(card: FactCard) -> str:
    text = card.text.get("en") or next(iter(card.text.values()), "")
    return f"{text} ({card.content}{card.unit})" if card.content is not None and card.unit else text


@cache
def _seconds(value: str | None, default: int) -> int:
    return default if value is None else parse_duration(value)
