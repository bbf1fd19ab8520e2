"""A rumour that people pass on until they only meet others who know it, and what takes its breath away.

D. Maki & M. Thompson, Mathematical Models and Applications, 1973; the share never reached is A. Sudbury's, "The
proportion of the population never hearing a rumour", Journal of Applied Probability 22, 1985.
"""

from __future__ import annotations

from math import expm1, log1p
from typing import Protocol

MOST = 10_000_000
"""The largest population for `simulate`, which takes about two steps a person."""


class Random(Protocol):
    """What a `random.Random` has."""

    def random(self) -> float:
        """A number from 0 up to but without 1."""


def never_reached(alpha: float = 1.0) -> float:
    """The share of those open to a rumour at first whom it never reaches, in a population without end.

    It is the root θ < 1 of 2α(1 - θ) + ln θ = 0. Up to α = 1/2 there is no such root: no outbreak, all are spared.

    Args:
        alpha: the share of people open to it, from 0 to 1; the others were warned beforehand and don't pass it on.

    Raises:
        ValueError: alpha is no number from 0 to 1.

    >>> round(never_reached(), 6), round(never_reached(0.8), 4), never_reached(0.5)
    (0.203188, 0.358, 1.0)
    """
    _share(alpha, "alpha")
    if alpha <= 0.5:
        return 1.0
    low, high = 1 - 1 / (2 * alpha), -expm1(-2 * alpha)  # the share reached lies between these
    for _ in range(100):
        middle = (low + high) / 2
        if 2 * alpha * middle + log1p(-middle) > 0:
            low = middle
        else:
            high = middle
    return 1 - (low + high) / 2


def simulate(n: int, rng: Random, alpha: float = 1.0) -> float:
    """The share never reached in one run of the Maki-Thompson process among `n` people, one of whom starts it.

    A spreader calls somebody, anybody. One who hasn't heard it becomes a spreader; when the other knows it already, as
    spreader or no longer, only the caller loses interest.

    Args:
        n: how many people, from 2 to ten million.
        rng: where chance comes from; one number is taken for each call.
        alpha: the share of the others who are open to it. Those who aren't count as knowing it.

    Returns:
        the share of those who were open to it at first; 1.0 if nobody was.

    Raises:
        ValueError: `n` or `alpha` is out of range.
    """
    _people(n)
    _share(alpha, "alpha")
    others = n - 1
    first = ignorant = round(alpha * others)
    spreading = 1
    random = rng.random
    while spreading:
        if random() * others < ignorant:
            ignorant -= 1
            spreading += 1
        else:
            spreading -= 1
    return ignorant / first if first else 1.0


def _share(value: object, what: str) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise ValueError(f"{what} must be a share between 0 and 1")


def _people(n: object) -> None:
    if isinstance(n, bool) or not isinstance(n, int) or not 2 <= n <= MOST:
        raise ValueError(f"a rumour needs a whole number of people from 2 to {MOST:,}")
