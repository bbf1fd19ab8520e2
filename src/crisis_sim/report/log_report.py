"""The after-action report of one log, in the order in which a trainer debriefs. A pure function of the log."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from crisis_sim.analysis.debrief import Debrief
from crisis_sim.report.debriefing.at_stake import at_stake
from crisis_sim.report.debriefing.awaited import awaited
from crisis_sim.report.debriefing.carried import carried
from crisis_sim.report.debriefing.closing import limits, luck, notes
from crisis_sim.report.debriefing.decided import decided
from crisis_sim.report.debriefing.first_page import hot_wash
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.head import Provenance, head
from crisis_sim.report.debriefing.knew import knew
from crisis_sim.report.debriefing.moved import moved
from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.debriefing.ordered import ordered
from crisis_sim.report.debriefing.rated import suggested
from crisis_sim.report.debriefing.resources import clocks, levels, means
from crisis_sim.report.debriefing.timeline import timeline
from crisis_sim.report.document import Block

__all__ = ["Provenance", "log_report"]

SECTIONS: tuple[Callable[[Frame], Section], ...] = (
    hot_wash, suggested, timeline, decided, knew, ordered, means, clocks, levels, awaited, at_stake, moved, carried,
    notes, luck, limits,
)  # fmt: skip


def log_report(
    parts: Debrief,
    origin: Provenance,
    language: str = "en",
    *,
    seats: Collection[str] | None = None,
    full: bool = False,
    step: Callable[[], None] = lambda: None,
) -> list[Block]:
    """The whole report; `step` is called after each section."""
    names = Names(parts.course.index, language)
    people = frozenset(seat for seat, holder in origin.seats.items() if holder == "human")
    frame = Frame(parts, names, frozenset(seats) if seats else None, people, full)
    return list(_blocks(frame, origin, step))


def _blocks(frame: Frame, origin: Provenance, step: Callable[[], None]) -> Iterator[Block]:
    yield from head(frame, origin)
    for section in SECTIONS:
        yield from section(frame)
        step()
