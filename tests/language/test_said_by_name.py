"""A text that is said by the name it was given is marked where it stands, or the catalogues would never hear of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.language.extraction import REPORT, SOURCE, extracted

SPEAK = ("report/debriefing/", "tui/")
"""Where texts are said, and not keys of texts."""


def unmarked(source: str) -> Iterator[str]:
    """Texts that a module says by a name, and that stand in it without a mark."""
    tree = ast.parse(source)
    for scope in ast.walk(tree):
        if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)):
            named = _named(tree.body) | _named(list(ast.walk(scope)))
            for call in ast.walk(scope):
                if isinstance(call, ast.Call) and _called(call) == "say" and call.args:
                    for name in ast.walk(call.args[0]):
                        if isinstance(name, ast.Name):
                            for value in named.get(name.id, ()):
                                yield from _plain(value)


def _named(nodes: list[ast.stmt] | list[ast.AST]) -> dict[str, list[ast.expr]]:
    """Name: what it is given, also in a loop."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, (ast.AnnAssign, ast.For, ast.comprehension)):
            targets = [node.target]
        value = getattr(node, "iter", None) or getattr(node, "value", None)
        for target in targets:
            for name in ast.walk(target):
                if isinstance(name, ast.Name) and value is not None:
                    found.setdefault(name.id, []).append(value)
    return found


def _plain(value: ast.AST) -> Iterator[str]:
    """Strings in an expression that look like texts, outside of calls and keys."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        if " " in value.value.strip() or value.value[:1].isupper():
            yield value.value
    elif isinstance(value, ast.Dict):
        for each in value.values:
            yield from _plain(each)
    elif not isinstance(value, (ast.Call, ast.Compare, ast.JoinedStr, ast.Subscript)):
        for each in ast.iter_child_nodes(value):
            yield from _plain(each)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_every_text_that_is_said_by_name_is_in_the_catalogues() -> None:
    anywhere = {text.english for text in extracted() if text.context is None}
    in_report = {text.english for text in extracted() if text.context == REPORT}
    lost = []
    for folder in SPEAK:
        known = in_report if folder.startswith("report") else anywhere
        for file in sorted((SOURCE / folder).rglob("*.py")):
            said = unmarked(file.read_text(encoding="utf-8"))
            lost += [(file.name, text) for text in said if text not in known]
    assert not lost


def test_what_the_search_finds() -> None:
    bare = 'def f(n):\n    text = ("A figure " "is right")\n    return n.say(text)'
    assert list(unmarked(bare)) == ["A figure is right"]
    assert not list(unmarked(bare.replace('("A', 'mark("A')))
    table = (
        'WORDS = {"a key": "A text"}\ndef f(n):\n    return [n.say(w) for w in WORDS.values()] + [n.say(WORDS["x"])]'
    )
    assert list(unmarked(table)) == ["A text"]
