"""Entry point of ``oss-ai-tui`` and of ``python -m oss_ai_tui``."""

import sys


def main() -> int:
    """Run the command line with the process's own arguments and return its exit code."""
    from oss_ai_tui.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
