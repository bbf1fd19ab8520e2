"""The policy that does what the book says, later than the book says."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.model.draws import draw, triangular
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.chores import Chore, Reason, content, earliest, reason_tick
from crisis_sim.session.policies.todo import todo

OPENING = (30, 180, 900)
"""Seconds more until a message is opened: least, most often, most. These three are training defaults, skewed as times
of people at a task are: many somewhat late, a few very late."""
ACTING = (120, 480, 2400)
"""Seconds more until anything else is done that has no deadline."""
DECIDING = (100, 600, 1400)
"""Thousandths of the time that is left when the book would answer a question; about one answer in seven is too late."""


class Hesitant:
    """Does what the book says, but late: by minutes, or past the deadline."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """What the book would do first, were it as late with everything."""
        return earliest(view, self._late(view, luck))

    def _late(self, view: SeatView, luck: int) -> Iterator[Chore]:
        for chore in todo(view):
            # What is done about several facts at once waits for all of them to have sunk in.
            ticks = [self._tick(view, luck, chore, reason) for reason in chore.about]
            yield chore._replace(tick=max(ticks))

    def _tick(self, view: SeatView, luck: int, chore: Chore, reason: Reason) -> int:
        cause = f"{_what(chore.command)}: {content(view, reason)}"
        u = draw(luck, "hesitates", cause=cause)
        begin = max(chore.tick, reason_tick(reason, chore.since))
        if isinstance(reason, Question):
            left = max(reason.deadline - begin, 1)
            return begin + 1 + left * triangular(u, *DECIDING) // 1000
        return begin + triangular(u, *(OPENING if chore.command.kind == "Open" else ACTING))


def _what(command: Command) -> str:
    """What a command does, in words without handles."""
    to = command.p.get("to", "")
    return " ".join([command.kind, command.p.get("measure", ""), to if isinstance(to, str) else " ".join(to)])
