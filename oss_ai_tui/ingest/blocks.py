"""What kind of passage each block is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from oss_ai_tui.domain.facts import BlockKind
from oss_ai_tui.ingest.joining import Block
from oss_ai_tui.ingest.lines import Mark

_OF_MARK: dict[Mark, BlockKind] = {
    "title": "title",
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
_MOST_IN_A_ROW = 2
_STANDFIRST_WORDS = 8
_CLOSERS = "\"'”’»)\\]"
_NUMBER = re.compile(r"(?:\d{1,3}|[a-z])[.)] +(?=\S)")
_FINAL = re.compile(rf"[.…:;,!?][{_CLOSERS}]*$")
_TITLE_FINAL = re.compile(rf"[.…:;,][{_CLOSERS}]*$")
_INNER_END = re.compile(r"[.!?…] +[¿¡“«\"]?[^\W\d_a-zß-öø-ÿ]")
_QUOTED = re.compile(r"[“«\"—–-].*")


def find_title(blocks: Sequence[Block], known: Mapping[int, BlockKind]) -> int | None:
    """Return the block with which the text begins, if that is a title: a short line without a full stop.

    A section's name above it («Tecnología») is passed over. ``known`` are the kinds that are settled already.
    """
    running = [i for i, block in enumerate(blocks) if block.mark in ("plain", "heading") and i not in known]
    first = next(
        (i for i, block in enumerate(blocks) if block.mark not in ("front", "caption") and i not in known), None
    )
    if first is None or first not in running or not _may_be_title(blocks[first]) or len(running) < 2:
        return None
    second = running[running.index(first) + 1]
    is_section = len(_words(blocks[first])) <= 2 and blocks[first].mark == "plain"
    if is_section and second == first + 1 and _may_be_title(blocks[second]) and len(_words(blocks[second])) >= 5:
        return second
    return first


def kinds_of(blocks: Sequence[Block], known: Mapping[int, BlockKind]) -> list[BlockKind]:
    """Return the kind of every block; ``known`` are those that the metadata settled, the title among them."""
    headings = _headings(blocks, known)
    return [
        known.get(i) or ("heading" if i in headings else _OF_MARK.get(block.mark, "paragraph"))
        for i, block in enumerate(blocks)
    ]


def looks_like_heading(block: Block) -> bool:
    """Tell whether a block is marked as a heading, or is a short line that begins as one and ends without a mark."""
    text = block.words.text
    if block.mark != "plain":
        return block.mark == "heading"
    if len(text) > _LONGEST_HEADING or _QUOTED.match(text) or not any(char.isalpha() for char in text):
        return False
    ends = _FINAL.search(text) if not block.bold else text.endswith((".", ":", ","))
    return text[0].upper() == text[0] and not ends and not _INNER_END.search(text)


def _may_be_title(block: Block) -> bool:
    text = block.words.text
    if block.mark == "heading":
        return True
    return len(text) <= _LONGEST_TITLE and text[0].upper() == text[0] and not _TITLE_FINAL.search(text)


def _words(block: Block) -> list[str]:
    return block.words.text.split()


def _headings(blocks: Sequence[Block], known: Mapping[int, BlockKind]) -> frozenset[int]:
    """Find headings: at most two such lines in a row, with a text after them.

    More in a row are verse or a list without marks. A line of several words between the title and the first paragraph
    is the article's standfirst.
    """
    running = [i for i, block in enumerate(blocks) if i not in known and block.mark != "caption"]
    numbered = _numbered_headings(blocks, running)
    found: list[int] = []
    row: list[int] = []
    opened = False
    for i in running:
        if i in numbered or (looks_like_heading(blocks[i]) and (opened or not _is_standfirst(blocks[i], known))):
            row.append(i)
            continue
        marked = [j for j in row if blocks[j].mark == "heading"]
        found += row if len(row) <= _MOST_IN_A_ROW else marked
        opened, row = True, []
    return frozenset(found + [j for j in row if blocks[j].mark == "heading"])


def _is_standfirst(block: Block, known: Mapping[int, BlockKind]) -> bool:
    return block.mark == "plain" and "title" in known.values() and len(_words(block)) >= _STANDFIRST_WORDS


def _numbered_headings(blocks: Sequence[Block], running: Sequence[int]) -> frozenset[int]:
    """Find lines such as «2. Licencias»: shaped like items of a list, but each with paragraphs under it."""
    found = set[int]()
    for before, i, after in zip([None, *running], running, running[1:], strict=False):
        number = _NUMBER.match(blocks[i].words.text) if blocks[i].mark == "item" else None
        alone = (before is None or blocks[before].mark != "item") and blocks[after].mark == "plain"
        if number and alone and not looks_like_heading(blocks[after]):
            rest = Block(blocks[i].words.slice(number.end(), len(blocks[i].words.text)), "plain", blocks[i].bold)
            found.update({i} if looks_like_heading(rest) else ())
    return frozenset(found)
