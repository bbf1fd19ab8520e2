"""Scenarios and doctrine packs that come with the program, and how a word on the command line becomes a file."""

from __future__ import annotations

from pathlib import Path

import crisis_sim

_PACKAGE = Path(crisis_sim.__file__).parent
DOCTRINE = _PACKAGE / "doctrine"
"""The folder of the doctrine packs, one folder each."""


def scenarios_folder() -> Path:
    """Where the shipped scenarios are: inside an installed wheel, else at the top of the clone."""
    inside = _PACKAGE / "_scenarios"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "scenarios"


def scenarios(folder: Path | None = None) -> dict[str, Path]:
    """Id and file of every shipped scenario: `ID/scenario.yaml` or `ID.yaml`, in order of id."""
    top = folder or scenarios_folder()
    found = {path.parent.name: path for path in top.glob("*/scenario.yaml")}
    found |= {path.stem: path for path in top.glob("*.yaml")}
    return dict(sorted(found.items()))


def packs(folder: Path = DOCTRINE) -> dict[str, Path]:
    """Id and folder of every doctrine pack, in order of id."""
    return {path.parent.name: path.parent for path in sorted(folder.glob("*/pack.yaml"))}


def locate(source: str | Path) -> Path:
    """The file that is meant: a path, a folder with a scenario.yaml, or the id of a shipped scenario.

    Returns a path that doesn't exist when nothing is found.
    """
    path = Path(source)
    try:
        if path.is_dir() and (path / "scenario.yaml").exists():
            return path / "scenario.yaml"
        if not path.exists() and isinstance(source, str):
            return scenarios().get(source, path)
    except (OSError, ValueError):
        pass  # no name that a file can have: whoever opens it says so
    return path
