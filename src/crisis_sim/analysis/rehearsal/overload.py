"""Seats and desks that drown, seats with nothing to do, and texts that come faster than anybody reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median_high
from typing import NamedTuple

from crisis_sim.analysis.rehearsal.attention import WINDOW, limit
from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding
from crisis_sim.analysis.rehearsal.grid import windows
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.scenario.marks import Spot
from crisis_sim.scenario.quiet import ALONE
from crisis_sim.scenario.reading import SPEED

MANY = 5
"""Things that wait at once from which a desk drowns; a seat with more people bears one for each of them."""
OFTEN = 0.5
"""Share of the runs in which something must happen at the same time to be worth planning for."""
SHOWN = 3

Series = Callable[[Trace], Sequence[int]]
"""For each cell of a run, how much there is of something."""


class Peak(NamedTuple):
    """Times at which most runs have too much (or too little) of something."""

    begin: int
    end: int
    depth: int
    """The median over the runs of the most there was."""


def _peaks(evidence: Evidence, traces: Sequence[Trace], series: Series, bound: int) -> tuple[list[Peak], Frequency]:
    """Windows in which at least `OFTEN` of the runs reach a bound, worst first; and how many runs reach it there."""
    rows = [series(trace) for trace in traces]
    needed = max(1, OFTEN * len(rows))
    full = [sum(row[n] >= bound for row in rows) >= needed for n in range(len(evidence.grid.cells))] if rows else []
    found = []
    hit: set[int] = set()
    for first, last in windows(full, evidence.grid):
        most = [max(row[first : last + 1]) for row in rows]
        hit |= {n for n, peak in enumerate(most) if peak >= bound}
        cells = evidence.grid.cells
        found.append(Peak(cells[first].begin, cells[last].end, median_high(most)))
    found.sort(key=lambda peak: (-peak.depth * (peak.end - peak.begin), peak.begin))
    return found, Frequency(len(hit), len(rows))


def seats(evidence: Evidence) -> Iterator[Finding]:
    """Seats at which work piles up when everybody works by the book, or at least when people take their time."""
    for seat in evidence.index.seat_ids:
        people = evidence.index.people(seat)
        for mode in (Mode.BOOK, Mode.HESITANT):
            peaks, seen = _peaks(evidence, evidence.by(mode), partial(_waiting, evidence, seat), max(MANY, people))
            if peaks:
                yield finding(
                    "H030",
                    seat,
                    seat_spot(evidence, seat),
                    frequency=seen,
                    seat=seat,
                    severity=None if mode is Mode.BOOK else "note",
                    form="" if mode is Mode.BOOK else mode.value,
                    says={"seat": seat, "people": people, **_when(peaks)},
                    weight=float(peaks[0].depth),
                )
                break


def _waiting(evidence: Evidence, name: str, trace: Trace) -> list[int]:
    found = trace.pressure.get(name)
    return found.waiting if found is not None else [0] * len(evidence.grid.cells)


def _when(peaks: Sequence[Peak]) -> dict[str, object]:
    return {"depth": peaks[0].depth, "peaks": [(peak.begin, peak.end) for peak in peaks[:SHOWN]], "times": len(peaks)}


def seat_spot(evidence: Evidence, seat: str) -> Spot:
    """Where a seat stands."""
    return evidence.spot("seats", [one.id for one in evidence.scenario.seats].index(seat), "id")


def desks(evidence: Evidence) -> Iterator[Finding]:
    """Actors that nobody plays, at whose desks things queue."""
    names = {name for trace in evidence.book for name in trace.pressure if name not in evidence.index.seats}
    for actor in sorted(names):
        peaks, seen = _peaks(evidence, evidence.book, partial(_waiting, evidence, actor), MANY)
        if peaks:
            own = actor in evidence.scenario.actors
            spot = evidence.spot("actors", actor) if own else evidence.spot("doctrine")
            says = {"actor": actor, **_when(peaks)}
            yield finding("H031", actor, spot, frequency=seen, says=says, weight=float(peaks[0].depth))


def idle(evidence: Evidence) -> Iterator[Finding]:
    """Seats that wait for something to happen, in live play, longer than people keep their minds on it."""
    grid = evidence.grid
    for seat in evidence.index.seat_ids:
        peaks, seen = _peaks(evidence, evidence.book, partial(waits, evidence, seat), 1)
        peaks = sorted((p for p in peaks if p.end - p.begin >= limit(grid)), key=lambda p: (p.begin - p.end, p.begin))
        if peaks:
            total = sum(peak.end - peak.begin for peak in peaks)
            longest = round((peaks[0].end - peaks[0].begin) / grid.pace / 60)
            says = {
                "seat": seat,
                "minutes": longest,
                "total": round(total / grid.pace / 60),
                "limit": round(limit(grid) / grid.pace / 60),
                **_when(peaks),
            }
            yield finding(
                "H032",
                seat,
                seat_spot(evidence, seat),
                frequency=seen,
                seat=seat,
                severity=None if longest >= ALONE else "note",
                says=says,
                weight=total / grid.pace / 3600,
            )


def waits(evidence: Evidence, seat: str, trace: Trace) -> list[int]:
    """For each cell 1 where the seat has nothing to do in most of it."""
    grid = evidence.grid
    free = [0] * len(grid.cells)
    for begin, end in trace.attention[seat].idle:
        for cell, seconds in grid.over(begin, end):
            free[cell] += seconds
    return [int(2 * seconds > cell.end - cell.begin) for seconds, cell in zip(free, grid.cells, strict=True)]


def reading(evidence: Evidence) -> Iterator[Finding]:
    """Seats that get more words in some minutes than one person reads in them."""
    grid = evidence.grid
    bound = round(SPEED * WINDOW * grid.minutes) + 1
    for seat in evidence.index.seat_ids:
        peaks, seen = _peaks(evidence, evidence.book, partial(_windowed, evidence, seat), bound)
        if peaks:
            worst = max(peaks, key=lambda peak: peak.depth)
            says = {
                "seat": seat,
                "words": worst.depth,
                "minutes": round(WINDOW * grid.minutes),
                "needed": -(-worst.depth // SPEED),
                "wpm": SPEED,
                **_when([worst, *(p for p in peaks if p is not worst)]),
            }
            spot = seat_spot(evidence, seat)
            yield finding("H033", seat, spot, frequency=seen, seat=seat, says=says, weight=worst.depth / bound)


def _windowed(evidence: Evidence, seat: str, trace: Trace) -> list[int]:
    """For each cell the words that came in it and in those just before, within the same stretch of live play."""
    words = trace.attention[seat].words
    found = []
    for n in range(len(words)):
        begin = n
        while begin > max(0, n - WINDOW + 1) and not evidence.grid.cells[begin].first:
            begin -= 1
        found.append(sum(words[begin : n + 1]))
    return found
