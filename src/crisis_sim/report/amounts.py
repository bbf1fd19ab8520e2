"""Numbers of a study as people read them: shares in percent, times as h:mm, as many digits as the interval bears."""

from __future__ import annotations

from math import floor, log10

from crisis_sim.analysis.compared import Comparison, EffectStudy, OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.summary import Summary
from crisis_sim.report.batch_words import say
from crisis_sim.scenario.text import clean

POINTS: dict[Language, str] = {"en": "pts", "nl": "procentpunt", "fr": "points"}
TO: dict[Language, str] = {"en": "to", "nl": "tot", "fr": "à"}
NONE = "–"
MOST = 3
"""Decimals at most."""
SHORT = 600
"""Seconds below which times are told in minutes and seconds."""
TAILS = 20
"""Runs below which the 5th and the 95th percentile are just the least and the most."""


def clock(seconds: float) -> str:
    """A time as h:mm, with days once there are any.

    >>> clock(5400), clock(93600)
    ('1:30', '1d 2:00')
    """
    minutes = floor(abs(seconds) / 60 + 0.5)
    days, rest = divmod(minutes, 1440)
    sign = "−" if seconds < 0 and minutes else ""
    return sign + (f"{days}d " if days else "") + f"{rest // 60}:{rest % 60:02d}"


def exact_clock(seconds: float, decimals: int = 0, lang: Language = "en") -> str:
    """A time as h:mm:ss, below an hour as minutes and seconds.

    >>> exact_clock(5400), exact_clock(303.54, 1)
    ('1:30:00', '5m03.5s')
    """
    whole, part = divmod(floor(abs(seconds) * 10**decimals + 0.5), 10**decimals)
    sign = "−" if seconds < 0 and whole + part else ""
    minutes, rest = divmod(whole, 60)
    text = f"{rest:02d}" + (f".{part:0{decimals}d}" if decimals else "")
    text = text if lang == "en" else text.replace(".", ",")
    return sign + (f"{minutes // 60}:{minutes % 60:02d}:{text}" if minutes >= 60 else f"{minutes}m{text}s")


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
        self._part = outcome.kind in ("share", "fraction")
        self.unit = "%" if self._part else "" if self.is_time else clean(outcome.unit)
        """Of levels; empty for times, which say themselves what they are."""
        self._scale = 100 if self._part else 1
        self._decimals = _decimals([arm.mean for arm in outcome.arms if arm.mean], self._scale)
        differences = [comparison.difference for comparison in outcome.comparisons]
        differences += [effect.difference for effect in outcome.effects]
        self.difference_unit, self._difference_scale = self._difference(differences)
        """Of differences: percentage points, minutes, seconds, `h:mm` or the outcome's own."""
        self._difference_decimals = _decimals(differences, self._difference_scale)
        clear = [c.difference for c in outcome.comparisons if c.verdict in ("higher", "lower")]
        while self._difference_decimals < MOST and any(self._seems_none(found) for found in clear):
            self._difference_decimals += 1
        self._finer = int(self.is_time and max(map(abs, outcome.span)) < SHORT)
        """Of times: 0 for h:mm, 1 for seconds, more for their decimals."""
        most = MOST + 1 if self.is_time else MOST - self._decimals
        while self._finer < most and self._seems_the_same():
            self._finer += 1

    def _seems_none(self, found: Interval) -> bool:
        """Whether rounding hides that an interval excludes 0."""
        return any(
            limit is not None and not round(limit * self._difference_scale, self._difference_decimals)
            for limit in (found.low, found.high)
        )

    def _seems_the_same(self) -> bool:
        """Whether rounding hides that the means of two arms differ."""
        means = [arm.mean.value if arm.mean else None for arm in self.outcome.arms]
        return any(
            means[c.arm] != means[0] and self.level(means[c.arm]) == self.level(means[0])
            for c in self.outcome.comparisons
            if c.verdict in ("higher", "lower")
        )

    def _difference(self, differences: list[Interval]) -> tuple[str, float]:
        if self._part:
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
            return exact_clock(value, self._finer - 1, self.lang) if self._finer else clock(value)
        text = number(value * self._scale, self._decimals + self._finer, self.lang)
        return f"{text} {self.unit}".strip() if unit else text

    def observed(self, value: float | None) -> str:
        """A value that occurred in a run: whole numbers stay whole."""
        if value is not None and not self.is_time and self._scale == 1 and value == floor(value):
            return number(value, 0, self.lang)
        return self.level(value)

    def limits(self, summary: Summary) -> str:
        """`from to`, both as levels; `always` of a mean of numbers that are all the same."""
        found = summary.mean
        if found is None or summary.n < 2:
            return NONE
        if found.low is None or found.high is None:
            return say("always", self.lang)
        return f"{self.level(found.low)} {TO[self.lang]} {self.level(found.high)}"

    def tail(self, summary: Summary, p: float) -> str:
        """The 5th or the 95th percentile; nothing where there are too few runs to have one."""
        found = summary.quantile(p)
        if found is None or summary.n < TAILS:
            return ""
        return say("never:value", self.lang) if found.value is None else self.observed(found.value)

    def median(self, summary: Summary) -> str:
        """The moment by which half of the runs are there."""
        found = summary.quantile(0.5)
        if found is None:
            return NONE
        return say("never:value", self.lang) if found.value is None else self.level(found.value)

    def glance(self, summary: Summary, done: int) -> str:
        """An arm in a cell: of times the median, or else the mean; and of how many runs where that is not all."""
        if summary.mean is None:
            return NONE
        text = self.median(summary) if self.outcome.kind == "time" else self.level(summary.mean.value, unit=True)
        return text if summary.n == done else f"{text} ({say('of', self.lang)} {summary.n})"

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
            return clock(value) if step >= 60 else exact_clock(value, max(0, -floor(log10(step) + 1e-9)), self.lang)
        scale = self._difference_scale if change else self._scale
        return number(value * scale, max(0, -floor(log10(step * scale) + 1e-9)), self.lang, signed=change)

    def changes(self, found: Comparison | EffectStudy | None) -> str:
        """A difference with its limits, `+6.0 (+3.1 to +8.8)`; 0 where no run differs."""
        if found is None or found.verdict == "unknown":
            return NONE
        if found.verdict == "identical":
            return "0"
        value, low, high = found.difference
        if low is None:
            return f"{self.change(value)} ({say('always', self.lang)})"
        return f"{self.change(value)} ({self.change(low)} {TO[self.lang]} {self.change(high)})"


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
