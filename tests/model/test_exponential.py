"""Exponential draws come out the same whether a float or a decimal logarithm decides."""

from __future__ import annotations

from decimal import Decimal, localcontext

from hypothesis import example, given
from hypothesis import strategies as st

from crisis_sim.model.draws import BITS, exponential

LAST = (1 << BITS) - 1
A_HAIR_BELOW_HALF = 5463142506141193
"""At a mean of one second it gives 0.499999999999999998913, which a float takes for a half."""


@given(
    st.integers(0, LAST) | st.integers(0, 53).map(lambda n: LAST - (1 << n) + 1) | st.integers(0, 1000),
    st.integers(0, 10_000) | st.integers(0, 1_000_000_000),
)
@example(A_HAIR_BELOW_HALF, 3)
def test_is_the_exact_value_rounded(u: int, mean: int) -> None:
    """Against forty digits, where no rounding of the logarithm can matter."""
    with localcontext(prec=40):
        exact = -(Decimal(u + 1) / Decimal(1 << BITS)).ln() * mean
        assert exponential(u, mean) == exact.to_integral_value()
