"""The only place where text of the corpus becomes something that the terminal shows.

Text comes in as data and leaves as segments, or as ``Content`` where a widget wants that: never as markup, so that
``[/b]`` or ``[@click=…]`` are letters like any other. It is cleaned again, although it was on its way into the store,
for a store may come from elsewhere. Widths are terminal cells, never lengths.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from oss_ai_tui.domain.text import is_safe, strip_unsafe
from oss_ai_tui.ui.blocks import Mark, Role

Piece = tuple[str, Role]
Palette = Mapping[Role, Style]

ELLIPSIS = "…"
_EASY = re.compile("[ -~¡-¬®-\u02af–—‘’“”„…€•←-↓▸▌─│┬├└┄]*")
"""Letters, digits and signs that are safe and one cell wide each."""
_MOST_MARKS = 3
"""Combining marks kept on one letter; more is no language but a way to smear the screen."""

_FLAGS = {chr(0x1F1E6 + number): letter for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
"""Letters of flags, two of which are one sign to some terminals and two to others: shown as plain letters."""
_NEVER_SHOWN = frozenset("\u20dd\u20de\u20df\u20e0\u20e2\u20e3\u20e4" + "".join(map(chr, range(0x1F3FB, 0x1F400))))
"""Enclosing marks and skin tones, on whose width terminals do not agree either."""


def is_easy(text: str) -> bool:
    """Tell whether every character is safe and one cell wide."""
    return _EASY.fullmatch(text) is not None


def clean(text: str) -> str:
    """Return the text safe to show on one line, tabs and line ends as spaces, letters composed."""
    return text if is_easy(text) else _clean(text)[0]


def clean_marked(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text safe to show and the marks moved to where their letters then stand."""
    if is_easy(text):
        return text, tuple(marks)
    shown, kept = _clean(text)
    moved = (Mark(bisect_left(kept, m.start), bisect_left(kept, m.end), m.role) for m in marks)
    return shown, tuple(m for m in moved if m.end > m.start)


def _clean(text: str) -> tuple[str, list[int]]:
    """Return the text to show and, for each of its characters, the offset from which it comes."""
    shown: list[str] = []
    kept: list[int] = []
    marks = 0
    for offset, char in enumerate(text):
        if char in "\t\n":
            char = " "
        elif not is_safe(char) or char in _NEVER_SHOWN:
            continue
        elif char in _FLAGS:
            char = _FLAGS[char]
        if unicodedata.category(char) == "Mn":
            marks += 1
            if not shown or marks > _MOST_MARKS or _composed(shown, char):
                continue
        else:
            marks = 0
        shown.append(char)
        kept.append(offset)
    return "".join(shown), kept


def _composed(shown: list[str], mark: str) -> bool:
    """Join a mark with the letter before it where Unicode has a character for both."""
    letter = unicodedata.normalize("NFC", shown[-1] + mark)
    if len(letter) == 1:
        shown[-1] = letter
    return len(letter) == 1


def plain(text: str) -> Content:
    """Return text as content for widgets that want that; nothing in it is markup."""
    return Content(strip_unsafe(text))


def width_of(text: str) -> int:
    """Return the number of cells of a text that is clean."""
    return len(text) if is_easy(text) else cell_len(text)


def cut(text: str, width: int) -> str:
    """Return as much of a clean text as fits in ``width`` cells, an ellipsis at its end if some is left out."""
    if width <= 0:
        return ""
    text = text if len(text) <= 4 * width else text[: 4 * width]
    if width_of(text) <= width:
        return text
    if is_easy(text):
        return text[: width - 1] + ELLIPSIS
    cells = 0
    for index, char in enumerate(text):
        cells += get_character_cell_size(char)
        if cells >= width:
            return text[:index] + ELLIPSIS
    return text


def fit(text: str, width: int, right: bool = False) -> str:
    """Return any text of the corpus as exactly ``width`` cells: cleaned, cut or filled with spaces."""
    shown = cut(clean(text[: 8 * width + 64]), width)
    fill = " " * (width - width_of(shown))
    return fill + shown if right else shown + fill


def pieces(text: str, marks: Sequence[Mark], role: Role = "text") -> list[Piece]:
    """Divide a clean text into stretches of one role each; a later mark goes before an earlier one."""
    ends = sorted({0, len(text), *(_within(m.start, text) for m in marks), *(_within(m.end, text) for m in marks)})
    found: list[Piece] = []
    for start, end in pairwise(ends):
        over = [mark.role for mark in marks if mark.start <= start and end <= mark.end]
        found.append((text[start:end], over[-1] if over else role))
    return found


def _within(offset: int, text: str) -> int:
    return max(0, min(offset, len(text)))


def fit_marked(text: str, marks: Sequence[Mark], width: int, role: Role = "text") -> list[Piece]:
    """Return a stretch of the corpus around its first mark as exactly ``width`` cells."""
    start = _opening(text, marks, width)
    lead = ELLIPSIS if start else ""
    moved = [Mark(m.start - start + len(lead), m.end - start + len(lead), m.role) for m in marks if m.end > start]
    shown, moved_marks = clean_marked(lead + text[start : start + 8 * width + 64], moved)
    fitted = cut(shown, width)
    return [*pieces(fitted, moved_marks, role), (" " * (width - width_of(fitted)), role)]


def _opening(text: str, marks: Sequence[Mark], width: int) -> int:
    """Return where an excerpt begins so that its first mark is in view, at a word if there is one near."""
    first = min((mark.start for mark in marks), default=0)
    last = min((mark.end for mark in marks), default=0)
    if last < width - 4:
        return 0
    start = max(0, first - width // 3)
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else start


def offsets_shown(text: str, offsets: Sequence[int]) -> list[int]:
    """Return where some offsets of a text stand in what :func:`clean` makes of it."""
    if is_easy(text):
        return list(offsets)
    kept = _clean(text)[1]
    return [bisect_left(kept, offset) for offset in offsets]


def cells_shown(
    text: str, offsets: Sequence[int], width: int, marks: Sequence[Mark] = (), right: bool = False
) -> list[int | None]:
    """Return in which cell each offset stands where :func:`fit`, or with marks :func:`fit_marked`, shows the text.

    None stands for an offset that is not in view.
    """
    start = _opening(text, marks, width) if marks else 0
    lead = ELLIPSIS if start else ""
    source = lead + text[start : start + 8 * width + 64]
    fitted = cut(clean(source), width)
    before = width - width_of(fitted) if right and not marks else 0
    places = offsets_shown(source, [max(0, offset - start) + len(lead) for offset in offsets])
    seen = len(fitted) - fitted.endswith(ELLIPSIS)
    return [
        before + width_of(fitted[:place]) if offset >= start and place < seen else None
        for offset, place in zip(offsets, places, strict=True)
    ]


_LOOK_ALIKES = str.maketrans("─━│┬├└┄▸…¶«»·•–—“”„‘’≠←↑→↓", '-=|+|`.>~#""-*--"""\'\'!<^>v')
"""Signs, ours and those of texts, with what stands for them where only ASCII signs are wanted; letters stay."""
_is_ascii = False


def use_ascii(wanted: bool) -> None:
    """Draw borders and signs in ASCII from now on, or no longer."""
    global _is_ascii
    _is_ascii = wanted


def draws_ascii() -> bool:
    """Tell whether borders and signs are drawn in ASCII."""
    return _is_ascii


def in_signs(text: str) -> str:
    """Return a text with the signs that are wanted: as it is, or in ASCII but for its letters."""
    return text.translate(_LOOK_ALIKES) if _is_ascii else text


def strip(parts: Iterable[Piece], palette: Palette, over: Role | None = None) -> Strip:
    """Return a line for the terminal; ``over`` is a role laid over all others, such as the cursor's."""
    segments: list[Segment] = []
    run, style = "", None
    ground = palette["text"] or None
    for text, role in parts:
        text = in_signs(text)
        found = ground if over is None and text.isspace() else _style(role, palette, over)
        if found != style and run:
            segments.append(Segment(run, style))
            run = ""
        style = found
        run += text
    if run:
        segments.append(Segment(run, style))
    return Strip(segments)


def _style(role: Role, palette: Palette, over: Role | None) -> Style | None:
    style = palette[role]
    if over is not None:
        style = palette[over] if role not in ("hit", "evidence", "strong") else palette["strong"] + palette[over]
    return style if style else None
