"""Finding: words looked for in texts, without regard to accents and capitals, and shown where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rich.text import Text

LONG = 20_000
"""Characters of a text that are searched: what is longer is no list's entry."""
_ROOM = 40
"""Characters of a search that its line shows: the last."""


def plain(text: str) -> str:
    """Without accents and capitals, for searching.

    >>> plain("Préfet")
    'prefet'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def found(text: str, wanted: list[str]) -> bool:
    """Whether all wanted words, made plain before, stand in a text.

    >>> found("Le préfet appelle", ["prefet"])
    True
    """
    return not wanted or all(word in plain(text[:LONG]) for word in wanted)


def nearness(name: str, more: str, wanted: Sequence[str]) -> tuple[int, ...]:
    """How well wanted words, made plain before, fit a thing: for each the lower the better.

    A name that begins with the word comes first, then whatever has a word that begins so, then the rest.

    >>> nearness("NATO", "", ["nato"]), nearness("Prime Minister", "", ["min"]), nearness("Coordinator", "", ["nato"])
    ((0,), (1,), (3,))
    """
    name, more = plain(name[:LONG]), plain(more[:LONG])

    def near(word: str) -> int:
        if name.startswith(word):
            return 0
        begins = re.compile(rf"(?<!\w){re.escape(word)}")
        return 1 if begins.search(name) else 2 if begins.search(more) else 3

    return tuple(map(near, wanted))


def marked(text: Text, wanted: list[str]) -> Text:
    """The text with every wanted word underlined.

    >>> marked(Text("Été"), ["ete"]).spans
    [Span(0, 3, 'bold underline')]
    """
    if not wanted:
        return text
    shown = text.copy()
    flat, places = _flat(text.plain[:LONG])
    for word in wanted:
        start = flat.find(word)
        while start >= 0 and word:
            shown.stylize("bold underline", places[start], places[start + len(word) - 1] + 1)
            start = flat.find(word, start + len(word))
    return shown


def _flat(text: str) -> tuple[str, list[int]]:
    """The plain text, and for each of its characters its place in the text it was made from."""
    parts = [plain(c) for c in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _ in part]


def typed(shown: str) -> str:
    """What was typed, short enough for a line."""
    return shown if len(shown) <= _ROOM else f"…{shown[-_ROOM:]}"
