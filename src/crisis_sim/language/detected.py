"""The language that a computer is set to."""

from __future__ import annotations

import locale
import os
import sys

from crisis_sim.language.catalogue import LANGUAGES


def detect() -> str:
    """The first of the locale's languages that the catalogues have; English where there is none."""
    for setting in _settings():
        language = setting.split("_")[0].split("-")[0].split(".")[0].lower()
        if language in LANGUAGES:
            return language
        if setting:
            break  # what rules is set to another language, or to none ("C")
    return "en"


def _settings() -> list[str]:
    """What rules first: variables of the environment, in the order of gettext, then Windows itself."""
    found = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        import ctypes

        found.append(locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), ""))
    return found
