"""What needs the player: news at which a step stops, moments before it is too late, and what is most urgent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crisis_sim.model.seat_view import Letter, SeatView, tells_of_acts
from crisis_sim.model.slice import SliceLine

WARNING = 300
"""Exercise seconds before the deadline of an open decision at which a step stops."""

_ALWAYS = {
    "SeatBriefed", "MessageDelivered", "DecisionOpened", "DecisionExpired", "MeasureRefused", "CommandRejected",
    "ClockStarted", "ClockMissed", "ProbeAsked", "MeansExhausted", "ExpectationMissed", "ExercisePaused",
    "ExerciseSuspended", "ExerciseEnded",
}  # fmt: skip
_RANKS = {"flash": 0, "urgent": 1, "routine": 2}
_FAR = 1 << 40
"""Later than any deadline."""


def needs_player(view: SeatView, line: SliceLine) -> bool:
    """Whether this news asks something of the player of the seat, or must not pass unseen."""
    match line.kind:
        case "MoveStarted":
            return bool(line.p["clock"] != "jump")
        case "MessageLost":
            return line.p["msg"] in view.outbox
        case "FactLearned":
            return not comes_along(line)
        case _:
            return line.kind in _ALWAYS


def comes_along(line: SliceLine) -> bool:
    """Whether a fact was learned with what is news by itself: the message that tells it, or an act of the seat."""
    return "msg" in line.p or tells_of_acts(line.p.get("topics", ()))


def first_need(view: SeatView, lines: Iterable[SliceLine]) -> SliceLine | None:
    """The first line that needs the player."""
    return next((line for line in lines if needs_player(view, line)), None)


def foremost(view: SeatView, lines: Iterable[SliceLine]) -> SliceLine | None:
    """What to say first of this news: the most urgent call that rings, where one of them is new, else the last need."""
    needs = [line for line in lines if needs_player(view, line)]
    if not any(line.p.get("rings") for line in needs if line.kind == "MessageDelivered"):
        return needs[-1] if needs else None
    calls = ringing(view)
    if not calls:
        return needs[-1]
    came = (line for line in reversed(view.events) if line.kind == "MessageDelivered" and line.p["msg"] == calls[0])
    return next(came, needs[-1])


def slows(view: SeatView, line: SliceLine) -> bool:
    """Whether this news calls for the player at once: a phone that rings, or a decision that the seat must take."""
    if line.kind == "MessageDelivered":
        return bool(line.p.get("rings"))
    return line.kind == "DecisionOpened" and view.seat not in view.questions[line.p["decision"]].answers


def last_call(view: SeatView, now: int) -> int | None:
    """The next tick after `now` at which an unanswered decision has `WARNING` seconds left."""
    open_ = (q for q in view.lookups.open.values() if view.seat not in q.answers)
    return min((tick for q in open_ if (tick := q.deadline - WARNING) > now), default=None)


def rings(letter: Letter) -> bool:
    """Whether a call rings now, as far as the seat knows."""
    return letter.rings and letter.read is None and not letter.recalled and not letter.missed


def closed(letter: Letter) -> bool:
    """Whether a message lies unopened, and can be opened at leisure."""
    return letter.read is None and not letter.rings and not letter.missed and not letter.recalled


def ringing(view: SeatView) -> list[str]:
    """Handles of calls that ring now: the most urgent first, then the one that rings longest."""
    return [call.msg for call in sorted(filter(rings, view.lookups.unread.values()), key=_pressing)]


def _pressing(letter: Letter) -> tuple[int, int, int]:
    return _RANKS.get(letter.priority, 2), letter.tick, int(letter.msg[1:])


class Wait(NamedTuple):
    """What a message wants of the seat, and until when."""

    what: str
    """`decide` or `answer`."""
    deadline: int | None


def waits(view: SeatView) -> dict[str, Wait]:
    """Messages that wait for a decision or an answer of this seat."""
    found = {
        letter.msg: Wait("answer", None) for letter in view.inbox.values() if letter.unanswered and not letter.recalled
    }
    for q in view.lookups.open.values():
        if q.msg in view.inbox and view.seat not in q.answers and not view.inbox[q.msg].recalled:
            found[q.msg] = Wait("decide", q.deadline)
    return found


def by_urgency(view: SeatView) -> list[Letter]:
    """The inbox: what rings; what waits for the seat, the next deadline first; what is unread; what is read."""
    waiting = waits(view)

    def rank(letter: Letter) -> tuple[int, int, int, int]:
        number = int(letter.msg[1:])
        if rings(letter):
            return 0, *_pressing(letter)
        if (wait := waiting.get(letter.msg)) is not None:
            return 1, wait.deadline or _FAR, letter.tick, number
        if closed(letter):
            return 2, *_pressing(letter)
        return 3, -letter.tick, 0, -number

    return sorted(view.inbox.values(), key=rank)


def last_opened(view: SeatView) -> str | None:
    """The message that the seat opened last: what lies on the desk when a drill goes on."""
    opened = (str(line.p["msg"]) for line in reversed(view.events) if line.kind == "MessageRead")
    return next((msg for msg in opened if msg in view.inbox), None)


def unread(view: SeatView) -> list[str]:
    """Handles of messages to open: ringing calls, then what waits for the seat, what is urgent, and the oldest."""
    return [letter.msg for letter in by_urgency(view) if rings(letter) or closed(letter)]
