"""What can go wrong for a person: one plain sentence, and the exit code of the command line's contract."""

from __future__ import annotations

from oss_ai_tui.i18n import tr

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing them would cost --help
    from collections.abc import Callable

WRONG_USAGE = 2
NO_SUCH_ID = 3
UNUSABLE_INPUT = 4
SOME_INPUTS_FAILED = 5
STORE_LOCKED = 6
NO_STORE = 7
STORE_NOT_WRITABLE = 8
INTERRUPTED = 130


def is_interrupt(error: BaseException | None) -> bool:
    """Tell whether an exception is an interrupt or came of one."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


class Problem(Exception):
    """A fault that the person can mend; it names what, where and what to do, never how the code got there.

    Args:
        message: English source of the message with ``{fields}``, marked with ``N_`` where it is written.
        exit_code: the contract's exit code.
        fields: what fills the message; paths, names and numbers. ``reason`` is a source of its own (``reasons.py``).
    """

    def __init__(self, message: str, exit_code: int, **fields: object) -> None:
        super().__init__(message.format(**fields))
        self.message = message
        self.exit_code = exit_code
        self.fields = fields

    def told(self, shown: Callable[[str], str] = str) -> str:
        """Return the message in the language in force, each of its fields made fit to be shown."""
        fields = {name: str(value) for name, value in self.fields.items()}
        why = fields.get("reason")
        if why is not None:
            fields["reason"] = tr(why)
        return tr(self.message, **{name: shown(value) for name, value in fields.items()})

    def __reduce__(self) -> tuple[object, ...]:
        """Let it go from one process to another; what the message says can be any value."""
        return _again, (type(self), self.message, self.exit_code, self.fields)


def _again(kind: type[Problem], message: str, exit_code: int, fields: dict[str, object]) -> Problem:
    return kind(message, exit_code, **fields)
