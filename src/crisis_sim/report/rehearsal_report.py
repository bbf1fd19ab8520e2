"""A rehearsal as a document for a planning meeting: what was rehearsed, how full the seats were, what to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from crisis_sim.analysis.rehearsal.finding import Finding
from crisis_sim.analysis.rehearsal.rehearsal import Rehearsal, grouped
from crisis_sim.analysis.rehearsal.wording import Wording, clock
from crisis_sim.report.document import Block, Document, Heading, Prose, Table
from crisis_sim.report.rehearsal_words import phrase
from crisis_sim.scenario.text import clean, pick


def rehearsal_report(
    rehearsal: Rehearsal, findings: Sequence[Finding], language: str, *, shown: int | None = None
) -> Document:
    """The document; of each kind of finding so many at most."""
    return tuple(_blocks(rehearsal, findings, Wording(rehearsal.evidence, language), language, shown))


def _blocks(
    rehearsal: Rehearsal, findings: Sequence[Finding], wording: Wording, language: str, shown: int | None
) -> Iterator[Block]:
    evidence = rehearsal.evidence
    title = pick(evidence.scenario.title, language) or evidence.scenario.id
    yield Heading(1, phrase(language, "title", title=title))
    yield Prose("EXERCISE · OEFENING · EXERCICE · ÜBUNG")
    yield Prose(runs_made(rehearsal, language))
    if rehearsal.partial:
        yield Prose(phrase(language, "partial"))
    if rehearsal.strips:
        yield Heading(2, phrase(language, "seats"))
        yield Prose(phrase(language, "legend"))
        begins = ", ".join(f"T+{clock(stretch.begin)}" for stretch in evidence.grid.live)
        yield Prose(phrase(language, "begins", times=begins))
        yield Table((phrase(language, "seat"), ""), tuple((strip.seat, str(strip)) for strip in rehearsal.strips))
    yield Heading(2, phrase(language, "findings"))
    if not findings:
        yield Prose(phrase(language, "nothing"))
    for code, kind in grouped(findings):
        yield Heading(3, f"{code} {wording.title(code)} ({len(kind)})")
        columns = ("", *(phrase(language, key) for key in ("place", "seen", "found", "advice")))
        yield Table(columns, tuple(_row(one, wording) for one in kind[:shown]))
        if shown is not None and len(kind) > shown:
            yield Prose(phrase(language, "more", count=len(kind) - shown))


def runs_made(rehearsal: Rehearsal, language: str) -> str:
    """How many runs there were of each kind, and how many failed."""
    runs = ", ".join(f"{count} {phrase(language, name)}" for name, count in rehearsal.made.items())
    failed = len(rehearsal.evidence.failed)
    runs = runs or phrase(language, "none")
    return phrase(language, "runs", runs=f"{runs}; {phrase(language, 'failed', count=failed)}" if failed else runs)


def _row(one: Finding, wording: Wording) -> tuple[str, ...]:
    seen = wording.often(one.frequency) if one.frequency else ""
    return wording.severity(one.severity), place(one), seen, wording.says(one), wording.advice(one)


def place(one: Finding) -> str:
    """File and line of a finding, without the folder."""
    file, line, _ = one.spot
    return f"{clean(PurePath(file).name)}:{line}"
