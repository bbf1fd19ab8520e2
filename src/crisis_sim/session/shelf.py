"""The user's own drills on this computer: where their logs lie, which are unfinished, and how finished ones went."""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from crisis_sim import __version__
from crisis_sim.scenario.text import clean, pick

RESULTS = "results.jsonl"
MOST_RESULTS = 16 * 1024 * 1024
"""Bytes of the results that are read; thousands of drills take less."""
LONGEST_TITLE = 200
_HEAD = 32 * 1024 * 1024
_TAIL = 256 * 1024
_ENDED = b'"kind":"ExerciseEnded"'
_HUMAN = "human"


def data_folder() -> Path:
    """The folder of the user's own drills, as the platform has it."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "crisis-sim"


class _Seat(msgspec.Struct):
    id: str = ""
    title: dict[str, str] = msgspec.field(default_factory=dict)


class _Story(msgspec.Struct):
    id: str = ""
    seats: list[_Seat] = msgspec.field(default_factory=list)
    title: dict[str, str] = msgspec.field(default_factory=dict)
    start: str = ""


class _World(msgspec.Struct):
    scenario: _Story = msgspec.field(default_factory=_Story)


class _Header(msgspec.Struct):
    """What a list of drills needs of a log's first line; the rest of it is passed over unread."""

    log: str
    engine: str
    seats: dict[str, str]
    seed: int = 0
    difficulty: str = "standard"
    compiled: _World = msgspec.field(default_factory=_World)


class _Line(msgspec.Struct):
    t: int = 0


class Unfinished(NamedTuple):
    """A drill without ENDEX."""

    log: Path
    scenario: str
    title: dict[str, str]
    seat: str
    difficulty: str
    seed: int
    tick: int
    """How far it is: exercise seconds since STARTEX."""
    start: str
    """STARTEX, as the scenario gives it."""
    played: float
    """When it was last played, in seconds of the system's clock."""
    engine: str
    """The version that wrote it; another one can't go on with it."""
    seat_title: dict[str, str]
    """What the seat is called."""

    @property
    def resumable(self) -> bool:
        """Whether this version can go on with it."""
        return self.engine == __version__


class Shelf:
    """A folder of drills. Nothing in it is trusted: whatever makes no sense is passed over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # logs

    def new_log(self, name: str) -> Path:
        """A file of its own for a new drill, also when two begin in the same second."""
        stem = f"{name}-{datetime.now():%Y%m%d-%H%M%S}"
        names = (stem, *(f"{stem}-{n}" for n in range(2, 100)))
        found = (path for n in names if not (path := self.folder / f"{n}.jsonl").exists())
        return next(found, self.folder / f"{stem}.jsonl")

    def newest_unfinished(self, name: str) -> Path | None:
        """The newest log of a scenario that has no ENDEX yet."""
        logs = sorted(self.folder.glob(f"{name}-*.jsonl"), reverse=True)
        return next((log for log in logs if unfinished(log)), None)

    def unfinished(self) -> tuple[list[Unfinished], list[Path]]:
        """Drills without ENDEX, last played first, and files that are no logs of drills."""
        drills, strange = [], []
        for log in self._logs():
            try:
                found = _look(log)
            except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
                strange.append(log)
                continue
            if found is not None:
                drills.append(found)
        return sorted(drills, key=lambda drill: -drill.played), strange

    def delete(self, log: Path) -> None:
        """Delete the log of a drill that lies in this folder.

        Raises:
            OSError: it can't be deleted.
        """
        if log.parent == self.folder and log.suffix == ".jsonl" and log.name != RESULTS:
            log.unlink(missing_ok=True)

    def _logs(self) -> list[Path]:
        try:
            return [path for path in sorted(self.folder.glob("*.jsonl")) if path.name != RESULTS]
        except OSError:
            return []

    # results of finished drills

    def results(self) -> list[dict[str, Any]]:
        """What was kept, oldest first; torn and foreign lines are passed over."""
        try:
            with (self.folder / RESULTS).open("rb") as file:
                raw = file.read(MOST_RESULTS)
        except OSError:
            return []
        found = []
        for line in raw.split(b"\n"):
            try:
                entry = msgspec.json.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                continue
            if isinstance(entry, dict) and isinstance(entry.get("scenario"), str):
                found.append(entry)
        return found

    def keep(self, entry: dict[str, Any]) -> bool:
        """Keep how a drill went; a drill whose log is there already is replaced. Returns whether the disk took it."""
        others = [old for old in self.results() if not (entry.get("log") and old.get("log") == entry.get("log"))]
        return self._write([*others, entry])

    def forget(self, entry: dict[str, Any] | None = None) -> bool:
        """Forget one result, or all. Returns whether the disk took it."""
        left = self.results()
        if entry is None:
            left = []
        elif entry in left:
            left.remove(entry)
        return self._write(left)

    def _write(self, entries: list[dict[str, Any]]) -> bool:
        """Written aside, synced, renamed: the file is the old one or the new one, whatever happens."""
        path = self.folder / RESULTS
        aside = path.with_name(f".{RESULTS}.{os.getpid()}.new")
        try:
            raw = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
            self.folder.mkdir(parents=True, exist_ok=True)
            with aside.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except (OSError, TypeError, ValueError):
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
            return False
        return True


def unfinished(log: Path) -> bool:
    """Whether a log has no ENDEX yet. In a text of the log the quotes would be escaped."""
    try:
        return log.is_file() and _ENDED not in log.read_bytes()
    except OSError:
        return False


def _look(log: Path) -> Unfinished | None:
    """What a log says about itself, by its first line and its end; None if it has its ENDEX or nobody played it.

    Raises:
        OSError, ValueError, MsgspecError: it is no log.
    """
    if not log.is_file():
        raise ValueError("not a file")
    with log.open("rb") as file:
        head = file.readline(_HEAD)
        if not head.endswith(b"\n"):
            raise ValueError("no whole line")
        header = msgspec.json.decode(head, type=_Header)
        if header.log != "crisis-sim":
            raise ValueError("another log")
        seat = next((seat for seat, holder in header.seats.items() if holder == _HUMAN), None)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(len(head), size - _TAIL))
        last = _last(file.read())
    if seat is None or not unfinished(log):
        return None
    story = header.compiled.scenario
    return Unfinished(
        log=log,
        scenario=clean(story.id)[:LONGEST_TITLE],
        title=_short(story.title),
        seat=clean(seat)[:LONGEST_TITLE],
        difficulty=clean(header.difficulty)[:LONGEST_TITLE],
        seed=header.seed,
        tick=last,
        start=story.start,
        played=log.stat().st_mtime,
        engine=header.engine,
        seat_title=_short(next((one.title for one in story.seats if one.id == seat), {})),
    )


def _short(texts: dict[str, str]) -> dict[str, str]:
    return {key: clean(text[: 4 * LONGEST_TITLE])[:LONGEST_TITLE] for key, text in texts.items()}


def _last(tail: bytes) -> int:
    """The tick of the last whole line."""
    for line in reversed(tail[: tail.rfind(b"\n") + 1].split(b"\n")):
        try:
            return msgspec.json.decode(line, type=_Line).t
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
    return 0


def said(title: dict[str, str], language: str) -> str:
    """A title on one line."""
    return " ".join(clean(pick(title, language)).split())
