"""HTML in a text: comments and scripts go, block tags part, inline tags vanish, entities become their characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.ingest.mapped import Edit, MappedText

_INLINE = (
    *("a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s"),
    *("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr"),
)
_BLOCK = (
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "head", "header", "hr", "html", "li", "link", "main", "meta", "nav", "ol", "p", "pre", "section"),
    *("table", "tbody", "td", "th", "thead", "title", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6"),
)
# Bounded, so that a text of a million «<a» costs linear time.
_TAG = re.compile(rf"<(?P<shut>/?)(?P<name>br|{'|'.join(_INLINE + _BLOCK)})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = re.compile(r"<!--|<(?P<name>script|style)\b[^<>]{0,500}>", re.IGNORECASE)
_OPENING = {"li": "\n- ", "title": "\n\n# ", **{f"h{level}": f"\n\n{'#' * level} " for level in range(1, 7)}}


def remove_tags(view: MappedText) -> MappedText:
    """Return the text without comments, scripts and the tags of HTML; other angle brackets stay."""
    if "<" not in view.text:
        return view
    view = view.edit(_hidden(view.text))
    return view.edit((m.start(), m.end(), _made_of(m)) for m in _TAG.finditer(view.text))


def decode_entities(view: MappedText) -> MappedText:
    """Return the text with entities such as ``&mdash;`` as the characters they stand for, on the same line."""
    if "&" not in view.text:
        return view
    return view.edit(_entities(view.text))


def _hidden(text: str) -> Iterator[Edit]:
    """Find comments and scripts that end; each kind of end is searched at most once beyond the last one found."""
    at, missing = 0, set[str]()
    while found := _HIDDEN.search(text, at):
        name = found["name"]
        end = "-->" if name is None else f"</{name.lower()}>"
        stop = -1 if end in missing else _find_end(text, end, found.end())
        if stop < 0:
            missing.add(end)
            at = found.end()
        else:
            yield found.start(), stop, ""
            at = stop


def _find_end(text: str, end: str, start: int) -> int:
    found = re.compile(re.escape(end), re.IGNORECASE).search(text, start)
    return found.end() if found else -1


def _made_of(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name in _INLINE:
        return ""
    if name == "br":
        return "\n"
    return _OPENING.get(name, "\n\n") if not tag["shut"] else "\n\n" if name != "li" else ""


def _entities(text: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(text):
        char = html.unescape(found.group())
        if char != found.group():
            yield found.start(), found.end(), " " if char.isspace() else strip_unsafe(char)
