"""Scenarios that there are to play: the shipped ones, and files of the user's. Nothing is read beyond a file's head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from crisis_sim.scenario import shipped

MOST = 200
"""Files of one folder that are looked at."""
BEGIN_HERE = "first-drill"
"""The shipped scenario that teaches the screen: it stands first."""
_HEAD = 64 * 1024
_SIGN = re.compile(rb"^(?:format|doctrine|seats)[ \t]*:", re.MULTILINE)


class AtHand(NamedTuple):
    """A scenario's file. `source` is the word by which the command line knows it."""

    name: str
    path: Path
    source: str
    shipped: bool


def at_hand(folders: Iterable[Path] = ()) -> list[AtHand]:
    """Shipped scenarios, then those in these folders, each file once."""
    found = [AtHand(name, path, name, True) for name, path in shipped.scenarios().items()]
    found.sort(key=lambda each: each.name != BEGIN_HERE)
    seen = {path.resolve() for _, path, *_ in found}
    for folder in folders:
        for path in _in_folder(folder):
            if (real := path.resolve()) not in seen:
                seen.add(real)
                name = real.parent.name if path.name == "scenario.yaml" else path.stem
                found.append(AtHand(name, path, str(path), False))
    return found


def stamp(path: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when a scenario is edited: names, times and sizes of its files."""
    files = sorted(path.parent.glob("*.yaml"))[:MOST] if path.name == "scenario.yaml" else [path]
    found = []
    for file in files:
        try:
            told = file.stat()
        except OSError:
            continue
        found.append((file.name, told.st_mtime_ns, told.st_size))
    return tuple(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    """`scenario.yaml` here or one folder down, and files that look like a scenario."""
    try:
        inside = sorted(folder.glob("*/scenario.yaml"))[:MOST]
        here = sorted(folder.glob("*.yaml"))[:MOST]
        whole = [path for path in here if path.name == "scenario.yaml"]
        # Beside a scenario.yaml lie the files that it includes.
        yield from whole or [path for path in here if _looks_like_one(path)]
        yield from (path for path in inside if path.is_file())
    except (OSError, ValueError):
        return


def _looks_like_one(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _SIGN.search(file.read(_HEAD)) is not None
    except OSError:
        return False
