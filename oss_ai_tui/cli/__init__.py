"""The command line: parsing, exit codes and plain output; only a command imports what it needs."""

from oss_ai_tui.cli.main import run, tell_interrupt

__all__ = ["run", "tell_interrupt"]
