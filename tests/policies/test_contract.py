"""The contract of policies: all of ours keep it, and each rule has a policy that breaks it and is found out."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import Any

import pytest

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.contract import violations
from crisis_sim.session.policies.registry import load_policy, policy_names
from tests.docs.blocks import ROOT
from tests.stage import compiled


def note(view: SeatView, tick: int, text: str = "Noted.", **rest: Any) -> Plan:
    return Plan(tick, Command("WriteLog", view.seat, {"text": text}, **rest))


@pytest.mark.parametrize("name", policy_names())
@pytest.mark.parametrize("scenario", ["small", "first-drill"])
def test_every_policy_keeps_to_the_rules(name: str, scenario: str) -> None:
    assert violations(load_policy(name), compiled(scenario), seeds=(1,)) == []


class Bad:
    """Waits to be briefed, then does one thing wrong at a time of its choice."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        if view.status != "running" or not view.brief or len(view.notes) > 3:
            return None
        return self.wrong(view)

    def wrong(self, view: SeatView) -> Any:
        raise NotImplementedError


class Impatient(Bad):
    def wrong(self, view: SeatView) -> Any:
        return note(view, view.now)


class Meddler(Bad):
    def wrong(self, view: SeatView) -> Any:
        view.brief["people"] = 99
        return note(view, view.now + 60)


class Dicing(Bad):
    def wrong(self, view: SeatView) -> Any:
        return note(view, view.now + random.randrange(1, 10_000))


class Remembering(Bad):
    """Two answers to one question are alike; its memory of what it has seen shows only in the end."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, int]] = set()

    def wrong(self, view: SeatView) -> Any:
        self.seen.add((view.seat, view.n))
        return note(view, view.now + 60 * len(self.seen))


class Initiated(Bad):
    """Works as long as it has been there from the start."""

    def __init__(self) -> None:
        self.initiated: set[str] = set()

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        if view.brief and view.now == 0:
            self.initiated.add(view.seat)
        if view.now < 600 or view.seat not in self.initiated or len(view.notes) > 30:
            return None
        return note(view, view.now + 60)


class Impostor(Bad):
    def wrong(self, view: SeatView) -> Any:
        return Plan(view.now + 60, Command("WriteLog", "town", {"text": "I am the mayor."}))


class Usurper(Bad):
    def wrong(self, view: SeatView) -> Any:
        return Plan(view.now + 60, Command("End", view.seat))


class Signing(Bad):
    def wrong(self, view: SeatView) -> Any:
        return note(view, view.now + 60, person="me")


class Fancy(Bad):
    def wrong(self, view: SeatView) -> Any:
        return Plan(view.now + 60, Command("SubmitProduct", view.seat, {"product": "sitrep", "facts": {1, 2}}))


class Clairvoyant(Bad):
    def wrong(self, view: SeatView) -> Any:
        return Plan(view.now + 60, Command("Open", view.seat, {"msg": "m99"}))


class NameDropping(Bad):
    def wrong(self, view: SeatView) -> Any:
        return Plan(view.now + 60, Command("SendMessage", view.seat, {"to": ["raiders"], "text": "Hello"}))


class Restless(Bad):
    def plan(self, view: SeatView, luck: int) -> Plan | None:
        return note(view, view.now + 1) if view.brief else None


class Stubborn(Bad):
    def wrong(self, view: SeatView) -> Any:
        return note(view, view.now + 60, "") if len(view.rejections) < 3 else None


class Failing(Bad):
    def wrong(self, view: SeatView) -> Any:
        return view.inbox["m1"] and None


class Unprepared(Bad):
    """Cannot do without a briefing."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        return note(view, view.now + 60) if view.brief["people"] > 99 else None


class Vague(Bad):
    def wrong(self, view: SeatView) -> Any:
        return {"tick": view.now + 60, "command": "WriteLog"}


@pytest.mark.parametrize(
    ("policy", "finding"),
    [
        (Impatient(), "not later than its last news"),
        (Meddler(), "view is changed"),
        (Dicing(), "two plans for one view"),
        (Remembering(), "remembers something"),
        (Initiated(), "otherwise than undisturbed"),
        (Impostor(), "a command of the seat 'town'"),
        (Usurper(), "'End', which is no command of players"),
        (Signing(), "leave out id, by, person and wall"),
        (Fancy(), "more than plain JSON data"),
        (Clairvoyant(), "msg 'm99', of which it was not told"),
        (NameDropping(), "to 'raiders', of which it was not told"),
        (Restless(), "never comes to rest"),
        (Stubborn(), "though it was refused before"),
        (Failing(), "fails at tick 0: KeyError: 'm1'"),
        (Unprepared(), "fails at tick 0: KeyError: 'people'"),
        (Vague(), "no Plan(tick, Command)"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Bad) else "",
)
def test_whoever_breaks_a_rule_is_found_out(policy: Bad, finding: str) -> None:
    found = violations(policy, compiled("small"), seeds=(1,))
    assert any(finding in what for what in found), found


DIGESTS = """
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.registry import policy_names
from tests.stage import compiled
for name in policy_names():
    for scenario in ("small", "first-drill"):
        world = compiled(scenario)
        session = begin(world, 3, {seat.id: name for seat in world.scenario.seats})
        session.frame(86_400)
        print(name, scenario, session.ended, session.digest)
"""


def test_no_policy_depends_on_the_order_of_sets() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", DIGESTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert said[0].count("True") == 2 * len(policy_names())
