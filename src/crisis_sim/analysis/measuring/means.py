"""Means of a run: how many were held, how long none was free, and who had to do without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crisis_sim.analysis.measuring.rows import MeansRow
from crisis_sim.model.events import CommandLine, Event, Line
from crisis_sim.model.handles import option_letter
from crisis_sim.model.index import Index


def means(index: Index, lines: Sequence[Line], end: int) -> list[MeansRow]:
    """One row for each kind of means of the scenario, in its order, up to tick `end`."""
    tallies = {key: _Tally(free) for key, free in index.first_means().items()}
    if not tallies:
        return []
    commands: dict[int, CommandLine] = {}
    asked: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        if isinstance(line, CommandLine):
            if line.kind in ("Decide", "Commit"):
                commands[line.seq] = line
            continue
        p = line.p
        match line.kind:
            case "MeansCommitted":
                tallies[p["means"]].commits(line, end)
            case "MeansReleased" | "MeansResting" | "MeansOnDuty":
                tallies[p["means"]].now_free(line.t, p["free"])
            case "MeansExhausted":
                tallies[p["means"]].waited += 1
            case "DecisionOpened":
                for seat in line.audience:
                    asked.setdefault(seat, []).append(p)
            case "CommandRejected" if p["code"] == "means-short" and line.cause in commands:
                for key, count in _wanted(commands[line.cause], asked):
                    if tallies[key].free < count:
                        tallies[key].refused += 1
    return [
        tally.row(key, index.scenario.means[key].owner, index.scenario.means[key].count, end)
        for key, tally in tallies.items()
    ]


def _wanted(command: CommandLine, asked: dict[str, list[dict[str, Any]]]) -> list[tuple[str, int]]:
    """(means, count) that the option of a refused answer needs; the seat's handle d3 is its third question."""
    opened = asked.get(command.seat or "", [])
    number = str(command.p.get("decision", ""))[1:]
    if not number.isdecimal() or not 0 < int(number) <= len(opened):
        return []
    for position, option in enumerate(opened[int(number) - 1].get("options", ())):
        if command.p.get("option") == option_letter(position):
            needs: dict[str, int] = {}
            for need in option.get("requires", ()):
                needs[need["means"]] = needs.get(need["means"], 0) + need["count"]
            return list(needs.items())
    return []


class _Tally:
    """One kind of means as the run goes on."""

    def __init__(self, free: int) -> None:
        self.free = self.least = free
        self.waited = self.refused = 0
        self._none_since = 0 if free == 0 else None
        self._exhausted = 0
        self._held = 0
        self._steps: list[tuple[int, int]] = []

    def commits(self, event: Event, end: int) -> None:
        """Some are held until a tick, or lost for good."""
        if "until" in event.p:
            until = min(event.p["until"], end)
            self._held += event.p["count"] * (until - event.t)
            self._steps += (event.t, event.p["count"]), (event.p["until"], -event.p["count"])
        self.now_free(event.t, event.p["free"])

    def now_free(self, t: int, free: int) -> None:
        """From this tick so many are free."""
        if free <= 0 and self._none_since is None:
            self._none_since = t
        elif free > 0 and self._none_since is not None:
            self._exhausted += t - self._none_since
            self._none_since = None
        self.free, self.least = free, min(self.least, free)

    def row(self, key: str, owner: str, count: int, end: int) -> MeansRow:
        """What came of it."""
        exhausted = self._exhausted + (end - self._none_since if self._none_since is not None else 0)
        held = peak = 0
        for _, change in sorted(self._steps):  # at the same tick what is given back comes first
            held += change
            peak = max(peak, held)
        return MeansRow(key, owner, count, self.least, peak, self._held, exhausted, self.waited, self.refused)
