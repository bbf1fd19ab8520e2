"""Bodies that exist only once convened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crisis_sim.model.guidance import to_brief
from crisis_sim.model.state import exists

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core


class Bodies:
    """Convenes cells and committees; a seat that waited for its first actor is briefed then."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine

    def convene(self, body: str, cause: int, by: str | None) -> None:
        """Bring a body into being; nothing happens when it is there already."""
        engine = self._engine
        if body not in engine.index.actors or exists(engine.index, engine.state, body):
            return
        event = engine.emit("BodyConvened", cause, {"actor": body, **({"by": by} if by else {})})
        seat = engine.index.seat_of.get(body)
        if seat is not None and engine.index.address(seat) == body:
            engine.emit("SeatBriefed", event.seq, to_brief(seat, engine.state.guided))
