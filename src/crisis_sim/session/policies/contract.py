"""What every policy must keep to, as a check for anybody's own: `violations(MyPolicy(), compiled)` should be empty."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

import msgspec

from crisis_sim.engine.kernel import EndlessError
from crisis_sim.model.draws import draw
from crisis_sim.model.events import CommandLine, Event
from crisis_sim.model.seat_view import SeatView
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.session import header as headers
from crisis_sim.session.begin import begin, go_on
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.base import Policy
from crisis_sim.session.policies.registry import PolicyError
from crisis_sim.session.policies.script import Script
from crisis_sim.session.policies.watched import Watched
from crisis_sim.session.replay import verify
from crisis_sim.session.seal import Sealer, digest_of
from crisis_sim.session.session import Session
from crisis_sim.session.trouble import LogError

NAME = "under-test"
RESUMED = 4
"""Places at which each run is stopped and taken up again."""


def violations(policy: Policy, compiled: Compiled, seeds: Iterable[int] = (1, 2)) -> list[str]:
    """What a policy does that no policy may do, in runs with it on every seat; nothing when it keeps to all.

    A policy must be a function of view and luck that changes neither; plan later than the last news; give its own
    seat's commands, as plain data, about what the seat has been told; come to rest; not repeat what was refused; and
    work from any point of an exercise on. Whether it depends on the order of sets needs two processes with different
    PYTHONHASHSEED, whose logs must be the same.
    """
    ready = headers.prepare(compiled)
    found: dict[str, None] = {}
    nobody = Watched(_fresh(policy), draw(0, "policy"))
    nobody.plan(SeatView(compiled.scenario.seats[0].id), nobody.luck)
    found.update(nobody.found)
    for seed in seeds:
        if found:
            break
        found.update(dict.fromkeys(f"with seed {seed}: {what}" for what in _run(policy, ready, seed)))
    return list(found)


def _fresh(policy: Policy) -> Policy:
    """The policy as it came, so that what it remembers of one run is not there in the next."""
    try:
        return copy.deepcopy(policy)
    except Exception:  # noqa: BLE001 - what can't be copied is checked as it is
        return policy


def _run(policy: Policy, ready: headers.Prepared, seed: int) -> Iterator[str]:
    watched = Watched(_fresh(policy))
    session = begin(ready, seed, dict.fromkeys(ready.index.seats, NAME), policies={NAME: watched})
    try:
        _to_endex(session)
    except (PolicyError, EndlessError) as error:
        yield str(error)
    yield from watched.found
    if watched.found:
        return  # what follows would only say the same again
    yield from _repeated(session)
    yield from _from_any_line(_fresh(policy), watched, session, seed)
    raw = _bytes(session, ready, seed)
    header = msgspec.json.decode(raw[0])
    difference = verify(header, raw, "log").difference
    if difference is not None:
        yield f"the log does not replay: it differs in line {difference.line}"
    yield from _resumed(policy, header, raw)


def _to_endex(session: Session) -> None:
    for _ in steps(session, Script()):
        pass


def _repeated(session: Session) -> Iterator[str]:
    """A command that was refused and is given again word for word."""
    refused: set[bytes] = set()
    commands = {line.seq: line for line in session.lines if isinstance(line, CommandLine)}
    for line in session.lines:
        if not isinstance(line, Event) or line.kind != "CommandRejected" or line.p["seat"] is None:
            continue
        command = commands[line.cause]
        words = msgspec.json.encode([command.seat, command.as_, line.p["command"]])
        if words in refused:
            yield f"{command.seat} gives {command.kind} again at tick {command.t}, though it was refused before"
            return
        refused.add(words)


def _from_any_line(policy: Policy, watched: Watched, session: Session, seed: int) -> Iterator[str]:
    """Asked anew at every line of every slice, as whoever takes over a seat would be."""
    for seat, view in session.views.items():
        again = SeatView(seat)
        anew = Watched(policy, draw(seed, "policy", seat))
        for line in view.events:
            again.take(line)
            plan = anew.plan(again, anew.luck)
            known = watched.plans.get((seat, again.n), plan)
            if plan != known:
                yield f"{seat} has another plan when asked anew at line {again.n} of its slice: it remembers something"
                return
        if anew.found:
            yield from anew.found
            return


def _resumed(policy: Policy, header: dict[str, object], raw: list[bytes]) -> Iterator[str]:
    for place in range(1, RESUMED + 1):
        upto = max(1, len(raw) * place // (RESUMED + 1))
        try:
            session = go_on(dict(header), raw[:upto], policies={NAME: Watched(_fresh(policy))})
            _to_endex(session)
        except (PolicyError, EndlessError, LogError) as error:
            yield f"stopped after line {upto} it does not go on: {error}"
            return
        if session.digest != digest_of(raw):
            yield f"stopped after line {upto} it goes on otherwise than undisturbed"
            return


def _bytes(session: Session, ready: headers.Prepared, seed: int) -> list[bytes]:
    sealer = Sealer()
    header = sealer.header(headers.make(ready, seed, dict.fromkeys(ready.index.seats, NAME)))
    return (header + sealer.lines(session.lines)).split(b"\n")[:-1]
