"""Texts in English, Dutch and French, from gettext catalogues; the English text is the key.

A text that a catalogue lacks shows in English, and nothing that a translator can write stops a screen.
"""

from __future__ import annotations

import gettext
import struct
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from crisis_sim.language.numbers import number
from crisis_sim.language.typography import bound, colon, joined

LANGUAGES = ("en", "nl", "fr")
AUTONYMS = (("English", "en"), ("Nederlands", "nl"), ("Français", "fr"))
"""What each language calls itself, in the form of the options of a choice."""
FOLDER = Path(__file__).parent / "locale"
DOMAIN = "crisis-sim"


class _Unknown(gettext.NullTranslations):
    """What a catalogue falls back to: no text for a key."""

    def pgettext(self, context: str, message: str) -> str:
        """Nothing."""
        return ""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The texts of a language; none where there is no such catalogue, or it can't be read."""
    if language in LANGUAGES:
        try:
            with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
                found = gettext.GNUTranslations(file)
                found.add_fallback(_Unknown())
                return found
        except (OSError, ValueError, LookupError, struct.error):
            pass
    return _Unknown()


def say(language: str, english: str, /, **values: object) -> str:
    """A text in a language; English where there is no other.

    >>> say("nl", "Refused: {why}", why="te laat")
    'Geweigerd: te laat'
    """
    return _filled(_catalogue(language).gettext(english) if english else "", english, values)


def within(context: str, language: str, english: str, /, **values: object) -> str:
    """A text that is said otherwise in this context than elsewhere."""
    return _filled(_catalogue(language).pgettext(context, english) or english, english, values)


def keyed(context: str, language: str, key: str, /, **values: object) -> str:
    """A text that the catalogues keep under a key: longer ones, and codes; the key where there is none.

    >>> keyed("code", "fr", "ordered")
    'ordonné'
    """
    english = _catalogue("en").pgettext(context, key) or key
    return _filled(_catalogue(language).pgettext(context, key) or english, english, values)


def code(language: str, key: str, /, context: str = "code") -> str:
    """A code of the engine in words; unknown ones with spaces for hyphens.

    >>> code("nl", "ordered"), code("nl", "no-such-code")
    ('bevolen', 'no such code')
    """
    text = keyed(context, language, key)
    return key.replace("-", " ") if text == key else text


def many(language: str, n: int, one: str, more: str, /, **values: object) -> str:
    """A text about an amount, `{n}` in the form of the language.

    >>> many("en", 1, "{n} message", "{n} messages")
    '1 message'
    """
    text = _catalogue(language).ngettext(one, more, n)
    return _filled(text, one if n == 1 else more, {"n": number(language, n), **values})


def _filled(text: str, english: str, values: Mapping[str, object]) -> str:
    """A text with its values; the English one where a translation asks for what is not there."""
    if not values:
        return text
    for each in (text, english):
        try:
            return each.format(**values)
        except (LookupError, ValueError, AttributeError, TypeError):
            continue
    return english


class Speaker:
    """Says things in one language, which may change while it speaks."""

    def __init__(self, language: str) -> None:
        self.language = language

    @property
    def colon(self) -> str:
        """A colon with the space that French has before it."""
        return colon(self.language)

    def joined(self, parts: Iterable[str]) -> str:
        """A; B; C: of parts that may hold commas."""
        return joined(self.language, parts)

    def say(self, english: str, /, **values: object) -> str:
        """A text."""
        return bound(self.language, say(self.language, english, **values))

    def code(self, key: str, /) -> str:
        """A code of the engine, in words."""
        return code(self.language, key)

    def many(self, n: int, one: str, more: str, /, **values: object) -> str:
        """A text about an amount: `many(n, "{n} message", "{n} messages")`."""
        return bound(self.language, many(self.language, n, one, more, **values))
