"""Random draws as keyed hashes: no generator holds state, so one more draw anywhere leaves all others as they were.

Keys are (seed, purpose, from, to, channel, cause, occurrence); cause names an inject, decision, fact or subject, never
a serial number. This is what makes common random numbers between two plans work.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from hashlib import blake2b
from math import isqrt, log

BITS = 53
_ONE = 1 << BITS
_LN = Context(prec=20)
_DOUBT = 1e-9
"""Far more than any float logarithm errs: 37 (the largest) times a few units in the 16th digit."""


def draw(
    seed: int, purpose: str, frm: str = "", to: str = "", channel: str = "", cause: str = "", occurrence: int = 0
) -> int:
    """A uniform integer in 0 … 2**53 − 1 that depends on the key only."""
    key = f"{seed}\x1f{purpose}\x1f{frm}\x1f{to}\x1f{channel}\x1f{cause}\x1f{occurrence}"
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 11


def triangular(u: int, low: int, mode: int, high: int) -> int:
    """An integer from a triangular distribution by inversion, in integer arithmetic (`u` from `draw`).

    >>> triangular(0, 5, 7, 11), triangular(2**53 - 1, 5, 7, 11)
    (5, 11)
    """
    width = high - low
    if width == 0:
        return low
    if u * width < (mode - low) << BITS:
        return low + (isqrt(u * width * (mode - low) * 4 >> BITS) + 1) // 2
    return high - (isqrt((_ONE - 1 - u) * width * (high - mode) * 4 >> BITS) + 1) // 2


def exponential(u: int, mean: int) -> int:
    """An integer from an exponential distribution, rounded to the nearest, alike on every machine.

    Machines disagree on the last bits of a float logarithm, which is no matter unless the value lies that near to a
    half: then a decimal logarithm decides, thirty times as slow.
    """
    value = -log((u + 1) / _ONE) * mean
    nearest = round(value)
    if 0.5 - abs(value - nearest) > mean * _DOUBT:
        return nearest
    logarithm = _LN.ln(_LN.divide(Decimal(u + 1), Decimal(_ONE)))
    return int(_LN.multiply(-logarithm, Decimal(mean)).to_integral_value())


def choice(u: int, weights: Mapping[str, float]) -> str:
    """One key, by weight (thousandths of the sum count)."""
    scaled = {key: round(weight * 1_000_000) for key, weight in weights.items()}
    left = u * sum(scaled.values()) >> BITS
    for key, weight in scaled.items():
        if left < weight:
            return key
        left -= weight
    return next(reversed(scaled))


def chance(u: int, permille: int) -> bool:
    """Whether something with this chance (thousandths) happens."""
    return u * 1000 < permille << BITS
