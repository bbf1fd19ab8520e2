"""A scenario of several files: `include` adds the keys of other files of the folder to those of the main one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from crisis_sim.scenario.files import MAX_BYTES, contents, shown, within
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.problems import Problem, errors, problem
from crisis_sim.scenario.reader import Document, read

MOST_FILES = 100


def assemble(path: Path) -> Document:
    """Read a scenario's file and those it includes into one. With errors, the data must not be used."""
    raw = contents(path)
    main = _map(raw, path)
    named = main.data.get("include") if isinstance(main.data, dict) else None
    names = named if isinstance(named, list) else [named]
    seen = {path}
    room = MAX_BYTES - (len(raw) if isinstance(raw, bytes) else 0)
    for n, name in enumerate(names):
        if not isinstance(name, str):
            continue  # the models complain about it
        spot = main.marks.find(("include", n))
        if n == MOST_FILES:
            main.problems.append(problem("Y017", spot, f"more than {MOST_FILES} files are included", "join some"))
            break
        target = within(path.parent, name, spot)
        if isinstance(target, Problem):
            main.problems.append(target)
        elif target in seen:
            main.problems.append(problem("Y017", spot, f"`{name}` is included already", "include each file once"))
        else:
            seen.add(target)
            raw = contents(target, spot)
            room -= len(raw) if isinstance(raw, bytes) else 0
            if room < 0:
                message = f"with `{name}` the scenario has more than {MAX_BYTES:,} bytes"
                main.problems.append(problem("Y002", spot, message, "shorten it"))
                break
            _add(main, _map(raw, target))
    return main


def _map(raw: bytes | Problem, path: Path) -> Document:
    if isinstance(raw, Problem):
        return Document({}, Branch((shown(path), 1, 1)), [raw])
    document = read(raw, shown(path))
    if not errors(document.problems) and not isinstance(document.data, dict):
        document.problems.append(
            problem("Y015", document.marks.spot, "this is not a map of keys", "write `key: value`")
        )
    return document


def _add(main: Document, other: Document) -> None:
    """Add to `main`: lists are joined, maps too; anything else must not stand in both."""
    main.problems += other.problems
    if errors(main.problems):
        return
    if "include" in other.data:
        spot = other.marks.keys["include"]
        main.problems.append(problem("Y017", spot, "an included file includes others", "name them in the main file"))
        return
    for key, value in other.data.items():
        mine = main.data.get(key)
        if key not in main.data:
            main.data[key] = value
            main.marks.children[key] = other.marks.children[key]
            main.marks.keys[key] = other.marks.keys[key]
        elif isinstance(mine, list) and isinstance(value, list):
            _join(mine, main.marks.children[key], value, other.marks.children[key])
        elif isinstance(mine, dict) and isinstance(value, dict):
            main.problems += _merge(mine, main.marks.children[key], value, other.marks.children[key])
        else:
            main.problems.append(_twice(key, other.marks, main.marks))


def _join(mine: list[Any], marks: Any, more: list[Any], other: Any) -> None:
    for n, value in enumerate(more):
        marks.children[len(mine)] = other.children[n]
        mine.append(value)


def _merge(mine: dict[str, Any], marks: Any, more: dict[str, Any], other: Any) -> list[Problem]:
    twice = []
    for key, value in more.items():
        if key in mine:
            twice.append(_twice(key, other, marks))
        else:
            mine[key] = value
            marks.children[key] = other.children[key]
            marks.keys[key] = other.keys[key]
    return twice


def _twice(key: str, here: Branch, there: Branch) -> Problem:
    file, line, _ = there.keys[key]
    return problem("Y010", here.keys[key], f"the key `{key}` stands also in {file}, line {line}", "keep one of them")
