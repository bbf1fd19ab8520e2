"""Four themes: dark, light, high contrast, and one without any colour.

The hues are those of Okabe and Ito, which people with any kind of colour vision tell apart; they are made lighter on
dark ground and darker on light ground until text in them can be read. No meaning hangs on a hue alone.
"""

from __future__ import annotations

from textual.theme import Theme

from crisis_sim.language.mark import mark

TITLES = {
    "dark": mark("dark"),
    "light": mark("light"),
    "contrast": mark("high contrast"),
    "mono": mark("without colour"),
}
"""Name of a theme: what people call it."""


def _theme(
    name: str,
    *,
    dark: bool,
    hues: tuple[str, str, str, str, str, str],
    ground: tuple[str, str, str],
    text: str,
    muted: str,
    cursor: tuple[str, str],
) -> Theme:
    """`hues`: primary, secondary, accent, warning, error, success. `ground`: background, surface, panel."""
    primary, secondary, accent, warning, error, success = hues
    background, surface, panel = ground
    block, over = cursor
    return Theme(
        name=name,
        dark=dark,
        primary=primary,
        secondary=secondary,
        accent=accent,
        warning=warning,
        error=error,
        success=success,
        background=background,
        surface=surface,
        panel=panel,
        foreground=text,
        text_alpha=1.0,
        variables={
            "text": text,
            "text-muted": muted,
            "text-disabled": muted,
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "border": primary,
            "border-blurred": panel,
            "block-cursor-background": block,
            "block-cursor-foreground": over,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": panel,
            "input-cursor-background": text,
            "input-cursor-foreground": background,
            "input-selection-background": block,
            "scrollbar": muted,
            "scrollbar-hover": primary,
            "scrollbar-active": primary,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
            "footer-background": panel,
            "footer-key-foreground": primary,
            "button-color-foreground": background,
        },
    )


THEMES = (
    _theme(
        "dark",
        dark=True,
        hues=("#7CC7F0", "#E8A9CB", "#F0B429", "#F0B429", "#FF9A5C", "#4FD1A5"),
        ground=("#101418", "#151B21", "#202932"),
        text="#ECECEC",
        muted="#B4BCC4",
        cursor=("#2A4A63", "#FFFFFF"),
    ),
    _theme(
        "light",
        dark=False,
        hues=("#00588A", "#8E3A68", "#7A4F00", "#7A4F00", "#A03A00", "#006647"),
        ground=("#FBFBF8", "#F3F3EE", "#E3E5E2"),
        text="#15191D",
        muted="#494F55",
        cursor=("#BFDDF0", "#10151A"),
    ),
    _theme(
        "contrast",
        dark=True,
        hues=("#8FD3FF", "#FFB3DA", "#FFE14D", "#FFD24D", "#FFA873", "#5FE8BC"),
        ground=("#000000", "#000000", "#262626"),
        text="#FFFFFF",
        muted="#E0E0E0",
        cursor=("#FFE14D", "#000000"),
    ),
    _theme(
        "mono",
        dark=True,
        hues=("#FFFFFF", "#D0D0D0", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#D0D0D0"),
        ground=("#000000", "#000000", "#262626"),
        text="#E6E6E6",
        muted="#BDBDBD",
        cursor=("#E6E6E6", "#000000"),
    ),
)
"""All of them, in the order of `TITLES`."""
