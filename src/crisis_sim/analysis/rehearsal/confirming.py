"""More pairs for the claims that need them: that an option is never better, that an answer never changes anything."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.analysis.rehearsal.design import Mode, Run, put, trial
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.options import answered, dominated, futile

CONFIRMED = 30
"""Pairs that such a claim rests on, where there are as many runs by the book."""


def confirming(evidence: Evidence) -> list[Run]:
    """Trials on further seeds, of the options in question only."""
    return list(_trials(evidence))


def _trials(evidence: Evidence) -> Iterator[Run]:
    made = {(t.run.which, t.run.value, t.run.number) for t in evidence.by(Mode.TRIAL)}
    for inject in evidence.scenario.injects:
        asks = inject.asks
        if asks is None or not asks.options:
            continue
        answers = answered(evidence, inject.id)
        if futile(answers):
            doubtful = [option.id for option in asks.options]
        else:
            found = list(dominated(evidence, inject, answers))
            doubtful = sorted({option for one in found for option in (one.worse, one.better)})
        for book in [t for t in evidence.book if doubtful and put(t, inject.id)][:CONFIRMED]:
            taken = {row.option for row in book.questions if row.inject == inject.id}
            for option in doubtful:
                if option not in taken and (inject.id, option, book.run.number) not in made:
                    yield trial(book.run, inject.id, option)
