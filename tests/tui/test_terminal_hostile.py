"""Texts of a scenario file and of the player reach a real terminal without a single order of their own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import yaml

from .terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

EVIL = (
    "\x1b]0;owned-title\x07\x1b]52;c;b3duZWQ=\x07\x1b[31;44mred\x1b[2J\x1b[6n\x1bP+q6f776e\x1b\\\x9b33m\x9d0;owned\x9c"
    "\x07bell\x08\x7f\u202eturned\u202c\u2067\u200f\u2028 [bold red]markup[/] [@click=app.quit]x[/] 👩\u200d🚒 危機"
    "\x1b]8;;http://owned.example\x07link\x1b]8;;\x07"
)
MARKS = ("\x1b]0;owned", "\x1b[31;44m", "\x1b[6n", "\x1bP+q6", "\x1b]52;c;b3", "http://owned.example\x07",
         "\x9b", "\x9d", "\x9c", "\x08", "\x7f", "\u202e", "\u202c", "\u2067", "\u200f", "\u2028")  # fmt: skip
"""None of this may be among the bytes that the terminal gets once the room stands."""
PASTED = "\x1b[200~{}\x1b[201~"


def scenario(text: str) -> dict[str, object]:
    """A scenario in which everything is called this."""
    return {
        "format": 1, "id": "evil", "title": text, "briefing": text, "doctrine": "belgium",
        "start": "2026-05-04T10:00+02:00",
        "seats": [{"id": "cell", "plays": ["ccb"], "title": text, "briefing": text}],
        "objectives": [{"id": "aim", "text": text, "capability": "warning"}],
        "facts": {"f": {"text": text, "truth": True}},
        "injects": [
            {"id": "one", "at": "1m", "from": "nccn", "to": ["ccb"], "channel": "e-mail", "title": text, "text": text,
             "facts": ["f"],
             "asks": {"within": "30m", "options": [{"id": "a", "text": text}, {"id": "b", "text": text}]}},
            {"id": "two", "at": "2m", "from": "nccn", "to": ["ccb"], "channel": "phone", "title": text, "text": text},
        ],
        "end": {"elapsed": "2h"},
    }  # fmt: skip


def test_nothing_that_a_terminal_obeys_comes_from_a_text(tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(yaml.safe_dump(scenario(EVIL)), encoding="utf-8")
    env = {"XDG_DATA_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    terminal = Terminal(["play", str(folder), "--seat", "cell", "--seed", "1"], size=(100, 30), env=env)
    try:
        terminal.wait("Rules of the exercise")
        before = len(terminal.raw)
        terminal.press("f2")
        terminal.wait("HELD")
        terminal.press("n", "a", "n", "a", "d")
        assert "[bold red]markup[/]" in terminal.text
        terminal.press("escape", "3", "7", "9", "0", "1", "l")
        terminal.press(PASTED.format(EVIL.replace("\x1b[201~", "")), "enter", "9")
        terminal.press("1", "c", PASTED.format(EVIL), "tab", "escape", "/", PASTED.format(EVIL), "escape")
        assert "EXERCISE / OEFENING" in terminal.text
    finally:
        terminal.process.kill(signal.SIGKILL)
        terminal.process.close(force=True)
    sent = terminal.raw[before:].decode(errors="ignore")
    for mark in MARKS:
        at = sent.find(mark)
        assert at < 0, (mark, sent[max(0, at - 80) : at + 40])
    assert "Traceback" not in sent
