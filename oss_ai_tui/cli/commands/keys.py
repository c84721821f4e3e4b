"""All commands of the explorer with their keys, as a file of keys that can be changed and used."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from oss_ai_tui.cli.output import say
from oss_ai_tui.i18n import tr
from oss_ai_tui.paths import keys_file


def run(options: Namespace) -> int:
    """Print a line of TOML for each command, those with the person's keys included."""
    from oss_ai_tui.ui.command import GROUPS
    from oss_ai_tui.ui.commands import ALL
    from oss_ai_tui.ui.keyfile import read_keymap

    keymap = read_keymap(Path(options.keys) if options.keys else None)
    advice = tr("Change what you like, leave out the rest, and keep it as {path}", path=keys_file())
    say(f"# {advice}")
    for group, title in GROUPS.items():
        say()
        say(f"# {tr(title)}")
        for command in (command for command in ALL.values() if command.group == group):
            keys = ", ".join(f'"{_escaped(key)}"' for key in keymap.keys(command))
            say(f"{f'{command.id} = [{keys}]':<40} # {tr(command.help)}")
    return 0


def _escaped(key: str) -> str:
    return key.replace("\\", "\\\\").replace('"', '\\"')
