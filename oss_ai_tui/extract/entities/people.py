"""Which mentions of people are of one person: full names, longer and shorter, surnames, first names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from oss_ai_tui.domain.ids import entity_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import Lexicon

Words = tuple[str, ...]


def name_words(name: str) -> Words:
    """Return a name's folded words without brackets and dots: ``Mark [Zuckerberg]`` is (mark, zuckerberg)."""
    return tuple(word for word in (w.strip("[]().,") for w in fold(name).split()) if word)


class People:
    """The people whom one document names in full, and what else it may call them."""

    def __init__(self, names: Iterable[str], lexicon: Lexicon) -> None:
        self._lex = lexicon
        full = {name_words(name): name for name in names}
        self._ids: dict[Words, str] = {}
        for words in sorted((w for w in full if len(w) > 1), key=lambda w: (-len(w), w)):
            longer = next((other for other in self._ids if _same_person(words, other)), None)
            self._ids[words] = self._ids[longer] if longer else entity_id("per", " ".join(words))
        self._owners: dict[Words, set[str]] = defaultdict(set)
        for words, id in self._ids.items():
            for part in self._parts(words):
                self._owners[part].add(id)

    def _parts(self, words: Words) -> Iterable[Words]:
        """Yield what may stand for a full name: family names, alone and together, and the first name."""
        yield words[:1]
        for start in range(1, len(words)):
            if words[start] in self._lex.particles:
                continue
            last = start == len(words) - 1
            if last or words[start] not in self._lex.given:
                yield words[start : start + 1]
                yield words[start:]
        family = next((i for i in range(1, len(words)) if words[i] in self._lex.particles), None)
        if family:
            yield words[family:]

    def owner(self, name: str) -> str | None:
        """Return the id of the person whom a name means in this document; None where none or several bear it."""
        words = name_words(name)
        if words in self._ids:
            return self._ids[words]
        owners = self._owners.get(words, set())
        return next(iter(owners)) if len(owners) == 1 else None

    def is_shared(self, name: str) -> bool:
        """Tell whether several people of this document bear the name."""
        return len(self._owners.get(name_words(name), ())) > 1

    def is_first_name(self, name: str) -> bool:
        """Tell whether the name is only some person's first name."""
        words = name_words(name)
        return len(words) == 1 and any(full[0] == words[0] for full in self._ids)


def _same_person(short: Words, long: Words) -> bool:
    """Tell whether the shorter name is the longer one without second family name, first name or middle name."""
    if short in (long[: len(short)], long[-len(short) :]):
        return True
    ends_meet = short[0] == long[0] and short[-1] == long[-1]
    return ends_meet and len(short) == 2 and _is_subsequence(short, long)


def _is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)
