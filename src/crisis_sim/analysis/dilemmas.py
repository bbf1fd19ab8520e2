"""What each option of a question changes, from runs that differ in nothing but the answer, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from crisis_sim.analysis.dilemma_changes import Asked, Change, When, adjusted, compared, of_pair
from crisis_sim.analysis.statistics.intervals import average

Verdict = Literal["trade-off", "by-chance", "dominated", "undecided", "futile", "identical", "untaken", "unasked"]
VERDICTS: tuple[Verdict, ...] = (
    "trade-off",  # of any two options, each is surely better than the other for something
    "by-chance",  # the same, but for some pair under certain draws only
    "dominated",  # some option is nowhere better than another, and surely worse for something
    "undecided",  # none of these: more runs may tell
    "futile",  # nothing that differs surely
    "identical",  # nothing that differs in any run
    "untaken",  # fewer than two options could be chosen
    "unasked",  # the question was never put
)
KINDS = ("interest", "requirement", "impact")
"""Outcomes on which verdicts rest: what is at stake. The share of expectations met is shown besides."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an option stands to another."""

    option: str
    than: str
    better: tuple[Change, ...]
    """Where it is surely better, over all runs."""
    better_when: tuple[Change, ...]
    """Where it is surely better under a draw only; looked for where `better` is empty on one side."""
    may_be: tuple[Change, ...]
    """Where it seems better before the correction only."""

    @property
    def speaks(self) -> bool:
        """Whether anything surely speaks for it."""
        return bool(self.better or self.better_when)


@dataclass(frozen=True, slots=True)
class Dilemma:
    """One question, judged."""

    question: str
    options: tuple[str, ...]
    asked: int
    taken: Mapping[str, int]
    """Option: runs in which it was chosen."""
    base: str | None
    """The option to which the others are compared in tables: the first that was chosen at all."""
    levels: Mapping[str, float]
    """Outcome: its mean with the base."""
    changes: tuple[Change, ...]
    """Every option but the base, against the base."""
    standings: tuple[Standing, ...]
    """Every option to every other."""
    best: Mapping[str, tuple[str, ...]]
    """Option: outcomes for which no option has a better mean, and some option is surely worse."""
    verdict: Verdict

    def standing(self, option: str, than: str) -> Standing:
        """How one option stands to another."""
        return next(one for one in self.standings if (one.option, one.than) == (option, than))

    @property
    def dominated(self) -> list[tuple[str, str]]:
        """(worse, better): nothing speaks for the worse one, not even before the correction; something against it."""
        return [
            (one.than, one.option)
            for one in self.standings
            if one.speaks and not (other := self.standing(one.than, one.option)).speaks and not other.may_be
        ]


@dataclass(frozen=True, slots=True)
class Dilemmas:
    """All questions, and how many comparisons stand behind their verdicts."""

    found: tuple[Dilemma, ...]
    outcomes: tuple[str, ...]
    """Those that any run had, in order."""
    comparisons: int
    """Pairs of options times outcomes that differ in some run: the family of the correction."""
    by_draw: int
    """The same, by values of draws: a family of its own."""


def judge(asked: Sequence[Asked], outcomes: Sequence[str], luck: Mapping[int, Mapping[str, str]]) -> Dilemmas:
    """Compare all options of all questions.

    Args:
        asked: the questions.
        outcomes: the outcomes to compare, in order.
        luck: for each number of a run, draw and value.

    Paired t intervals on common random numbers; Holm (1979) over all comparisons of a family.
    """
    known = {name for one in asked for runs in one.rounds.values() for values in runs.values() for name in values}
    names = tuple(name for name in outcomes if name in known)
    plain = adjusted([c for one in asked for a, b in combinations(one.options, 2) for c in compared(one, a, b, names)])
    sides: dict[tuple[str, str, str], set[int]] = {}
    for change in plain:
        if change.sure and _counts(change.outcome, names):
            sides.setdefault(change.pair, set()).add(change.better)
    unclear = [
        (one, a, b)
        for one in asked
        for a, b in combinations(one.options, 2)
        if len(sides.get((one.question, a, b), ())) < 2
    ]
    found = [
        change
        for one, a, b in unclear
        for draw, value in sorted({pair for drawn in luck.values() for pair in drawn.items()})
        for runs in [[n for n, drawn in luck.items() if drawn.get(draw) == value]]
        if len(runs) < len(luck)
        for change in compared(one, a, b, names, runs, When(draw, value))
    ]
    by_draw = adjusted(found)
    return Dilemmas(
        tuple(_judged(one, names, plain, by_draw) for one in asked),
        names,
        sum(change.holm is not None for change in plain),
        sum(change.holm is not None for change in by_draw),
    )


def _counts(outcome: str, names: Sequence[str]) -> bool:
    """Whether verdicts rest on an outcome: on what is at stake, or where nothing is, on all there is."""
    return outcome.partition(":")[0] in KINDS or not any(name.partition(":")[0] in KINDS for name in names)


def _judged(one: Asked, names: Sequence[str], plain: Iterable[Change], by_draw: Iterable[Change]) -> Dilemma:
    mine = [change for change in plain if change.question == one.question]
    counting = [change for change in mine if _counts(change.outcome, names)]
    drawn = [c for c in by_draw if c.question == one.question and _counts(c.outcome, names)]
    standings = []
    for option in one.options:
        for than in one.options:
            overall = [c for c in of_pair(counting, option, than) if c.better > 0]
            when = tuple(c for c in of_pair(drawn, option, than) if c.better > 0 and c.sure)
            if option != than and _compare(one, option, than):
                sure = tuple(c for c in overall if c.sure)
                may_be = tuple(c for c in overall if c.seems and not c.sure)
                standings.append(Standing(option, than, sure, when, may_be))
    taken = {option: len(one.rounds.get(option, {})) for option in one.options}
    base = next((option for option in one.options if taken[option]), None)
    return Dilemma(
        question=one.question,
        options=one.options,
        asked=one.asked,
        taken=taken,
        base=base,
        levels=_levels(one, base, names),
        changes=tuple(c for c in mine if c.than == base),
        standings=tuple(standings),
        best=_best(one, counting),
        verdict=_verdict(one, standings, counting, taken),
    )


def _compare(one: Asked, option: str, than: str) -> bool:
    """Whether two options could be chosen on the same luck."""
    return bool(one.rounds.get(option, {}).keys() & one.rounds.get(than, {}).keys())


def _levels(one: Asked, base: str | None, names: Iterable[str]) -> dict[str, float]:
    runs = one.rounds[base].values() if base else ()
    found = {name: [values[name] for values in runs if name in values] for name in names}
    return {name: average(values) for name, values in found.items() if values}


def _best(one: Asked, changes: Sequence[Change]) -> dict[str, tuple[str, ...]]:
    """Option: outcomes for which it beats somebody surely, and nobody has a better mean."""
    found: dict[str, tuple[str, ...]] = {}
    for option in one.options:
        against: dict[str, list[Change]] = {}
        for than in one.options:
            for change in of_pair(changes, option, than) if than != option else ():
                against.setdefault(change.outcome, []).append(change)
        found[option] = tuple(
            name for name, all_ in against.items() if any(c.sure for c in all_) and not any(c.better < 0 for c in all_)
        )
    return found


def _verdict(one: Asked, standings: Sequence[Standing], changes: Sequence[Change], taken: Mapping[str, int]) -> Verdict:
    if not one.asked:
        return "unasked"
    if not standings:
        return "untaken"
    by_pair = {(s.option, s.than): s for s in standings}
    if not any(s.speaks or s.may_be for s in standings):
        return "identical" if all(change.identical for change in changes) else "futile"
    if not any(s.speaks for s in standings):
        return "futile"
    pairs = [(s, by_pair[s.than, s.option]) for s in standings]
    if any(mine.speaks and not other.speaks and not other.may_be for mine, other in pairs):
        return "dominated"
    whole = all(taken.values()) and len(standings) == len(one.options) * (len(one.options) - 1)
    if not whole or not all(s.speaks for s in standings):
        return "undecided"
    return "trade-off" if all(s.better for s in standings) else "by-chance"
