"""The tables of docs/dilemmas.md, from the scenarios themselves: `python -m tests.docs.dilemmas [SCENARIO ...]`.

Takes some minutes a scenario.
"""

from __future__ import annotations

import re
import sys

from click.testing import CliRunner

from crisis_sim.cli.main import cli
from crisis_sim.report.dilemma_words import phrase
from crisis_sim.report.markdown import escape
from crisis_sim.scenario.compiled import identity

from .blocks import ROOT
from .numbers import in_english

PAGE = ROOT / "docs" / "dilemmas.md"
RUNS = 60
DILEMMAS: dict[str, tuple[str, ...]] = {
    "shape-cyberattack": (
        "marked-list",
        "partial-picture",
        "three-calls",
        "cut-or-watch",
        "how-high",
        "data-line-cell",
        "copy-or-rebuild",
        "name-or-not",
    ),
    "cbrne-brussels": (
        "close-or-verify",
        "which-plan",
        "shelter-or-evacuate",
        "decon-all",
        "hospital-doors-question",
        "name-it",
        "ambassadors",
        "reopen",
    ),
    "flood-vesdre": (
        "act-on-what",
        "by-daylight",
        "no-release-tonight",
        "lend-boats",
        "ask-the-province",
        "leave-or-upstairs",
        "cut-the-power",
        "ask-europe",
    ),
}
"""Scenario: the questions that put the eight dilemmas it was written for."""


def part(scenario: str) -> re.Pattern[str]:
    """What stands between the marks of a scenario."""
    return re.compile(rf"(<!-- {scenario} (\w+) -->\n).*?(<!-- /{scenario} -->)", re.DOTALL)


def stamp(scenario: str) -> str:
    """A hash of what the tables depend on: the compiled scenario, its doctrine, and which questions are told of."""
    return identity([in_english(scenario), list(DILEMMAS[scenario]), RUNS])[:12]


def tables(scenario: str, runs: int = RUNS) -> str:
    """Makes the runs, and gives what is told of each question."""
    asked = [word for question in DILEMMAS[scenario] for word in ("--question", question)]
    words = ["dilemmas", scenario, *asked, "--runs", str(runs), "--format", "md", "--quiet"]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    told = result.stdout[result.stdout.index("\n## ") :]
    for note in ("note:table", "note:model"):  # the page says it once for all
        told = told.replace(escape(phrase("en", note)), "")
    return re.sub(r"\n{3,}", "\n\n", told.replace("\n## ", "\n### ")).strip()


def main() -> None:
    """Rewrite the page, or what it says of the scenarios that are named."""
    for scenario in sys.argv[1:] or DILEMMAS:
        text = PAGE.read_text(encoding="utf-8")
        found = part(scenario).search(text)
        assert found, f"the page has no marks for {scenario}"
        new = f"<!-- {scenario} {stamp(scenario)} -->\n{tables(scenario)}\n<!-- /{scenario} -->"
        PAGE.write_text(text[: found.start()] + new + text[found.end() :], encoding="utf-8")


if __name__ == "__main__":
    main()
