"""Findings in words, in English, Dutch or French. Texts of the scenario are cleaned; nothing in them is obeyed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, Severity
from crisis_sim.analysis.rehearsal.words import Words, dutch, english, french
from crisis_sim.scenario.text import clean, pick

LANGUAGES = ("en", "nl", "fr")
_FINDINGS: dict[str, dict[str, Words]] = {"en": english.FINDINGS, "nl": dutch.FINDINGS, "fr": french.FINDINGS}
_PHRASES: dict[str, dict[str, str]] = {"en": english.PHRASES, "nl": dutch.PHRASES, "fr": french.PHRASES}


class Wording:
    """Puts the findings of one rehearsal into words of one language."""

    def __init__(self, evidence: Evidence, language: str = "en") -> None:
        self._evidence = evidence
        self._language = language if language in _FINDINGS else "en"

    def title(self, code: str) -> str:
        """What the findings of a code have in common."""
        return _FINDINGS[self._language][code].title

    def says(self, finding: Finding) -> str:
        """What was found, as one sentence without a full stop."""
        says = _FINDINGS[self._language][finding.code].says
        return self._filled(says[finding.form], finding)

    def advice(self, finding: Finding) -> str:
        """What to do about it."""
        advice = _FINDINGS[self._language][finding.code].advice
        return self._filled(advice.get(finding.form, advice.get("", "")), finding)

    def severity(self, severity: Severity) -> str:
        """How grave a finding is, in a word."""
        return self.phrase(severity)

    def phrase(self, key: str, **values: object) -> str:
        """A short phrase of the language."""
        return _PHRASES[self._language][key].format(**values)

    def often(self, frequency: Frequency) -> str:
        """`3 of 80 (1–10 %)`: runs, and Wilson's 95 % interval of their share."""
        low, high = frequency.interval.low or 0.0, frequency.interval.high or 0.0
        of = self.phrase("of", k=frequency.k, n=frequency.n)
        return f"{of} ({100 * low:.0f}–{100 * high:.0f} %)"

    def label(self, gain: str) -> str:
        """The name of something that a pair of runs gains or loses."""
        if gain in ("met", "clocks"):
            return self.phrase(gain)
        key = gain.removeprefix("~")
        label = pick(self._evidence.scenario.indicators[key].label, self._language) or key
        return label if gain == key else self.phrase("average", label=label)

    def _filled(self, text: str, finding: Finding) -> str:
        shown: Mapping[str, Any] = {"about": finding.about, **finding.says}
        values = {key: self._shown(key, value, finding) for key, value in shown.items()}
        return " ".join(clean(text.format(**values)).split())

    def _shown(self, key: str, value: Any, finding: Finding) -> str:
        if key == "gains":
            return "; ".join(self._gain(*one) for one in value)
        if key == "peaks":
            more = finding.says["times"] - len(value)
            times = ", ".join(f"T+{clock(begin)}–{clock(end)}" for begin, end in value)
            return times + (f", {self.phrase('more', count=more)}" if more > 0 else "")
        return str(value)

    def _gain(self, name: str, value: float, low: float | None, high: float | None) -> str:
        share = name == "met"
        unit = "%" if share else ""
        if not share and name != "clocks":
            unit = pick(self._evidence.scenario.indicators[name.removeprefix("~")].unit, self._language)
        if unit == "%":  # a difference of percentages
            unit = self.phrase("points")
        unit = f" {unit}" if unit else ""
        numbers = [100 * x if share else x for x in (value, low, high) if x is not None]
        shown = [number(x, self._language) for x in numbers]
        interval = f" ({shown[1]} … {shown[2]})" if len(shown) == 3 and shown[1] != shown[2] else ""
        return f"{self.label(name)} {shown[0]}{unit}{interval}"


def number(x: float, language: str = "en") -> str:
    """A signed number of about three digits, with the decimal mark of the language.

    >>> number(-0.123), number(12.34, "fr"), number(0.0)
    ('−0.12', '+12,3', '0')
    """
    if x == 0:
        return "0"
    size = abs(x)
    text = f"{size:.0f}" if size >= 100 else f"{size:.1f}" if size >= 1 else f"{size:.2g}"
    text = text.removesuffix(".0")
    return ("+" if x > 0 else "−") + (text if language == "en" else text.replace(".", ","))


def clock(t: int) -> str:
    """Exercise time as hours and minutes, with days once there are any.

    >>> clock(93600)
    '1d 2:00'
    """
    days, rest = divmod(t, 86400)
    return (f"{days}d " if days else "") + f"{rest // 3600}:{rest % 3600 // 60:02d}"
