"""Changes to the YAML files of a scenario, one value at a time; everything else stays, to the letter."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crisis_sim.scenario.files import decode, shown, within
from crisis_sim.scenario.include import assemble
from crisis_sim.scenario.marks import Key, Keys
from crisis_sim.scenario.problems import Problem
from crisis_sim.sheets.back.nodes import Node, nodes
from crisis_sim.sheets.quoting import block, double, flow, scalar


class _File:
    def __init__(self, path: Path) -> None:
        self.path = path
        text = decode(path.read_bytes(), path.name)
        assert isinstance(text, str), "the scenario was read without errors before"
        self.text = text
        self.root, self.places = nodes(text)
        self.changes: list[tuple[int, int, str]] = []

    def change(self, start: int, end: int, text: str) -> None:
        self.changes.append((start, end, text))

    def result(self) -> str:
        """The text with all changes; those at one place in the order in which they were made."""
        text = self.text
        ends = "\r\n" if "\r\n" in text else "\n"
        ordered = sorted(enumerate(self.changes), key=lambda pair: (pair[1][0], pair[1][1], pair[0]))
        for _, (start, end, new) in reversed(ordered):
            text = text[:start] + new.replace("\n", ends) + text[end:]
        return text

    def line_end(self, position: int) -> int:
        """The end of the line on which a position lies."""
        end = self.text.find("\n", position)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[position:end].endswith("\r") else end

    def after_line(self, position: int) -> int:
        """The beginning of the next line."""
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end + 1


class Edits:
    """The files of one sound scenario, and the changes to be made in them."""

    def __init__(self, main: Path) -> None:
        document = assemble(main)
        self.marks = document.marks
        self.data: dict[str, Any] = document.data
        """As it was."""
        self.wanted: dict[str, Any] = copy.deepcopy(document.data)
        """As it will be: what is written is read again and compared with it."""
        named = self.data.get("include") or []
        self.folder = main.parent
        self.main = main
        paths = [main]
        for name in [named] if isinstance(named, str) else named:
            path = within(main.parent, name, (name, 0, 0))
            assert not isinstance(path, Problem)
            paths.append(path)
        self.files = {shown(path): _File(path) for path in paths}
        self._gone: set[int] = set()
        self._new: list[tuple[int, dict[str, Any]]] = []

    @property
    def changed(self) -> bool:
        """Whether anything is to be changed."""
        return any(file.changes for file in self.files.values())

    def texts(self) -> dict[Path, str]:
        """The new text of every file, main file first."""
        return {file.path: file.result() for file in self.files.values()}

    def expected(self) -> dict[str, Any]:
        """What the new files hold together."""
        wanted = copy.deepcopy(self.wanted)
        injects = wanted["injects"]
        new: dict[int, list[Any]] = {}
        for after, inject in self._new:
            new.setdefault(after, []).append(inject)
        wanted["injects"] = [
            entry
            for n, inject in enumerate(injects)
            for entry in ([] if n in self._gone else [inject]) + new.get(n, [])
        ]
        return wanted

    def get(self, path: Keys) -> Any:
        """The value at a path, as it was; None where there is none."""
        value: Any = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value

    def set(self, path: Keys, value: str | list[str]) -> None:
        """Change a text, an id or a list of ids that is there, or add the last key of the path to its map."""
        if self.get(path) is None and not self._there(path):
            self._add(path, value)
        else:
            file, node = self._node(path)
            self._replace(file, node, value, self.get(path))
        self._want(path, value)

    def set_text(self, path: Keys, language: str, text: str) -> None:
        """Change what a text says in one language. The others stay; a plain string is English."""
        now = self.get(path)
        if now is None or (isinstance(now, str) and language == "en"):
            self.set(path, text) if now is not None or language == "en" else self._add_map(path, {language: text})
        elif isinstance(now, str):
            file, node = self._node(path)
            was = file.text[node.start : node.end] if node.style in ("'", '"') else double(now)
            file.change(node.start, node.end, f"{{en: {was}, {language}: {double(text)}}}")
            self._want(path, {"en": now, language: text})
        else:
            self.set((*path, language), text)

    def remove(self, number: int) -> None:
        """Take an inject out."""
        file, node = self._node(("injects", number))
        self._gone.add(number)
        owner = file.root.children["injects"]
        here = [n for n, child in owner.children.items() if child is not node and not self._is_gone(file, child)]
        if not here:
            start = file.root.keys["injects"][1]
            file.changes = [c for c in file.changes if not start <= c[0] <= owner.end]
            file.change(start, owner.end, ": []")
        elif owner.style:
            self._cut_flow(file, owner)
        else:
            dash = file.text.rfind("-", 0, node.start)
            line = file.text.rfind("\n", 0, dash) + 1
            end = file.after_line(node.end)
            if file.text[end : end + 2].strip(" \r")[:1] == "\n":
                end = file.after_line(end)
            file.changes = [c for c in file.changes if not line <= c[0] < end]
            file.change(line, end, "")

    def insert(self, after: int, inject: Mapping[str, Any]) -> None:
        """Add an inject behind another one, in that one's file."""
        file, node = self._node(("injects", after))
        self._new.append((after, dict(inject)))
        owner = file.root.children["injects"]
        if owner.style:
            file.change(node.end, node.end, f", {flow(inject)}")
            return
        dash = file.text.rfind("-", 0, node.start)
        line = file.text.rfind("\n", 0, dash) + 1
        pad = file.text[line:dash]
        gap = "\n" if not file.text[:line].rpartition("\n")[0].rpartition("\n")[2].strip() else ""
        end = file.line_end(node.end)
        file.change(end, end, f"\n{gap}{pad}- {block(inject, len(pad) + 2)}")

    def _is_gone(self, file: _File, node: Node) -> bool:
        return any(self._node(("injects", n)) == (file, node) for n in self._gone)

    def _cut_flow(self, file: _File, owner: Node) -> None:
        """Take what is gone out of a list in brackets, with its commas; cuts made before are made anew."""
        items = list(owner.children.values())
        gone = [self._is_gone(file, item) for item in items]
        last = max(n for n, out in enumerate(gone) if not out)
        cuts = [(items[n].start, items[n + 1].start, "") for n in range(last) if gone[n]]
        if last + 1 < len(items):
            cuts.append((items[last].end, items[-1].end, ""))
        inside = owner.children.values()
        file.changes = [c for c in file.changes if c[2] or not any(c[0] in (item.start, item.end) for item in inside)]
        file.changes += cuts

    def _there(self, path: Keys) -> bool:
        """Whether a key stands in the file, perhaps without a value."""
        outer = self.get(path[:-1])
        return isinstance(outer, dict) and path[-1] in outer

    def _node(self, path: Keys) -> tuple[_File, Node]:
        name, line, column = self.marks.find(path)
        file = self.files[name]
        return file, file.places[line, column]

    def _replace(self, file: _File, node: Node, value: str | list[str], was: Any) -> None:
        if isinstance(value, list):
            text = flow(value) if len(value) > 1 or node.is_list else flow(value[0])
            if node.is_list and not node.style:
                text = ("\n" + " " * node.column).join(f"- {flow(one)}" for one in value)
            file.change(node.start, node.end, text)
            return
        if node.start == node.end:
            file.change(node.start, node.end, " " + double(value))
            return
        line = file.text[file.text.rfind("\n", 0, node.start) + 1 : node.start]
        indent = len(line) - len(line.lstrip(" -")) + 2
        file.change(node.start, node.end, scalar(value, node.style, in_flow=node.in_flow, indent=indent))

    def _add(self, path: Keys, value: str | list[str]) -> None:
        self._insert_key(path, flow(value) if isinstance(value, list) else double(value))

    def _add_map(self, path: Keys, value: dict[str, str]) -> None:
        text = "{" + ", ".join(f"{key}: {double(part)}" for key, part in value.items()) + "}"
        if self._there(path):
            file, node = self._node(path)
            file.change(node.start, node.end, f" {text}")
        else:
            self._insert_key(path, text)
        self._want(path, value)

    def _insert_key(self, path: Keys, text: str) -> None:
        """Write a key at the end of its map."""
        file, outer = self._node(path[:-1])
        key = path[-1]
        last = max((child for child in outer.children.values()), key=lambda child: child.end)
        if outer.style:
            file.change(last.end, last.end, f", {key}: {text}")
            return
        end = file.line_end(last.end)
        file.change(end, end, f"\n{' ' * outer.column}{key}: {text}")

    def _want(self, path: Keys, value: Any) -> None:
        outer: Any = self.wanted
        for part in path[:-1]:
            outer = outer[part]
        last: Key = path[-1]
        if isinstance(value, list) and len(value) == 1 and not isinstance(outer.get(last), list):
            value = value[0]
        outer[last] = value
