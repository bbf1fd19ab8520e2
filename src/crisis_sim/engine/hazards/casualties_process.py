"""Runs casualties: those who come, the lines, getting worse, and the wards."""

from __future__ import annotations

from collections.abc import Mapping

from crisis_sim.engine.hazards.casualties_wards import Wards
from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.casualties import TRIAGE, Line, share_within, throughput
from crisis_sim.scenario.hazard.base import SLOWED
from crisis_sim.scenario.hazard.casualties import WARDS, Arrivals, Casualties, LineOfCare

WHOLE = 1000
"""People are counted in thousandths."""
LONGEST = 9999
"""Minutes; a wait without an end is shown as this."""

People = dict[str, int]


class Process:
    """The state of one crisis of casualties; nobody is lost or made between its lines."""

    def __init__(self, config: Casualties, world: World) -> None:
        self._config = config
        self._world = world
        self._lines = {line.id: Line() for line in config.lines}
        self._wards = Wards(config.beds, world) if config.beds else None
        self._seen = [0] * len(config.arrivals)
        """Persons so far, for each source of them."""
        self._t = 0
        self._arrived = self._walk_ins = self._dead = self._home = self._passed = self._late = 0
        self._contaminated = 0
        """Hundredths of thousandths."""
        self.outputs = dict.fromkeys(config.outputs(), 0)

    def step(self, t: int) -> None:
        """See `Process`."""
        seconds, self._t = t - self._t, t
        self._arrive()
        if seconds:
            for n, line in enumerate(self._config.lines):
                self._go_on(n + 1, self._lines[line.id].serve(self._capacity(line, seconds)))
            if self._wards:
                self._home += self._wards.step(seconds, self._world.lever("surge"))
            self._worsen(seconds)
            for queue in self._queues():
                self._late += queue.late(t, self._config.target) * seconds
        self._show()

    # people

    def _arrive(self) -> None:
        for n, source in enumerate(self._config.arrivals):
            count = self._new(n, source) * WHOLE
            people: People = {kind: count * share // 100 for kind, share in source.classes.items()}
            walk = {kind: number * source.walk_in // 100 for kind, number in people.items()}
            self._arrived += sum(people.values())
            self._walk_ins += sum(walk.values())
            self._go_on(0, {kind: people[kind] - walk[kind] for kind in people})
            self._walk_in(walk)

    def _new(self, n: int, source: Arrivals) -> int:
        total = self._world.output(source.hazard, source.output)
        if source.beyond:
            total -= self._world.output(source.hazard, source.beyond)
        new, self._seen[n] = max(0, total - self._seen[n]), max(total, self._seen[n])
        return new

    def _walk_in(self, people: People) -> None:
        """To the doors of a hospital, where they are let in as they are or wait for decontamination."""
        lines = self._config.lines
        doors = next((n for n, line in enumerate(lines) if line.doors), None)
        share = 100 if doors is None else self._world.lever("doors")
        let_in = {kind: count * share // 100 for kind, count in people.items()}
        if any(line.decontaminates for line in lines):
            self._contaminated += sum(let_in.values()) * self._config.contaminates
        if doors is not None:
            self._lines[lines[doors].id].join({kind: people[kind] - let_in[kind] for kind in people})
        past = max((n for n, line in enumerate(lines) if line.decontaminates or line.doors), default=-1)
        self._go_on(past + 1 if doors is None else doors + 1, let_in)

    def _go_on(self, n: int, people: Mapping[str, int]) -> None:
        """On to line `n` or past it, class by class."""
        for kind, count in people.items():
            left, at = count, n
            while left and at < len(self._config.lines):
                line = self._config.lines[at]
                left -= self._stay(line, kind, left)
                at += 1
            if left:
                self._finish(kind, left)

    def _stay(self, line: LineOfCare, kind: str, count: int) -> int:
        """How many of these have to wait in a line; they join it."""
        if line.doors or (line.classes and kind not in line.classes):
            return 0
        spared = 0
        if line.decontaminates and kind == "unhurt":
            spared = count * self._world.lever("symptomatic-only") // 100
            self._contaminated += spared * self._config.takes_home
        self._lines[line.id].join({kind: count - spared})
        return count - spared

    def _finish(self, kind: str, count: int) -> None:
        self._passed += count
        if self._wards and kind in ("t1", "t2"):
            self._wards.line.join({kind: count})
        else:
            self._home += count

    def _worsen(self, seconds: int) -> None:
        for kind in TRIAGE:
            worse = next((found for name, found in self._config.worsens.items() if name == kind), None)
            if worse is None:
                continue
            share = share_within(seconds, worse.after) * (100 - self._world.lever(SLOWED)) / 100
            for line in self._queues():
                count = round(line.waiting[kind] * share)
                line.change(kind, count, None if worse.to == "dead" else worse.to)
                if worse.to == "dead":
                    self._dead += count

    # lines

    def _queues(self) -> list[Line]:
        return [*self._lines.values(), *([self._wards.line] if self._wards else [])]

    def _capacity(self, line: LineOfCare, seconds: int) -> int:
        """Thousandths of persons who can pass in a step."""
        return int(self._rate(line) * seconds * WHOLE / 3600)

    def _rate(self, line: LineOfCare) -> float:
        """Persons an hour now."""
        rate = line.own + self._world.lever(f"own:{line.id}")
        if line.means:
            stages = [line.rate]
            if line.rerobes is not None:
                stages.append(line.rerobes * self._world.lever(f"rerobing:{line.id}") / 100)
            rate += self._world.deployed(line.means) * throughput(stages)
        return rate

    # what is seen

    def _show(self) -> None:
        out, queues = self.outputs, self._queues()
        waiting = sum(line.length for line in queues)
        out["arrived"] = _persons(self._arrived)
        out["waiting"] = _persons(waiting)
        for kind in ("t1", "t2", "t3"):
            out[kind] = _persons(sum(line.waiting[kind] for line in queues))
        out["served"] = _persons(self._passed)
        out["home"] = _persons(self._home)
        out["dead"] = _persons(self._dead)
        out["unmet"] = _persons(self._late // 60)
        out["walk-ins"] = _persons(self._walk_ins)
        out["contaminated"] = _persons(self._contaminated // 100)
        out["strength"] = 1000 * waiting // self._arrived if self._arrived else 0
        for config in self._config.lines:
            line = self._lines[config.id]
            out[f"waiting:{config.id}"] = _persons(line.length)
            out[f"served:{config.id}"] = _persons(line.served)
            out[f"wait:{config.id}"] = self._wait(config, line)
        if self._wards:
            out[f"waiting:{WARDS}"] = _persons(self._wards.line.length)
            out["admitted"] = _persons(self._wards.admitted)
            out["beds"], out["icu"] = self._wards.occupied(), self._wards.occupied_icu()

    def _wait(self, config: LineOfCare, line: Line) -> int:
        """Minutes that somebody waits who joins now and for whom nobody makes way."""
        if not line.length:
            return 0
        needed, served = line.length * 60, self._rate(config) * WHOLE
        return round(needed / served) if needed < served * LONGEST else LONGEST


def _persons(thousandths: int) -> int:
    return (thousandths + WHOLE // 2) // WHOLE
