"""What is left after a fault of ours: a report in a file, and its name in two plain lines."""

from __future__ import annotations

import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

from oss_ai_tui import __version__
from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.i18n import tr
from oss_ai_tui.paths import state_folder
from oss_ai_tui.ui.terminal import describe


def report(trace: str) -> str:
    """Write the report and return the lines that tell of it."""
    first = tr("oss-ai-tui: a fault of the program ended it; the store is whole")
    try:
        path = _write(_text(trace), state_folder())
    except OSError as error:
        cause = one_line(trace.strip().splitlines()[-1])[:200]
        why = tr(reason(error))
        return f"{first}\n" + tr("no report could be written ({reason}): {cause}", reason=why, cause=cause)
    return f"{first}\n" + tr("a report for its authors is in {path}", path=path)


def _text(trace: str) -> str:
    lines = (
        f"oss-ai-tui {__version__}, textual {version('textual')}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}; {describe()}",
        time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    )
    return "\n".join((*lines, "", trace))


def _write(text: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return path
