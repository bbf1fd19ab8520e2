"""Where things stand in their files: a tree beside the data, so that every problem can name line and column."""

from __future__ import annotations

from collections.abc import Iterable

Spot = tuple[str, int, int]
"""File, line and column, both counted from 1."""

Key = str | int
Keys = tuple[Key, ...]
"""The way to a value: keys of maps and indices of lists, outermost first."""


class Branch:
    """Where a map or list stands, and where its keys and values stand."""

    __slots__ = ("children", "keys", "spot")

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.children: dict[Key, Branch | Spot] = {}
        self.keys: dict[str, Spot] = {}

    def find(self, path: Iterable[Key]) -> Spot:
        """The spot of the value at `path`; where part of the path isn't in the file, the deepest that is."""
        node: Branch | Spot = self
        for part in path:
            if not isinstance(node, Branch) or part not in node.children:
                break
            node = node.children[part]
        return node.spot if isinstance(node, Branch) else node

    def find_key(self, path: Keys) -> Spot:
        """The spot of the last key of `path` itself rather than of its value."""
        node: Branch | Spot = self
        for part in path[:-1]:
            if not isinstance(node, Branch) or part not in node.children:
                return self.find(path)
            node = node.children[part]
        if isinstance(node, Branch) and path and path[-1] in node.keys:
            return node.keys[str(path[-1])]
        return self.find(path)
