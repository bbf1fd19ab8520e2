"""A policy under watch: every plan is checked as it is made."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator

from crisis_sim.model.events import PLAYER_COMMANDS, Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.plain import plain
from crisis_sim.session.policies.base import Plan, Policy

MOST = 2000
"""Commands of one seat in one run after which a policy is taken never to rest."""
CLOSELY, NOW_AND_THEN = 50, 37
"""So many looks are close, then one in so many: comparing a whole view takes longer than making a plan."""


class Watched:
    """Holds a seat as the policy inside would; `found` has one sentence for each rule that it broke."""

    def __init__(self, policy: Policy, luck: int = 0) -> None:
        self.policy = policy
        self.luck = luck
        self.found: dict[str, None] = {}
        self.plans: dict[tuple[str, int], Plan | None] = {}
        """(seat, lines of its slice): the plan made then, where the look was close."""
        self._looks = 0
        self._given: Counter[str] = Counter()
        self._broken: set[str] = set()

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """The policy's plan, if it is one that a session can carry out."""
        self._looks += 1
        close = self._looks <= CLOSELY or self._looks % NOW_AND_THEN == 0
        before = pickle.dumps(view) if close else b""
        plan = self._asked(view, luck)
        if close:
            again = self._asked(view, luck)
            if again != plan:
                self._report("pure", f"{view.seat} has two plans for one view and one luck: {plan} and {again}")
            if pickle.dumps(view) != before:
                self._report("still", f"{view.seat}'s view is changed at tick {view.now}; a policy only looks")
            self.plans[view.seat, view.n] = plan
        if plan is None or not self._sound(view, plan):
            return None
        self._given[view.seat] += 1
        if self._given[view.seat] > MOST:
            self._report("rest", f"{view.seat} never comes to rest: more than {MOST} plans in one run")
            return None
        return plan

    def _asked(self, view: SeatView, luck: int) -> Plan | None:
        try:
            return self.policy.plan(view, luck)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            self._report("crash", f"{view.seat} fails at tick {view.now}: {type(error).__name__}: {error}")
            return None

    def _sound(self, view: SeatView, plan: object) -> bool:
        """Whether a plan is one; reports what is wrong with it."""
        if not (isinstance(plan, tuple) and len(plan) == 2 and isinstance(plan[1], Command) and type(plan[0]) is int):
            self._report("plan", f"{view.seat} plans {plan!r}, which is no Plan(tick, Command)")
            return False
        tick, command = plan
        if tick <= view.now:
            self._report("late", f"{view.seat} plans for tick {tick}, not later than its last news at {view.now}")
        if command.kind not in PLAYER_COMMANDS:
            self._report("kind", f"{view.seat} gives {command.kind!r}, which is no command of players")
        if command.seat != view.seat:
            self._report("seat", f"{view.seat} gives a command of the seat {command.seat!r}")
        if (command.id, command.by, command.person, command.wall) != (None, None, None, None):
            self._report("who", f"{view.seat} signs its command as a person does: leave out id, by, person and wall")
        if plain(command) != command:
            self._report("json", f"{view.seat} gives {command.kind} with more than plain JSON data: {command.p!r:.200}")
            return False
        for name in _unknown(view, command):
            self._report("handle", f"{view.seat} gives {command.kind} about {name}, of which it was not told")
        return True

    def _report(self, rule: str, what: str) -> None:
        """Each rule once: the first case tells."""
        if rule not in self._broken:
            self._broken.add(rule)
            self.found[what] = None


def _unknown(view: SeatView, command: Command) -> Iterator[str]:
    """Things that a command names and its seat has not been told of."""
    brief, p = view.brief, command.p
    questions = {topic["q"] for topic in brief.get("topics", ())}
    actors = {*brief.get("contacts", ()), *view.actors}
    for key, known in (
        ("msg", view.inbox.keys() | view.outbox.keys()),
        ("reply_to", view.inbox.keys()),
        ("decision", view.questions.keys()),
        ("facts", view.facts.keys()),
        ("about", view.facts.keys() | questions),
        ("probe", view.probes.keys()),
        ("measure", brief.get("measures", {}).keys()),
        ("to", actors),
        ("actor", actors),
        ("channel", brief.get("channels", {}).keys()),
    ):
        given = p.get(key, [])
        for name in given if isinstance(given, list) else [given]:
            if not isinstance(name, str) or name not in known:
                yield f"{key} {name!r}"
    if command.as_ is not None and command.as_ not in view.actors:
        yield f"as {command.as_!r}"
