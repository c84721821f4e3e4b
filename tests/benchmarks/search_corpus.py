"""A seeded corpus of invented Spanish, with planted passages and the queries that should find them.

Words are made of invented roots and the endings of Spanish paradigms, so that a word's other forms are known without
any word list. Word frequencies follow Zipf's law; a long tail of misspellings and rare compounds keeps the vocabulary
growing with the text, as Heaps' law has it; each passage favours the words of its topic. Two hundred passages hold a
planted group of three words and one rare word; the same ones at every size, so that sizes can be compared.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from oss_ai_tui.domain.text import fold

PLANTED = 200

_PARADIGMS = (
    "ar,o,as,a,amos,an,é,ó,aron,aba,aban,ará,arán,aría,ando,ado,ada,ados,adas",
    "er,o,es,e,emos,en,í,ió,ieron,ía,ían,erá,erán,ería,iendo,ido,ida,idos,idas",
    "o,os,a,as",
    "dor,dora,dores,doras",
    "ción,ciones",
    "dad,dades",
    "ble,bles",
    "ista,istas,ismo",
)


def _split(text: str) -> list[str]:
    return text.split()


_ONSETS = _split("b c d f g l m n p r s t v br cl cr dr fl fr gr pl pr tr ch ll")
_NUCLEI = _split("a a a e e e i i o o u á é ía ie ue")
_CODAS = ["", "", "", "", "n", "r", "s", "l"]
_FUNCTION = _split("de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ya")
_LETTERS = "abcdefghilmnoprstuvz"

Queries = dict[str, list[tuple[int, str]]]
"""By class: number of the right passage, and the query."""


@dataclass(frozen=True, slots=True)
class Planted:
    """What one passage holds so that it can be found."""

    forms: tuple[str, str, str]
    others: tuple[str, str, str]
    """Each word in another form."""
    rare: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the language, commonest first, and what is planted."""

    words: tuple[str, ...]
    heights: tuple[float, ...]
    """Cumulated frequencies of the words."""
    planted: tuple[Planted, ...]


def misspell(word: str, rng: random.Random, edits: int = 1) -> str:
    """Return the word with so many random edits; in three of four the first letter is spared."""
    for _ in range(edits):
        place = rng.randrange(0 if rng.random() < 0.25 else 1, len(word))
        letter = rng.choice(_LETTERS)
        kind = rng.randrange(4)
        if kind == 0:
            word = word[:place] + letter + word[place + 1 :]
        elif kind == 1:
            word = word[:place] + letter + word[place:]
        elif kind == 2 and len(word) > 4:
            word = word[:place] + word[place + 1 :]
        else:
            place = min(place, len(word) - 2)
            word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word


def make_lexicon(seed: int, families: int = 24_000) -> Lexicon:
    """Invent the language."""
    rng = random.Random(seed)
    roots = list(dict.fromkeys(_root(rng) for _ in range(families)))
    forms = [[root + ending for ending in rng.choice(_PARADIGMS).split(",")] for root in roots]
    common = list(dict.fromkeys(form for family in forms for form in family))
    rng.shuffle(common)
    tail = list(dict.fromkeys(_rare(common, rng) for _ in range(8 * families)))
    rare = set(rng.sample([word for word in tail if len(word) >= 7], PLANTED))
    words = (*_FUNCTION, *common, *(word for word in tail if word not in rare))
    share = [1 / (rank + 3) for rank in range(len(words))]
    return Lexicon(words, tuple(accumulate(share)), tuple(_plant(forms, sorted(rare), rng)))


def _root(rng: random.Random) -> str:
    syllables = (rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS) for _ in range(rng.choice((2, 2, 3))))
    return "".join(syllables) + rng.choice("bcdfglmnprstv")


def _rare(common: list[str], rng: random.Random) -> str:
    word = rng.choice(common)
    if rng.random() < 0.3 and len(word) > 3:
        return misspell(word, rng)
    return word[: rng.randrange(3, 7)] + rng.choice(common)[-rng.randrange(3, 6) :]


def _plant(forms: list[list[str]], rare: list[str], rng: random.Random) -> Iterator[Planted]:
    for number in range(PLANTED):
        pairs = [rng.sample(family, 2) for family in rng.sample(forms, 3)]
        first, second, third = pairs
        yield Planted((first[0], second[0], third[0]), (first[1], second[1], third[1]), rare[number])


def places(seed: int, size: int) -> list[int]:
    """Return in which passages the planted words stand, in their order."""
    return random.Random(seed + size).sample(range(size), PLANTED)


def passages(lexicon: Lexicon, seed: int, size: int) -> Iterator[str]:
    """Yield the passages, of 60 to 80 words each."""
    rng = random.Random(seed + 1)
    planted = dict(zip(places(seed, size), lexicon.planted, strict=True))
    topics = [rng.choices(lexicon.words[300:30_000], k=40) for _ in range(500)]
    for number in range(size):
        words = _draw(lexicon, rng, rng.randrange(60, 81))
        topic = rng.choice(topics)
        words = [rng.choice(topic) if rng.random() < 0.12 else word for word in words]
        if number in planted:
            _insert(words, planted[number], rng)
        yield _prose(words)


def _draw(lexicon: Lexicon, rng: random.Random, count: int) -> list[str]:
    total = lexicon.heights[-1]
    return [lexicon.words[bisect_right(lexicon.heights, rng.random() * total)] for _ in range(count)]


def _insert(words: list[str], planted: Planted, rng: random.Random) -> None:
    first, second, third = planted.forms
    place = rng.randrange(5, 40)
    between = [rng.choice(_FUNCTION)] if rng.random() < 0.4 else []
    words[place : place + 3] = [first, *between, second, third]
    words.insert(rng.randrange(len(words)), planted.rare)


def _prose(words: list[str]) -> str:
    sentences = []
    for start in range(0, len(words), 14):
        piece = words[start : start + 14]
        sentence = " ".join(piece[:7]) + (f", {' '.join(piece[7:])}" if len(piece) > 7 else "")
        sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
    return " ".join(sentences)


def queries(lexicon: Lexicon, seed: int, size: int) -> Queries:
    """Return the queries of every class."""
    rng = random.Random(seed + 2)
    made: Queries = {}
    for place, planted in zip(places(seed, size), lexicon.planted, strict=True):
        for kind, query in _queries_of(planted, rng):
            made.setdefault(kind, []).append((place, query))
    return made


def _queries_of(planted: Planted, rng: random.Random) -> Iterator[tuple[str, str]]:
    forms, others = list(planted.forms), list(planted.others)
    one = rng.randrange(3)
    yield "one rare word", planted.rare
    yield "three words", " ".join(forms)
    yield "without accents", fold(" ".join(forms))
    yield "one typo, one word", misspell(planted.rare, rng)
    yield "one typo in three", _with_typos(forms, {one}, rng)
    yield "two words with typos", _with_typos(forms, {0, 1, 2} - {one}, rng)
    long = [number for number in range(3) if len(forms[number]) >= 8]
    if long:
        yield "two typos in a word", _with_typos(forms, {rng.choice(long)}, rng, 2)
    yield "two inflected", " ".join(others[:2])
    yield "three inflected", " ".join(others)
    yield "another order", " ".join([forms[2], *forms[:2]])
    yield "last word begun", " ".join([*forms[:2], forms[2][: max(3, len(forms[2]) * 6 // 10)]])
    begun = forms[2][: max(5, len(forms[2]) * 3 // 4)]
    yield "beginning with a typo", " ".join([*forms[:2], misspell(begun, rng)])


def _with_typos(words: list[str], numbers: set[int], rng: random.Random, edits: int = 1) -> str:
    return " ".join(misspell(w, rng, edits) if number in numbers else w for number, w in enumerate(words))
