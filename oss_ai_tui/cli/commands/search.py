"""``search``: the explorer's own search, on the command line."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.output import complain, emphasize, say, write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.denials import denial
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Quote
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.export import SCHEMA
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.search import Found, Results, Searcher, index_folders
from oss_ai_tui.store import load_corpus


def run(options: Namespace) -> int:
    """Search and print the hits, best first; no hits are no failure."""
    store = reading_store(options)
    corpus = load_corpus(store)
    searcher = Searcher(corpus, *index_folders(store))
    results = searcher.search(_well_formed(" ".join(options.query)), kind=options.kind, limit=options.limit)
    if results.mistake:
        complain(Problem(results.mistake, 0))
    if options.json:
        _print_json(corpus, results)
    else:
        _print_plain(corpus, results)
    return 0


def _well_formed(query: str) -> str:
    """Bytes of the command line that are no UTF-8 arrive as surrogates, which no JSON may hold."""
    return query.encode("utf-8", "replace").decode("utf-8")


def _file(corpus: Corpus, hit: Found) -> str | None:
    return corpus.document(hit.document).file if hit.document else None


def _print_json(corpus: Corpus, results: Results) -> None:
    import orjson

    items = [
        {
            "type": hit.type,
            "id": hit.id,
            "document": hit.document,
            "file": _file(corpus, hit),
            "score": round(hit.score, 4),
            "text": hit.text,
            "spans": [list(span) for span in hit.spans],
        }
        for hit in results.hits
    ]
    whole = {
        "schema": SCHEMA,
        "query": results.query,
        "count": results.count,
        "truncated": results.truncated,
        "items": items,
    }
    write_bytes(orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _print_plain(corpus: Corpus, results: Results) -> None:
    for hit in results.hits:
        say(f"{hit.score:.2f}  {hit.type}  {hit.id}  {_file(corpus, hit) or ''}")
        print(f"      {_denial(corpus, hit)}{emphasize(_clean(hit.text), hit.spans)}")
    say(trn("{n} hit", "{n} hits", results.count))
    if results.truncated:
        say(tr("shown: {shown} of {count}; --limit shows more", shown=len(results.hits), count=results.count))


def _denial(corpus: Corpus, hit: Found) -> str:
    item = corpus.by_id.get(hit.id)
    return denial(item) if isinstance(item, Quote) else ""


def _clean(text: str) -> str:
    """Passages are clean and on one line already; a text that is not loses its highlights rather than its safety."""
    return text if text == one_line(text) else one_line(text)
