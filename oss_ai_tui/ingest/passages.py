"""From blocks to passages: last cleaning, and no passage over 1,500 characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oss_ai_tui.domain.facts import BlockKind
from oss_ai_tui.ingest.characters import normalized, stripped
from oss_ai_tui.ingest.mapped import MappedText
from oss_ai_tui.ingest.markdown import remove_escapes

LONGEST = 1500
"""Characters: a longer paragraph is cut at a sentence end."""

_SPACES = re.compile(r" {2,}|[\n\t]+ *")
# No end after an initial («J. Pérez») or a title («Dra. Gil»), nor before a number («art. 5»).
_SENTENCE_END = re.compile(
    r"(?<![^\W\d_a-zß-öø-ÿ]\.)(?<!\bSr\.)(?<!\bDr\.)(?<!\bSra\.)(?<!\bDra\.)(?<=[.!?…])[\"'”’»)\]]* "
    r"(?=[\"'“‘«(\[¿¡—–-]*[^\W\d_a-zß-öø-ÿ])"
)
_OPENERS, _CLOSERS = "“«(", "”»)"


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage that has no id yet."""

    words: MappedText
    kind: BlockKind

    @property
    def text(self) -> str:
        """Its text."""
        return self.words.text


def finish(words: MappedText) -> MappedText:
    """Return a block's words as a passage shows them: on one line, without escapes, safe, single spaces, NFC."""
    words = normalized(stripped(remove_escapes(words)))
    if "  " in words.text or "\n" in words.text or "\t" in words.text:
        words = words.edit((m.start(), m.end(), " ") for m in _SPACES.finditer(words.text))
    return words.trimmed()


def cut(draft: Draft) -> Iterator[Draft]:
    """Cut a draft into parts of at most 1,500 characters: at a sentence end, else at a space, else anywhere."""
    text, start = draft.text, 0
    while len(text) - start > LONGEST:
        end = start + _cut_point(text[start : start + LONGEST + 1])
        yield Draft(draft.words.slice(start, end).trimmed(), draft.kind)
        start = end
    yield Draft(draft.words.slice(start, len(text)).trimmed(), draft.kind) if start else draft


def _cut_point(window: str) -> int:
    """Return where to cut; a sentence end outside quotation marks and parentheses is best, if it is not too early."""
    ends = [found.end() for found in _SENTENCE_END.finditer(window)]
    free = [end for end in ends if end > LONGEST // 3 and _is_balanced(window[:end])]
    if free or ends:
        return (free or ends)[-1]
    space = window.rfind(" ")
    return space + 1 if space > 0 else LONGEST


def _is_balanced(text: str) -> bool:
    return all(text.count(left) <= text.count(right) for left, right in zip(_OPENERS, _CLOSERS, strict=True))
