"""Who of the network stands where: by level, on one side of the seat or on both, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crisis_sim.model.traffic import Node

LEVELS = (
    "international", "federal", "regional", "community", "provincial", "municipal", "local", "operator", "society", ""
)  # fmt: skip
"""In this order groups stand."""
_TWO = 74
"""Columns from which there are lanes on both sides."""


class Row(NamedTuple):
    """One line of a side: the heading of a level, somebody, or more about the one above."""

    node: Node | None = None
    level: str | None = None
    about: Node | None = None


def fitting(nodes: Sequence[Node], width: int, height: int) -> tuple[list[list[Row]], int]:
    """The sides with as many of the most relevant as fit, by level; and how many don't.

    Where everybody fits twice, a second line says more about each.
    """
    sides = 2 if width >= _TWO else 1
    twice = _sides(_grouped(nodes, twice=True), sides)
    if nodes and all(len(side) <= height for side in twice):
        return twice, 0
    for count in range(min(len(nodes), height * sides), 0, -1):
        groups = _grouped(nodes[:count], twice=False)
        for arranged in (_sides(groups, sides), _parted(groups, sides)):
            if all(len(side) <= height for side in arranged):
                return arranged, len(nodes) - count
    return [[] for _ in range(sides)], len(nodes)


def _grouped(nodes: Sequence[Node], *, twice: bool) -> list[list[Row]]:
    """One list a level: its heading, then those on it."""
    groups = []
    for level in LEVELS:
        own = [node for node in nodes if (node.level if node.level in LEVELS else "") == level]
        if own:
            rows = [row for node in own for row in (Row(node), *([Row(about=node)] if twice else []))]
            groups.append([Row(level=level), *rows])
    return groups


def _sides(groups: list[list[Row]], sides: int) -> list[list[Row]]:
    """Groups one below the other; on two sides, so that these are about as long."""
    if sides == 1:
        return [[row for group in groups for row in group]]
    half = sum(map(len, groups)) / 2
    left: list[Row] = []
    right: list[Row] = []
    for group in groups:
        onto = left if not right and len(left) + len(group) / 2 <= half + 1 else right
        onto.extend(group)
    return [left, right]


def _parted(groups: list[list[Row]], sides: int) -> list[list[Row]]:
    """The same where a group may begin on the left and go on, under its heading, on the right."""
    rows = [row for group in groups for row in group]
    if sides == 1 or len(rows) < 2:
        return _sides(groups, sides)
    half = (len(rows) + 1) // 2
    if rows[half - 1].level is not None:
        half -= 1  # no heading without anybody below it
    right = rows[half:]
    if right and right[0].level is None:
        right.insert(0, next(row for row in reversed(rows[:half]) if row.level is not None))
    return [rows[:half], right]
