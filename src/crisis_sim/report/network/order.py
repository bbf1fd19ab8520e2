"""The order in each row that lets few lines cross: sweeps by the mean place of those above and below."""

from __future__ import annotations

import itertools
from bisect import bisect_right, insort

from crisis_sim.report.network.rows import Rows

SWEEPS = 16
SWAPS = 8


def ordered(rows: Rows) -> list[list[str]]:
    """The rows in the best order that the sweeps came by; the same rows give the same order."""
    here = [list(row) for row in rows.rows]
    row_of = rows.row_of
    best, fewest = here, crossings(here, rows)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        here = [list(row) for row in here]
        for n in range(len(here)) if down else reversed(range(len(here))):
            _sort(here, n, n - 1 if down else n + 1, rows, row_of)
        if (count := crossings(here, rows)) < fewest:
            best, fewest = here, count
    return _swapped([list(row) for row in best], rows)


def _sort(here: list[list[str]], n: int, other: int, rows: Rows, row_of: dict[str, int]) -> None:
    """Put one row in the order of the mean place of its neighbours in another row and in its own."""
    place = {key: (2 * i + 1) / (2 * len(row)) for row in here for i, key in enumerate(row)}

    def mean(key: str) -> float:
        near = [place[k] for k in rows.beside[key] if row_of[k] in (n, other)]
        total = 0.0
        for one in near:
            total += one
        return total / len(near) if near else place[key]

    here[n].sort(key=mean)


def _swapped(here: list[list[str]], rows: Rows) -> list[list[str]]:
    """Let neighbours in a row change places where fewer lines then cross, or lines within the row become shorter."""
    row_of = rows.row_of
    place = {key: i for row in here for i, key in enumerate(row)}
    for _ in range(SWAPS):
        changed = False
        for n, row in enumerate(here):
            for i in range(len(row) - 1):
                left, right = row[i], row[i + 1]
                gain = 0
                for one in rows.beside[left]:
                    for other in rows.beside[right]:
                        if row_of[one] == row_of[other] != n:
                            gain += (place[one] > place[other]) - (place[one] < place[other])
                gain += _nearer(left, i, i + 1, right, rows, row_of, place)
                gain += _nearer(right, i + 1, i, left, rows, row_of, place)
                if gain > 0:
                    row[i], row[i + 1] = right, left
                    place[left], place[right] = i + 1, i
                    changed = True
        if not changed:
            break
    return here


def _nearer(
    key: str, now: int, then: int, other: str, rows: Rows, row_of: dict[str, int], place: dict[str, int]
) -> int:
    """By how many places a key comes nearer to those of its own row with which it shares a line."""
    mine = [place[k] for k in rows.beside[key] if row_of[k] == row_of[key] and k != other]
    return sum(abs(now - at) - abs(then - at) for at in mine)


def crossings(here: list[list[str]], rows: Rows) -> int:
    """How many pairs of lines cross between neighbouring rows."""
    place = {key: (n, i) for n, row in enumerate(here) for i, key in enumerate(row)}
    between: dict[int, list[tuple[int, int]]] = {}
    for way in rows.ways:
        for one, other in itertools.pairwise(way):
            (n, i), (m, j) = sorted((place[one], place[other]))
            if m == n + 1:
                between.setdefault(n, []).append((i, j))
    count = 0
    for pairs in between.values():
        seen: list[int] = []
        for _, j in sorted(pairs):
            count += len(seen) - bisect_right(seen, j)
            insort(seen, j)
    return count
