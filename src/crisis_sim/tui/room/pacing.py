"""The keys of the clock: run and hold, step, faster and slower, and back to the former pace."""

from __future__ import annotations

from crisis_sim.tui.room.acts import Acts
from crisis_sim.tui.room.notice import Notice
from crisis_sim.tui.room.plenary import PlenarySheet


class Paced(Acts):
    """The actions of the clock's keys."""

    def update_clock(self) -> None:
        """Show what the clock does now."""
        raise NotImplementedError

    def action_run_or_hold(self) -> None:
        """Run or hold."""
        if self._in_plenary():
            return
        self.drill.live.toggle()
        if self.drill.conductor.mode == "held":
            self.say("The clock is held: thinking is free, acting costs minutes of your people.")
        else:
            self.query_one(Notice).say(self._runs)
        self.update_clock()

    def _runs(self) -> str:
        """At which pace it runs now: said anew when the pace is another."""
        words, conductor = self.drill.words, self.drill.conductor
        return words.say("The clock runs at {pace}.", pace=words.pace(conductor.pacer.pace))

    def action_step(self) -> None:
        """To the next thing that needs the player."""
        if not self._in_plenary():
            self.drill.live.step()

    def action_faster(self) -> None:
        """A higher pace."""
        self.drill.live.faster()
        self._paced()

    def action_slower(self) -> None:
        """A lower pace."""
        self.drill.live.slower()
        self._paced()

    def action_pace_back(self) -> None:
        """The pace before it fell to ×1 by itself."""
        self.drill.live.pace_back()
        self._paced()

    def _paced(self) -> None:
        """What was said of the pace stands beside the clock, and must not say otherwise."""
        notice = self.query_one(Notice)
        notice.say(notice.said, stress=notice.stress)
        self.update_clock()

    def _in_plenary(self) -> bool:
        """While the clock stands still for a plenary, its keys lead back to the discussion."""
        if self.drill.conductor.mode != "plenary":
            return False
        self.app.push_screen(PlenarySheet(self.drill))
        return True
