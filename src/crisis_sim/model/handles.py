"""Names that a seat uses for things: m2, d1, f3. Author's ids never reach a player."""

from __future__ import annotations


class Handles:
    """The handles of one seat, numbered in the order in which the seat met the things."""

    __slots__ = ("_ids", "_names", "_next")

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._ids: dict[str, str] = {}
        self._next: dict[str, int] = {}

    def give(self, letter: str, key: str) -> str:
        """The handle of `key`, made now if it has none."""
        name = self._names.get((letter, key))
        if name is None:
            number = self._next.get(letter, 0) + 1
            self._next[letter] = number
            name = f"{letter}{number}"
            self._names[letter, key] = name
            self._ids[name] = key
        return name

    def find(self, letter: str, name: object) -> str | None:
        """The id behind a handle with this letter, or None when the seat has no such handle."""
        if isinstance(name, str) and name[:1] == letter and name[1:].isdecimal():
            return self._ids.get(name)
        return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Handles) and self._names == other._names

    __hash__ = None  # type: ignore[assignment]


def option_letter(position: int) -> str:
    """Options are a, b, c, … in the order shown."""
    return chr(ord("a") + position) if position < 26 else f"z{position}"
