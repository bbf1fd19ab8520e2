"""Chores: what a seat has to do, one by one, with the tick at which the book does it and the reason for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import FactCard, Letter, Question, SeatView
from crisis_sim.session.policies.base import Plan

Reason = Letter | Question | FactCard | str


class Chore(NamedTuple):
    """One thing left to do. Chores about the same are ways to do it, of which the next serves when one is refused."""

    tick: int
    """When the book does it; it may lie in the past when something else came first."""
    command: Command
    about: tuple[Reason, ...]
    """What gives reason to it: letters, questions, facts; or the words for a step of a card."""
    since: int = 0
    """The tick since which there is reason to, where that is not told by `about`."""


def earliest(view: SeatView, chores: Iterable[Chore]) -> Plan | None:
    """The chore that comes first, of those at one tick the first given; what was refused once is not tried again."""
    refused: dict[str, list[dict[str, Any]]] = {}
    for _, p in view.rejections:
        refused.setdefault(p["command"]["kind"], []).append(p["command"]["p"])
    soonest = view.now + 1
    best: Chore | None = None
    at = 0
    for chore in chores:
        tick = max(chore.tick, soonest)
        if (best is None or tick < at) and chore.command.p not in refused.get(chore.command.kind, ()):
            best, at = chore, tick
            if at == soonest:
                break
    return None if best is None else Plan(at, best.command)


def reason_tick(reason: Reason, otherwise: int) -> int:
    """When the seat first had this reason."""
    match reason:
        case Letter():
            return reason.tick if reason.read is None else reason.read
        case Question():
            return reason.opened
        case FactCard():
            first: int = reason.learned[0]["t"]
            return first
        case _:
            return otherwise


def content(view: SeatView, reason: Reason) -> str:
    """A reason in words that do not depend on how the run went, for draws to be keyed by.

    A fact stands for the letter that brought it: what came together is dealt with together.
    """
    match reason:
        case Letter():
            return f"{reason.from_}: {plainly(reason.title) or plainly(reason.text)}"
        case Question():
            return plainly(reason.title)
        case FactCard():
            letter = view.inbox.get(reason.learned[0]["msg"] or "")
            return plainly(reason.text) if letter is None else content(view, letter)
        case _:
            return reason


def plainly(text: Mapping[Any, str] | str) -> str:
    """A text in English, or in the first language there is."""
    if isinstance(text, str):
        return text
    return text.get("en") or next(iter(text.values()), "")
