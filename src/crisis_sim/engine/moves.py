"""Moves: live stretches, jumps and plenaries, and ENDEX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.model.events import Event
from crisis_sim.scenario.people import JumpMove, LiveMove, Move, StoppedMove

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Moves:
    """Starts the moves in order. When the last is over, or `end` comes true, the exercise ends."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._moves = engine.index.scenario.moves
        self._plenary: int | None = None
        """Number of the move in which the clock stands still."""
        engine.react("ExerciseStarted", self._start)
        engine.react("ExerciseResumed", self._resumed)
        engine.react("ExerciseEnded", self._ended)

    def _start(self, event: Event) -> None:
        scenario = self._engine.index.scenario
        if scenario.end is not None:
            self._parts.watch.when(scenario.end, event.seq, lambda cause: self._end("end", cause))
        if self._moves:
            self._begin(0, event.seq)
        elif scenario.end is None:
            self._engine.kernel.at(self._engine.index.live_seconds, self._end, "time is up", event.seq)

    def _begin(self, number: int, cause: int) -> None:
        engine = self._engine
        if engine.state.status == "ended":
            return
        if number == len(self._moves):
            self._end("the last move is over", cause)
            return
        move = self._moves[number]
        event = engine.emit("MoveStarted", cause, self._told(move))
        if isinstance(move, JumpMove):
            engine.kernel.at(engine.index.at(move.to), self._begin, number + 1, event.seq)
        elif isinstance(move, LiveMove) and isinstance(move.until, (int, str)):
            engine.kernel.at(engine.index.at(move.until), self._begin, number + 1, event.seq)
        elif isinstance(move, LiveMove):
            self._parts.watch.when(move.until, event.seq, lambda seq: self._begin(number + 1, seq))

        elif isinstance(move, StoppedMove):
            self._plenary = number

    def _resumed(self, event: Event) -> None:
        """A plenary is over as soon as control goes on."""
        if self._plenary is not None and self._engine.state.status == "running":
            number, self._plenary = self._plenary, None
            self._begin(number + 1, event.seq)

    def _told(self, move: Move) -> dict[str, Any]:
        index = self._engine.index
        p: dict[str, Any] = {"move": move.id, "clock": move.clock, "title": move.title, "text": move.text}
        if isinstance(move, JumpMove):
            p |= {"to": index.at(move.to), "meanwhile": move.meanwhile, "handover": move.handover}
        elif isinstance(move, LiveMove) and isinstance(move.until, (int, str)):
            p["until"] = index.at(move.until)
        elif isinstance(move, StoppedMove):
            p |= {"minutes": move.minutes, "questions": list(move.questions)}
            if move.product is not None:
                p["product"] = move.product
        return p

    def _end(self, why: str, cause: int) -> None:
        """End after everything else that happens in this tick because of the same cause."""
        self._engine.kernel.at(self._engine.now, self._endex, why, cause)

    def _endex(self, why: str, cause: int) -> None:
        self._engine.emit("ExerciseEnded", cause, {"why": why})

    def _ended(self, event: Event) -> None:
        self._engine.kernel.stop()
