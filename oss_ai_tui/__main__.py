"""Entry point of ``oss-ai-tui`` and of ``python -m oss_ai_tui``.

Whenever Ctrl-C comes, it is one line and exit code 130; so all that takes time is imported in :func:`main`.
"""

from __future__ import annotations

import os
import sys

_ending = False


def main() -> int:
    """Run the command line with the process's own arguments and return its exit code."""
    try:
        return _main()
    except BaseException as error:
        from oss_ai_tui.domain.errors import is_interrupt

        if is_interrupt(error):
            _end()
        raise


def _main() -> int:
    from oss_ai_tui import interrupts

    interrupts.watch(_end)
    with interrupts.held():
        from oss_ai_tui.cli import run
    try:
        return run(sys.argv[1:])
    finally:
        interrupts.rest()


def _end() -> None:
    """Say so and end the process here and now, without Python's own end, which a second interrupt would disturb."""
    global _ending
    if _ending:  # called in its own midst
        return
    _ending = True
    from oss_ai_tui.cli import tell_interrupt
    from oss_ai_tui.domain.errors import INTERRUPTED

    tell_interrupt(sys.argv[1:])
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
