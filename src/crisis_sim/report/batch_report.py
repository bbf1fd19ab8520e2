"""The report of a batch: Markdown with tables and plots, beside it the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from crisis_sim.analysis.compared import Group, OutcomeStudy
from crisis_sim.analysis.labels import Language
from crisis_sim.analysis.study import Study
from crisis_sim.report.amounts import NONE, Amounts, clock, percent
from crisis_sim.report.batch_words import COLON, say
from crisis_sim.report.document import Block, Bullets, Heading, Line, Prose, Strong, Table
from crisis_sim.report.held import held_lines
from crisis_sim.report.markdown import escape
from crisis_sim.report.markdown import markdown as written
from crisis_sim.report.network.words import EXERCISE
from crisis_sim.report.plots import Plot, plots
from crisis_sim.report.sentences import chance, chance_of_effects, effect_name, sentences
from crisis_sim.report.study_data import as_text
from crisis_sim.session.store import RealDisk

SUMMARY = "summary"
PLOTS = "plots"
_PRINTED: tuple[Group, ...] = ("named", "expectations", "indicators", "times")

Part = Block | Plot


def write_batch_report(study: Study, folder: Path, lang: Language = "en") -> list[Path]:
    """Write summary.md, summary.json and plots/*.svg into a folder; plots of an earlier study go.

    Each file is there whole or not at all.

    Raises:
        OSError: the disk refuses.
    """
    made = list(plots(study, lang))
    drawn = folder / PLOTS
    drawn.mkdir(parents=True, exist_ok=True)
    files = {drawn / plot.name: plot.svg for _, plot in made}
    files[folder / f"{SUMMARY}.json"] = as_text(study)
    files[folder / f"{SUMMARY}.md"] = markdown(study, lang, _by_outcome(made))
    for path, text in files.items():
        RealDisk().create(path, text.encode())
    for old in drawn.glob("*.svg"):
        if old not in files:
            old.unlink()
    return list(files)


def markdown(study: Study, lang: Language = "en", drawn: Mapping[str, Sequence[Plot]] | None = None) -> str:
    """The report as Markdown; `drawn` gives for an outcome's name the plots that stand beside it in plots/."""
    blocks = []
    for part in _parts(study, lang, drawn or {}):
        if isinstance(part, Plot):
            blocks.append(f"![{escape(part.title)}]({PLOTS}/{part.name})\n")
        else:
            blocks.append(written([part]))
    return "\n".join(blocks)


def _by_outcome(made: Sequence[tuple[OutcomeStudy, Plot]]) -> dict[str, list[Plot]]:
    found: dict[str, list[Plot]] = {}
    for outcome, plot in made:
        found.setdefault(outcome.name, []).append(plot)
    return found


def _parts(study: Study, lang: Language, drawn: Mapping[str, Sequence[Plot]]) -> Iterator[Part]:
    yield Prose((Strong(EXERCISE),))
    yield Heading(1, f"{say('title', lang)}{COLON[lang]} {study.held.title or study.held.scenario}")
    if study.question:
        yield Prose((Strong(study.question),))
    yield Heading(2, say("held", lang))
    yield Bullets(tuple(held_lines(study.held, study.runs, lang, arms=len(study.arms))))
    yield Heading(2, say("arms", lang))
    yield _arms(study, lang)
    for group in _PRINTED:
        outcomes = study.group(group)
        if not outcomes:
            continue
        yield Heading(2, say(group, lang))
        for outcome in outcomes:
            if outcome.headline:
                yield from _outcome(study, outcome, lang, drawn.get(outcome.name, ()))
        if rest := [outcome for outcome in outcomes if not outcome.headline]:
            yield Prose(f"{say('others', lang)}{COLON[lang]}")
            yield _glance(study, rest, lang)
    yield Heading(2, say("reading", lang))
    yield Bullets(tuple(_reading(study, lang)))


def _arms(study: Study, lang: Language) -> Table:
    rows = []
    for n, arm in enumerate(study.arms):
        mark = f" ({say('baseline', lang)})" if n == 0 and len(study.arms) > 1 else ""
        rows.append((f"{arm.name}{mark}", str(arm.done), str(arm.failed)))
    return Table((say("arm", lang), say("runs", lang), say("failed", lang)), tuple(rows), frozenset({1, 2}))


def _outcome(study: Study, outcome: OutcomeStudy, lang: Language, drawn: Sequence[Plot]) -> Iterator[Part]:
    amounts = Amounts(outcome, lang)
    unit = f" [{amounts.unit}]" if amounts.unit else ""
    yield Heading(3, f"{outcome.label}{unit}")
    names = [arm.name for arm in study.arms]
    said = sentences(study, outcome, names, lang)
    if said:
        yield Bullets(tuple(said))
    yield _table(study, outcome, amounts, lang)
    if outcome.effects:
        yield _effects(outcome, amounts, lang)
    yield from drawn


def _table(study: Study, outcome: OutcomeStudy, amounts: Amounts, lang: Language) -> Table:
    time = outcome.kind == "time"
    columns = [say("arm", lang), say("runs", lang)]
    if time:
        counted = f"{say('restricted', lang)} {clock(outcome.horizon or 0)}" if amounts.censored else say("mean", lang)
        columns += [say("never", lang), say("median", lang), counted]
    else:
        columns.append(say("share" if outcome.kind == "share" else "mean", lang))
    columns.append("95 %")
    tails = outcome.kind in ("value", "fraction")
    columns += [say("p05", lang), say("p95", lang)] if tails else []
    if outcome.comparisons:
        unit = f", {amounts.difference_unit}" if amounts.difference_unit else ""
        columns.append(f"{say('against', lang)} {study.arms[0].name}{unit}")
    by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
    rows: list[tuple[Line, ...]] = []
    for n, arm in enumerate(study.arms):
        summary = outcome.arms[n]
        row: list[Line] = [arm.name, str(summary.n)]
        if time:
            row += [percent(summary.never.value, lang) if summary.never else NONE, amounts.median(summary)]
        row += [amounts.level(summary.mean.value) if summary.mean else NONE, amounts.limits(summary)]
        if tails:
            row += [amounts.tail(summary, 0.05), amounts.tail(summary, 0.95)]
        if outcome.comparisons:
            row.append(amounts.changes(by_arm.get(n)) if n else "")
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows), frozenset(range(1, len(columns))))


def _effects(outcome: OutcomeStudy, amounts: Amounts, lang: Language) -> Table:
    unit = f", {amounts.difference_unit}" if amounts.difference_unit else ""
    rows = tuple((effect_name(effect, lang), amounts.changes(effect)) for effect in outcome.effects)
    return Table((say("effect", lang), f"{say('difference', lang)}{unit}"), rows, frozenset({1}))


def _glance(study: Study, outcomes: Sequence[OutcomeStudy], lang: Language) -> Table:
    rows: list[tuple[Line, ...]] = []
    for outcome in outcomes:
        amounts = Amounts(outcome, lang)
        by_arm = {comparison.arm: comparison for comparison in outcome.comparisons}
        label = f"{outcome.label} ({say('median:in', lang)})" if outcome.kind == "time" else outcome.label
        row: list[Line] = [label]
        for n, summary in enumerate(outcome.arms):
            verdict = by_arm[n].verdict if n in by_arm else ""
            row.append(amounts.glance(summary, study.arms[n].done) + {"higher": " ▲", "lower": " ▼"}.get(verdict, ""))
        rows.append(tuple(row))
    columns = (say("outcome", lang), *(arm.name for arm in study.arms))
    return Table(columns, tuple(rows), frozenset(range(1, len(columns))))


def _reading(study: Study, lang: Language) -> Iterator[str]:
    yield say("reading:interval", lang)
    if len(study.arms) > 1:
        yield say("reading:paired", lang)
    if any(outcome.kind == "time" for outcome in study.outcomes):
        yield say("reading:times", lang)
    for key, family in (("headline", study.headline), ("shown", study.others)):
        if text := chance(family, lang):
            yield f"{say(key, lang)}{COLON[lang]} {text}"
    if text := chance_of_effects(study, lang):
        yield text
    yield say("reading:model", lang)
