"""Square matrices as lists of rows: solving equations, and the test whether an economy can supply itself.

Plain arithmetic in a fixed order, so that every machine gets the same last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite

Matrix = list[list[float]]

MOST = 400
"""Rows of the largest matrix: a solution takes about a second."""
NEARLY = 1e-12
"""A pivot of less than this is rounding, not a number."""


def numbers(values: Iterable[object], what: str) -> list[float]:
    """Finite numbers from any list.

    Raises:
        ValueError: something in it is no finite number, or it is no list.
    """
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise ValueError(f"{what} must be a list of numbers")
    found = []
    for value in values:
        try:
            number = float("nan") if isinstance(value, (str, bytes)) else float(value)  # type: ignore[arg-type]  # told below
        except (TypeError, ValueError, OverflowError):
            number = float("nan")
        if not isfinite(number):
            raise ValueError(f"{what} must be finite numbers")
        found.append(number)
    return found


def square(a: Iterable[Iterable[object]], what: str) -> Matrix:
    """A square matrix of finite numbers.

    Raises:
        ValueError: it is empty, not square, too large, or holds something else.
    """
    if isinstance(a, (str, bytes)) or not isinstance(a, Iterable):
        raise ValueError(f"{what} must be a list of rows")
    rows = [numbers(row, what) for row in a]
    if not rows or any(len(row) != len(rows) for row in rows):
        raise ValueError(f"{what} must be square: as many columns as rows, and at least one")
    if len(rows) > MOST:
        raise ValueError(f"{what} may have at most {MOST} rows")
    return rows


def solve(a: Sequence[Sequence[float]], b: Sequence[float]) -> list[float]:
    """The x with a·x = b, by Gaussian elimination; in each column the largest entry is the pivot.

    Raises:
        ValueError: no single x solves it.

    >>> solve([[0.0, 2.0], [4.0, 0.0]], [6.0, 8.0])
    [2.0, 3.0]
    """
    n = len(b)
    rows = [[*row, right] for row, right in zip(a, b, strict=True)]
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        pivot = rows[k]
        if pivot[k] == 0:
            raise ValueError("the equations have no single solution")
        for i in range(k + 1, n):
            _reduce(rows[i], pivot, k)
    x = [0.0] * n
    for k in reversed(range(n)):
        left = rows[k][n]
        for j in range(k + 1, n):
            left -= rows[k][j] * x[j]
        x[k] = left / rows[k][k]
    return x


def rest_of_one(a: Sequence[Sequence[float]]) -> Matrix:
    """The unit matrix less `a`."""
    return [[(1.0 if i == j else 0.0) - value for j, value in enumerate(row)] for i, row in enumerate(a)]


def productive(a: Sequence[Sequence[float]]) -> bool:
    """Whether the spectral radius of a matrix without negative entries is below 1.

    That is so exactly if elimination on 1 - a, without exchanging rows, meets positive pivots only (D. Hawkins &
    H. Simon 1949).
    """
    rows = rest_of_one(a)
    for k, pivot in enumerate(rows):
        if not pivot[k] > NEARLY:
            return False
        for row in rows[k + 1 :]:
            _reduce(row, pivot, k)
    return True


def _reduce(row: list[float], pivot: Sequence[float], k: int) -> None:
    """Take from a row what makes its entry in column `k` zero."""
    if row[k]:
        times = row[k] / pivot[k]
        row[k:] = [value - times * other for value, other in zip(row[k:], pivot[k:], strict=True)]
