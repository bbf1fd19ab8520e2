"""All traces of a rehearsal with the scenario they came from, sorted so that results do not depend on who ran what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.grid import Grid
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.model.index import Index
from crisis_sim.scenario.marks import Branch, Keys, Spot

Pair = tuple[Trace, Trace]
"""A run by the book, and the run with the same chances that differs from it in one thing."""
POLICIES = (Mode.BOOK, Mode.EXPLORING, Mode.HESITANT, Mode.SILENT, Mode.RANDOM)


class Evidence:
    """What the rules look at."""

    def __init__(self, index: Index, marks: Branch, grid: Grid, traces: Iterable[Trace]) -> None:
        self.index = index
        self.scenario = index.scenario
        self.grid = grid
        self._marks = marks
        order = list(Mode)
        self.traces = sorted(
            traces, key=lambda t: (order.index(t.run.mode), t.run.what, t.run.which, t.run.value, t.run.number)
        )
        self.failed = [t for t in self.traces if t.failure is not None]
        self._by: dict[Mode, list[Trace]] = {mode: [] for mode in Mode}
        for one in self.traces:
            if one.failure is None:
                self._by[one.run.mode].append(one)

    def by(self, *modes: Mode) -> list[Trace]:
        """The runs of these modes that did not fail."""
        return [trace for mode in modes for trace in self._by[mode]]

    @cached_property
    def runs(self) -> list[Trace]:
        """The runs of all policies."""
        return self.by(*POLICIES)

    @cached_property
    def book(self) -> list[Trace]:
        """The runs by the book."""
        return self.by(Mode.BOOK)

    @cached_property
    def _numbered(self) -> dict[int, Trace]:
        return {trace.run.number: trace for trace in self.book}

    def pairs(self, mode: Mode) -> dict[tuple[str, str, str], list[Pair]]:
        """(what, which, value): the pairs in which that was changed."""
        found: dict[tuple[str, str, str], list[Pair]] = {}
        for trace in self.by(mode):
            run = trace.run
            if run.number in self._numbered:
                pair = (self._numbered[run.number], trace)
                found.setdefault((run.what, run.which, run.value), []).append(pair)
        return found

    def spot(self, *path: str | int) -> Spot:
        """Where something stands; the key itself where the last part is one of a map."""
        keys: Keys = path
        return self._marks.find_key(keys) if isinstance(path[-1], str) and path[-1] != "id" else self._marks.find(keys)

    def inject_spot(self, inject: str) -> Spot:
        """Where an inject stands."""
        return self.spot("injects", self.places[inject], "id")

    @cached_property
    def places(self) -> dict[str, int]:
        """Inject: its number."""
        return {inject.id: n for n, inject in enumerate(self.scenario.injects)}

    def expectation_spot(self, expectation: str) -> Spot:
        """Where an expectation stands."""
        return next(
            self.spot("injects", n, "expects", m, "id")
            for n, inject in enumerate(self.scenario.injects)
            for m, e in enumerate(inject.expects)
            if e.id == expectation
        )

    def seats_of(self, receivers: Iterable[str]) -> list[str]:
        """The seats among receivers, or of actors among them."""
        index = self.index
        return [seat for r in receivers if (seat := r if r in index.seats else index.seat_of.get(r)) is not None]

    def seat_of_inject(self, inject: str) -> str | None:
        """The first seat that an inject is for."""
        return next(iter(self.seats_of(self.index.injects[inject].to)), None)

    def expecting(self) -> Iterator[tuple[str, str]]:
        """(expectation, its inject), in the order of the file."""
        for inject in self.scenario.injects:
            for e in inject.expects:
                yield e.id, inject.id
