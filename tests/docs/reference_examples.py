"""The examples of the reference: each added to the scenario of its index page, checked, run, and what came of it.

A block of YAML is added as the file `example.yaml`, which the base includes; what both have, the base loses. A block
that begins with `format:` is a scenario of its own, one that begins with `# NAME.EXT` a file beside it. A block of text
behind an example shows what came of it, as a comment above the example says:

    <!-- wrong -->                 the findings of `check`
    <!-- run by-the-book facts --> lines of the run that the base alone does not have

Words of `run`: a policy for all seats (left out: silent), `seed=2`, `variant=V`, `difficulty=D`, and what is shown
besides the usual timeline: `facts` (who learns what), `messages`, `indicators`, `means`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from crisis_sim.analysis.timeline import Narrator
from crisis_sim.cli.progress import clock
from crisis_sim.model.events import Event
from crisis_sim.scenario.check import Loaded, load
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.scenario.include import assemble
from crisis_sim.scenario.problems import Problem
from crisis_sim.scenario.reader import read
from crisis_sim.session.begin import begin
from tests.stage import to_endex

from .blocks import ROOT, Block, blocks

FOLDER = ROOT / "docs" / "reference"
INDEX = FOLDER / "README.md"
_COMMENT = re.compile(r"^<!-- (wrong|run)\b ?(.*?) ?-->$")
_FILE = re.compile(r"^# ([\w-]+\.\w+)\n")


class Example(NamedTuple):
    """One example: where it stands, its text, files beside it, what to do with it, and the output that is shown."""

    block: Block
    beside: tuple[tuple[str, str], ...]
    todo: str
    """`wrong`, `run` or nothing."""
    words: tuple[str, ...]
    shown: Block | None


def pages() -> list[Path]:
    """All pages, the index first."""
    return [INDEX, *sorted(path for path in FOLDER.glob("*.md") if path != INDEX)]


def examples(path: Path) -> list[Example]:
    """The examples of a page, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found: list[Example] = []
    beside: list[tuple[str, str]] = []
    for block in blocks(path, "yaml", "text"):
        name = _FILE.match(block.text)
        if block.language == "text" and not name:
            if found and found[-1].todo and found[-1].shown is None:
                found[-1] = found[-1]._replace(shown=block)
        elif name:
            beside.append((name[1], block.text))
        else:
            comment = _COMMENT.match(lines[block.line - 2])
            todo, words = (comment[1], tuple(comment[2].split())) if comment else ("", ())
            found.append(Example(block, tuple(beside), todo, words, None))
            beside = []
    return found


@cache
def base() -> dict[str, Any]:
    """The scenario to which examples are added."""
    return parsed(next(blocks(INDEX, "yaml")).text)


def parsed(text: str) -> dict[str, Any]:
    """The keys of a file, as the program itself reads it."""
    found: dict[str, Any] = read(text.encode(), "example.yaml").data
    return found


def written(example: Example, folder: Path) -> Path:
    """Write an example and what it is added to; returns the main file."""
    for name, text in example.beside:
        (folder / name).write_text(text, encoding="utf-8")
    main, added = folder / "scenario.yaml", folder / "example.yaml"
    if example.block.text.startswith("format: 1\n"):
        added.write_text(example.block.text, encoding="utf-8")
        return added
    added.write_text(example.block.text, encoding="utf-8")
    more = parsed(example.block.text)
    kept = {key: _without(value, more[key]) if key in more else value for key, value in base().items()}
    text = yaml.safe_dump({k: v for k, v in kept.items() if v is not None}, allow_unicode=True, sort_keys=False)
    main.write_text(f"{text}include: [example.yaml]\n", encoding="utf-8")
    return main


def _without(mine: Any, theirs: Any) -> Any:
    """What is left of a part of the base beside an example's: nothing where they can't stand together."""
    if isinstance(mine, list) and isinstance(theirs, list):
        taken = {one.get("id") for one in theirs if isinstance(one, dict)}
        return [one for one in mine if one.get("id") not in taken]
    if isinstance(mine, dict) and isinstance(theirs, dict) and not set(theirs) <= {"en", "nl", "fr", "de"}:
        return {key: value for key, value in mine.items() if key not in theirs}
    return None


class Outcome(NamedTuple):
    """What came of an example: its scenario and data, the findings, and the lines to be shown."""

    loaded: Loaded
    data: Any
    problems: tuple[Problem, ...]
    output: str


@cache
def outcome(example: Example) -> Outcome:
    """Check an example, and run it to the end where that can be done."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = written(example, folder)
        loaded = load(path)
        data = assemble(path).data
    problems = tuple(problem for problem in loaded.problems)
    said = "".join(f"{problem}\n".replace(f"{folder}/", "") for problem in problems)
    if example.todo == "wrong":
        return Outcome(loaded, data, problems, said)
    assert not problems, f"{example.block.path.name}:{example.block.line}\n{said}"
    assert loaded.scenario is not None
    lines = run(loaded, example.words)
    known = set(base_lines(example.words))
    return Outcome(loaded, data, problems, "".join(f"{line}\n" for line in lines if line not in known))


@cache
def base_lines(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a run of the base alone shows."""
    alone = next(blocks(INDEX, "yaml"))
    with TemporaryDirectory() as name:
        path = Path(name) / "scenario.yaml"
        path.write_text(alone.text, encoding="utf-8")
        loaded = load(path)
    return tuple(run(loaded, tuple(word for word in words if not word.startswith(("variant", "difficulty")))))


def run(loaded: Loaded, words: tuple[str, ...]) -> Iterator[str]:
    """The lines of a run to the end."""
    assert loaded.scenario is not None
    assert loaded.pack is not None
    settings = dict(word.split("=") for word in words if "=" in word)
    policy = next((word for word in words if word in ("by-the-book", "hesitant", "overcautious")), "silent")
    compiled = compile_scenario(
        loaded.scenario,
        loaded.pack,
        variant=settings.get("variant", "base"),
        difficulty=settings.get("difficulty", "standard"),
    )
    held = {seat.id: policy for seat in loaded.scenario.seats}
    session = begin(compiled, int(settings.get("seed", 1)), held)
    to_endex(session, 3600)
    narrator = Narrator(session.engine.index)
    for line in session.lines:
        if isinstance(line, Event):
            for entry in narrator.entries([line]):
                if line.kind != "ExerciseStarted":
                    yield f"T+{clock(line.t)}  {entry.mark} {entry.text}"
            if (more := _MORE.get(line.kind)) and more[0] in words and (text := more[1](narrator, line.p)):
                yield f"T+{clock(line.t)}  · {text}"


def _learned(n: Narrator, p: dict[str, Any]) -> str:
    content = f" {p['content']}" if p.get("content") is not None else ""
    facts = n._index.facts
    return f"known to {n.actor(p['actor'])}: {n.text(facts[p['fact']].text)}{content}" if p["fact"] in facts else ""


def _delivered(n: Narrator, p: dict[str, Any]) -> str:
    return f"{n.actor(p['to'])} gets from {n.actor(p['from'])}: {n.text(p['title'])}"


def _lost(n: Narrator, p: dict[str, Any]) -> str:
    return f"lost ({p['why']}): {n.actor(p['from'])} → {n.actor(p['to'])}"


def _moved(n: Narrator, p: dict[str, Any]) -> str:
    indicator = n._index.scenario.indicators[p["indicator"]]
    return f"{n.text(indicator.label)}: {p['value']} {indicator.unit}".rstrip()


def _committed(n: Narrator, p: dict[str, Any]) -> str:
    return f"{n.text(n._index.scenario.means[p['means']].label)}: {p['count']} fewer free"


def _released(n: Narrator, p: dict[str, Any]) -> str:
    return f"{n.text(n._index.scenario.means[p['means']].label)}: {p['count']} free again"


_MORE: dict[str, tuple[str, Any]] = {
    "FactLearned": ("facts", _learned),
    "MessageDelivered": ("messages", _delivered),
    "MessageLost": ("messages", _lost),
    "IndicatorMoved": ("indicators", _moved),
    "MeansCommitted": ("means", _committed),
    "MeansReleased": ("means", _released),
}
