"""Messages between a seat and the others as far as it may know: being written, under way, waiting, lost, arrived."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from crisis_sim.model.seat_records import Letter, SeatRecords

LATELY = 1800
"""Seconds for which what is over still shows."""
Stage = Literal[
    "written", "under-way", "waiting", "lost", "out", "answered", "ringing", "unread", "owed", "missed", "read"
]  # fmt: skip
OPEN: tuple[Stage, ...] = ("written", "under-way", "waiting", "out", "ringing", "unread", "owed")
"""Stages that are not over."""


class Leg(NamedTuple):
    """One message on its way between the seat and another actor."""

    actor: str
    stage: Stage
    begin: int
    """When it was begun, sent or delivered."""
    end: int
    """When it is expected to be there; the same as `begin` where nothing moves."""
    channel: str = ""
    priority: str = "routine"
    msg: str = ""

    def at(self, now: float) -> float:
        """How much of its way lies behind it, from 0 to 1.

        >>> Leg("mayor", "under-way", 100, 300).at(150)
        0.25
        """
        if self.end <= self.begin:
            return 1.0
        return min(1.0, max(0.0, (now - self.begin) / (self.end - self.begin)))


class Node(NamedTuple):
    """Somebody around the seat."""

    actor: str
    level: str
    planned: bool
    """Whether a plan connects them; else whatever passes is improvised."""
    touched: int | None
    """Tick of the last message between them."""
    legs: tuple[Leg, ...]
    awaited: int
    """Requests to it that have no answer yet."""


def traffic(view: SeatRecords, now: int) -> list[Leg]:
    """All that is under way at a tick, and what was settled within the last half hour, in the order in which it began.

    A sender learns of a wait or a loss only where the channel gives receipts; else a message is `out` once its usual
    travel time has passed, and nobody can say more until an answer comes.
    """
    return sorted((*_written(view, now), *_out(view, now), *_in(view, now)), key=lambda leg: leg.begin)


def circle(view: SeatRecords, legs: list[Leg]) -> list[Node]:
    """Those around the seat, the most relevant first: something under way, in touch lately, connected by a plan."""
    by: dict[str, list[Leg]] = {}
    for leg in legs:
        by.setdefault(leg.actor, []).append(leg)
    awaited: dict[str, int] = {}
    for letter in view.lookups.awaited.values():
        awaited[letter.to] = awaited.get(letter.to, 0) + 1
    nodes = []
    for actor, contact in view.brief.get("contacts", {}).items():
        if contact["convened"] and actor not in view.convened and actor not in view.lookups.touched:
            continue
        planned, touched = bool(contact["channels"]), view.lookups.touched.get(actor)
        if planned or touched is not None or actor in by:
            own = tuple(by.get(actor, ()))
            nodes.append(Node(actor, contact["level"] or "", planned, touched, own, awaited.get(actor, 0)))
    return sorted(nodes, key=_relevance)


def _relevance(node: Node) -> tuple[bool, bool, float]:
    pressing = any(leg.stage in OPEN for leg in node.legs)
    return not pressing, not node.legs, -1 if node.touched is None else -node.touched


def _written(view: SeatRecords, now: int) -> Iterator[Leg]:
    """What the seat's people are at and will send."""
    for task in view.tasks:
        if now < task["until"]:
            for actor in task.get("to", ()):
                yield Leg(actor, "written", task["from"], task["until"])


def _out(view: SeatRecords, now: int) -> Iterator[Leg]:
    since = now - LATELY
    recent = takewhile(lambda letter: letter.tick >= since, reversed(view.outbox.values()))
    letters = {letter.msg: letter for letter in (*recent, *view.lookups.awaited.values())}
    for letter in letters.values():
        end = letter.tick + _seconds(view, letter.channel)
        yield Leg(letter.to, _sent(letter, end, now), letter.tick, end, letter.channel, letter.priority, letter.msg)


def _sent(letter: Letter, end: int, now: int) -> Stage:
    if letter.missed:
        return "lost"
    if letter.answered not in (None, "acknowledged") or letter.reply is not None:
        return "answered"
    if letter.waiting and letter.answered is None:
        return "waiting"
    if now < end and letter.answered is None:
        return "under-way"
    return "out" if letter.answered is None else "answered"


def _in(view: SeatRecords, now: int) -> Iterator[Leg]:
    since = now - LATELY
    recent = takewhile(lambda letter: letter.tick >= since, reversed(view.inbox.values()))
    waiting = (*view.lookups.unread.values(), *view.lookups.requests.values())
    letters = {letter.msg: letter for letter in (*recent, *waiting)}
    for letter in letters.values():
        if not letter.recalled:
            tick = letter.tick
            yield Leg(letter.from_, _received(view, letter), tick, tick, letter.channel, letter.priority, letter.msg)


def _received(view: SeatRecords, letter: Letter) -> Stage:
    if letter.read is not None:
        return "owed" if letter.msg in view.lookups.requests else "read"
    if letter.rings:
        return "ringing"
    return "missed" if letter.missed else "unread"


def _seconds(view: SeatRecords, channel: str) -> int:
    """How long a message over a channel usually takes."""
    return int(view.brief.get("channels", {}).get(channel, {}).get("seconds", 0))
