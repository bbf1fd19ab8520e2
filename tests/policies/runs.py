"""Runs by policies, and what their seats did in them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crisis_sim.model.events import CommandLine
from crisis_sim.model.seat_view import SeatView
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from tests.stage import compiled, to_endex


class Done(NamedTuple):
    """A command with the view of its seat as it was when it was given."""

    line: CommandLine
    view: SeatView


def run(world: Compiled, policy: str, seed: int = 1) -> Session:
    """A run to ENDEX with one policy on every seat."""
    session = begin(world, seed, {seat.id: policy for seat in world.scenario.seats})
    return to_endex(session, 60 * 86_400)


@cache
def known_run(scenario: str, policy: str, seed: int = 1) -> Session:
    """The same for a scenario by name, once for all tests. Look, don't touch."""
    return run(compiled(scenario), policy, seed)


def commands(session: Session) -> list[CommandLine]:
    """What seats did."""
    return [line for line in session.lines if isinstance(line, CommandLine) and line.seat is not None]


def content(session: Session, line: CommandLine) -> str:
    """What a command was about, in words: titles, texts and names instead of handles."""
    view = session.views[line.seat or ""]
    p = line.p
    words = [line.seat or "", line.kind, str(p.get("to", "")), str(p.get("measure", "")), str(p.get("product", ""))]
    if "msg" in p:
        letter = view.inbox[p["msg"]]
        words += [letter.from_, str(letter.title)]
    if "decision" in p:
        words.append(str(view.questions[p["decision"]].title))
    return " ".join(words)


def facts_of(session: Session, line: CommandLine) -> set[str]:
    """The texts of the facts that a command carried."""
    return {str(session.views[line.seat or ""].facts[fact].text) for fact in line.p.get("facts", ())}
