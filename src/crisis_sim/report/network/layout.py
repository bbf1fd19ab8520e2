"""From rows and their order to pixels: boxes with their words, and lines that leave each box side by side."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crisis_sim.report.network.lettering import lines
from crisis_sim.report.network.order import ordered
from crisis_sim.report.network.picture import Node, Picture, Tie
from crisis_sim.report.network.place import placed
from crisis_sim.report.network.rows import Rows, rows
from crisis_sim.report.network.words import MARK, word

BOX = 158
"""Width of an actor's box."""
GAPS = (22, 14, 9)
"""Room between two boxes, between a box and a line, and from line to line."""
ROW_GAP = 58
"""Room between rows, in which lines cross."""
LANE = 8
"""More room below a row for each line that runs along it."""


class Box(NamedTuple):
    """An actor's box: its middle, its top, its height, and lines of text with size and style."""

    node: Node
    x: int
    y: int
    height: int
    text: list[tuple[str, int, str]]


class Line(NamedTuple):
    """The line of a tie: an SVG path from `one` to `other`, whose names are shown."""

    tie: Tie
    one: str
    other: str
    path: str


class Layout(NamedTuple):
    """Everything in its place, in pixels from the top left."""

    width: int
    height: int
    bands: list[tuple[int, int, list[str]]]
    """Top, bottom and name of each band."""
    boxes: list[Box]
    lines: list[Line]
    faint: bool
    """There are too many lines to follow each."""


def layout(picture: Picture) -> Layout:
    """Place everything."""
    made = rows(picture)
    order = ordered(made)
    nodes = {node.id: node for node in picture.nodes}

    def room(one: str, other: str) -> int:
        boxes = (one in nodes) + (other in nodes)
        return BOX * boxes // 2 + GAPS[2 - boxes]

    x = {key: at + BOX // 2 for key, at in placed(order, made.beside, room).items()}
    text = {key: _words(node, picture.lang) for key, node in nodes.items()}
    lanes = _lanes(made, x)
    tops, heights, foots, at = [], [], [], 0
    for n, row in enumerate(order):
        height = max((_height(text[key]) for key in row if key in nodes), default=0)
        tops.append(at + ROW_GAP // 2)
        heights.append(height)
        at += (
            height
            + ROW_GAP
            + LANE * max((lane for tie, lane in lanes.items() if made.row_of[made.ways[tie][0]] == n), default=0)
        )
        foots.append(at)
    boxes = [
        Box(nodes[key], x[key], tops[n] + (heights[n] - _height(text[key])) // 2, _height(text[key]), text[key])
        for n, row in enumerate(order)
        for key in row
        if key in nodes
    ]
    edges = {box.node.id: (box.y, box.y + box.height) for box in boxes}
    edges |= {key: (tops[n], tops[n] + heights[n]) for n, row in enumerate(order) for key in row if key not in nodes}
    bands = []
    for band, (_, name, _) in enumerate(picture.bands):
        mine = [n for n, other in enumerate(made.bands) if other == band]
        bands.append((tops[mine[0]] - ROW_GAP // 2, foots[mine[-1]], lines(name, 12, 118, 3)))
    ports = _ports(made, x)
    drawn = [
        Line(tie, nodes[tie.one].name, nodes[tie.other].name, _path(n, way, lanes, ports, edges))
        for n, (tie, way) in enumerate(zip(picture.ties, made.ways, strict=True))
    ]
    right = max((at + BOX // 2 for at in x.values()), default=0)
    return Layout(right, at, bands, boxes, drawn, len(picture.ties) > 200)


def _words(node: Node, lang: str) -> list[tuple[str, int, str]]:
    """The lines in a box: abbreviation or name, the name below it, who plays it."""
    mark = f"{MARK} " if node.cut_off else ""
    bold = ' font-weight="bold"'
    room = BOX - 14
    head = node.short or node.name
    found = [(line, 13, bold) for line in lines(f"{mark}{head}", 13, room, 1 if node.short else 3)]
    if node.short and node.short != node.name:
        found += [(line, 11, "") for line in lines(node.name, 11, room, 2)]
    if node.seat:
        found += [
            (line, 11, ' font-style="italic"') for line in lines(f"{word('seat', lang)}: {node.seat}", 11, room, 2)
        ]
    if node.convened:
        found.append((word("convened", lang), 11, ' font-style="italic"'))
    return found


def _height(text: Sequence[tuple[str, int, str]]) -> int:
    return 12 + sum(size + 3 for _, size, _ in text)


def _lanes(made: Rows, x: Mapping[str, int]) -> dict[int, int]:
    """Lines between two of the same row run level below it, the short ones nearer: tie and its lane from 0."""
    row_of = made.row_of
    level: dict[int, list[tuple[int, int, int]]] = {}
    for n, way in enumerate(made.ways):
        if row_of[way[0]] == row_of[way[-1]]:
            left, right = sorted((x[way[0]], x[way[-1]]))
            level.setdefault(row_of[way[0]], []).append((right - left, n, left))
    found: dict[int, int] = {}
    for some in level.values():
        taken: list[list[tuple[int, int]]] = []
        for span, n, left in sorted(some):
            lane = next((k for k, row in enumerate(taken) if all(left >= b or left + span <= a for a, b in row)), None)
            if lane is None:
                lane = len(taken)
                taken.append([])
            taken[lane].append((left - BOX // 2, left + span + BOX // 2))
            found[n] = lane
    return found


def _ports(made: Rows, x: Mapping[str, int]) -> dict[tuple[int, str], int]:
    """Where a line leaves a key: those of one side stand side by side, in the order of where they go."""
    row_of = made.row_of
    sides: dict[tuple[str, bool], list[tuple[int, int, str]]] = {}
    for n, way in enumerate(made.ways):
        for here, there in ((way[0], way[1]), (way[-1], way[-2])):
            below = row_of[there] >= row_of[here]
            sides.setdefault((here, below), []).append((x[there], n, here))
    found = {(n, key): x[key] for n, way in enumerate(made.ways) for key in way}
    for (key, _), going in sides.items():
        step = min(14, (BOX - 24) // len(going))
        for i, (_, n, _) in enumerate(sorted(going)):
            found[n, key] = x[key] + i * step - (len(going) - 1) * step // 2
    return found


def _path(
    n: int,
    way: tuple[str, ...],
    lanes: Mapping[int, int],
    ports: Mapping[tuple[int, str], int],
    edges: Mapping[str, tuple[int, int]],
) -> str:
    """A smooth path through all keys of a way; between two of the same row it runs below the row."""
    one, other = way[0], way[-1]
    if n in lanes:
        begin, end = (ports[n, one], edges[one][1]), (ports[n, other], edges[other][1])
        level = max(begin[1], end[1]) + 18 + LANE * lanes[n]
        turn = 8 if end[0] > begin[0] else -8
        return (
            f"M{begin[0]} {begin[1]} V{level - 8} Q{begin[0]} {level} {begin[0] + turn} {level} "
            f"H{end[0] - turn} Q{end[0]} {level} {end[0]} {level - 8} V{end[1]}"
        )
    down = edges[other][0] > edges[one][0]
    leave, enter = (1, 0) if down else (0, 1)
    path = f"M{ports[n, one]} {edges[one][leave]}"
    for here, there in itertools.pairwise(way):
        (x0, y0), (x1, y1) = (ports[n, here], edges[here][leave]), (ports[n, there], edges[there][enter])
        middle = (y0 + y1) // 2
        path += f" C{x0} {middle} {x1} {middle} {x1} {y1}"
        if there != other:
            path += f" L{x1} {edges[there][leave]}"
    return path
