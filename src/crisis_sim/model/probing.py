"""Questions put to seats while play is frozen, or after ENDEX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crisis_sim.model.index import Index
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.seat_records import SeatRecords
from crisis_sim.model.state import State
from crisis_sim.scenario.text import LANGUAGES, clean

ASKED = "asked-"
"""What the ids of questions begin with that are no scenario's."""
MOST = 4_000
"""Characters that a question may have in one language."""
_FIGURE = re.compile(
    r"%|\b(how many|per ?cent|percentage|hoeveel|procent|combien|pour ?cent|pourcentage|wie ?viele?|prozent)\b",
    re.IGNORECASE,
)
"""What asks for a figure, in the languages of scenarios."""


def freeze(index: Index, state: State, p: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Freeze: put a question to seats now. `about` is a word of the asker's own, to find the question again by."""
    seats = p.get("seats")
    if seats == "all":
        seats = list(index.seat_ids)
    if not isinstance(seats, list) or not seats or not all(isinstance(s, str) and s in index.seats for s in seats):
        raise Rejected("no-such-seat", "seats must name seats, or be all")
    about, level = p.get("about", ""), p.get("level")
    if not isinstance(about, str) or len(about) > 200:
        raise Rejected("bad-parameter", "about must be a text of at most 200 characters")
    if level is not None and (type(level) is not int or level not in (1, 2, 3)):
        raise Rejected("bad-parameter", "a question's level is 1, 2 or 3")
    number = len({probe for probe, _ in state.probes if probe.startswith(ASKED)}) + 1
    asked: dict[str, Any] = {"probe": f"{ASKED}{number}", "ask": _question(p.get("ask"))}
    asked |= {"level": level} if level is not None else {}
    asked |= {"about": clean(about)} if about else {}
    return [("ProbeAsked", {"seat": seat, **asked}) for seat in sorted(set(seats))]


def asks_figure(ask: Mapping[Any, str]) -> bool:
    """Whether a question asks for a figure, going by its words alone: what is so never shows in how it is asked.

    >>> asks_figure({"en": "What share has been warned, in percent?"}), asks_figure({"nl": "Wat valt uit?"})
    (True, False)
    """
    return any(_FIGURE.search(text) for text in ask.values())


def _question(ask: Any) -> dict[str, str]:
    texts = {"en": ask} if isinstance(ask, str) else ask
    if not isinstance(texts, dict) or not texts or not set(texts) <= set(LANGUAGES):
        raise Rejected("bad-parameter", "ask must be a text, or one for each language")
    if not all(isinstance(text, str) and clean(text).strip() and len(text) <= MOST for text in texts.values()):
        raise Rejected("bad-parameter", "a question has 1 to {most} characters", most=MOST)
    return {language: clean(text) for language, text in texts.items()}


def unanswered(view: SeatRecords) -> list[str]:
    """Handles of the questions that the seat has neither answered nor passed over, in the order of asking."""
    return [handle for handle, probe in view.probes.items() if probe["answer"] is None]
