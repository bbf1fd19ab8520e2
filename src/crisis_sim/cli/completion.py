"""Shell completion, as click provides it."""

from __future__ import annotations

import click

LINES = {
    "bash": 'eval "$(_CRISIS_SIM_COMPLETE=bash_source crisis-sim)"',
    "zsh": 'eval "$(_CRISIS_SIM_COMPLETE=zsh_source crisis-sim)"',
    "fish": "_CRISIS_SIM_COMPLETE=fish_source crisis-sim | source",
}


@click.command()
@click.argument("shell", type=click.Choice(list(LINES)))
def completion(shell: str) -> None:
    """Print the line to put into your shell's start-up file.

    \b
    Examples:
      crisis-sim completion bash >> ~/.bashrc
      crisis-sim completion zsh >> ~/.zshrc
      crisis-sim completion fish >> ~/.config/fish/config.fish
    """
    click.echo(LINES[shell])
