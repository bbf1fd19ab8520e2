"""The policy that works by the book: it executes the plan cards of its seat, and answers what it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.card_steps import situation, step_todo, steps_done

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
        done = steps_done(view, card)
        for step in card["steps"]:
            yield from step_todo(view, step, done)


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
            answer = {name: "By the plan: " + (situation(view) or "no change") for name in fields}
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


def _rejected(view: SeatView) -> set[str]:
    """What was refused, so that it is not tried again."""
    return {_signature(p["command"]["kind"], p["command"]["p"]) for _, p in view.rejections}


def _signature(kind: str, p: dict[str, Any]) -> str:
    return f"{kind} {sorted((k, str(v)) for k, v in p.items())}"
