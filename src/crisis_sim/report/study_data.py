"""A study as data for other programs: JSON with everything, CSV with one row for each arm and outcome."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from crisis_sim.analysis.compared import Comparison, OutcomeStudy
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.study import Study, as_json
from crisis_sim.scenario.text import clean

COLUMNS = (
    "outcome", "label", "unit", "kind", "group", "headline", "arm", "runs",
    "estimate", "low", "high", "sd", "least", "most",
    "p05", "p05_low", "p05_high", "p50", "p50_low", "p50_high", "p95", "p95_low", "p95_high",
    "bound_below", "bound_above", "never", "never_low", "never_high", "horizon",
    "difference", "difference_low", "difference_high", "pairs", "verdict", "p", "p_holm", "variance_ratio",
)  # fmt: skip
"""Shares are fractions, times are seconds; what does not apply is empty. The estimate is a mean, a share, or of times
the mean counted to the horizon; limits and bounds are those of 95 %."""


def as_text(study: Study) -> str:
    """JSON."""
    return json.dumps(as_json(study), ensure_ascii=False, indent=1) + "\n"


def as_csv(study: Study) -> str:
    """CSV; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for outcome in study.outcomes:
        by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
        for n, arm in enumerate(study.arms):
            writer.writerow(_row(outcome, n, arm.name, by_arm.get(n)))
    return out.getvalue()


def _row(outcome: OutcomeStudy, n: int, arm: str, found: Comparison | None) -> list[str]:
    summary = outcome.arms[n]
    texts = [outcome.name, outcome.label, outcome.unit, outcome.kind, outcome.group, str(int(outcome.headline)), arm]
    numbers: list[float | None] = [*_three(summary.mean), summary.sd, summary.least, summary.most]
    for p in (0.05, 0.5, 0.95):
        quantile = summary.quantile(p)
        numbers += quantile[1:] if quantile else (None, None, None)
    numbers += [summary.bound_below, summary.bound_above, *_three(summary.never), outcome.horizon]
    numbers += _three(found.difference if found else None)
    tail = [str(found.n), found.verdict] if found else ["", ""]
    last = (found.p, found.holm, found.ratio) if found else (None, None, None)
    return [*map(_safe, texts), str(summary.n), *map(_number, numbers), *tail, *map(_number, last)]


def _three(found: Interval | None) -> Sequence[float | None]:
    return found or (None, None, None)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.9g}"


def _safe(text: str) -> str:
    text = clean(text)
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "\t") else text
