"""Texts in several languages, cleaned of everything a terminal would obey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints

Language = Literal["en", "nl", "fr", "de"]
LANGUAGES: tuple[Language, ...] = ("en", "nl", "fr", "de")

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\|$)|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]", re.DOTALL
)
_ENDS = re.compile("\r\n|\u2028|\u2029")
_PLAIN = re.compile(r"[ -~\n\t]*")
_KEPT_FORMAT = {"\u200c", "\u200d"}  # joiners that scripts need; every other format character can reorder or hide text


def clean(text: str) -> str:
    """The text without terminal escapes, control characters and invisible reordering marks.

    >>> clean("a\\x1b[31mb\\x07c\\u202ed")
    'abcd'
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _ENDS.sub("\n", _ESCAPES.sub("", text))
    return "".join(
        c for c in text if c in "\n\t" or c in _KEPT_FORMAT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
    )


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_cleaned), StringConstraints(max_length=20_000)]
"""A text in one language, cleaned."""


def _as_map(value: Any) -> Any:
    return {"en": value} if isinstance(value, str) else value


Text = Annotated[dict[Language, Line], BeforeValidator(_as_map)]
"""A text: a plain string, or a map `{en, nl, fr, de}`. A plain string counts as English."""


ShortText = Line | dict[Language, Line]
"""An abbreviation or a unit: a plain string that is the same in every language, or a map `{en, nl, fr, de}`."""


def pick(text: Mapping[Any, str] | str | None, language: str) -> str:
    """The text in `language`, or the nearest there is: English, then any."""
    if not text:
        return ""
    if isinstance(text, str):
        return text
    for key in (language, "en", *LANGUAGES):
        if text.get(key):
            return text[key]
    return ""


def spellings(text: Mapping[Any, str] | str) -> list[str]:
    """What a text is in all its languages, each once; empty ones left out."""
    found = [text] if isinstance(text, str) else text.values()
    return [said for said in dict.fromkeys(found) if said]
