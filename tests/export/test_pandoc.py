"""pandoc reads what we write, and finds in it what we put there; skipped where there is no pandoc."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Passage
from oss_ai_tui.export import export_items, items_of
from oss_ai_tui.export.markdown import escape
from tests.export.texts import corpus, record

pytestmark = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not on this machine")

SIGNS = "Un {\\bf raro} $x_1^2$ 5 % # & ~ <b> [/b] *no* _ni_ `eso` | \"así\" 'y' -- --- ... @x"


def pandoc(data: bytes, source: str, target: str, *options: str) -> str:
    command = ["pandoc", "--from", source, "--to", target, "--wrap=none", *options]
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=180).stdout.decode("utf-8")


def read_references(whole: Corpus, format: str, reader: str, kind: str = "quotes") -> list[dict[str, Any]]:
    data = export_items(whole, items_of(whole, kind), format)
    found: list[dict[str, Any]] = json.loads(pandoc(data, reader, "csljson"))
    return found


@pytest.mark.parametrize(("format", "reader"), [("csl-json", "csljson"), ("bibtex", "bibtex"), ("bibtex", "biblatex")])
def test_references_survive(format: str, reader: str) -> None:
    whole = corpus()
    one, other = read_references(whole, format, reader)
    assert one["id"] == "quiroga-2023-d1"
    assert one["author"] == [{"literal": "Marta Quiroga"}]
    assert one["title"] == "La cooperativa que abre {todo}"
    assert one["container-title"] == "El Faro & Cía."
    assert one["issued"]["date-parts"] == [[2023, 6, 28]]
    assert one["note"].startswith("Paras.: 1, 3. Translation (Agencia Sauce)")
    assert (other["id"], other["title"], "issued" in other) == ("d2", "d2.txt", False)


def test_strange_signs_come_through() -> None:
    """In CSL-JSON a title may hold a little markup, and TeX sets its own quotation marks: neither is compared."""
    title = re.sub("[`'<>]", "", SIGNS)
    whole = Corpus.of([record(title=title, author="Núñez {y} Cía.", publisher=None)])
    for format, reader in (("csl-json", "csljson"), ("bibtex", "bibtex")):
        (one,) = read_references(whole, format, reader, "passages")
        assert one["author"] == [{"literal": "Núñez {y} Cía."}]
        assert re.sub("[“”]", '"', one["title"]) == title


def test_a_citation_can_be_made_from_the_references() -> None:
    whole = corpus()
    references = export_items(whole, items_of(whole, "quotes"), "csl-json")
    made = json.loads(references)
    text = f"---\nreferences: {json.dumps(made)}\nlang: es\n---\n\nVéase [@quiroga-2023-d1, párr. 3].\n"
    cited = pandoc(text.encode("utf-8"), "markdown", "plain", "--citeproc")
    assert "Marta Quiroga" in cited
    assert "3" in cited
    assert "La cooperativa que abre" in cited


@pytest.mark.parametrize("reader", ["markdown-smart", "gfm", "commonmark"])
@pytest.mark.parametrize(
    "text",
    [
        SIGNS,
        "1. no es lista",
        "- tampoco",
        "# ni título",
        "(a) ni eso",
        "> nada",
        "+ x",
        "a: b",
        "=== -----",
        "---",
        ": x",
        ":smile: ==y==",
        "iv. no",
        "Sr. No",
        "#. z",
    ],
)
def test_markdown_shows_the_text_letter_by_letter(reader: str, text: str) -> None:
    shown = pandoc(f"> {escape(text)}\n".encode(), reader, "plain")
    assert " ".join(shown.split()) == text


def test_markdown_of_passages_is_one_quotation_each() -> None:
    whole = Corpus.of([record(SIGNS, "# Otro", "1. Uno")])
    data = export_items(whole, items_of(whole, "passages"), "markdown")
    blocks = json.loads(pandoc(data, "gfm", "json"))["blocks"]
    assert [block["t"] for block in blocks] == ["BlockQuote"] * 3
    assert all(isinstance(p, Passage) for p in items_of(whole, "passages"))
