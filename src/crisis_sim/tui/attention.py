"""What needs the player: news at which a step stops, and moments shortly before it is too late."""

from __future__ import annotations

from collections.abc import Iterable

from crisis_sim.model.seat_view import Letter, SeatView
from crisis_sim.model.slice import SliceLine

WARNING = 300
"""Exercise seconds before the deadline of an open decision at which a step stops."""

_ALWAYS = {
    "SeatBriefed", "MessageDelivered", "DecisionOpened", "DecisionExpired", "MeasureRefused", "CommandRejected",
    "ClockStarted", "ClockMissed", "ProbeAsked", "MeansExhausted", "ExercisePaused", "ExerciseSuspended",
    "ExerciseEnded",
}  # fmt: skip


def needs_player(view: SeatView, line: SliceLine) -> bool:
    """Whether this news asks something of the player of the seat, or must not pass unseen."""
    match line.kind:
        case "MoveStarted":
            return bool(line.p["clock"] != "jump")
        case "MessageLost":
            return line.p["msg"] in view.outbox
        case "FactLearned":
            # What a message says comes with the message; what the seat's own acts say, it knows.
            return "msg" not in line.p and not all(":" in topic for topic in line.p.get("topics", ()))
        case _:
            return line.kind in _ALWAYS


def first_need(view: SeatView, lines: Iterable[SliceLine]) -> SliceLine | None:
    """The first line that needs the player."""
    return next((line for line in lines if needs_player(view, line)), None)


def last_call(view: SeatView, now: int) -> int | None:
    """The next tick after `now` at which an unanswered decision has `WARNING` seconds left."""
    open_ = (q for q in view.questions.values() if q.open and view.seat not in q.answers)
    return min((tick for q in open_ if (tick := q.deadline - WARNING) > now), default=None)


def rings(letter: Letter) -> bool:
    """Whether a call rings now, as far as the seat knows."""
    return letter.rings and letter.read is None and not letter.recalled and not letter.missed


def ringing(view: SeatView) -> list[str]:
    """Handles of calls that ring now, the longest first."""
    calls = sorted((letter for letter in view.inbox.values() if rings(letter)), key=lambda call: (call.tick, call.msg))
    return [call.msg for call in calls]


def unread(view: SeatView) -> list[str]:
    """Handles of messages to open: ringing calls, then what is urgent, then the oldest."""
    calls = ringing(view)
    rank = {"flash": 0, "urgent": 1, "routine": 2}
    rest = [
        letter
        for letter in view.inbox.values()
        if letter.read is None and not letter.rings and not letter.missed and not letter.recalled
    ]
    rest.sort(key=lambda letter: (rank.get(letter.priority, 2), letter.tick))
    return [*calls, *(letter.msg for letter in rest)]
