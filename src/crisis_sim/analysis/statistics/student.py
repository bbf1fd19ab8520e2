"""Student's t and the binomial distribution, both through the regularised incomplete beta function."""

from __future__ import annotations

from functools import cache
from math import exp, fabs, lgamma, log, log1p, sqrt

_TINY = 1e-300
_EPSILON = 1e-15
_ROUNDS = 100_000


def beta(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b) for 0 <= x <= 1 and a, b > 0.

    Source: the continued fraction of DLMF 8.17.22, evaluated by Lentz's method as Thompson and Barnett (1986) mend it.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _ROUNDS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            fraction *= c * d
        if fabs(c * d - 1) < _EPSILON:
            break
    return min(1.0, front * fraction)


def _away_from_zero(value: float) -> float:
    return value if fabs(value) > _TINY else _TINY


def two_sided(t: float, df: int) -> float:
    """Chance that Student's t with `df` degrees of freedom lies farther from 0 than `t`."""
    return beta(df / (df + t * t), df / 2, 0.5)


@cache
def quantile(p: float, df: int) -> float:
    """The value that Student's t stays below with chance `p`.

    >>> round(quantile(.975, 9), 3)
    2.262

    Raises:
        ValueError: `p` outside 0..1, or no degree of freedom.
    """
    if not 0 < p < 1 or df < 1:
        raise ValueError(f"no t quantile of {p} with {df} degrees of freedom")
    if p < 0.5:
        return -quantile(1 - p, df)
    tail = 2 * (1 - p)
    low, high = 0.0, 1.0
    while two_sided(high, df) > tail:
        low, high = high, 2 * high
    while high - low > 1e-13 * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if two_sided(middle, df) > tail else (low, middle)
    return (low + high) / 2


def at_most(k: int, n: int, p: float) -> float:
    """Chance of at most `k` successes in `n` independent trials with chance `p`."""
    if k < 0:
        return 0.0
    return 1.0 if k >= n else beta(1 - p, n - k, k + 1)


def root(variance: float, n: int) -> float:
    """Standard error of a mean of `n` values."""
    return sqrt(max(0.0, variance) / n)
