"""Where in its row everything stands: as near to its neighbours as order and room allow."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

ROUNDS = 24
Room = Callable[[str, str], int]
"""Pixels from the middle of one key to the middle of the next, at the least."""


def placed(order: Sequence[Sequence[str]], beside: Mapping[str, Sequence[str]], room: Room) -> dict[str, int]:
    """Middle of each key on the horizontal axis, in whole pixels; the leftmost is at 0.

    Bends pull harder than boxes, so that long lines run straight.
    """
    x: dict[str, float] = {}
    for row in order:
        offsets = _offsets(row, room)
        x.update((key, at - offsets[-1] / 2) for key, at in zip(row, offsets, strict=True))
    for turn in range(ROUNDS):
        for row in order if turn % 2 == 0 else reversed(order):
            wanted = [_mean([x[k] for k in beside[key]], x[key]) for key in row]
            weights = [4 if "/" in key else max(1, len(beside[key])) for key in row]
            x.update(zip(row, _spaced(_offsets(row, room), wanted, weights), strict=True))
    left = min(x.values(), default=0.0)
    return {key: round(at - left) for key, at in x.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    total = 0.0  # not `sum`, whose last digit depends on the Python
    for value in values:
        total += value
    return total / len(values) if values else otherwise


def _offsets(row: Sequence[str], room: Room) -> list[float]:
    found = [0.0]
    for left, right in itertools.pairwise(row):
        found.append(found[-1] + room(left, right))
    return found


def _spaced(offsets: Sequence[float], wanted: Sequence[float], weights: Sequence[int]) -> list[float]:
    """The places nearest to those wanted, by least squares, that keep order and room (pool adjacent violators)."""
    pools: list[tuple[float, int, int]] = []  # mean, weight, how many
    for want, offset, weight in zip(wanted, offsets, weights, strict=True):
        mean, mass, count = want - offset, weight, 1
        while pools and pools[-1][0] > mean:
            other, more, several = pools.pop()
            mean = (mean * mass + other * more) / (mass + more)
            mass, count = mass + more, count + several
        pools.append((mean, mass, count))
    found: list[float] = []
    for mean, _, count in pools:
        found += [mean + offsets[len(found) + n] for n in range(count)]
    return found
