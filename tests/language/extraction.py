"""Every text that the source says in a language of the reader, found without running it."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import crisis_sim

SOURCE = Path(crisis_sim.__file__).parent
REPORT = "report"
"""The context of what the debriefing says: often other words than those of the screens."""
SPEAKERS = {"say", "_say", "_plain", "_decision", "_measure", "_clock", "_means"}
"""Functions whose first argument is a text."""
SAYING = {"TITLE", "EMPTY"}
"""Names of classes whose value is a text."""


class Text(NamedTuple):
    """A text as the catalogues know it."""

    english: str
    context: str | None = None
    more: str | None = None
    """Of amounts: the text for several."""


@cache
def extracted(source: Path = SOURCE) -> dict[Text, list[str]]:
    """The texts of all modules there, with the files that say them."""
    found: dict[Text, set[str]] = defaultdict(set)
    for file in sorted(source.rglob("*.py")):
        name = file.relative_to(source).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for text in _in_report(tree) if name.startswith("report/debriefing/") else _in_module(tree, name):
            if text.english:
                found[text].add(name)
    return {text: sorted(found[text]) for text in sorted(found, key=lambda t: (t.context or "", t.english))}


def _in_module(tree: ast.Module, name: str) -> Iterator[Text]:
    """What a module marks or refuses with; and what it says, where it says texts and not keys of texts."""
    speaks = name.startswith("tui/") or any(
        isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crisis_sim.language.catalogue")
        for node in ast.walk(tree)
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = _called(node)
            if called == "mark" or (speaks and called in SPEAKERS):
                yield from (Text(text) for argument in node.args[:1] for text in _texts(argument))
            elif called == "Rejected":
                yield from (Text(text) for argument in node.args[1:2] for text in _texts(argument))
            elif called == "LogError" and not name.startswith("session/policies/"):  # those no screen shows
                yield from (Text(text) for argument in node.args[1:3] for text in _texts(argument))
            elif called == "many" and len(node.args) >= 3:
                one, more = (next(_texts(argument), "") for argument in node.args[-2:])
                yield Text(one, more=more)
        elif isinstance(node, ast.Assign) and speaks and getattr(node.targets[0], "id", "") in SAYING:
            yield from map(Text, _texts(node.value))


def _in_report(tree: ast.Module) -> Iterator[Text]:
    """What a module of the debriefing says, under its own context."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in ("say", "section", "mark") and node.args:
            for inner in ast.walk(node.args[0]):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield Text(inner.value, REPORT)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for part in node.values:
            yield from _texts(part)
