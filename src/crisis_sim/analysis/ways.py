"""The ways that facts went: from whom to whom, and where on each hop they waited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.knowledge import Knowledge, Learning
from crisis_sim.model.events import CommandLine, Event

Stage = Literal["kept", "staff", "desk", "channel", "ringing", "unread", "queue", "translation"]
"""Where a fact waited: with a seat that had not passed it on, for the seat's staff to write it, at a desk that was to
pass it on, in the channel, while a phone rang, unread in an inbox, in a desk's queue, for translation."""


class Wait(NamedTuple):
    """One stage of a hop, from tick to tick, and the actor with whom the fact waited."""

    stage: Stage
    who: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hop:
    """A fact going from one actor to the next."""

    fact: str
    from_: str
    to: str
    channel: str
    waits: tuple[Wait, ...]
    learned: int
    seq: int


class Ways:
    """Follows learnings back to whoever knew first."""

    def __init__(self, course: Course, knowledge: Knowledge) -> None:
        self._course = course
        self._knowledge = knowledge
        self._sent = {event.p["msg"]: event for event in course.of("MessageSent")}

    def way(self, learning: Learning) -> list[Hop]:
        """The hops from the first hand to this learning, first hop first."""
        hops: list[Hop] = []
        here: Learning | None = learning
        while here is not None and here.source is not None and len(hops) < 50:
            told = self._teller(here)
            hops.append(self._hop(here, told))
            here = told
        return hops[::-1]

    def longest(self, learning: Learning) -> Wait | None:
        """Where on its way a fact waited longest, jumps of the clock left out."""
        waits = [wait for hop in self.way(learning) for wait in hop.waits]
        return max(waits, key=lambda w: self._course.live(w.start, w.end), default=None)

    def _teller(self, learning: Learning) -> Learning | None:
        """What the one who told it had learned before."""
        sent = self._sent.get(learning.msg or "")
        until = sent.seq if sent is not None else learning.seq
        holder = self._course.holder(learning.source or "")
        before = self._knowledge.first(holder, learning.fact)
        return before if before is not None and before.seq < until else None

    def _hop(self, learning: Learning, told: Learning | None) -> Hop:
        source, to = learning.source or "", learning.actor
        sent = self._sent.get(learning.msg or "")
        message = self._course.state.messages.get(learning.msg or "")
        waits: list[Wait] = []
        if sent is None or message is None:
            # told by a public measure: from its order on it was under way
            steps = self._course.causes(self._course.line(learning.seq))
            ordered = next((step.t for step in steps if isinstance(step, CommandLine)), learning.t)
            known = told.t if told is not None else ordered
            waits += [Wait("kept", source, known, ordered), Wait("staff", source, max(known, ordered), learning.t)]
        else:
            begun = self._begun(sent)
            there = max(told.t if told is not None else begun, self._course.there_since(to))
            known = min(there, begun)
            seated = source in self._course.index.seat_of
            delivered = message.delivered if message.delivered is not None else learning.t
            read = message.read if message.read is not None else delivered
            played = to in self._course.index.seat_of
            rings = played and self._course.index.channels[message.channel].rings
            waits += [
                Wait("kept", source, known, begun),
                Wait("staff" if seated else "desk", source, begun, sent.t),
                Wait("channel", source, sent.t, min(delivered, learning.t)),
                Wait("ringing" if rings else "unread" if played else "queue", to, delivered, min(read, learning.t)),
                Wait("translation", to, read, learning.t),
            ]
        kept = tuple(w for w in waits if w.end > w.start)
        return Hop(learning.fact, source, to, learning.channel or "", kept, learning.t, learning.seq)

    def _begun(self, sent: Event) -> int:
        """When somebody began to send it: at the command, at the script's release, or when a desk had to."""
        for line in self._course.causes(sent):
            if isinstance(line, CommandLine) or line.kind in ("InjectReleased", "InjectInserted"):
                return line.t
            if line.kind in ("FactLearned", "MessageRead", "MessageDelivered", "MeasureCompleted"):
                return line.t
        return sent.t
