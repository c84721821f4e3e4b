"""The engines that search is measured against, each behind the same small interface.

Each gets its best honest use: tantivy with a folded and a stemmed field, fuzzy terms, prefix and phrase; SQLite's FTS5
with prefix indexes; rapidfuzz over the whole passages; fzf's own benchmark of matching alone.
"""

from __future__ import annotations

import importlib
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from oss_ai_tui.domain.text import fold

_WORD = re.compile(r"[^\W_]+")


class Engine(Protocol):
    """Searches one passage a line."""

    def build(self, lines: Path, folder: Path) -> None:
        """Make the index of the lines in the folder."""

    def load(self, folder: Path) -> None:
        """Open the index, in a fresh process."""

    def search(self, query: str, limit: int) -> list[int]:
        """Return line numbers, best first."""

    def reset(self) -> None:
        """Forget former queries."""


class Ours:
    """The product's index."""

    def __init__(self) -> None:
        from oss_ai_tui.search import Index

        self._Index = Index

    def build(self, lines: Path, folder: Path) -> None:
        with lines.open() as file:
            self._Index.build((line.rstrip("\n") for line in file), folder / "index")

    def load(self, folder: Path) -> None:
        self._index = self._Index.open(folder / "index")

    def search(self, query: str, limit: int) -> list[int]:
        return [hit.ordinal for hit in self._index.search(query, limit)]

    def reset(self) -> None:
        self._index.reset()


class Tantivy:
    """Tantivy; ``lazy`` looks for typos only where fewer than the limit are found without."""

    def __init__(self, lazy: bool = False) -> None:
        self._tantivy: Any = importlib.import_module("tantivy")
        self._lazy = lazy

    def _open(self, folder: Path) -> Any:
        lib = self._tantivy
        schema = lib.SchemaBuilder()
        schema.add_text_field("folded", stored=False, tokenizer_name="folded")
        schema.add_text_field("stemmed", stored=False, tokenizer_name="stemmed", index_option="freq")
        schema.add_integer_field("line", stored=False, indexed=False, fast=True)
        index = lib.Index(schema.build(), path=str(folder))
        words = lib.TextAnalyzerBuilder(lib.Tokenizer.regex(r"[\p{L}\p{N}]+")).filter(lib.Filter.lowercase())
        index.register_tokenizer("folded", words.filter(lib.Filter.ascii_fold()).build())
        words = lib.TextAnalyzerBuilder(lib.Tokenizer.regex(r"[\p{L}\p{N}]+")).filter(lib.Filter.lowercase())
        self._stemmer = words.filter(lib.Filter.ascii_fold()).filter(lib.Filter.stemmer("spanish")).build()
        index.register_tokenizer("stemmed", self._stemmer)
        return index

    def build(self, lines: Path, folder: Path) -> None:
        writer = self._open(folder).writer(256_000_000, 1)
        with lines.open() as file:
            for number, line in enumerate(file):
                writer.add_document(self._tantivy.Document(folded=line, stemmed=line, line=number))
        writer.commit()
        writer.wait_merging_threads()

    def load(self, folder: Path) -> None:
        index = self._open(folder)
        index.reload()
        self._searcher, self._schema = index.searcher(), index.schema

    def search(self, query: str, limit: int) -> list[int]:
        if not self._lazy:
            return self._search(query, limit, True)
        found = self._search(query, limit, False)
        return found if len(found) >= limit else _joined(found, self._search(query, limit, True), limit)

    def _search(self, query: str, limit: int, fuzzy: bool) -> list[int]:
        words = _WORD.findall(fold(query))
        if not words:
            return []
        lib, occur = self._tantivy.Query, self._tantivy.Occur
        unfinished = query[-1].isalnum()
        each = [self._word(word, unfinished and n == len(words) - 1, fuzzy) for n, word in enumerate(words)]
        near = []
        if len(words) > 1:
            near = [(occur.Should, lib.boost_query(lib.phrase_query(self._schema, "folded", words, 3), 2))]
        found = self._lines(lib.boolean_query([(occur.Must, one) for one in each] + near), limit)
        if len(found) < limit and len(words) > 1 and fuzzy:
            some = self._lines(lib.boolean_query([(occur.Should, one) for one in each]), limit)
            found = _joined(found, some, limit)
        return found

    def _word(self, word: str, unfinished: bool, fuzzy: bool) -> Any:
        lib, schema = self._tantivy.Query, self._schema
        edits = 0 if len(word) < 5 or not fuzzy else 1 if len(word) < 9 else 2
        forms = [lib.boost_query(lib.term_query(schema, "folded", word), 1.5)]
        forms += [lib.term_query(schema, "stemmed", stem) for stem in self._stemmer.analyze(word)[:1]]
        if unfinished:
            forms.append(lib.boost_query(lib.fuzzy_term_query(schema, "folded", word, 0, True, True), 0.7))
        if edits:
            forms.append(lib.boost_query(lib.fuzzy_term_query(schema, "folded", word, 1, True, unfinished), 2))
        if edits == 2:
            forms.append(lib.fuzzy_term_query(schema, "folded", word, 2, True, False))
        return lib.boolean_query([(self._tantivy.Occur.Should, form) for form in forms])

    def _lines(self, query: Any, limit: int) -> list[int]:
        found = [address for _, address in self._searcher.search(query, limit, count=False).hits]
        return list(self._searcher.fast_field_values("line", found)) if found else []

    def reset(self) -> None:
        pass


class Fts5:
    """SQLite's full-text index, with prefix indexes and all words required, else any."""

    def build(self, lines: Path, folder: Path) -> None:
        base = sqlite3.connect(folder / "index.db")
        base.execute("pragma journal_mode=off")
        tokenizer = "unicode61 remove_diacritics 2"
        base.execute(f"create virtual table t using fts5(b, content='', tokenize=\"{tokenizer}\", prefix='2 3 4')")
        with lines.open() as file:
            rows = ((number, fold(line)) for number, line in enumerate(file))
            base.executemany("insert into t(rowid, b) values (?, ?)", rows)
        base.execute("insert into t(t) values ('optimize')")
        base.commit()
        base.close()

    def load(self, folder: Path) -> None:
        self._base = sqlite3.connect(f"file:{folder / 'index.db'}?mode=ro", uri=True)
        self._base.execute("pragma mmap_size=4000000000")

    def search(self, query: str, limit: int) -> list[int]:
        terms = [f'"{word}"' for word in _WORD.findall(fold(query))]
        if not terms:
            return []
        terms[-1] += "*" if query[-1].isalnum() else ""
        found = self._lines(" AND ".join(terms), limit)
        if len(found) < limit and len(terms) > 1:
            found = _joined(found, self._lines(" OR ".join(terms), limit), limit)
        return found

    def _lines(self, match: str, limit: int) -> list[int]:
        sql = "select rowid from t where t match ? order by rank limit ?"
        return [row[0] for row in self._base.execute(sql, (match, limit))]

    def reset(self) -> None:
        pass


class Rapidfuzz:
    """rapidfuzz over every passage, by the best matching part."""

    def build(self, lines: Path, folder: Path) -> None:
        (folder / "folded.txt").write_text(fold(lines.read_text()))

    def load(self, folder: Path) -> None:
        self._texts = (folder / "folded.txt").read_text().split("\n")[:-1]

    def search(self, query: str, limit: int) -> list[int]:
        from rapidfuzz import fuzz, process

        return [
            line for _, _, line in process.extract(fold(query), self._texts, scorer=fuzz.partial_ratio, limit=limit)
        ]

    def reset(self) -> None:
        pass


ENGINES: dict[str, Callable[[], Engine]] = {
    "ours": Ours,
    "tantivy": Tantivy,
    "tantivy-lazy": lambda: Tantivy(lazy=True),
    "fts5": Fts5,
    "partial_ratio": Rapidfuzz,
}
SLOW = frozenset({"partial_ratio"})
"""Engines of which a few queries are enough."""


def fzf_milliseconds(lines: Path, query: str) -> float | None:
    """Return how long fzf takes to match a query against lines that it has read; None where fzf is not installed."""
    beside = Path(sys.executable).with_name("fzf")
    command = str(beside) if beside.exists() else shutil.which("fzf")
    if command is None:
        return None
    with lines.open() as file:
        told = subprocess.run(
            [command, "--bench", "2s", "--filter", query, "-i"], stdin=file, capture_output=True, text=True, check=False
        ).stdout
    found = re.search(r"avg:\s*([\d.]+)(ms|s|µs)", told)
    return float(found[1]) * {"ms": 1, "s": 1000, "µs": 0.001}[found[2]] if found else None


def _joined(first: list[int], more: list[int], limit: int) -> list[int]:
    return list(dict.fromkeys([*first, *more]))[:limit]
