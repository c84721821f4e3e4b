"""The texts of an index in a memory-mapped run of bytes."""

from __future__ import annotations

from collections.abc import Callable

from oss_ai_tui.search.files import Array
from oss_ai_tui.search.words import decode, places_of, words


class Texts:
    """The texts of an index and the words that count for them without standing in them."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self._text = _Run(arrays["text"], arrays["text_starts"])
        self._extra = _Run(arrays["extra"], arrays["extra_starts"]) if "extra" in arrays else None

    def text(self, ordinal: int) -> str:
        """Return a text as it was given."""
        return decode(*self._text.at(ordinal))

    def words(self, ordinal: int) -> list[bytes]:
        """Return the words of a text."""
        return words(*self._text.at(ordinal))

    def places_of(self, wanted: Callable[[bytes], bool], ordinal: int) -> list[tuple[bytes, int, int]]:
        """Return the words of a text that are wanted, each with its span in code points, in order."""
        return places_of(wanted, *self._text.at(ordinal))

    def holds(self, ordinal: int, phrase: tuple[bytes, ...]) -> bool:
        """Tell whether the words stand in a row in the text, or in what counts for it."""
        return _in_a_row(phrase, self.words(ordinal)) or _in_a_row(phrase, self.extra_words(ordinal))

    def extra_words(self, ordinal: int) -> list[bytes]:
        """Return the words that count for a text without standing in it."""
        return words(*self._extra.at(ordinal)) if self._extra else []


def _in_a_row(phrase: tuple[bytes, ...], words: list[bytes]) -> bool:
    size = len(phrase)
    return any(tuple(words[i : i + size]) == phrase for i, word in enumerate(words) if word == phrase[0])


class _Run:
    """Encoded texts one behind the other; a start is twice the offset, plus one for a wide text."""

    def __init__(self, data: Array, starts: Array) -> None:
        self._data = data.data
        self._starts = starts.data

    def at(self, ordinal: int) -> tuple[bytes, bool]:
        """Return an encoded text and whether it is wide."""
        first, last = int(self._starts[ordinal]), int(self._starts[ordinal + 1])
        return bytes(self._data[first >> 1 : last >> 1]), bool(first & 1)
