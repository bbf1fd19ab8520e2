"""Every example of writing-a-scenario.md: checked, run to ENDEX by the book, its log replayed byte for byte."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import pytest

from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.begin import begin
from crisis_sim.session.replay import verify
from crisis_sim.session.store import RealDisk, read
from tests.stage import to_endex

from .blocks import ROOT, blocks

GUIDE = ROOT / "docs" / "writing-a-scenario.md"
_BLOCKS = list(blocks(GUIDE, "yaml"))
WHOLE, *REST = ((name, [b.text for b in found]) for name, found in groupby(_BLOCKS, key=lambda block: block.heading))


class Disk(RealDisk):
    """Remembers the log, so that the test can close it."""

    log: BinaryIO

    def open(self, path: Path) -> BinaryIO:
        self.log = super().open(path)
        return self.log


def written(folder: Path, examples: list[str]) -> Path:
    """The whole scenario of the guide, with one section's examples included as files, as the guide says."""
    names = [f"example-{number}.yaml" for number in range(len(examples))]
    for name, text in zip(names, examples, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    main = folder / "scenario.yaml"
    main.write_text(WHOLE[1][0] + (f"include: [{', '.join(names)}]\n" if names else ""), encoding="utf-8")
    return main


def test_the_guide_begins_with_one_whole_scenario() -> None:
    assert WHOLE[0] == "A whole scenario"
    assert len(WHOLE[1]) == 1


@pytest.mark.parametrize(("section", "examples"), [(WHOLE[0], []), *REST], ids=[WHOLE[0], *(name for name, _ in REST)])
def test_examples_check_run_and_replay(section: str, examples: list[str], tmp_path: Path) -> None:
    sound = load_or_raise(written(tmp_path, examples))
    assert not [str(problem) for problem in sound.problems]
    runs = [("base", "standard"), *((v, "standard") for v in sound.scenario.variants)]
    runs += [("base", difficulty) for difficulty in sound.scenario.difficulty]
    for number, (variant, difficulty) in enumerate(runs):
        log, disk = tmp_path / f"{number}.jsonl", Disk()
        compiled = compile_scenario(sound.scenario, sound.pack, variant=variant, difficulty=difficulty)
        session = begin(compiled, 1, {}, log, disk)
        to_endex(session, 3600)
        disk.log.close()
        header, lines, _ = read(log)
        verdict = verify(header, lines, str(log))
        assert verdict.difference is None
        assert verdict.finished
