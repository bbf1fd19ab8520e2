"""Random: nearly every command there is, hardly one refused, and the same again with the same seed."""

from __future__ import annotations

from collections import Counter

from crisis_sim.model.events import PLAYER_COMMANDS, Event
from tests.policies.runs import commands, known_run, run
from tests.stage import compiled


def test_it_gives_every_command_that_players_have_and_is_hardly_ever_refused() -> None:
    given: Counter[str] = Counter()
    refused = 0
    for seed in (1, 2):
        session = known_run("shape-cyberattack", "random", seed)
        given.update(line.kind for line in commands(session))
        refused += sum(isinstance(line, Event) and line.kind == "CommandRejected" for line in session.lines)
    assert given.keys() == set(PLAYER_COMMANDS) - {"Decline"}, "it answers a call or lets it ring"
    assert refused * 20 < given.total()


def test_chance_is_the_seeds() -> None:
    world = compiled("small")
    one, again, other = (run(world, "random", seed) for seed in (1, 1, 2))
    assert one.digest == again.digest
    assert [(c.t, c.kind) for c in commands(one)] != [(c.t, c.kind) for c in commands(other)]


def test_two_seats_do_not_move_alike() -> None:
    """Each has luck of its own: even calls at the same second are taken at different ones."""
    ticks = {
        seat: {c.t for c in commands(known_run("small", "random")) if c.seat == seat} for seat in ("centre", "town")
    }
    assert ticks["centre"] != ticks["town"]
