"""Findings about what an author wrote: each with a stable code, a place and a word on what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crisis_sim.scenario.codes import TITLES
from crisis_sim.scenario.marks import Spot
from crisis_sim.scenario.text import clean

Severity = Literal["error", "warning"]
SHOWN = 50
"""More findings than this help nobody at once; the rest are counted."""
MOST = 1000
"""Findings of one kind after which the search for more ends: a hostile file could hold a million."""
LONGEST = 500
"""Characters of a message."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `line` and `col` count from 1; both are 0 where a problem is with the file as a whole."""

    code: str
    file: str
    line: int
    col: int
    message: str
    advice: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """`file:line:col: CODE message — what to do`, on one line and free of control characters."""
        place = f"{self.file}:{self.line}:{self.col}" if self.line else self.file
        text = f"{place}: {self.code} {self.message}" + (f" — {self.advice}" if self.advice else "")
        return " ".join(clean(text).split())

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data, in the words of `__str__`."""
        return {
            "code": self.code,
            "severity": self.severity,
            "title": TITLES[self.code],
            "file": clean(self.file),
            "line": self.line,
            "col": self.col,
            "message": clean(self.message),
            "advice": clean(self.advice),
        }


def problem(code: str, spot: Spot, message: str, advice: str = "") -> Problem:
    """A finding at a spot; codes that begin with L are warnings."""
    assert code in TITLES, code
    file, line, col = spot
    severity: Severity = "warning" if code.startswith("L") else "error"
    return Problem(code, file, line, col, _short(message), _short(advice), severity)


def _short(text: str) -> str:
    """What a file says may be megabytes long; a line about it must not be."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


class ScenarioError(Exception):
    """What an author wrote can't be used. Shown to people as it stands, without a traceback."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(as_text(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each finding once, by file in order of appearance, then by position."""
    unique = dict.fromkeys(problems)
    files = {name: n for n, name in enumerate(dict.fromkeys(p.file for p in unique))}
    return tuple(sorted(unique, key=lambda p: (files[p.file], p.line, p.col, p.code)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those findings that keep a scenario from being used."""
    return tuple(p for p in problems if p.severity == "error")


def as_text(problems: Sequence[Problem], shown: int = SHOWN) -> str:
    """One line each; past `shown` the rest are counted, warnings left out before errors."""
    kept = set(sorted(range(len(problems)), key=lambda n: (problems[n].severity != "error", n))[:shown])
    lines = [str(p) for n, p in enumerate(problems) if n in kept]
    if len(problems) > len(lines):
        lines.append(f"... and {len(problems) - len(lines)} more, left out here; --json shows all")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """All findings as one JSON object: counts, and the list in order of position."""
    wrong = len(errors(problems))
    found = [p.as_json() for p in problems]
    return json.dumps(
        {"errors": wrong, "warnings": len(found) - wrong, "problems": found}, ensure_ascii=False, indent=2
    )
