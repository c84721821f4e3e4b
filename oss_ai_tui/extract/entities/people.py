"""Which mentions of people are of one person: full names, longer and shorter, surnames, first names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

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
        longer = _Longer(w for w in full if len(w) > 1)
        self._ids: dict[Words, str] = {}
        formal = self._formal_names(w for w in full if len(w) > 1)
        for words in sorted((w for w in full if len(w) > 1), key=lambda w: (w in formal, -len(w), w)):
            same = _last(formal, words) or longer.of(words)
            self._ids[words] = self._ids[same] if same else entity_id("per", " ".join(words))
            longer.add(words)
        self._first_names = frozenset(words[0] for words in self._ids)
        self._owners: dict[Words, set[str]] = defaultdict(set)
        for words, id in self._ids.items():
            for part in self._parts(words):
                self._owners[part].add(id)

    def _formal_names(self, names: Iterable[Words]) -> dict[Words, Words]:
        """Map names with a short given name to the full ones: ``clem torner`` to ``clement torner``.

        A short name that may be for two people of one family stays by itself.
        """
        by_family: dict[str, list[Words]] = defaultdict(list)
        for words in sorted(names, key=lambda w: (-len(w), w)):
            by_family[words[1]].append(words)
        found: dict[Words, Words] = {}
        for family in by_family.values():
            for short in (w for w in family if w[0] in self._lex.formal):
                fits = [w for w in family if w[0] in self._lex.formal[short[0]] and _same_family(w, short)]
                if fits and len({w[0] for w in fits}) == 1:
                    found[short] = fits[0]
        return found

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
        return len(words) == 1 and words[0] in self._first_names


def _last(formal: Mapping[Words, Words], words: Words) -> Words | None:
    """Return what a name is short for in the end; None for a full one."""
    full = formal.get(words)
    return (_last(formal, full) or full) if full else None


def _same_family(one: Words, two: Words) -> bool:
    """Tell whether one's family names are the other's, of which it may leave the second out."""
    return all(a == b for a, b in zip(one[1:], two[1:], strict=False))


class _Longer:
    """The names met so far, by what a shorter one of the same person can be.

    That is a longer name without its second family name, its first name or its middle names.
    """

    def __init__(self, names: Iterable[Words]) -> None:
        self._wanted = frozenset(names)
        self._ends: dict[Words, tuple[int, Words]] = {}
        self._outer: dict[tuple[str, str], tuple[int, Words]] = {}
        self._count = 0

    def add(self, words: Words) -> None:
        """Take in a name."""
        here = (self._count, words)
        self._count += 1
        self._outer.setdefault((words[0], words[-1]), here)
        if len(words) == 2 and words[::-1] in self._wanted:
            self._ends.setdefault(words[::-1], here)
        for n in range(2, len(words)):
            for part in (words[:n], words[-n:]):
                if part in self._wanted:
                    self._ends.setdefault(part, here)

    def of(self, words: Words) -> Words | None:
        """Return the earliest name taken in of which another is a shorter form."""
        found = [self._ends.get(words), self._outer.get((words[0], words[-1])) if len(words) == 2 else None]
        return min((one for one in found if one), default=(0, None))[1]
