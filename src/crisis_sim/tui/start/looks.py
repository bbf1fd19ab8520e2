"""What was found in scenario files, read one after the other off the screen's loop and kept in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crisis_sim.scenario.at_hand import stamp

if TYPE_CHECKING:
    from crisis_sim.scenario.abstract import Look


class Looks:
    """A cache: a file that has not changed is read once."""

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[object, Look]] = {}

    def at(self, path: Path) -> Look | None:
        """What is known about a file already."""
        found = self._kept.get(path)
        return found[1] if found is not None else None

    def look(self, path: Path) -> Look:
        """What is in a file; slow where it has changed, so call it from a thread."""
        from crisis_sim.scenario.abstract import look  # half a second that the first paint need not wait for

        now = stamp(path)
        known = self._kept.get(path)
        if known is None or known[0] != now:
            known = self._kept[path] = (now, look(path))
        return known[1]
