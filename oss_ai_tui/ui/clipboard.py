"""Text for the clipboard of whoever sits at the terminal, by OSC 52, and for a file, since no terminal says it took it.

What a text holds never reaches the terminal as it is: between the codes stands nothing but base64.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oss_ai_tui.export import PRIVATE, why_not, write_whole
from oss_ai_tui.i18n import tr
from oss_ai_tui.paths import state_folder

if TYPE_CHECKING:
    from oss_ai_tui.ui.terminal import Passing

MOST_SENT = 74_000
"""Characters of base64 beyond which nothing is sent: terminals drop a longer OSC 52 (hterm at 100,000 bytes in all,
many sooner), and some then show what is left of it as text."""
_CHUNK = 256
"""Characters that GNU screen is sent at a time; it drops strings over 768 bytes (MAXSTR in its sources)."""


def sequence(text: str, passing: Passing) -> str | None:
    """Return what makes the terminal set its clipboard, through whatever stands between; None where that cannot be.

    Args:
        text: what the clipboard is to hold.
        passing: how the terminal is reached.
    """
    packed = b64encode(text.encode("utf-8")).decode("ascii")
    if passing == "none" or len(packed) > MOST_SENT:
        return None
    plain = f"\x1b]52;c;{packed}\x07"
    if passing == "tmux":  # as it is for «set-clipboard on», wrapped for «allow-passthrough on»
        return f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"
    if passing == "screen":
        return plain + "".join(f"\x1bP{part}\x1b\\" for part in _parts(plain))
    return plain


def _parts(text: str) -> Iterator[str]:
    for start in range(0, len(text), _CHUNK):
        yield text[start : start + _CHUNK]


def kept_in() -> Path:
    """Return the file that holds what was copied last."""
    return state_folder() / "clip.txt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a copy."""

    said: str
    """For the person."""
    path: str = ""
    """Where the text can be found, as the person would write it; empty where it could not be kept."""
    is_well: bool = True
    """Whether it is where it was meant to be."""


def keep(text: str) -> str | None:
    """Keep a text in the file, for its owner alone; return why that failed, or None."""
    path = kept_in()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{text}\n".encode(), PRIVATE)
    except OSError as error:
        return tr(why_not(error))
    return None


def outcome(was_sent: bool, passing: Passing, fault: str | None) -> Outcome:
    """Return what to say: a text that was sent may still not have been taken, for no terminal answers.

    Args:
        was_sent: whether the terminal was sent the text.
        passing: how the terminal is reached.
        fault: why it could not be kept in a file, or None.
    """
    if fault is None:
        path = short(kept_in())
        if was_sent:
            return Outcome(tr("Sent to the terminal; also in"), path)
        why = tr("This terminal has no clipboard; only in") if passing == "none" else tr("Too long to send; only in")
        return Outcome(why, path, is_well=False)
    if was_sent:
        return Outcome(tr("Sent to the terminal; not kept in a file: {reason}", reason=fault), is_well=False)
    return Outcome(tr("Not copied; no file can be written: {reason}", reason=fault), is_well=False)


def short(path: Path) -> str:
    """Return a path as a person would write it: from ``~`` where it lies in the home folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
