"""Which runs a rehearsal makes: by several policies on the same chances first, then pairs that differ in one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from crisis_sim.model.draws import draw
from crisis_sim.model.index import Index

if TYPE_CHECKING:
    from crisis_sim.analysis.rehearsal.trace import Trace

FEWEST = 10
"""Runs below which a rehearsal says nothing."""
FEWEST_PAIRS, MOST_PAIRS = 6, 20
ACTORS = 6
"""The busiest relays that are taken out in turn."""
CHANNELS = 10
"""The busiest channels that are taken out in turn."""


class Mode(Enum):
    """How the seats are held in a run, or in what it differs from the run by the book with the same number."""

    BOOK = "by-the-book"
    EXPLORING = "exploring"
    """By the book, but every option is drawn."""
    HESITANT = "hesitant"
    SILENT = "silent"
    RANDOM = "random"
    TRIAL = "trial"
    """By the book, but one question is answered otherwise."""
    DRAW = "draw"
    """By the book, but one draw of chance falls otherwise."""
    WITHOUT = "without"
    """By the book, but an actor, a seat or a channel is out."""

    @property
    def policy(self) -> str:
        """The policy that holds the seats."""
        free = (Mode.BOOK, Mode.HESITANT, Mode.SILENT, Mode.RANDOM)
        return self.value if self in free else Mode.BOOK.value

    @property
    def watched(self) -> bool:
        """Whether load and lateness are wanted besides outcomes."""
        return self in (Mode.BOOK, Mode.HESITANT)


SHARES = {Mode.BOOK: 40, Mode.EXPLORING: 30, Mode.HESITANT: 10, Mode.SILENT: 10, Mode.RANDOM: 10}
"""Per cent of the runs that are asked for. Pairs come on top."""


class Run(msgspec.Struct, frozen=True, array_like=True):
    """One run. Runs with the same number have the same seed, so that chance falls alike in them."""

    mode: Mode
    number: int
    seed: int
    what: str = ""
    """`option`, `draw`, `actor`, `seat` or `channel`: in what a run of a pair differs."""
    which: str = ""
    """The question, draw, actor, seat or channel."""
    value: str = ""
    """The option, or the value of the draw."""
    instructions: dict[str, str] = {}
    """Question: the option that is to be chosen."""


def counts(runs: int) -> dict[Mode, int]:
    """How many runs of each mode, at least one each; by the book gets what is left over."""
    found = {mode: max(1, runs * share // 100) for mode, share in SHARES.items()}
    found[Mode.BOOK] += max(0, runs - sum(found.values()))
    return found


def by_policy(index: Index, runs: int, seed: int) -> list[Run]:
    """The runs of the first part."""
    many = counts(runs)
    drawn = _options(index, many[Mode.EXPLORING], seed)
    return [
        Run(mode, n, seed + n, instructions=drawn[n] if mode is Mode.EXPLORING else {})
        for mode, count in many.items()
        for n in range(count)
    ]


def _options(index: Index, runs: int, seed: int) -> list[dict[str, str]]:
    """For each exploring run the option of every question: independent of each other, each equally often."""
    drawn: list[dict[str, str]] = [{} for _ in range(runs)]
    for inject in index.scenario.injects:
        options = inject.asks.options if inject.asks else ()
        order = sorted(range(runs), key=lambda n: draw(seed, "rehearse", cause=inject.id, occurrence=n))
        for place, n in enumerate(order):
            if options:
                drawn[n][inject.id] = options[place % len(options)].id
    return drawn


def pairs(runs: int) -> int:
    """How many pairs there are for each thing that is changed."""
    return max(FEWEST_PAIRS, min(MOST_PAIRS, runs // 20))


def expected_pairs(index: Index, runs: int) -> int:
    """How many runs the second part will have, about, before the first part has shown what happens at all."""
    scenario = index.scenario
    options = sum(len(inject.asks.options) - 1 for inject in scenario.injects if inject.asks and inject.asks.options)
    values = sum(len(draw) - 1 for draw in scenario.draws.values())
    return pairs(runs) * (options + values + ACTORS + min(CHANNELS, 3))


def paired(index: Index, book: Sequence[Trace], runs: int) -> list[Run]:
    """The runs of the second part, each beside the run by the book with its number."""
    many = pairs(runs)
    return [*_trials(index, book, many), *_draws(index, book[:many]), *_without(index, book, many)]


def _trials(index: Index, book: Sequence[Trace], many: int) -> Iterator[Run]:
    """Every option that the book did not choose, in runs in which the question was put."""
    for inject in index.scenario.injects:
        options = inject.asks.options if inject.asks else ()
        for trace in [t for t in book if options and put(t, inject.id)][:many]:
            taken = {row.option for row in trace.questions if row.inject == inject.id}
            for option in options:
                if option.id not in taken:
                    yield trial(trace.run, inject.id, option.id)


def trial(book: Run, question: str, option: str) -> Run:
    """The run beside one by the book in which a question is answered with this option."""
    return Run(Mode.TRIAL, book.number, book.seed, "option", question, option, {question: option})


def put(trace: Trace, question: str) -> bool:
    """Whether a question was put and answered, by somebody or by its default."""
    return any(row.inject == question and row.option is not None for row in trace.questions)


def _draws(index: Index, book: Iterable[Trace]) -> Iterator[Run]:
    for trace in book:
        for key, values in index.scenario.draws.items():
            for value, weight in values.items():
                if value != trace.draws.get(key) and weight > 0:
                    yield Run(Mode.DRAW, trace.run.number, trace.run.seed, "draw", key, value)


def _without(index: Index, book: Sequence[Trace], many: int) -> Iterator[Run]:
    """The busiest relays (a seat counts whole, and is then silent), and the channels in use."""
    relays: dict[tuple[str, str], int] = {}
    for actor, count in _total(trace.legs for trace in book).items():
        seat = index.seat_of.get(actor)
        if seat is not None and len(index.seats) == 1:
            continue  # the only seat decides everything
        key = ("seat", seat) if seat else ("actor", actor)
        relays[key] = relays.get(key, 0) + count
    channels = _total(trace.channels for trace in book)
    targets = [
        *_busiest(relays, ACTORS, len(book)),
        *_busiest({("channel", key): count for key, count in channels.items()}, CHANNELS, len(book)),
    ]
    for what, which in targets:
        for trace in book[:many]:
            yield Run(Mode.WITHOUT, trace.run.number, trace.run.seed, what, which)


def _total(found: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in found:
        for key, count in one.items():
            total[key] = total.get(key, 0) + count
    return total


def _busiest(found: Mapping[tuple[str, str], int], most: int, runs: int) -> list[tuple[str, str]]:
    """Those that carry at least one message a run, the busiest first."""
    order = sorted(found, key=lambda key: (-found[key], key))
    return [key for key in order if found[key] >= runs][:most]
