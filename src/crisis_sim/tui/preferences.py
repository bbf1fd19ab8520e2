"""How a person likes the screens: kept between drills in one small file that may be deleted at any time."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from crisis_sim.language.catalogue import LANGUAGES
from crisis_sim.tui.themes import TITLES


@dataclass(slots=True)
class Preferences:
    """Settings of the screens; none of them changes a run."""

    language: str = ""
    """`en`, `nl` or `fr`; empty follows the locale."""
    theme: str = "dark"
    """One of `themes.TITLES`."""
    slow: bool = True
    """Fall back to ×1 when a decision opens or a phone rings while the clock runs."""
    confirm: bool = True
    """Ask once before what can't be taken back."""
    guided: bool = True
    """Offer guidance in new drills."""
    folders: list[str] = field(default_factory=list)
    """Folders of one's own in which scenarios are looked for."""
    path: Path | None = None
    """Where they are kept; nowhere when None."""

    @classmethod
    def load(cls, path: Path) -> Preferences:
        """What is kept there; whatever is missing or makes no sense is as it is by default."""
        found: Any = None
        with suppress(OSError, ValueError, RecursionError):
            found = json.loads(path.read_text(encoding="utf-8"))
        kept = cls(path=path)
        for each in fields(cls):
            value = found.get(each.name) if isinstance(found, dict) else None
            if each.name != "path" and type(value) is type(getattr(kept, each.name)):
                setattr(kept, each.name, value)
        if kept.theme not in TITLES:
            kept.theme = "dark"
        if kept.language not in ("", *LANGUAGES):
            kept.language = ""
        if any(not isinstance(folder, str) for folder in list[object](kept.folders)):
            kept.folders = []
        return kept

    def save(self) -> None:
        """Keep them: written aside and renamed. A disk that refuses costs the settings, not the drill."""
        if self.path is None:
            return
        plain = {key: value for key, value in asdict(self).items() if key != "path"}
        aside = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("w", encoding="utf-8") as file:
                json.dump(plain, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self.path)
