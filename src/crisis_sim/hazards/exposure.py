"""What people breathe and what it does to them: air exchange of a space, dose, and crowds that carry it along."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, exp, expm1, isfinite, log, sqrt
from typing import NamedTuple

WHOLE = 1000
"""Crowds are counted in thousandths of a person, so that slow flows don't get lost in rounding."""
_DOSE = 1000
"""Doses are kept in thousandths of mg min/m3, or of what the exponent makes of it."""


def air_exchange(
    inside: float, outside: float, changes_h: float, seconds: float, source_g_s: float = 0.0, volume_m3: float = 1.0
) -> tuple[float, float]:
    """Concentration (at the end, on average) of well-mixed air in a space that exchanges air with outside.

    First-order exchange: dC/dt = changes (outside - C) + source / volume. A house in a plume has no source; a station
    with the substance inside has one.

    Args:
        inside: concentration at the beginning, g/m3.
        outside: concentration of the air that comes in, g/m3.
        changes_h: air changes per hour; 0 is an airtight space.
        seconds: how long.
        source_g_s: what is given off in the space, g/s.
        volume_m3: its volume.

    Raises:
        ValueError: a negative or infinite number, no volume.

    Source: mass balance of a single well-mixed zone, e.g. Shair and Heitner, Environ. Sci. Technol. 8 (1974) 444.
    """
    numbers = (inside, outside, changes_h, seconds, source_g_s, volume_m3)
    if not all(isfinite(number) and number >= 0 for number in numbers) or not volume_m3:
        raise ValueError("concentrations, air changes, time and source must be 0 or more, the volume above 0")
    inflow = source_g_s / volume_m3
    exchanged = changes_h * seconds / 3600
    if exchanged < 1e-9:
        return inside + inflow * seconds, inside + inflow * seconds / 2
    balance = outside + inflow * 3600 / changes_h
    return (
        balance + (inside - balance) * exp(-exchanged),
        balance + (inside - balance) * -expm1(-exchanged) / exchanged,
    )


def affected(dose: float, median: float, slope: float = 2.0) -> float:
    """Share of people, 0 to 1, on whom a dose has an effect that the median dose has on half of them.

    Probit: the logarithm of the dose at which a person is affected is spread normally, with deviation 1 / slope. A
    slope of 2 is a training default: half the median dose affects 8 %, a quarter 0.3 %.

    Raises:
        ValueError: a negative dose, a median or slope not above 0, a number that is not finite.

    Source: D. J. Finney, Probit Analysis, 1971; dose as concentration times time after Haber.
    """
    if not (isfinite(dose) and isfinite(median) and isfinite(slope) and dose >= 0 and median > 0 and slope > 0):
        raise ValueError("the dose must be 0 or more, the median and the slope above 0")
    ratio = dose / median
    return erfc(-slope * log(ratio) / sqrt(2)) / 2 if ratio else 0.0


class Effects(NamedTuple):
    """What a substance does: toxic load is concentration to the power of `exponent`, times minutes.

    Source: W. F. ten Berge and others, J. Hazardous Materials 13 (1986) 301; with the exponent 1 it is Haber's rule.
    """

    notice: float
    """Below this many mg/m3, nothing happens."""
    harm: float
    """Median load."""
    severe: float
    """Median load."""
    exponent: float = 1.0

    @classmethod
    def of(cls, notice: float, harm: float, severe: float, minutes: float, exponent: float) -> Effects:
        """From concentrations, mg/m3, that harm half of those who breathe them for so many minutes."""
        return cls(notice, harm**exponent * minutes, severe**exponent * minutes, exponent)


@dataclass(slots=True, eq=False)
class Crowd:
    """People in the same air, in thousandths of a person. Those who join bring their dose; the mean is what counts."""

    people: int = 0
    noticed: int = 0
    """Those of them who were ever in air above what is noticed."""
    harmed: int = 0
    severe: int = 0
    dose: int = 0
    """Their mean dose, in thousandths."""

    def breathe(self, level: float, minutes: float, effects: Effects) -> int:
        """Let them breathe air of this many mg/m3 for so long; how many thousandths of a person notice it."""
        if not self.people or level < effects.notice:
            return 0
        self.noticed = self.people
        self.dose += round(level**effects.exponent * minutes * _DOSE)
        self.harmed = max(self.harmed, self._share(effects.harm))
        self.severe = max(self.severe, self._share(effects.severe))
        return self.people

    def _share(self, median: float) -> int:
        return round(self.people * affected(self.dose / _DOSE, median))

    def move(self, count: int, to: Crowd) -> None:
        """Send so many thousandths to another crowd: a cross-section of this one. Nobody is lost or made."""
        count = min(count, self.people)
        if count <= 0:
            return
        noticed, harmed, severe = (n * count // self.people for n in (self.noticed, self.harmed, self.severe))
        gone = Crowd(count, noticed, harmed, severe, self.dose)
        self.people -= count
        self.noticed -= gone.noticed
        self.harmed -= gone.harmed
        self.severe -= gone.severe
        to.dose = (to.dose * to.people + gone.dose * count) // (to.people + count)
        to.people += count
        to.noticed += gone.noticed
        to.harmed += gone.harmed
        to.severe += gone.severe
