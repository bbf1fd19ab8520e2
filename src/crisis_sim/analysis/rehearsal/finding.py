"""A finding of a rehearsal: what will not work as it was meant, how often that was seen, where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from crisis_sim.analysis.statistics.intervals import Interval, wilson
from crisis_sim.scenario.marks import Spot

Severity = Literal["defect", "weakness", "note"]
SEVERITIES: tuple[Severity, ...] = ("defect", "weakness", "note")
"""It will not work on the day; it works, but does not do what it is there for; worth knowing."""

CODES: dict[str, Severity] = {
    "H001": "defect",  # an inject never comes
    "H002": "weakness",  # a guard holds nothing back
    "H003": "weakness",  # an alternative is never taken
    "H004": "weakness",  # a branch is never taken
    "H005": "weakness",  # a question always falls to its default
    "H010": "defect",  # an expectation nobody meets in time
    "H011": "weakness",  # one that is hardly ever met
    "H012": "weakness",  # one that is met whatever anybody does
    "H013": "defect",  # an objective that nothing exercises
    "H014": "defect",  # an expectation that is never judged
    "H020": "weakness",  # an option that another one beats in everything
    "H021": "note",  # a question that changes nothing
    "H022": "weakness",  # an option that cannot be taken
    "H023": "note",  # a draw that changes nothing
    "H030": "weakness",  # a seat that drowns
    "H031": "note",  # a desk that drowns
    "H032": "weakness",  # a seat with nothing to do
    "H033": "weakness",  # more text than can be read
    "H040": "weakness",  # a fact that reaches no seat
    "H041": "weakness",  # a measure that is expected and never ordered
    "H042": "note",  # a reply that nobody asks for
    "H050": "weakness",  # an actor or seat on which the outcome hangs
    "H051": "weakness",  # a channel on which it hangs
    "H060": "defect",  # runs that failed
    "H061": "defect",  # runs without an end
}
"""The codes, each with how much it usually matters. A code keeps its meaning for ever; docs/rehearsal.md explains."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """Seen in `k` of `n` runs (or pairs of runs)."""

    k: int
    n: int

    @property
    def interval(self) -> Interval:
        """The share with Wilson's 95 % interval."""
        return wilson(self.k, self.n)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `says` holds what its sentence is made of; texts in it are maps by language."""

    code: str
    about: str
    """The id of what it is about."""
    spot: Spot
    frequency: Frequency | None = None
    seat: str | None = None
    says: Mapping[str, Any] = field(default_factory=dict)
    form: str = ""
    """Which of the code's sentences fits."""
    weight: float = 0.0
    """How much it matters among findings of its severity; more comes first."""
    severity: Severity = "note"

    @property
    def order(self) -> tuple[int, float, str, int, int, str]:
        """Most important first, then by place."""
        file, line, col = self.spot
        return SEVERITIES.index(self.severity), -self.weight, self.code, line, col, f"{file} {self.about}"


def finding(code: str, about: str, spot: Spot, *, severity: Severity | None = None, **rest: Any) -> Finding:
    """A finding with its code's severity, unless another is given."""
    return Finding(code, about, spot, severity=severity or CODES[code], **rest)
