"""The line of the README that opens a batch's tables."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis_sim.cli.main import cli

from .blocks import ROOT

pytest.importorskip("duckdb")


def test_one_line_opens_the_tables(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^python -c .*$", text, re.MULTILINE)
    assert found
    out = re.search(r"'(\w+)/tables", found[0])
    assert out
    asked = ["batch", "first-drill", "--runs", "3", "-p", "by-the-book", "-p", "silent", "--workers", "1"]
    assert CliRunner().invoke(cli, [*asked, "--out", str(tmp_path / out[1])]).exit_code == 0
    _, *arguments = shlex.split(found[0])
    shown = subprocess.run([sys.executable, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert shown.returncode == 0, shown.stderr
    assert "silent" in shown.stdout
