"""Changes to a text that must not change what is read in it: other quotation marks, other names, another date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage, Record
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract import extract
from oss_ai_tui.extract.entities import default_lexicon
from oss_ai_tui.ingest import read_document

TEXTS = sorted((Path(__file__).parents[1] / "gold" / "texts").glob("*.txt"))
MARKS = re.compile('[“”«»"„‟‹›]')
DATE = Edtf("2024-03")


@cache
def source(path: Path) -> tuple[Document, tuple[Passage, ...]]:
    document, passages = read_document(path)
    return replace(document, date=DATE, date_basis="user"), passages


def reread(path: Path, texts: Iterable[str] | None = None, date: Edtf = DATE) -> Record:
    """Extract a text with its passages' words replaced, as of a date."""
    document, passages = source(path)
    if texts is not None:
        passages = tuple(replace(p, text=text) for p, text in zip(passages, texts, strict=True))
    return extract(replace(document, date=date), passages)


@cache
def plain(path: Path) -> Record:
    return reread(path)


# Other quotation marks


def swapped(text: str) -> str:
    """Write “ ” for « » and the other way round: what stood inside other marks still does."""
    return text.translate(str.maketrans("“”«»", "«»“”"))


def straightened(text: str) -> str:
    """Write " for « » and “ ” where no marks stand inside others."""
    return re.sub("[“”«»]", '"', text) if not re.search('[“«"][^”»"]*[“«"]', text) else text


def curled(text: str) -> str:
    """Write “ ” for straight marks by what stands before them."""
    return re.sub('"', "”", re.sub(r'(?<![\w.,;:!?…)])"(?=\S)', "“", text))


def quoted(record: Record) -> list[tuple[str, str, int, str | None, str | None]]:
    return [
        (q.kind, MARKS.sub("'", q.text), q.evidence.start, q.speaker.name, q.speaker.person or q.speaker.organization)
        for q in record.quotes
    ]


@pytest.mark.parametrize("change", [swapped, straightened, curled])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_other_quotation_marks_give_the_same_quotes(path: Path, change: Callable[[str], str]) -> None:
    changed = reread(path, [change(p.text) for p in source(path)[1]])
    assert quoted(changed) == quoted(plain(path))


@pytest.mark.parametrize(("change", "texts"), [(swapped, 10), (straightened, 5), (curled, 1)])
def test_the_marks_are_really_others(change: Callable[[str], str], texts: int) -> None:
    changed = [path for path in TEXTS if any(change(p.text) != p.text for p in source(path)[1])]
    assert len(changed) >= texts


# Other names


@dataclass(frozen=True)
class Renaming:
    """Words of names, each with an unseen word of the same length, initial and capitals."""

    words: dict[str, str]

    def of(self, text: str) -> str:
        return re.sub(r"\w+", lambda m: self.words.get(m.group(), m.group()), text)


def unseen(word: str) -> str:
    """Return a word like none: consonants and vowels by turns.

    It keeps the initial, the capitals, the length and the last letter, which tells a man's name from a woman's.
    """
    digest = sha256(word.encode()).digest()
    letters = [word[0]]
    vowel = word[0].lower() not in "aeiouáéíóú"
    for index, letter in enumerate(word[1:]):
        if not letter.islower():
            letters.append(letter)
            continue
        choice = "aeiou" if vowel else "bdfglmnprtvz"
        letters.append(choice[digest[index % 32] % len(choice)])
        vowel = not vowel
    return "".join(letters)[:-1] + word[-1]


def renaming(record: Record) -> Renaming:
    """Rename every person and organisation by the words that are their own: no sorts, no places, no everyday words."""
    lexicon = default_lexicon()
    kept = lexicon.org_heads | lexicon.org_suffixes | lexicon.particles | lexicon.places | lexicon.notions
    texts = " ".join(p.text for p in record.passages)
    everyday = set(re.findall(r"\b[a-záéíóúñü]+\b", texts))
    of_models = {word for model in record.models for alias in model.aliases for word in re.findall(r"\w+", alias)}
    names = [alias for kind in (record.people, record.companies) for entity in kind for alias in entity.aliases]
    words = {word for name in names for word in re.findall(r"\w+", name)}
    own = {w for w in words if len(w) > 3 and w.isalpha() and w[0].isupper() and w.lower() not in everyday}
    return Renaming({word: unseen(word) for word in own - of_models if fold(word) not in kept})


@cache
def renamed(path: Path) -> tuple[Record, Renaming]:
    names = renaming(plain(path))
    return reread(path, [names.of(p.text) for p in source(path)[1]]), names


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_other_names_give_the_same_quotes_and_speakers(path: Path) -> None:
    after, names = renamed(path)
    expected = [
        (q.kind, q.evidence.passage, q.evidence.start, q.evidence.end, names.of(q.speaker.name or ""), q.verb)
        for q in plain(path).quotes
    ]
    got = [
        (q.kind, q.evidence.passage, q.evidence.start, q.evidence.end, q.speaker.name or "", q.verb)
        for q in after.quotes
    ]
    assert got == expected


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_other_names_give_the_same_dates(path: Path) -> None:
    assert [(t.evidence.start, t.evidence.end, t.date, t.rule) for t in renamed(path)[0].times] == [
        (t.evidence.start, t.evidence.end, t.date, t.rule) for t in plain(path).times
    ]


def test_most_entities_are_found_under_other_names() -> None:
    there, found, lost = 0, 0, []
    for path in TEXTS:
        after, names = renamed(path)
        for before, now in ((plain(path).people, after.people), (plain(path).companies, after.companies)):
            aliases = {alias for entity in now for alias in entity.aliases}
            for entity in before:
                there += 1
                kept = any(names.of(alias) in aliases for alias in entity.aliases)
                found += kept
                lost += [] if kept else [f"{path.stem}: {entity.name} as {names.of(entity.name)}"]
    assert there > 100
    assert found / there >= 0.85, lost


# Another date


def shifted(date: Edtf, years: int) -> str:
    return re.sub(r"\d{4}", lambda m: str(int(m.group()) + years), date.value)


@pytest.mark.parametrize("years", [-3, 1, 7])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_dates_move_with_the_document_and_absolute_ones_stay(path: Path, years: int) -> None:
    moved = reread(path, date=Edtf(shifted(DATE, years)))
    assert len(moved.times) == len(plain(path).times)
    for before, after in zip(plain(path).times, moved.times, strict=True):
        assert (before.evidence, before.rule, before.anchor) == (after.evidence, after.rule, after.anchor)
        if before.anchor == "absolute":
            assert before.date == after.date
        elif before.anchor == "document" and before.date:
            assert str(after.date) == shifted(before.date, years)


def month(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


STORY = (
    "La firma Garza Labs cerró el mes pasado su ronda y abrió una sede hace {n} meses.",
    "La cooperativa Nubelia nació hace {n} años, en mayo de 2019, y creció en 2021.",
)


@given(st.integers(2000 * 12, 2040 * 12), st.integers(-30, 30), st.integers(2, 11))
def test_a_month_more_is_a_month_more_for_what_counts_from_it(start: int, months: int, n: int) -> None:
    def read(index: int) -> dict[str, str]:
        document = Document("d", "d.txt", "/d.txt", "", date=Edtf(month(index)), date_basis="user")
        passages = [Passage(f"d.{i}", "d", i, text.format(n=n)) for i, text in enumerate(STORY)]
        return {t.evidence.words: str(t.date) for t in extract(document, passages).times}

    for index in (start, start + months):
        assert read(index) == {
            "el mes pasado": month(index - 1),
            f"hace {n} meses": month(index - n),
            f"hace {n} años": month(index - 12 * n)[:4],
            "en mayo de 2019": "2019-05",
            "en 2021": "2021",
        }
