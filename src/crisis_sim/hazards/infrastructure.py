"""An economy whose sectors use one another's goods, and what it loses when some of them can't deliver.

Input-output analysis (W. Leontief, The Structure of American Economy, 2nd edition 1951) and the demand-reduction
inoperability model built on it (Y. Haimes & P. Jiang 2001; J. Santos & Y. Haimes 2004). Amounts are in any one unit of
money or goods per time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crisis_sim.hazards.matrix import Matrix, numbers, productive, rest_of_one, solve, square

ROUNDING = 1e-9
"""By so much a share may come out above 1 where all of the demand is lost."""


def leontief(a: Sequence[Sequence[float]], d: Sequence[float]) -> list[float]:
    """What each sector must make so that, after what the sectors use themselves, the demand is met: x = a·x + d.

    Args:
        a: technical coefficients, n by n: what sector i delivers for one unit of what sector j makes.
        d: final demand, n amounts, none negative.

    Returns:
        n amounts x, none negative.

    Raises:
        ValueError: with the condition that is broken: shape, finite numbers, no negative entries, spectral radius
            below 1.

    >>> [round(x, 2) for x in leontief([[0.3, 0, 0.1], [0.2, 0.3, 0.2], [0.1, 0.2, 0.05]], [1, 4, 2])]
    [1.98, 7.39, 3.87]
    """
    return _output(*_economy(a, d))


def inoperability(a: Sequence[Sequence[float]], d: Sequence[float], perturbation: Sequence[float]) -> list[float]:
    """The share of its production that each sector loses when demand falls away or can't be served.

    q = (1 - a*)⁻¹ c* with a* = diag(x)⁻¹ a diag(x) and c* the perturbation. The amounts lost, x·q, are what the
    lost demand alone would take to make: (1 - a)⁻¹ Δd. As long as no more demand is lost than there is (c* ≤ d / x), q
    lies between 0 and 1.

    Args:
        a: technical coefficients as for `leontief`.
        d: final demand, n amounts; every sector must come to make something.
        perturbation: n shares from 0 to 1: the demand that is lost as a share of what the sector makes, Δd / x.

    Raises:
        ValueError: with the condition that is broken: those of `leontief`, x above 0, perturbation from 0 to 1.
    """
    coefficients, demand = _economy(a, d)
    x = _output(coefficients, demand)
    if not all(value > 0 for value in x):
        raise ValueError(
            "every sector must make something (x above 0): where nothing is made, no share of it can be lost"
        )
    c = numbers(perturbation, "the perturbation")
    if len(c) != len(x):
        raise ValueError(f"the perturbation must have one share for each of the {len(x)} sectors")
    if not all(0 <= share <= 1 for share in c):
        raise ValueError(
            "every share of the perturbation must lie between 0 and 1: it is the lost demand as a share of x"
        )
    starred = [
        [value * x[j] / x[i] if value else 0.0 for j, value in enumerate(row)] for i, row in enumerate(coefficients)
    ]
    q = numbers(solve(rest_of_one(starred), c), "the inoperabilities that come of it")
    return [1.0 if 1 < share < 1 + ROUNDING else max(0.0, share) for share in q]


def _coefficients(a: Iterable[Iterable[object]]) -> Matrix:
    rows = square(a, "the coefficients")
    if any(value < 0 for row in rows for value in row):
        raise ValueError("no coefficient may be negative: a sector can't use less than nothing")
    if not productive(rows):
        raise ValueError(
            "the spectral radius of the coefficients must be below 1: "
            "as they stand, the sectors use up all that they make, or more"
        )
    return rows


def _economy(a: Iterable[Iterable[object]], d: Iterable[object]) -> tuple[Matrix, list[float]]:
    coefficients, demand = _coefficients(a), numbers(d, "the demand")
    if len(demand) != len(coefficients):
        raise ValueError(f"the demand must have one amount for each of the {len(coefficients)} sectors")
    if any(value < 0 for value in demand):
        raise ValueError("no demand may be negative")
    return coefficients, demand


def _output(coefficients: Matrix, demand: list[float]) -> list[float]:
    x = numbers(solve(rest_of_one(coefficients), demand), "the amounts that come of it")
    return [max(0.0, amount) for amount in x]  # exactly computed none is negative
