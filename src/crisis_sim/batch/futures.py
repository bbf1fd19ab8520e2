"""Futures of one choice: the same drill up to it, then other luck, and its seat played by the book.

What is re-keyed: every random draw made from the choice on, its own chance effects included, is made with another seed.
What stays: the draws of the scenario at STARTEX, and every draw made before the choice, also where its outcome shows
only later (a message that is under way, a reading that was taken). A policy's own luck stays too. Future n has the same
other seed in every arm (common random numbers), so arms differ by the option and what follows from it alone.

From the choice on every seat is held by `by-the-book`, also the player's, whichever option it is: futures are compared
with each other. What the player really did afterwards is another thing; it is shown beside them, not among them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from crisis_sim.analysis.measuring.judged import expectations
from crisis_sim.analysis.stakes import half_up, stakes
from crisis_sim.batch.executors import Executor, Lost
from crisis_sim.batch.work import SWEEP, without_collector
from crisis_sim.engine.engine import Engine
from crisis_sim.engine.kernel import EndlessError
from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command, CommandLine, Event, Line
from crisis_sim.model.index import Index
from crisis_sim.model.state import State
from crisis_sim.session.header import Prepared
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.policies.script import Script
from crisis_sim.session.replay import give_again
from crisis_sim.session.session import Session

RUNS = 100
"""Futures of each option."""
POLICY = "by-the-book"
"""Who holds the seats from the choice on."""


class Measure(NamedTuple):
    """What a future, or the real drill, came to."""

    met: int
    judged: int
    """Weights of the expectations met, and of all that were judged."""
    interests: dict[str, int]
    """Vital interest of which an indicator tells: its standing at the end, 0 to 100."""

    @property
    def share(self) -> int:
        """Percent of the judged weight that was met."""
        return (self.met * 200 + self.judged) // (2 * self.judged) if self.judged else 0


class Task(NamedTuple):
    """One future."""

    option: str
    """The letter chosen in it."""
    run: int


class Future(NamedTuple):
    """How one future came out; nothing where the option was refused, as its means were not free."""

    option: str
    run: int
    came: Measure | None


class Choice(NamedTuple):
    """Where the futures begin."""

    prepared: Prepared
    seed: int
    before: tuple[CommandLine, ...]
    """All commands before the choice."""
    command: CommandLine
    lines: int
    """Lines of the log before the choice."""


class Futures:
    """Called with a task, lives one future. Can be pickled."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice

    def __call__(self, task: Task) -> Future:
        """Up to the choice as it was, then on with other luck."""
        with without_collector():
            future = self._live(task)
        gc.collect(0 if task.run % SWEEP else 2)
        return future

    def _live(self, task: Task) -> Future:
        choice = self.choice
        session = rebuilt(choice)
        session.engine.seed = other_seed(choice.seed, task.run)
        given = choice.command
        session.submit(Command(given.kind, given.seat, {**given.p, "option": task.option}, given.as_))
        if session.engine.log[-1].kind == "CommandRejected":
            return Future(task.option, task.run, None)
        try:
            for _ in steps(session, Script()):
                pass
        except EndlessError:
            return Future(task.option, task.run, None)
        return Future(task.option, task.run, measure(session.engine.index, session.lines, session.engine.state))


def choice_of(prepared: Prepared, seed: int, lines: Sequence[Line], command: CommandLine) -> Choice:
    """The choice that a command of a log made."""
    before = tuple(line for line in lines if isinstance(line, CommandLine) and line.seq < command.seq)
    return Choice(prepared, seed, before, command, command.seq - 1)


def rebuilt(choice: Choice) -> Session:
    """The drill at the choice, the tick of its command, every seat now held by the book; nothing is kept on disk."""
    engine = Engine(choice.prepared.compiled, choice.seed, choice.prepared.index)
    for line in choice.before:
        give_again(engine, line, choice.lines + 1)
    engine.settle(choice.command.t)
    policy = load_policy(POLICY)
    session = Session(engine, dict.fromkeys(engine.index.seat_ids, policy))
    for seat, told in engine.told:
        session.views[seat].take(told)
    session.commit()
    session.consult_all()
    return session


def other_seed(seed: int, run: int) -> int:
    """The seed of future number `run`."""
    return draw(seed, "future", occurrence=run)


def measure(index: Index, lines: Sequence[Line], state: State) -> Measure:
    """What a run came to: the share of weight met, and where the vital interests stand."""
    rows = expectations(index, [line for line in lines if isinstance(line, Event)])
    judged = [row for row in rows if row.result in ("met", "missed")]
    values = {key: history[-1][1] for key, history in state.indicators.items()}
    standing = {s.id: half_up(s.standing) for s in stakes(index, values).interests if s.standing is not None}
    return Measure(
        sum(row.weight for row in judged if row.result == "met"), sum(row.weight for row in judged), standing
    )


def futures(
    choice: Choice, options: Sequence[str], executor: Executor, runs: int = RUNS, stop: Callable[[], bool] = bool
) -> Iterator[Future]:
    """All futures, run by run so that what has come so far is fair to every option; `stop` ends it early.

    Raises:
        BatchError: no worker can be started.
    """
    tasks = [Task(option, run) for run in range(runs) for option in options]
    work: Callable[[Task], Any] = Futures(choice)
    with executor:
        for task, future in executor.unordered(work, tasks):
            if stop():
                return
            yield Future(task.option, task.run, None) if isinstance(future, Lost) else future
