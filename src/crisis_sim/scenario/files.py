"""Files that authors name: only ordinary files of plain text, and never outside the scenario's folder."""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath

from crisis_sim.scenario.marks import Spot
from crisis_sim.scenario.problems import Problem, problem

MAX_BYTES = 4_000_000
"""Of a scenario, all its files together."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


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


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; False too for what can't be a name."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def contents(path: Path, spot: Spot | None = None) -> bytes | Problem:
    """The bytes of a file, at most one more than is allowed; a finding at `spot` when it can't be read."""
    place = spot or (shown(path), 0, 0)
    name = path.name or shown(path)  # `.` has no name of its own
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "a folder" if path.is_dir() else "not an ordinary file"
            return problem("Y001", place, f"`{name}` is {kind}", "name a YAML file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return problem("Y001", place, f"there is no file `{name}`", "check its name and folder")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not a file's"
        return problem("Y001", place, f"`{name}` can't be read: {reason}", "check its name and rights")


def decode(raw: bytes, file: str) -> str | Problem:
    """The text of a file's bytes, if it is UTF-8 and free of characters that no text has."""
    if len(raw) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes"
        return problem("Y002", (file, 0, 0), message, "shorten it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        spot = _spot(raw.decode("utf-8", "replace"), len(raw[: error.start].decode("utf-8", "replace")), file)
        return problem("Y003", spot, "the file is not text in UTF-8", "save it with the encoding UTF-8")
    if found := _CONTROL.search(text):
        message = f"the character U+{ord(found[0]):04X} is not text"
        return problem("Y003", _spot(text, found.start(), file), message, "delete it, or save the file as plain text")
    return text


def _spot(text: str, position: int, file: str) -> Spot:
    return file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


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
