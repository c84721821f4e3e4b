"""What kind of passage each block is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oss_ai_tui.domain.facts import BlockKind
from oss_ai_tui.ingest.joining import Block
from oss_ai_tui.ingest.lines import Mark
from oss_ai_tui.ingest.passages import Draft, finish

_OF_MARK: dict[Mark, BlockKind] = {
    "heading": "heading",
    "item": "item",
    "row": "item",
    "code": "item",
    "note": "note",
    "caption": "caption",
    "field": "caption",
    "front": "caption",
}
_LONGEST_HEADING = 90
_LONGEST_TITLE = 200
_FINAL = re.compile(r"[.…:;,!?][\"'”’»)\]]*$")
_TITLE_FINAL = re.compile(r"[.…:;,][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[.!?…] +[¿¡“«\"]?[^\W\d_a-zß-öø-ÿ]")
_QUOTED = re.compile(r"[“«\"'‘—–-].*")


def make_drafts(blocks: Sequence[Block]) -> list[Draft]:
    """Return the blocks as drafts of passages, each with its kind; blocks without any text are left out."""
    finished = [Block(finish(block.words), block.mark, block.bold) for block in blocks]
    finished = [block for block in finished if block.words.text]
    return [Draft(block.words, _kind(finished, index)) for index, block in enumerate(finished)]


def _kind(blocks: Sequence[Block], index: int) -> BlockKind:
    block = blocks[index]
    if block.mark != "plain":
        return _OF_MARK[block.mark]
    following = next((later for later in blocks[index + 1 :] if later.mark != "caption"), None)
    if following is None:
        return "paragraph"
    return "heading" if looks_like_heading(block) and not looks_like_heading(following) else "paragraph"


def looks_like_heading(block: Block) -> bool:
    """Tell whether a block is a short line without an end of its own."""
    text = block.words.text
    if block.mark == "heading":
        return True
    if block.mark != "plain" or len(text) > _LONGEST_HEADING or _QUOTED.match(text):
        return False
    return text[0].upper() == text[0] and not _FINAL.search(text) and not _INNER_END.search(text)
