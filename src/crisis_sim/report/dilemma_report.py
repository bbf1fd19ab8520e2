"""Dilemmas as a document: for each question a table of what its options change, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crisis_sim.analysis.dilemma_changes import Change
from crisis_sim.analysis.dilemmas import VERDICTS, Dilemma, Dilemmas, Standing
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.study import Held
from crisis_sim.report.amounts import NONE, number
from crisis_sim.report.batch_words import COLON
from crisis_sim.report.dilemma_words import phrase
from crisis_sim.report.document import Block, Bullets, Document, Heading, Prose, Table
from crisis_sim.report.held import held_lines
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.scenario.text import clean, pick

MOST = 3
"""Decimals at most."""


@dataclass(frozen=True)
class Judged:
    """What is told of: the judgement, what was run, and where its words come from."""

    dilemmas: Dilemmas
    held: Held
    runs: int
    """Runs as seats think that were made."""
    policy: str
    compiled: Compiled
    lang: Language
    partial: bool = False


def dilemma_report(judged: Judged) -> Document:
    """The document."""
    return tuple(_blocks(judged))


def _blocks(judged: Judged) -> Iterator[Block]:
    yield Heading(1, title(judged))
    yield Prose("EXERCISE · OEFENING · EXERCICE · ÜBUNG")
    yield Bullets(tuple(held_lines(judged.held, judged.runs, judged.lang, arms=2)))
    for one in judged.dilemmas.found:
        yield Heading(2, heading(judged, one))
        rows = table(judged, one, columns(judged, one))
        if rows is not None:
            yield rows
        yield Bullets(tuple(sentences(judged, one)))
    yield Prose(summary(judged))
    for note in notes(judged):
        yield Prose(note)


def title(judged: Judged) -> str:
    """The title, which says when the work was broken off."""
    text = phrase(judged.lang, "title", title=clean(judged.held.title) or judged.held.scenario)
    return text + (phrase(judged.lang, "broken-off") if judged.partial else "")


def heading(judged: Judged, one: Dilemma) -> str:
    """The question by its id, and what the seat reads."""
    inject = next(inject for inject in judged.compiled.scenario.injects if inject.id == one.question)
    return clean(f"{one.question}{COLON[judged.lang]} {pick(inject.title, judged.lang)}")


def name(judged: Judged, outcome: str) -> str:
    """An outcome in the words of the doctrine pack."""
    kind, _, key = outcome.partition(":")
    compiled, lang = judged.compiled, judged.lang
    if kind == "interest":
        return clean(pick(compiled.interests[key].names, lang) or key)
    if kind == "requirement":
        return clean(pick(compiled.requirements[key].names, lang) or key)
    if kind == "impact":
        return phrase(lang, "impact", name=clean(pick(compiled.impacts[key].names, lang) or key))
    return phrase(lang, "met")


def columns(judged: Judged, one: Dilemma) -> list[str]:
    """The interests that differ in some run; of the rest what some option changes."""
    vary = {change.outcome for change in one.changes if not change.identical}
    seems = {change.outcome for change in one.changes if change.seems}
    return [o for o in judged.dilemmas.outcomes if o in (vary if o.startswith("interest:") else seems)]


def table(judged: Judged, one: Dilemma, outcomes: Sequence[str]) -> Table | None:
    """Options as rows, outcomes as columns; None where no option was chosen or there is nothing to show."""
    if one.base is None or not outcomes:
        return None
    lang = judged.lang
    heads = (phrase(lang, "option"), phrase(lang, "taken"), *(name(judged, outcome) for outcome in outcomes))
    by_cell = {(change.option, change.outcome): change for change in one.changes}
    return Table(
        heads,
        tuple(
            (option, str(one.taken[option]), *(_cell(one, option, outcome, by_cell, lang) for outcome in outcomes))
            for option in one.options
        ),
        right=frozenset({1}),
    )


def _cell(one: Dilemma, option: str, outcome: str, by_cell: Mapping[tuple[str, str], Change], lang: Language) -> str:
    if option == one.base:
        level = one.levels.get(outcome)
        return NONE if level is None else number(level * _scale(outcome), 1, lang)
    change = by_cell.get((option, outcome))
    if change is None:
        return NONE
    if change.identical:
        return "="
    return marked(change, lang) if change.seems else "·"


def marked(change: Change, lang: Language) -> str:
    """A sign that survives black and white, the difference and its interval."""
    sign = ("▲" if change.better > 0 else "▼") if change.sure else ("△" if change.better > 0 else "▽")
    return f"{sign} {amount(change, lang)}"


def amount(change: Change, lang: Language) -> str:
    """`+3.2 (+1.0 to +5.4)`: with as many decimals as it takes to see that it is not 0."""
    value, low, high = (None if x is None else x * _scale(change.outcome) for x in change.change)
    said = [x for x in (value, low, high) if x is not None]
    least = min(map(abs, said))
    decimals = next((n for n in range(1, MOST) if round(least, n)), MOST)
    texts = [number(x, decimals, lang, signed=True) for x in said]
    if len(texts) < 3 or texts[1] == texts[2]:
        return texts[0]
    return f"{texts[0]} ({texts[1]} {phrase(lang, 'to')} {texts[2]})"


def _scale(outcome: str) -> int:
    return 100 if outcome == "met" else 1


def sentences(judged: Judged, one: Dilemma) -> Iterator[str]:
    """What it comes to, the verdict first."""
    lang, runs = judged.lang, judged.runs
    if one.verdict == "unasked":
        yield phrase(lang, "unasked", runs=runs)
        return
    if one.verdict == "untaken":
        yield phrase(lang, "untaken", policy=clean(judged.policy))
    elif one.verdict != "dominated":
        yield phrase(lang, one.verdict, asked=one.asked)
    for worse, better in one.dominated:
        against = one.standing(better, worse)
        changes = [change.turned() for change in against.better]  # where there are none, they follow by draw
        said = phrase(lang, "dominated", option=worse, than=better)
        why = f"{COLON[lang]} {phrase(lang, 'worse', what=_listed(judged, changes))}" if changes else ""
        yield f"{said}{why}."
    for standing in one.standings:
        yield from _beside(judged, one, standing)
    hints = [mine for mine in one.standings if mine.may_be and not mine.speaks]
    if hints:
        told = (
            phrase(lang, "may-be", option=mine.option, than=mine.than, what=_listed(judged, mine.may_be))
            for mine in hints
        )
        yield f"{phrase(lang, 'hints')}{COLON[lang]} {'; '.join(told)}."
    elif one.verdict in ("futile", "identical"):
        asks = next(inject.asks for inject in judged.compiled.scenario.injects if inject.id == one.question)
        yield phrase(lang, "told" if asks is not None and asks.futile else "untold")
    best = "; ".join(
        f"{option}{COLON[lang]} {', '.join(name(judged, o) for o in outcomes)}"
        for option, outcomes in one.best.items()
        if outcomes
    )
    if best:
        yield f"{phrase(lang, 'best')}{COLON[lang]} {best}."
    same = [o for o in judged.dilemmas.outcomes if o.startswith("interest:") and o not in columns(judged, one)]
    if same and one.changes and one.verdict != "identical":
        yield phrase(lang, "same", outcomes=", ".join(name(judged, o) for o in same))
    untaken = [option for option, count in one.taken.items() if not count]
    if untaken:
        yield phrase(lang, "never-taken", options=", ".join(untaken))
    yield phrase(lang, "asked", asked=one.asked, runs=runs)


def _beside(judged: Judged, one: Dilemma, mine: Standing) -> Iterator[str]:
    """What has to be said of a pair besides the verdict: that luck decides, or that the two are alike."""
    lang, pair = judged.lang, {"option": mine.option, "than": mine.than}
    other = one.standing(mine.than, mine.option)
    if mine.better_when and not mine.better:
        cases: dict[tuple[str, str], list[Change]] = {}
        for change in mine.better_when:
            if change.when is not None:
                cases.setdefault(change.when, []).append(change)
        told = "; ".join(
            phrase(lang, "when", draw=draw, value=value, what=_listed(judged, changes))
            for (draw, value), changes in cases.items()
        )
        yield f"{phrase(lang, 'only-when', **pair)}{COLON[lang]} {told}."
    elif one.verdict in ("undecided", "dominated") and not (
        mine.speaks
        or mine.may_be
        or other.speaks
        or other.may_be
        or one.options.index(mine.option) > one.options.index(mine.than)
    ):
        yield f"{phrase(lang, 'alike', **pair)}."


def _listed(judged: Judged, changes: Sequence[Change]) -> str:
    return "; ".join(f"{name(judged, change.outcome)} {amount(change, judged.lang)}" for change in changes)


def summary(judged: Judged) -> str:
    """How many questions there are of each kind."""
    counts = {verdict: sum(one.verdict == verdict for one in judged.dilemmas.found) for verdict in VERDICTS}
    words = ", ".join(phrase(judged.lang, f"count:{verdict}", n=n) for verdict, n in counts.items() if n)
    return f"{words}." if words else ""


def notes(judged: Judged) -> list[str]:
    """How to read it, and what it does not say."""
    found = judged.dilemmas
    verdict = phrase(judged.lang, "note:verdict", count=found.comparisons, drawn=found.by_draw)
    return [phrase(judged.lang, "note:table"), verdict, phrase(judged.lang, "note:model")]
