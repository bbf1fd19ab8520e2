"""The panels beside the reading pane, in the order of their digits from 2; the map comes last, with 0."""

from __future__ import annotations

from typing import Any

from crisis_sim.tui.acting.cards import Cards
from crisis_sim.tui.acting.decisions import Decisions
from crisis_sim.tui.acting.facts import Facts
from crisis_sim.tui.acting.measures import Measures
from crisis_sim.tui.acting.sent import Sent
from crisis_sim.tui.board.map import MapPanel
from crisis_sim.tui.board.network import Network
from crisis_sim.tui.board.situation import Situation
from crisis_sim.tui.room.journal import Journal

PANELS: tuple[tuple[str, Any], ...] = (
    ("decide", Decisions),
    ("facts", Facts),
    ("measures", Measures),
    ("sent", Sent),
    ("plan", Cards),
    ("contacts", Network),
    ("status", Situation),
    ("journal", Journal),
    ("map", MapPanel),
)
"""The id of a panel, and its class: made with `(drill, id=…)`; it has a TITLE and `update_rows()`."""
IDS = ("reading", *(key for key, _ in PANELS))
