"""Themes: every text can be read on every ground, and the one without colour has none."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from crisis_sim.tui.themes import THEMES, TITLES


def test_every_theme_has_its_title() -> None:
    assert [theme.name for theme in THEMES] == [*TITLES]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_texts_can_be_read_in_every_theme(theme: Theme) -> None:
    least = 4.5 if theme.name == "light" else 7.0
    colours = theme.to_color_system().generate()
    for ground in ("background", "surface", "panel"):
        for text in ("foreground", "text-muted", "primary", "secondary", "accent", "warning", "error", "success"):
            assert contrast(colours[text], colours[ground]) >= least, (text, ground)
    assert contrast(colours["block-cursor-foreground"], colours["block-cursor-background"]) >= least


def test_the_theme_without_colour_has_none() -> None:
    mono = next(theme for theme in THEMES if theme.name == "mono")
    for name, value in mono.to_color_system().generate().items():
        if value.startswith("#"):
            colour = Color.parse(value)
            assert max(colour.rgb) - min(colour.rgb) <= 1, name


def contrast(one: str, other: str) -> float:
    """Ratio of luminances, as the guidelines for accessible web content define it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(value: str) -> float:
    """Relative luminance of a colour."""
    parts = [part / 255 for part in Color.parse(value).rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
