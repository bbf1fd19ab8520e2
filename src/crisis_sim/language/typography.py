"""Signs as a language wants them: spaces that a line may not break at, quotation marks, colons."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEFORE, _AFTER = re.compile(r" (?=[;:!?»%€])"), re.compile(r"(?<=«) ")
_SHARE = re.compile(r"(?<=\d) (?=%)")
_WHOLE = re.compile(r"""["“][^"“”]+["”]|«[^«»]+»""")
_QUOTED = re.compile(r'"([^"\n]*)"')


def bound(language: str, text: str) -> str:
    """The text with shares in one piece, and French marks tied to their words, so that no line begins with one.

    >>> bound("fr", "Refusé : trop tard ; « non »").count(chr(0xA0)), bound("en", "58 %: low").count(chr(0xA0))
    (4, 1)
    """
    if language == "fr":
        return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
    return _SHARE.sub("\u00a0", text) if "%" in text else text


def colon(language: str) -> str:
    """A colon with the space that French has before it."""
    return "\u00a0:" if language == "fr" else ":"


def joined(language: str, parts: Iterable[str]) -> str:
    """A; B; C: of parts that may hold commas; French has a space before the sign."""
    return ("\u00a0; " if language == "fr" else "; ").join(parts)


def unquoted(text: str) -> str:
    """The text without the quotation marks around all of it, and without its last full stop.

    >>> unquoted('"It burns."'), unquoted("He says “no”"), unquoted("And then …")
    ('It burns', 'He says “no”', 'And then …')
    """
    if _WHOLE.fullmatch(text):
        text = text[1:-1].strip()
    return text if text.endswith("..") else text.removesuffix(".")


def quoted(language: str, text: str) -> str:
    """The text in quotation marks, once; the sentence that it stands in has a full stop of its own.

    >>> quoted("nl", '"Niet nu."'), quoted("fr", "non").replace(chr(0xA0), " ")
    ('“Niet nu”', '« non »')
    """
    return _marked(language, unquoted(text))


def curled(language: str, text: str) -> str:
    """The text with straight quotation marks made those of the language, where each that opens is closed.

    >>> curled("en", 'They say "no." I wait.')
    'They say “no.” I wait.'
    """
    if text.count('"') % 2 or '"' not in text:
        return text
    return _QUOTED.sub(lambda found: _marked(language, found[1]), text)


def _marked(language: str, text: str) -> str:
    return f"«\u00a0{text}\u00a0»" if language == "fr" else f"“{text}”"
