"""The command palette: keys as the footer writes them, languages by their own names, all of it in one language."""

from __future__ import annotations

from pathlib import Path

from textual.command import CommandList

from .visitor import lobby, visiting


async def test_an_entry_is_one_line_with_its_key(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path, "nl"), size=(100, 40)) as visitor:
        await visitor.press("ctrl+p")
        await visitor.read("speel")
        lines = [" ".join(line.split()) for line in visitor.text.splitlines()]
        assert "zoek /" in " ".join(lines)
        assert not any("⏎" in line or "^" in line or "toets " in line for line in lines)
        listing = visitor.app.screen.query_one(CommandList)
        assert all("\n" not in str(option.prompt) for option in listing.options)


async def test_a_language_is_found_by_its_own_name(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path, "fr"), size=(100, 40)) as visitor:
        await visitor.press("ctrl+p", *"nederlands")
        await visitor.read("(Nederlands)")
        await visitor.press("enter")
        await visitor.until(lambda: visitor.app.lobby.words.language == "nl")


async def test_nothing_found_is_said_in_the_language_of_the_screen(tmp_path: Path) -> None:
    async with visiting(lobby(tmp_path, "nl"), size=(100, 40)) as visitor:
        await visitor.press("ctrl+p", *"qqqq")
        await visitor.read("Niets gevonden")
        await visitor.pilot.pause(0.7)
        assert "No matches found" not in visitor.text
