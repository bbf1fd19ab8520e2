"""Numbers of a study as people read them: shares in percent, times as h:mm, as many digits as the interval bears."""

from __future__ import annotations

from math import floor, log10

from crisis_sim.analysis.compared import OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.scenario.text import clean

POINTS: dict[Language, str] = {"en": "pts", "nl": "procentpunt", "fr": "points"}
TO: dict[Language, str] = {"en": "to", "nl": "tot", "fr": "à"}
NONE = "–"
MOST = 3
"""Decimals at most."""
SHORT = 600
"""Seconds below which times are told in minutes and seconds."""


def clock(seconds: float) -> str:
    """A time as h:mm, with days once there are any.

    >>> clock(5400), clock(93600)
    ('1:30', '1d 2:00')
    """
    minutes = floor(abs(seconds) / 60 + 0.5)
    days, rest = divmod(minutes, 1440)
    sign = "−" if seconds < 0 and minutes else ""
    return sign + (f"{days}d " if days else "") + f"{rest // 60}:{rest % 60:02d}"


def number(value: float, decimals: int, lang: Language = "en", *, signed: bool = False) -> str:
    """A number with a true minus sign, and the decimal mark of the language."""
    text = f"{abs(value):.{decimals}f}"
    zero = not text.strip("0.")
    sign = "" if zero else "−" if value < 0 else "+" if signed else ""
    return sign + (text if lang == "en" else text.replace(".", ","))


class Amounts:
    """How one outcome's numbers are written in a language: one unit and one precision for all its arms."""

    def __init__(self, outcome: OutcomeStudy, lang: Language = "en") -> None:
        self.lang = lang
        self.outcome = outcome
        self.is_time = outcome.kind == "time" or outcome.unit == "s"
        self.censored = any(arm.never and arm.never.value for arm in outcome.arms)
        """Of times: whether some run never got there, so that means count to the horizon only."""
        self.unit = "%" if outcome.kind == "share" else "" if self.is_time else clean(outcome.unit)
        """Of levels; empty for times, which say themselves what they are."""
        self._scale = 100 if outcome.kind == "share" else 1
        self._decimals = _decimals([arm.mean for arm in outcome.arms if arm.mean], self._scale)
        differences = [comparison.difference for comparison in outcome.comparisons]
        differences += [effect.found.difference for effect in outcome.effects]
        self.difference_unit, self._difference_scale = self._difference(differences)
        """Of differences: percentage points, minutes, seconds, `h:mm` or the outcome's own."""
        self._difference_decimals = _decimals(differences, self._difference_scale)
        clear = [c.difference for c in outcome.comparisons if c.verdict in ("higher", "lower")]
        while self._difference_decimals < MOST and any(self._seems_none(found) for found in clear):
            self._difference_decimals += 1

    def _seems_none(self, found: Interval) -> bool:
        """Whether rounding hides that an interval excludes 0."""
        return any(
            limit is not None and not round(limit * self._difference_scale, self._difference_decimals)
            for limit in (found.low, found.high)
        )

    def _difference(self, differences: list[Interval]) -> tuple[str, float]:
        if self.outcome.kind == "share":
            return POINTS[self.lang], 100.0
        if self.outcome.unit == "%":
            return POINTS[self.lang], 1.0
        if not self.is_time:
            return clean(self.outcome.unit), 1.0
        largest = max((abs(limit) for found in differences for limit in found if limit is not None), default=0.0)
        return ("h:mm", 1.0) if largest >= 7200 else ("min", 1 / 60) if largest >= 90 else ("s", 1.0)

    def level(self, value: float | None, *, unit: bool = False) -> str:
        """A value of the outcome."""
        if value is None:
            return NONE
        if self.is_time:
            if max(map(abs, self.outcome.span)) >= SHORT:
                return clock(value)
            minutes, seconds = divmod(floor(value + 0.5), 60)
            return f"{minutes}m{seconds:02d}s"
        text = number(value * self._scale, self._decimals, self.lang)
        return f"{text} {self.unit}".strip() if unit else text

    def observed(self, value: float | None) -> str:
        """A value that occurred in a run: whole numbers stay whole."""
        if value is not None and not self.is_time and self._scale == 1 and value == floor(value):
            return number(value, 0, self.lang)
        return self.level(value)

    def limits(self, found: Interval | None) -> str:
        """`from to`, both as levels."""
        if found is None or found.low is None or found.high is None:
            return NONE
        return f"{self.level(found.low)} {TO[self.lang]} {self.level(found.high)}"

    def change(self, value: float | None, *, signed: bool = True, unit: bool = False) -> str:
        """A difference between arms, or one of its limits."""
        if value is None:
            return NONE
        if self.difference_unit == "h:mm":
            text = clock(value)
            return f"+{text}" if signed and value > 0 and text != "0:00" else text
        text = number(value * self._difference_scale, self._difference_decimals, self.lang, signed=signed)
        return f"{text} {self.difference_unit}".strip() if unit else text

    def tick(self, value: float, step: float, *, change: bool = False) -> str:
        """A label on an axis with such steps, of levels or of differences."""
        if change and self.difference_unit == "h:mm":
            return self.change(value)
        if self.is_time and not change:
            return self.level(value)
        scale = self._difference_scale if change else self._scale
        return number(value * scale, max(0, -floor(log10(step * scale) + 1e-9)), self.lang, signed=change)

    def changes(self, found: Interval) -> str:
        """A difference with its limits, `+6.0 (+3.1 to +8.8)`."""
        low, high = self.change(found.low), self.change(found.high)
        return f"{self.change(found.value)} ({low} {TO[self.lang]} {high})"


def _decimals(found: list[Interval], scale: float) -> int:
    """Decimals that show a middling interval's half-width to one digit, to two where it begins with 1 or 2.

    Without an interval of any width, the fewest that lose nothing.
    """
    halves = sorted(width / 2 * scale for interval in found if (width := interval.width))
    if not halves:
        values = [limit * scale for interval in found for limit in interval if limit is not None]
        most = 1 if scale == 100 else MOST
        exact = (n for n in range(most) if all(abs(round(value, n) - value) < 1e-9 for value in values))
        return next(exact, most)
    half = halves[len(halves) // 2]
    exponent = floor(log10(half))
    digits = 2 if half < 3 * 10.0**exponent else 1
    return max(0, min(MOST, digits - 1 - exponent))


def percent(value: float, lang: Language = "en") -> str:
    """A share in percent; shares near 0 and 1 keep a decimal, so that rare is not never."""
    scaled = value * 100
    near = 0 < scaled < 1 or 99 < scaled < 100
    return f"{number(scaled, 1 if near else 0, lang)} %"
