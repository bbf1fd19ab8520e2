"""The answers of docs/studies.md, from the experiments themselves: `python -m tests.docs.studies [NAME ...]`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from crisis_sim.cli.main import cli
from crisis_sim.scenario.compiled import identity

from .blocks import ROOT
from .numbers import in_english

PAGE = ROOT / "docs" / "studies.md"
STUDIES = {"sanitise": "shape-cyberattack", "notify": "cbrne-brussels", "early": "flood-vesdre"}
"""Experiment: the scenario that has it."""


def part(experiment: str) -> re.Pattern[str]:
    """What stands between the marks of an experiment."""
    return re.compile(rf"(<!-- {experiment} (\w+) -->\n).*?(<!-- /{experiment} -->)", re.DOTALL)


def stamp(experiment: str) -> str:
    """A hash of what the answer depends on: the compiled scenario, which has experiment, variants and pack in it."""
    return identity(in_english(STUDIES[experiment]))[:12]


def answer(experiment: str) -> str:
    """Runs it, and gives the tables of what was asked."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        words = ["batch", STUDIES[experiment], "--experiment", experiment, "--keep", "none", "--quiet"]
        result = CliRunner().invoke(cli, [*words, "--out", str(out)])
        assert result.exit_code == 0, result.output
        text = (out / "summary.md").read_text(encoding="utf-8")
    asked = text[text.index("## What was asked") :].removeprefix("## What was asked")
    asked = asked[: match.start()] if (match := re.search(r"^## ", asked, re.MULTILINE)) else asked
    kept = [line for line in asked.strip().splitlines() if not line.startswith("![")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).replace("\n### ", "\n#### ").replace("### ", "#### ", 1)


def main() -> None:
    """Rewrite the page."""
    text = PAGE.read_text(encoding="utf-8")
    for experiment in sys.argv[1:] or STUDIES:
        new = f"<!-- {experiment} {stamp(experiment)} -->\n{answer(experiment)}\n<!-- /{experiment} -->"
        found = part(experiment).search(text)
        assert found, f"the page has no marks for {experiment}"
        text = text[: found.start()] + new + text[found.end() :]
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
