"""From arguments to an exit code."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from oss_ai_tui.cli.output import complain, prepare_streams
from oss_ai_tui.cli.parser import build_parser, wanted_language
from oss_ai_tui.domain.errors import INTERRUPTED, Problem
from oss_ai_tui.i18n import N_, set_language, tr

BROKEN_PIPE = 141
"""128 + SIGPIPE: what a shell reports for a program whose reader went away."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; only ``SystemExit`` of the parser passes through."""
    set_language(wanted_language(arguments))
    prepare_streams()
    try:
        options = build_parser().parse_args(arguments)
        return _command(options.command or "explore")(options)
    except Problem as problem:
        complain(tr(problem.message, **problem.fields))
        return problem.exit_code
    except KeyboardInterrupt:
        complain(tr(N_("interrupted; the store holds what had been committed")))
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; it must not complain about the closed pipe then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


def _command(name: str) -> Callable[[Namespace], int]:
    command: Callable[[Namespace], int] = import_module(f"oss_ai_tui.cli.commands.{name}").run
    return command
