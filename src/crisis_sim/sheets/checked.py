"""A result before it is written: read as a scenario, compared with what was meant, its findings traced to rows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crisis_sim.scenario.check import load
from crisis_sim.scenario.files import shown
from crisis_sim.scenario.include import assemble
from crisis_sim.scenario.marks import Branch, Spot
from crisis_sim.scenario.problems import Problem, as_text


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` says of a result."""

    problems: tuple[Problem, ...]
    """At their places in the files as they will be called."""
    rows: dict[Problem, int]
    """Those that speak of an inject: its row in the sheet."""
    data: Any
    """What the files hold together."""

    def as_text(self, sheet: str) -> str:
        """One line each, with the row of the sheet."""
        told = [
            replace(p, message=f"{p.message} (row {self.rows[p]} of {sheet})") if p in self.rows else p
            for p in self.problems
        ]
        return as_text(told)


def check(
    files: Mapping[str, str], copies: Mapping[str, Path], main: str, out: Path, rows: Mapping[str, int]
) -> Checked:
    """Check the texts of a scenario's files, which will stand in the folder of `out`; `out` is the main one."""
    with tempfile.TemporaryDirectory(prefix="crisis-sim-") as name:
        folder = Path(name)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        for path, source in copies.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / path)
        loaded = load(folder / main)
        names = {shown(folder / path): shown(out.parent / path) for path in files} | {shown(folder / main): shown(out)}
        data = assemble(folder / main).data
    spans = _spans(loaded.marks, data)
    problems, traced = [], {}
    for problem in loaded.problems:
        told = replace(problem, file=names.get(problem.file, problem.file))
        problems.append(told)
        for (file, first, last), id in spans:
            if file == problem.file and first <= problem.line <= last and id in rows:
                traced[told] = rows[id]
    return Checked(tuple(problems), traced, data)


def _spans(marks: Branch, data: Any) -> list[tuple[tuple[str, int, int], str]]:
    """The lines of every inject, with its id."""
    injects = marks.children.get("injects")
    listed = data.get("injects") if isinstance(data, dict) else None
    if not isinstance(injects, Branch) or not isinstance(listed, list):
        return []
    found = []
    for n, inject in enumerate(listed):
        place = injects.children.get(n)
        if isinstance(inject, dict) and isinstance(place, Branch):
            lines = [line for _, line, _ in _all(place)]
            found.append(((place.spot[0], min(lines), max(lines)), str(inject.get("id", ""))))
    return found


def _all(branch: Branch) -> list[Spot]:
    spots, todo = [branch.spot], [branch]
    while todo:
        here = todo.pop()
        spots += here.keys.values()
        for child in here.children.values():
            if isinstance(child, Branch):
                todo.append(child)
            else:
                spots.append(child)
    return spots
