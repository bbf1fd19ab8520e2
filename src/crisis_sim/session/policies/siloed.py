"""The policy of an office that deals with its own chain of command only."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.book import book_of
from crisis_sim.session.policies.chores import Chore, earliest
from crisis_sim.session.policies.todo import todo

NOT_FOR_YOU = {
    "en": "This is not for you: ask through your own chain of command.",
    "nl": "Dit is niet voor u: vraag het via uw eigen hiërarchie.",
    "fr": "Ceci ne vous est pas destiné : passez par votre propre hiérarchie.",
}


class Siloed:
    """Works by the book, but tells, asks and answers nobody outside its own chain of command."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """The most urgent of what concerns its own chain; others who ask are turned away."""
        return earliest(view, self._within(view))

    def _within(self, view: SeatView) -> Iterator[Chore]:
        for chore in todo(view):
            command = chore.command
            given = command.p.get("to")
            if given is None:
                yield chore
                continue
            chain = book_of(view.brief).chain
            receivers = [given] if isinstance(given, str) else given
            inside = [actor for actor in receivers if actor in chain]
            if len(inside) == len(receivers):
                yield chore
            elif command.kind == "SubmitProduct":
                yield chore._replace(command=Command(command.kind, view.seat, {**command.p, "to": inside}))
            elif "reply_to" in command.p:
                p = {key: command.p[key] for key in ("to", "reply_to", "channel")} | {"text": NOT_FOR_YOU}
                yield chore._replace(command=Command("SendMessage", view.seat, p))
