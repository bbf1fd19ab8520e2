"""Files that authors name: opened only if they are ordinary files, and never outside the scenario's folder."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath

from crisis_sim.scenario.marks import Spot
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.reader import MAX_BYTES


def shown(path: Path) -> str:
    """A path as people want to read it: from the working folder, where it lies below that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (OSError, ValueError):
        return str(path)


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file of this name; False too for what can't be a name."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def contents(path: Path, spot: Spot | None = None) -> bytes | Problem:
    """The bytes of a file, at most one more than is allowed; a finding at `spot` when it can't be read."""
    place = spot or (shown(path), 0, 0)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "a folder" if path.is_dir() else "not an ordinary file"
            return problem("Y001", place, f"`{path.name}` is {kind}", "name a YAML file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return problem("Y001", place, f"there is no file `{path.name}`", "check its name and folder")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not a file's"
        return problem("Y001", place, f"`{path.name}` can't be read: {reason}", "check its name and rights")


def within(folder: Path, name: str, spot: Spot) -> Path | Problem:
    """The path of a file named relative to a folder, which it must not leave, not even by a symbolic link."""
    parts = PurePosixPath(name).parts
    outside = problem("Y016", spot, f"`{name}` is outside the scenario's folder", "keep all files in that folder")
    if not parts or "\\" in name or ":" in name or "\0" in name or ".." in parts or PurePosixPath(name).is_absolute():
        return outside
    path = folder.joinpath(*parts)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return outside
    except (OSError, RuntimeError):  # a loop of symbolic links
        return problem("Y001", spot, f"`{name}` can't be found", "check its name")
    return path
