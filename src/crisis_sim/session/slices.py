"""Seats' slices from the lines of a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from crisis_sim.model.events import Event, Line
from crisis_sim.model.fold import apply
from crisis_sim.model.index import Index
from crisis_sim.model.slice import SliceLine, Slicer
from crisis_sim.model.state import fresh
from crisis_sim.scenario.time import parse_moment
from crisis_sim.session.header import compiled_of
from crisis_sim.session.replay import parse
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError


class Told(NamedTuple):
    """A line of a seat's slice, and the line of the log that it comes from."""

    number: int
    """The lines of the log up to and with it, without the header."""
    seat: str
    line: SliceLine


def slice_of(log: Path, seat: str, moment: str | None = None) -> tuple[list[SliceLine], Index]:
    """The lines of a log that one seat may see, until a moment, and the scenario behind them.

    Raises:
        LogError: not a log, no such seat, or no such moment.
    """
    header, raw, _ = read(log)
    index = Index(compiled_of(header, str(log)))
    if seat not in index.seats:
        there = ", ".join(index.seat_ids)
        raise LogError("G013", f"has no seat {seat[:64]!r}", f"its seats are {there}", str(log))
    try:
        until = index.at(parse_moment(moment)) if moment is not None else None
    except ValueError as error:
        raise LogError("G014", f"cannot be shown at {moment!r}", str(error), str(log)) from None
    lines = takewhile(lambda line: until is None or line.t <= until, lines_of(raw, str(log)))
    return [told.line for told in told_of(index, lines, (seat,), str(log))], index


def lines_of(raw: Sequence[bytes], where: str) -> Iterator[Line]:
    """The commands and events of a log, without its header.

    Raises:
        LogError: a line is damaged.
    """
    return (parse(line, f"{where}:{number}") for number, line in enumerate(raw[1:], start=2))


def told_of(index: Index, lines: Iterable[Line], seats: Sequence[str], where: str) -> Iterator[Told]:
    """What these seats were told, in the order of the log.

    Raises:
        LogError: an event does not fit what came before.
    """
    state = fresh(index)
    slicers = {seat: Slicer(index, seat, state.handles[seat]) for seat in seats}
    for number, event in enumerate(lines, start=1):
        if isinstance(event, Event):
            try:
                apply(state, event)
                told = [Told(number, seat, slicers[seat].line(event)) for seat in event.audience if seat in slicers]
            except (KeyError, IndexError, TypeError, AttributeError, ValueError):
                raise LogError("G008", "is damaged", "restore the file from a copy", f"{where}:{number + 1}") from None
            yield from told
