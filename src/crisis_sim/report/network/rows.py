"""Into rows: every band of a drawing has one or more, and a line that passes a row has a bend in it.

This is the layered drawing of Sugiyama, Tagawa and Toda (1981): rows, order in the rows, places in the order.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from crisis_sim.report.network.picture import Node, Picture, Tie

WIDEST = 8
"""Actors side by side; a band with more has several rows."""
MOST_BENDS = 400
"""With more, long lines run straight behind the boxes: nobody could follow them anyway."""


class Rows(NamedTuple):
    """What stands in which row. A key is an actor's id, or `tie/row` for the bend of a line."""

    rows: list[list[str]]
    bands: list[int]
    """Band of each row."""
    ways: list[tuple[str, ...]]
    """For each tie the keys that its line passes, from `one` to `other`."""
    beside: dict[str, list[str]]
    """Key: those next to it on a line, in the rows above and below or in its own."""

    @property
    def row_of(self) -> dict[str, int]:
        """Key: its row."""
        return {key: n for n, row in enumerate(self.rows) for key in row}


def rows(picture: Picture) -> Rows:
    """Rows of actors and bends, not yet in a good order."""
    made: list[list[str]] = []
    bands: list[int] = []
    for band, (_, _, nodes) in enumerate(picture.bands):
        for row in _split(nodes, picture.ties):
            made.append(row)
            bands.append(band)
    row_of = {key: n for n, row in enumerate(made) for key in row}
    bends = [_bends(tie, n, row_of) for n, tie in enumerate(picture.ties)]
    if len([key for some in bends for key, _ in some]) > MOST_BENDS:
        bends = [[] for _ in bends]
    ways = []
    beside: dict[str, list[str]] = {key: [] for key in row_of}
    for tie, some in zip(picture.ties, bends, strict=True):
        for key, at in some:
            made[at].append(key)
            beside[key] = []
        way = (tie.one, *(key for key, _ in some), tie.other)
        ways.append(way)
        for here, there in itertools.pairwise(way):
            beside[here].append(there)
            beside[there].append(here)
    return Rows(made, bands, ways, beside)


def _bends(tie: Tie, n: int, row_of: dict[str, int]) -> list[tuple[str, int]]:
    """The bends of a line in the rows that it passes, from `one` to `other`."""
    one, other = row_of[tie.one], row_of[tie.other]
    step = 1 if other > one else -1
    return [(f"{n}/{row}", row) for row in range(one + step, other, step)] if one != other else []


def _split(nodes: list[Node], ties: tuple[Tie, ...]) -> list[list[str]]:
    """Rows of about the same length; who orders and activates others stands above them."""
    rank = {node.id: 0 for node in nodes}
    for tie in ties:
        if tie.family == "command" and tie.one in rank and tie.other in rank:
            rank[tie.one] += bool(tie.there) - bool(tie.back)
            rank[tie.other] += bool(tie.back) - bool(tie.there)
    keys = sorted(rank, key=lambda key: -rank[key])
    count = -(-len(keys) // WIDEST)
    return [keys[n * len(keys) // count : (n + 1) * len(keys) // count] for n in range(count)]
