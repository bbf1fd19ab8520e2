"""Options compared on the same chances: which one another beats in everything, and which questions change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.differences import Gain, gains, measurable
from crisis_sim.analysis.rehearsal.evidence import Evidence, Pair
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.scenario.effect import ChangeMeans
from crisis_sim.scenario.question import Option
from crisis_sim.scenario.story import Inject

TRIED = 3
"""Runs in which an option was to be taken before it counts as one that cannot be."""
COMPARED = 3
"""Pairs of runs below which options are not compared."""
SOONER = 600
"""Seconds by which knowing something earlier speaks for an option."""
NEVER = 2**62
SHOWN = 3
"""Gains that a sentence names."""

Answers = Mapping[str, Trace]
"""Option: the run in which it was chosen; all with the same seed."""


class Comparison(NamedTuple):
    """What a better option gains over a worse one, on the same seeds."""

    worse: str
    better: str
    pairs: int
    gains: tuple[Gain, ...]
    """Those that are there beyond doubt."""


def options(evidence: Evidence) -> Iterator[Finding]:
    """Findings about questions with options."""
    for inject in evidence.scenario.injects:
        if inject.asks is not None and inject.asks.options:
            yield from _untakable(evidence, inject)
            answers = answered(evidence, inject.id)
            if futile(answers):
                yield _question(evidence, inject, answers)
            else:
                for found in dominated(evidence, inject, answers):
                    yield _option(evidence, inject, found)


def answered(evidence: Evidence, question: str) -> list[Answers]:
    """For each seed the runs that differ in the answer to this question alone."""
    found: dict[int, dict[str, Trace]] = {}
    for (_, which, value), pairs in evidence.pairs(Mode.TRIAL).items():
        for book, trial in pairs if which == question else ():
            options = found.setdefault(trial.run.number, {})
            for trace in (book, trial):
                taken = _taken(trace, question)
                if taken is not None and (trace is book or taken == value):
                    options[taken] = trace
    return [found[number] for number in sorted(found)]


def _taken(trace: Trace, question: str) -> str | None:
    return next((row.option for row in trace.questions if row.inject == question and row.option), None)


def futile(answers: Sequence[Answers]) -> bool:
    """Whether no answer changed anything in any run."""
    pairs = [pair for runs in answers for pair in combinations(runs.values(), 2)]
    return len(pairs) >= COMPARED and not any(measurable(a, b) for a, b in pairs)


def _question(evidence: Evidence, inject: Inject, answers: Sequence[Answers]) -> Finding:
    pairs = sum(len(runs) * (len(runs) - 1) // 2 for runs in answers)
    spot = evidence.spot("injects", evidence.places[inject.id], "asks")
    seat = evidence.seat_of_inject(inject.id)
    return finding("H021", inject.id, spot, frequency=Frequency(0, pairs), seat=seat, weight=2.0)


def dominated(evidence: Evidence, inject: Inject, answers: Sequence[Answers]) -> Iterator[Comparison]:
    """Options that another one beats: never worse in any run on any interest, and better on one beyond doubt."""
    assert inject.asks is not None
    ids = [option.id for option in inject.asks.options]
    for worse in ids:
        found = [c for better in ids if better != worse and (c := _compare(evidence, answers, worse, better))]
        if found:
            yield max(found, key=lambda c: -sum(gain.loss for gain in c.gains))


def _compare(evidence: Evidence, answers: Sequence[Answers], worse: str, better: str) -> Comparison | None:
    pairs: list[Pair] = [(runs[worse], runs[better]) for runs in answers if worse in runs and better in runs]
    if len(pairs) < COMPARED or any(_tells_more(a, b) for a, b in pairs):
        return None
    found = gains(evidence, pairs)
    if any(value and value * gain.better <= 0 for gain in found for value in gain.values):
        return None  # where nobody says what is good, options compare only when they do the same
    sure = tuple(g for g in found if g.paired.differs)
    return Comparison(worse, better, len(pairs), sure) if sure else None


def _tells_more(worse: Trace, better: Trace) -> bool:
    """Whether seats learn anything with the worse option that they learn much later, or never, with the better one."""
    return any(better.learned.get(subject, NEVER) > t + SOONER for subject, t in worse.learned.items())


def _option(evidence: Evidence, inject: Inject, found: Comparison) -> Finding:
    asks = inject.asks
    assert asks is not None
    options = {option.id: option for option in asks.options}
    place = list(options).index(found.worse)
    cheaper = _cheaper(options[found.worse], options[found.better])
    spot = evidence.spot("injects", evidence.places[inject.id], "asks", "options", place, "id")
    best = sorted(found.gains, key=lambda g: g.loss)
    return finding(
        "H020",
        f"{inject.id}/{found.worse}",
        spot,
        frequency=Frequency(found.pairs, found.pairs),
        seat=evidence.seat_of_inject(inject.id),
        severity="note" if cheaper else None,
        form="cheaper" if cheaper else "",
        says={
            "question": inject.id,
            "option": found.worse,
            "better": found.better,
            "gains": [g.said for g in best[:SHOWN]],
        },
        weight=2.0 - best[0].loss,
    )


def _cheaper(one: Option, other: Option) -> bool:
    """Whether an option takes less staff time than another, or less of some means."""
    mine, theirs = _price(one), _price(other)
    return any(mine.get(key, 0) < theirs.get(key, 0) for key in {*mine, *theirs})


def _price(option: Option) -> dict[str, int]:
    """Staff seconds under an empty key, and units of means; below 0 where the option brings some."""
    price = {"": option.cost.staff if option.cost else 0}
    for need in option.requires:
        price[need.means] = price.get(need.means, 0) + need.count
    for effect in option.effects:
        if isinstance(effect, ChangeMeans):
            price[effect.means] = price.get(effect.means, 0) - effect.change
    return price


def _untakable(evidence: Evidence, inject: Inject) -> Iterator[Finding]:
    """Options that could not be taken whenever they were to be."""
    assert inject.asks is not None
    for m, option in enumerate(inject.asks.options):
        wanted = [
            trace
            for trace in evidence.by(Mode.EXPLORING, Mode.TRIAL)
            if trace.run.instructions.get(inject.id) == option.id and _taken(trace, inject.id) is not None
        ]
        taken = any(_taken(trace, inject.id) == option.id for trace in (*wanted, *evidence.runs))
        if len(wanted) >= TRIED and not taken:
            spot = evidence.spot("injects", evidence.places[inject.id], "asks", "options", m, "id")
            says = {"question": inject.id, "option": option.id, "means": ", ".join(n.means for n in option.requires)}
            yield finding(
                "H022",
                f"{inject.id}/{option.id}",
                spot,
                frequency=Frequency(0, len(wanted)),
                seat=evidence.seat_of_inject(inject.id),
                form="means" if option.requires else "",
                says=says,
                weight=3.0,
            )
