"""From arguments to an exit code."""

from __future__ import annotations

import errno
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from oss_ai_tui.cli.output import complain, output_fault, prepare_streams, silence_output
from oss_ai_tui.cli.parser import parse, wanted_language
from oss_ai_tui.domain.errors import INTERRUPTED, Problem, is_interrupt
from oss_ai_tui.i18n import N_, set_language
from oss_ai_tui.interrupts import held

FAULT = 1
"""A fault of the program itself."""

BROKEN_PIPE = 141
"""128 + SIGPIPE: what a shell reports for a program whose reader went away."""

_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF})
"""What the system says of an output that takes nothing; EBADF of one that was closed from the start."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; ``SystemExit`` of the parser and interrupts pass through."""
    set_language(wanted_language(arguments))
    prepare_streams()
    try:
        with held():  # half an import is nothing to go on from, not even to an end in good order
            options = _options(arguments)
            command = _command(options.command or "explore")
        code = command(options)
        sys.stdout.flush()
        return code
    except Exception as error:
        if is_interrupt(error):
            raise
        return _told(error)


def _options(arguments: Sequence[str]) -> Namespace:
    try:
        return parse(arguments)
    except SystemExit:
        sys.stdout.flush()  # help that cannot be written is a fault, too
        raise


def tell_interrupt(arguments: Sequence[str]) -> None:
    """Print the one line of an interrupted program, however far it has come."""
    set_language(wanted_language(arguments))
    prepare_streams()
    complain(Problem(N_("interrupted; the store holds what had been committed"), INTERRUPTED))


def _told(error: Exception) -> int:
    """Say in a line or two what ended the command, and return its exit code."""
    if isinstance(error, Problem):
        complain(error)
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        silence_output()
        return BROKEN_PIPE
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        silence_output()
        problem = output_fault(error)
        complain(problem)
        return problem.exit_code
    return _report(error)


def _report(fault: Exception) -> int:
    """What no person can mend goes into a report."""
    from traceback import format_exception

    from oss_ai_tui.ui.crash import report

    print(report("".join(format_exception(fault))), file=sys.stderr)
    return FAULT


def _command(name: str) -> Callable[[Namespace], int]:
    command: Callable[[Namespace], int] = import_module(f"oss_ai_tui.cli.commands.{name}").run
    return command
