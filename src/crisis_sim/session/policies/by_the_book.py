"""The policy that works by the book: it executes the plan cards of its seat, and answers what it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import FactCard, Question, SeatView, Undertaking
from crisis_sim.scenario.time import parse_duration
from crisis_sim.session.policies.base import Plan

READ = 60
"""Seconds until a routine message is opened; ringing calls and urgent ones go first."""
ANSWER = 300
"""Seconds until a question is answered."""
REPLY = 240


class ByTheBook:
    """Opens what arrives, follows its cards, answers requests with what it may share, decides by principle."""

    def plan(self, view: SeatView) -> Plan | None:
        """The most urgent of what is left to do; None when nothing is."""
        if view.status != "running" or not view.brief:
            return None
        tried = _rejected(view)
        best: Plan | None = None
        for tick, command in _todo(view):
            if _signature(command.kind, command.p) in tried:
                continue
            plan = Plan(max(tick, view.now + 1), command)
            if best is None or plan.tick < best.tick:
                best = plan
        return best


def _todo(view: SeatView) -> Iterator[tuple[int, Command]]:
    """Everything that is left to do, with the tick at which the book does it."""
    yield from _open(view)
    yield from _decide(view)
    yield from _reply(view)
    for card in view.brief["cards"].values():
        done = _steps_done(view, card)
        for step in card["steps"]:
            yield from _step(view, step, done)


def _open(view: SeatView) -> Iterator[tuple[int, Command]]:
    for letter in view.inbox.values():
        if letter.read is None and not letter.missed and not letter.recalled:
            delay = 5 if letter.rings else READ // 2 if letter.priority != "routine" else READ
            yield letter.tick + delay, Command("Open", view.seat, {"msg": letter.msg})


def _decide(view: SeatView) -> Iterator[tuple[int, Command]]:
    for question in view.questions.values():
        if not question.open or view.seat in question.answers:
            continue
        latest = question.opened + (question.deadline - question.opened) * 3 // 4
        due = min(question.opened + ANSWER, latest)
        if question.seats and view.seat != question.chair:
            # A partner consents to what the chair proposes, once it has.
            chosen = question.answers.get(question.chair)
            if chosen is None:
                continue
            due = min(max(chosen["t"] + 120, due), latest)
            yield due, Command("Decide", view.seat, {"decision": question.decision, "option": chosen.get("option")})
        elif question.options:
            for letter in _ranked(view, question):
                yield due, Command("Decide", view.seat, {"decision": question.decision, "option": letter})
                due += 1
        else:
            fields = list(question.form) or ["text"]
            answer = {name: "By the plan: " + (_situation(view) or "no change") for name in fields}
            yield due, Command("Decide", view.seat, {"decision": question.decision, "answer": answer})


def _ranked(view: SeatView, question: Question) -> list[str]:
    """Options by the first principle of the cards that they follow; the means in sight must suffice."""
    order: dict[str, int] = {}
    for card in view.brief["cards"].values():
        for principle in card["principles"]:
            order.setdefault(principle, len(order))

    def rank(option: dict[str, Any]) -> int:
        return min((order[p] for p in option.get("follows", ()) if p in order), default=len(order))

    return [option["o"] for option in sorted(question.options, key=rank)]


def _reply(view: SeatView) -> Iterator[tuple[int, Command]]:
    """Requests by others are answered: with the fact where the seat knows it and may share it, else with a word."""
    answering = {task.get("reply_to") for task in view.tasks}
    for letter in view.inbox.values():
        if letter.read is None or letter.request is None or letter.answered is not None or letter.msg in answering:
            continue
        known = view.facts.get(letter.about or "")
        base = {"to": [letter.from_], "reply_to": letter.msg, "channel": letter.channel}
        if known is not None and not known.withdrawn:
            yield letter.read + REPLY, Command("SendMessage", view.seat, {**base, "facts": [known.fact]})
        text = "We do not know; we will come back to you."
        yield letter.read + REPLY + 1, Command("SendMessage", view.seat, {**base, "text": text})


# plan cards


def _step(view: SeatView, step: dict[str, Any], done: dict[str, int]) -> Iterator[tuple[int, Command]]:
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
            p = {"product": do["product"], "text": _situation(view), "to": _present(view, do.get("to", []))}
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


def _steps_done(view: SeatView, card: dict[str, Any]) -> dict[str, int]:
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


def _situation(view: SeatView) -> str:
    """What the seat knows, newest first, in a few lines."""
    newest = sorted((c for c in view.facts.values() if not c.withdrawn), key=lambda c: (-c.tick, c.fact))[:5]
    return " / ".join(_line(card) for card in newest)[:1500]


def _line(card: FactCard) -> str:
    text = card.text.get("en") or next(iter(card.text.values()), "")
    return f"{text} ({card.content}{card.unit})" if card.content is not None and card.unit else text


def _rejected(view: SeatView) -> set[str]:
    """What was refused, so that it is not tried again."""
    return {_signature(p["command"]["kind"], p["command"]["p"]) for _, p in view.rejections}


def _signature(kind: str, p: dict[str, Any]) -> str:
    return f"{kind} {sorted((k, str(v)) for k, v in p.items())}"


@cache
def _seconds(value: str | None, default: int) -> int:
    return default if value is None else parse_duration(value)
