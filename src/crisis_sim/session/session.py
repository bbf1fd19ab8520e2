"""The authority: one engine, policies on seats, and lines that are on disk before anybody sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from crisis_sim.engine.engine import Engine
from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command, Line
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.plain import plain
from crisis_sim.session.policies.base import Plan, Policy
from crisis_sim.session.policies.registry import PolicyError, load_policy
from crisis_sim.session.seal import Sealer


class Appender(Protocol):
    """Where lines go: a store, or nothing at all."""

    def append(self, lines: bytes) -> None:
        """Keep these whole lines for good before returning."""

    def close(self) -> None:
        """Let go of it."""


class News(NamedTuple):
    """One new line for one seat."""

    seat: str
    line: SliceLine


class Session:
    """Drives one run. Screens, servers, headless runs and batches all call `frame`."""

    def __init__(
        self,
        engine: Engine,
        policies: Mapping[str, Policy],
        sealer: Sealer | None = None,
        store: Appender | None = None,
    ) -> None:
        self.engine = engine
        self.policies = dict(policies)
        self.lines: list[Line] = []
        """Every line that was kept so far, header left out."""
        self.views = {seat: SeatView(seat) for seat in engine.index.seat_ids}
        self._sealer = sealer
        self._store = store
        self._wake: dict[str, Plan] = {}
        self._news: set[str] = set()
        self._unshown: list[News] = []
        self._meanwhile: dict[str, Policy] = {}
        self._luck = {seat: draw(engine.seed, "policy", seat) for seat in self.views}
        engine.on_slice = self._heard

    @property
    def now(self) -> int:
        """The present tick."""
        return self.engine.now

    @property
    def digest(self) -> str:
        """The running hash over all lines kept so far."""
        return self._sealer.digest if self._sealer is not None else ""

    @property
    def endex_digest(self) -> str:
        """The running hash at ENDEX, which what is kept afterwards leaves as it is; empty before."""
        return self._sealer.endex if self._sealer is not None else ""

    @property
    def ended(self) -> bool:
        """Whether ENDEX has come."""
        return self.engine.state.status == "ended"

    def frame(self, t: int, queued: Sequence[Command] = (), stop_for: str | None = None) -> list[News]:
        """Let time pass to `t` (or to the first news of `stop_for`), then take the queued commands.

        Returns what seats may now be shown; it is on disk.
        """
        self._news.discard(stop_for or "")
        self.advance_to(t, stop_for)
        for command in queued:
            self.submit(command)
        self.advance_to(self.now)
        return self.commit()

    def advance_to(self, t: int, stop_for: str | None = None) -> None:
        """Let time pass, stopping at each settled instant where a seat has news, so that policies can answer it."""
        while True:
            if self._news:
                self._consult()
            if self.engine.state.status == "stopped" and (seat := self._speaker()) is not None:
                self.submit(self._wake.pop(seat).command)
                continue
            if self.engine.state.status != "running":
                return
            now = self.now
            if seat := min((seat for seat, plan in self._wake.items() if plan.tick <= now), default=None):
                self.submit(self._wake.pop(seat).command)
                continue  # one at a time: what it did may be news to the others, who then plan anew
            if stop_for is not None and stop_for in self._news:
                return
            upcoming = self.engine.next_tick()
            if now >= t and (upcoming is None or upcoming > t):
                return
            self.engine.advance(min([t, *(plan.tick for plan in self._wake.values())]))

    def submit(self, command: Command) -> None:
        """Hand a command to the gate. It must be plain JSON data of reasonable size; else it is refused as empty."""
        self.engine.submit(plain(command))

    def commit(self) -> list[News]:
        """Write new lines to the store and return what may now be shown."""
        lines = self.engine.log
        if lines:
            self.engine.log = []
            self._write(lines)
            self.lines += lines
        shown, self._unshown = self._unshown, []
        return shown

    def _write(self, lines: Sequence[Line]) -> None:
        if self._sealer is not None:
            raw = self._sealer.lines(lines)
            if self._store is not None:
                self._store.append(raw)

    def close(self) -> None:
        """Let go of the log."""
        if self._store is not None:
            self._store.close()

    # policies

    def _heard(self, seat: str, line: SliceLine) -> None:
        self.views[seat].take(line)
        self._news.add(seat)
        self._unshown.append(News(seat, line))

    def _consult(self) -> None:
        """Ask the policies of seats with news. A plan is made from view and luck alone: no clock, no memory."""
        holders = self._holders()
        for seat in sorted(self._news & set(holders)):
            self._wake.pop(seat, None)
            view = self.views[seat]
            try:
                plan = holders[seat].plan(view, self._luck[seat])
                if plan is not None:
                    self._wake[seat] = Plan(max(plan.tick, view.now + 1), plan.command)
            except Exception as error:
                raise PolicyError(
                    f"the policy {type(holders[seat]).__name__} on the seat {seat!r} failed at {view.now} seconds "
                    f"({type(error).__name__}: {error}); `crisis-sim policies NAME --check` says more"
                ) from error
        self._news -= set(holders)
        for seat in set(self._wake) - set(holders):
            del self._wake[seat]

    def _speaker(self) -> str | None:
        """In a plenary: the next policy that has its product ready and has put none yet."""
        heard = {p["seat"] for p in self.engine.state.products if p["t"] == self.now}
        ready = (seat for seat, plan in self._wake.items() if plan.command.kind == "SubmitProduct")
        return min((seat for seat in ready if seat not in heard), default=None)

    def consult_all(self) -> None:
        """After a resume: ask every policy again."""
        self._news |= set(self._holders())
        self._consult()

    def _holders(self) -> Mapping[str, Policy]:
        """Who holds which seat by policy now: while the clock jumps, every seat."""
        jump = self.engine.state.jump
        if jump is None:
            return self.policies
        policy = self._meanwhile.get(jump[1])
        if policy is None:
            policy = self._meanwhile[jump[1]] = load_policy(jump[1])
        return dict.fromkeys(self.engine.index.seat_ids, policy) | self.policies
