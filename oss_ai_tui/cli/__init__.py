"""The command line: parsing, exit codes and plain output; only a command imports what it needs."""

from oss_ai_tui.cli.main import run

__all__ = ["run"]
