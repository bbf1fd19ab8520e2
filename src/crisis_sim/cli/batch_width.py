"""`--until-width`: how narrow the intervals of which outcomes are to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import click

from crisis_sim.analysis.labels import Label
from crisis_sim.report.amounts import POINTS
from crisis_sim.scenario.suggest import LISTED, nearest
from crisis_sim.scenario.text import clean
from crisis_sim.scenario.time import parse_duration

_SHARES = ("share", "fraction")


@dataclass(frozen=True)
class Until:
    """When there are enough runs: the interval of each of these outcomes is no wider than so much."""

    widths: dict[str, float]
    """Of shares as a fraction, of times in seconds, of others in their own unit."""
    said: str
    """The width for people, with its unit."""


def until_of(words: str, labels: Mapping[str, Label], named: Sequence[str] = ()) -> Until:
    """`[OUTCOME=]WIDTH`; without an outcome, those that the experiment names, or else the share of expectations met.

    Raises:
        click.UsageError: an unknown outcome, or no width of it.
    """
    name, _, width = (part.strip() for part in words.rpartition("="))
    if name and name not in labels:
        near = nearest(name, labels)
        raise click.UsageError(
            f"there is no outcome '{name}'; " + (f"did you mean `{near}`?" if near else f"there are {_listed(labels)}")
        )
    outcomes = (name,) if name else tuple(named) or ("met",)
    widths = {outcome: _width(width, outcome, labels[outcome]) for outcome in outcomes}
    return Until(widths, ", ".join(dict.fromkeys(_said(widths[one], labels[one]) for one in outcomes)))


def _width(text: str, name: str, label: Label) -> float:
    share, percent = label.kind in _SHARES, text.endswith("%")
    try:
        value = float(text.removesuffix("%")) / (100 if share and percent else 1)
    except ValueError:
        value = _duration(text) if label.unit == "s" else 0.0
    if not 0 < value < float("inf"):
        raise click.UsageError(f"'{text}' is no width of {name}: write {_form(label)}")
    if share and value >= 1:
        raise click.UsageError(f"'{text}' is no width of {name}, a share of 0 to 1: write {_form(label)}")
    if percent and not share and label.unit != "%":
        raise click.UsageError(f"'{text}' is no width of {name}, which is no share: write {_form(label)}")
    return value


def _duration(text: str) -> float:
    try:
        return float(parse_duration(text))
    except ValueError:
        return 0.0


def _form(label: Label) -> str:
    if label.kind in _SHARES:
        return "5% or 0.05 for five points"
    return "a duration, as in 10m" if label.unit == "s" else "a number above 0"


def _said(width: float, label: Label) -> str:
    if label.kind in _SHARES:
        return f"{100 * width:g} {POINTS['en']}"
    if label.unit == "s":
        return f"{width / 60:g} min" if width % 60 == 0 else f"{width:g} s"
    return clean(f"{width:g} {POINTS['en'] if label.unit == '%' else label.unit}".strip())


def _listed(names: Iterable[str]) -> str:
    """All names, those of one family together: `met, messages, indicator:{trust, order}`."""
    families: dict[str, list[str]] = {}
    for name in names:
        family = next((f for f in ("time:expectation:", "time:") if name.startswith(f)), name[: name.find(":") + 1])
        families.setdefault(family, []).append(name.removeprefix(family))
    found = families.pop("", [])
    for family, ids in families.items():
        more = ", …" if len(ids) > LISTED else ""
        found.append(f"{family}{{{', '.join(ids[:LISTED])}{more}}}" if len(ids) > 1 else family + ids[0])
    return ", ".join(found)
