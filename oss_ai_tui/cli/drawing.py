"""What the terminal can draw with."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import astuple

from oss_ai_tui.views import ASCII, FINE, Glyphs


def glyphs(options: Namespace) -> Glyphs:
    """Return the signs to draw with: ASCII if asked for, on the Linux console, or where the encoding lacks more."""
    if options.ascii or (sys.stdout.isatty() and os.environ.get("TERM") == "linux"):
        return ASCII
    try:
        "".join(astuple(FINE)).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return FINE
