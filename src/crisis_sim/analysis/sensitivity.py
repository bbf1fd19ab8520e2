"""Sobol indices of a batch: which setting accounts for how much of each outcome's variance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.columns import Columns
from crisis_sim.analysis.compared import group_of
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.statistics.intervals import average
from crisis_sim.analysis.statistics.sobol import Bounds, Index, indices
from crisis_sim.analysis.study import Held

WIDE = 0.2
"""Half the width from which on an index, a share of the variance, says little."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One outcome, and what each setting accounts for."""

    name: str
    label: str
    indices: tuple[Index, ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """All outcomes that vary."""

    held: Held
    bounds: Mapping[str, tuple[float, float]]
    """Setting: lowest and highest value; those between are equally likely."""
    points: int
    runs: int
    """Runs at each point, on the same seeds; an outcome is their mean."""
    outcomes: tuple[Sensitive, ...]
    constant: tuple[str, ...]
    """Labels of outcomes that are the same at every point."""

    @property
    def samples(self) -> int:
        """The base size of the sample."""
        return self.points // (len(self.bounds) + 2)

    @property
    def unsure(self) -> int:
        """Outcomes with an index that says little."""
        return sum(any(max(one.first_margin, one.total_margin) > WIDE for one in o.indices) for o in self.outcomes)

    def as_json(self) -> dict[str, Any]:
        """Plain data, rounded to six digits."""
        return {
            "held": {"scenario": self.held.scenario, "seed": self.held.first_seed, "fixed": dict(self.held.fixed)},
            "identity": self.held.identity,
            "bounds": {key: list(limits) for key, limits in self.bounds.items()},
            "points": self.points,
            "runs": self.runs,
            "outcomes": [
                {
                    "name": one.name,
                    "label": one.label,
                    "indices": {
                        index.key: {name: round(value, 6) for name, value in index._asdict().items() if name != "key"}
                        for index in one.indices
                    },
                }
                for one in self.outcomes
            ],
            "constant": list(self.constant),
        }


def sensitivity(
    columns: Columns,
    bounds: Bounds,
    held: Held,
    *,
    labels: Mapping[str, Label],
    named: Sequence[str] = (),
    scales: Mapping[str, tuple[float, float]] | None = None,
) -> Sensitivity:
    """Indices of every outcome that every point has; the arms of `columns` are the points of `sobol.sample`.

    `scales` are the bounds as the sample was drawn, where they differ from what people are told (whole numbers).

    Raises:
        sobol.MissingError: SALib is not installed.
    """
    found, constant = [], []
    names = [name for name in dict.fromkeys((*named, *labels)) if name in columns.kinds]
    for name in names:
        if group_of(name, named) == "rest":
            continue
        horizon = columns.horizon(name) if columns.kinds[name] == "time" else 0.0
        values = [list(columns.plain(arm, name, horizon).values()) for arm in range(columns.arms)]
        if not all(values):
            continue
        means = [average(point) for point in values]
        label = labels[name].text if name in labels else name
        if min(means) == max(means):
            constant.append(label)
        else:
            found.append(Sensitive(name, label, tuple(indices(scales or bounds, means, held.first_seed))))
    return Sensitivity(held, dict(bounds), columns.arms, columns.runs(), tuple(found), tuple(constant))
