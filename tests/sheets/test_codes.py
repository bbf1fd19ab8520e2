"""Every code is used, and explained under its title."""

from __future__ import annotations

import re
from pathlib import Path

from crisis_sim.sheets.codes import TITLES

ROOT = Path(__file__).parents[2]


def test_every_code_is_explained() -> None:
    text = (ROOT / "docs" / "sheet-errors.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^## (X\d{3}) (.+)$", text, re.MULTILINE)) == TITLES


def test_every_code_is_used() -> None:
    source = "".join(
        path.read_text("utf-8")
        for path in (ROOT / "src" / "crisis_sim").rglob("*.py")
        if path.name != "codes.py" and ("sheets" in path.parts or "cli" in path.parts)
    )
    assert not [code for code in TITLES if f'"{code}"' not in source]
