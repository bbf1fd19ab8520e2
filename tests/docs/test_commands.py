"""Every `crisis-sim` command of the documents works, and prints what the document says it prints."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from crisis_sim.cli.main import COMMANDS, cli
from crisis_sim.scenario.check import load

from .blocks import DOCUMENTS, ROOT, Block, blocks

SHELL = [block for path in DOCUMENTS for block in blocks(path, "sh", "console")]
PROMPT = "$ "
ON_SCREEN = ("play",)
"""Commands that need a terminal: only their options are looked at."""


def commands(block: Block) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that the document shows."""
    if block.language == "sh":
        return [(line, "") for line in block.text.splitlines()]
    found: list[tuple[str, str]] = []
    for line in block.text.splitlines():
        if line.startswith(PROMPT):
            found.append((line.removeprefix(PROMPT), ""))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]}{line}\n")
    return found


def ours(line: str) -> list[str] | None:
    """The arguments of a `crisis-sim` command without redirection; None for any other line."""
    words = shlex.split(line, comments=True)
    if words[:1] != ["crisis-sim"]:
        return None
    return words[1 : words.index(">") if ">" in words else None]


def scenario_of(block: Block) -> str | None:
    """The scenario that a document has its reader save as scenario.yaml before this block."""
    wholes = [b.text for b in blocks(block.path, "yaml") if b.text.startswith("format: 1") and b.line < block.line]
    return wholes[-1] if wholes else None


def names(block: Block) -> str:
    return f"{block.path.name}:{block.line}"


# A command leaves its log to the end of the process, which here never comes.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("block", SHELL, ids=names)
def test_commands_do_what_the_document_says(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    if scenario := scenario_of(block):
        (tmp_path / "scenario.yaml").write_text(scenario, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for line, shown in commands(block):
        args = ours(line)
        if not args:  # alone it opens the browser of scenarios, which needs a terminal
            continue
        if args[:1] and args[0] in ON_SCREEN:
            assert has_options(args), line
            assert has_scenario_and_seat(args), line
            continue
        result = CliRunner().invoke(cli, args, prog_name="crisis-sim")
        assert result.exit_code == 0, f"{line}\n{result.output}"
        assert not result.exception, line
        assert in_order(shown, result.output), f"{line}\n{result.output}"


def has_options(args: list[str]) -> bool:
    """Whether a command knows the options that it is given."""
    command = cli.get_command(click.Context(cli), args[0])
    assert command is not None
    known = {name for param in command.params for name in param.opts}
    return all(word in known for word in args if word.startswith("--"))


def has_scenario_and_seat(args: list[str]) -> bool:
    """Whether there are the scenario and the seat that a drill is begun with."""
    scenario = load(args[1]).scenario
    seat = args[args.index("--seat") + 1] if "--seat" in args else None
    return scenario is not None and seat in (None, *(s.id for s in scenario.seats))


def in_order(shown: str, output: str) -> bool:
    """Whether all shown lines stand in the output, in this order; `…` stands for anything."""
    left = iter([" ".join(line.split()) for line in output.splitlines()])
    for line in shown.splitlines():
        wanted = re.compile(".*".join(re.escape(" ".join(part.split())) for part in line.split("…")))
        if line.strip() and not any(wanted.fullmatch(line) or wanted.search(line) for line in left):
            return False
    return True


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [name for name in COMMANDS if f"crisis-sim {name}" not in text]
