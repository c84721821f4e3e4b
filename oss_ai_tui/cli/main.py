"""From arguments to an exit code."""

from __future__ import annotations

import errno
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from oss_ai_tui.cli.output import complain, prepare_streams
from oss_ai_tui.cli.parser import build_parser, wanted_language
from oss_ai_tui.domain.errors import INTERRUPTED, STORE_NOT_WRITABLE, Problem
from oss_ai_tui.i18n import N_, set_language

FAULT = 1
"""A fault of the program itself."""

BROKEN_PIPE = 141
"""128 + SIGPIPE: what a shell reports for a program whose reader went away."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; only ``SystemExit`` of the parser passes through."""
    set_language(wanted_language(arguments))
    prepare_streams()
    try:
        options = build_parser().parse_args(arguments)
        code = _command(options.command or "explore")(options)
        sys.stdout.flush()
        return code
    except Problem as problem:
        complain(problem)
        return problem.exit_code
    except KeyboardInterrupt:
        complain(Problem(N_("interrupted; the store holds what had been committed"), INTERRUPTED))
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; it must not complain about the closed pipe then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as fault:
        return _fault(fault)


def _fault(fault: Exception) -> int:
    """What no person can mend goes into a report; a device that takes no output is told in a line."""
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EIO):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain(Problem(N_("the output cannot be written: {reason}"), STORE_NOT_WRITABLE, reason=fault.strerror))
        return STORE_NOT_WRITABLE
    from traceback import format_exception

    from oss_ai_tui.ui.crash import report

    print(report("".join(format_exception(fault))), file=sys.stderr)
    return FAULT


def _command(name: str) -> Callable[[Namespace], int]:
    command: Callable[[Namespace], int] = import_module(f"oss_ai_tui.cli.commands.{name}").run
    return command
