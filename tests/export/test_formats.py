"""Every format holds the words, their paragraph and their source, in the order asked for, and nothing hostile."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage, Person, Record
from oss_ai_tui.domain.text import is_safe, one_line
from oss_ai_tui.export import FORMATS, KINDS, attributed, citation, export_items, items_of, json_bytes
from oss_ai_tui.export.bibtex import escape as bibtex_escape
from oss_ai_tui.export.csl import issued
from oss_ai_tui.export.csv import cell
from oss_ai_tui.export.references import references
from oss_ai_tui.i18n import set_language
from tests.export.texts import corpus, record

HOSTILE = '=HYPERLINK("x") \x1b]52;c;QQ==\x07 \x9b31m <script> [/b] \u202eoculto {\\bf $x_1$ % # & ~^ `a` *b*'


@pytest.fixture(params=["es", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


@pytest.fixture(autouse=True)
def english() -> object:
    set_language("en")
    yield
    set_language("en")


def hostile() -> Corpus:
    return Corpus.of([record(HOSTILE, "-1+1", title=HOSTILE, author=HOSTILE, translation=HOSTILE)])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_items_keep_their_order_and_bytes(format: str, kind: str) -> None:
    whole = corpus()
    items = items_of(whole, kind)
    assert items, kind
    data = export_items(whole, items, format)
    assert data == export_items(corpus(), items, format)
    text = data.decode("utf-8")
    places = [text.index(item.id) for item in items]
    assert places == sorted(places)
    assert export_items(whole, (), format).decode("utf-8").count(items[0].id) == 0


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_reaches_no_terminal(format: str) -> None:
    whole = hostile()
    data = export_items(whole, items_of(whole, "passages"), format).decode("utf-8")
    assert "oculto" in data
    assert all(is_safe(char) for char in data if char not in "\r\n")


def test_json_escapes_what_it_must_and_loses_nothing() -> None:
    value = {"a": "\x00\x1b\x7f\x9b\u202e\U000e0041 ñ «»\n\t", "b": [1, 2.5, None]}
    for indent in (False, True):
        data = json_bytes(value, indent)
        assert json.loads(data) == value
        assert all(is_safe(char) for char in data.decode("utf-8"))
        assert data.endswith(b"\n")


def test_citations_in_two_languages(lang: str) -> None:
    whole = corpus()
    source = citation(whole, whole.passage("d1.2"))
    silent = citation(whole, whole.passage("d2.0"))
    if lang == "es":
        assert source == (
            "Marta Quiroga, «La cooperativa que abre {todo}», El Faro & Cía., 28 de junio de 2023, párr. 3. "
            "Traducción (Agencia Sauce): las palabras no son las del original."
        )
        assert silent == "d2.txt, s. f., párr. 1."
    else:
        assert source == (
            "Marta Quiroga, “La cooperativa que abre {todo}”, El Faro & Cía., 28 June 2023, para. 3. "
            "Translation (Agencia Sauce): the words are not those of the original."
        )
        assert silent == "d2.txt, n.d., para. 1."


def test_a_date_that_was_inferred_says_so() -> None:
    whole = Corpus.of([record(date=Edtf("2024-03~"), date_basis="inferred")])
    assert "about March 2024 (date inferred), para. 1." in citation(whole, whole.passages[0])


def test_a_quote_ready_to_paste() -> None:
    whole = corpus()
    direct, reported = (next(q for q in whole.quotes if q.kind == kind) for kind in ("direct", "indirect"))
    pasted = attributed(whole, direct)
    assert pasted.startswith(f"“{direct.text}” — Lucía Arancibia (Nubelia) [verbatim]. Marta Quiroga, ")
    assert "para. 1." in pasted
    assert attributed(whole, reported).startswith(reported.text), "reported words are not the speaker's: no marks"


def test_csv_reads_back_with_every_column() -> None:
    whole = corpus()
    data = export_items(whole, items_of(whole, "facts"), "csv").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    quote = next(row for row in rows if row["kind"] == "direct")
    assert (quote["type"], quote["person"], quote["organization"]) == ("quote", "Lucía Arancibia", "Nubelia")
    assert (quote["paragraph"], quote["author"], quote["document_date"]) == ("1", "Marta Quiroga", "2023-06-28")
    assert quote["text"] == whole.passage("d1.0").text[int(quote["start"]) : int(quote["end"])]
    figure = next(row for row in rows if row["unit"] == "parameters")
    assert (figure["type"], figure["value"], figure["approximate"]) == ("figure", "7000000000", "false")
    assert {row["type"] for row in rows} == {"quote", "event", "figure", "relation"}
    assert data.count("\r\n") == len(rows) + 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "'=1", "\n@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


@settings(deadline=None)
@given(st.text())
def test_a_cell_gives_its_text_back(text: str) -> None:
    shown = cell(text)
    assert (shown[1:] if shown.startswith("'") else shown) == one_line(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_json_lines_stand_alone() -> None:
    whole = corpus()
    lines = [json.loads(line) for line in export_items(whole, items_of(whole, "facts"), "jsonl").splitlines()]
    quote = next(line for line in lines if line["record"] == "quote" and line["kind"] == "direct")
    assert quote["names"][quote["speaker"]["person"]] == "Lucía Arancibia"
    assert (quote["paragraph"], quote["source"]["key"], quote["source"]["translation"]) == (
        1,
        "quiroga-2023-d1",
        "Agencia Sauce",
    )
    relation = next(line for line in lines if line["record"] == "relation")
    assert (relation["type"], relation["from"]) == ("developed_by", "mod:tero-7b")


def test_a_reference_names_its_paragraphs_and_the_translation() -> None:
    whole = corpus()
    one, other = references(whole, items_of(whole, "quotes"))
    assert one.note == "Paras.: 1, 3. Translation (Agencia Sauce): the words are not those of the original."
    assert [place.paragraph for place in one.places] == [1, 3]
    assert other.note == "Paras.: 1."
    assert references(whole, ()) == ()


@pytest.mark.parametrize(
    ("date", "basis", "expected"),
    [
        ("2023-06-28", "stated", {"date-parts": [[2023, 6, 28]]}),
        ("2023-06", "stated", {"date-parts": [[2023, 6]]}),
        ("2023", "inferred", {"date-parts": [[2023]], "circa": True}),
        ("2020-12~", "stated", {"date-parts": [[2020, 12]], "circa": True}),
        ("2023-21", "stated", {"date-parts": [[2023]], "season": 1}),
        ("2024-03-11/2024-03-17", "user", {"date-parts": [[2024, 3, 11], [2024, 3, 17]]}),
        ("199X", "stated", {"literal": "1990s"}),
        ("2023/..", "stated", {"literal": "since 2023"}),
    ],
)
def test_dates_of_references(date: str, basis: str, expected: dict[str, object]) -> None:
    document = Document("d", "d.txt", "/d.txt", "0", date=Edtf(date))
    assert issued(replace(document, date_basis=basis)) == expected  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.text())
def test_bibtex_braces_balance_whatever_the_text(text: str) -> None:
    depth = 0
    for char in bibtex_escape(text):
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    ("date", "basis", "note"),
    [
        ("2024-03~", "inferred", "Paras.: 1. Date: about March 2024. Date inferred from the text."),
        ("2023-21", "user", "Paras.: 1. Date: spring 2023. Date given by hand."),
        ("2023", "stated", "Paras.: 1."),
    ],
)
def test_a_note_says_what_a_number_cannot(date: str, basis: str, note: str) -> None:
    whole = Corpus.of([record("Uno.", date=Edtf(date), date_basis=basis)])
    assert references(whole, whole.passages)[0].note == note


def test_bibtex_entries() -> None:
    whole = corpus()
    text = export_items(whole, items_of(whole, "quotes"), "bibtex").decode("utf-8")
    assert text.startswith("@article{quiroga-2023-d1,\n  author = {{Marta Quiroga}},\n")
    assert r"journal = {El Faro \& Cía.}" in text
    assert "  year = {2023},\n  month = jun,\n  day = {28},\n" in text
    assert "@misc{d2,\n  title = {{d2.txt}},\n  note = {Paras.: 1.},\n" in text


def test_an_empty_document_has_nothing_to_export() -> None:
    empty = Corpus.of([Record(Document("d", "d.txt", "/d", "0"), (Passage("d.0", "d", 0, "Nada."),))])
    assert items_of(empty, "facts") == ()
    assert export_items(empty, (), "csl-json") == b"[]\n"
    assert export_items(empty, (), "bibtex") == export_items(empty, (), "markdown") == b""


def test_an_entity_is_cited_in_every_paragraph_that_names_it() -> None:
    whole = corpus()
    lucia = whole.by_id["per:lucia"]
    assert isinstance(lucia, Person)
    paragraphs = {mention.evidence.passage for mention in lucia.mentions}
    found = references(whole, [lucia])
    assert {f"{one.document.id}.{place.paragraph - 1}" for one in found for place in one.places} == paragraphs
    shown = export_items(whole, [lucia], "markdown").decode("utf-8")
    assert shown.startswith("**Lucía Arancibia** `per:lucia`\n\n- Marta Quiroga, “La cooperativa")
    assert "the words are not those of the original" in shown


def test_a_table_has_entities_with_their_first_place_and_documents_with_none() -> None:
    whole = corpus()
    things = [whole.by_id[id] for id in ("mod:tero-7b", "per:lucia", "d2")]
    data = export_items(whole, things, "csv").decode("utf-8")  # type: ignore[arg-type]
    model, person, document = csv.DictReader(io.StringIO(data))
    shown = [model[name] for name in ("type", "text", "organization", "paragraph")]
    assert shown == ["model", "Tero 7B", "Nubelia", "2"]
    assert (person["type"], person["text"], person["document"]) == ("person", "Lucía Arancibia", "d1")
    assert (document["type"], document["text"], document["paragraph"], document["citation"]) == (
        "document",
        "d2.txt",
        "",
        "d2.txt, n.d.",
    )


@pytest.mark.parametrize("format", ["csl-json", "bibtex"])
def test_a_whole_document_is_a_reference_without_paragraphs(format: str) -> None:
    whole = corpus()
    data = export_items(whole, [whole.document("d2")], format).decode("utf-8")
    assert "d2.txt" in data and "note" not in data and "annote" not in data


def test_json_lines_of_entities_name_what_they_point_to() -> None:
    whole = corpus()
    model, document = (
        json.loads(line)
        for line in export_items(whole, [*items_of(whole, "models"), whole.document("d1")], "jsonl").splitlines()
    )
    assert (model["record"], model["names"]) == ("model", {"org:nubelia": "Nubelia"})
    assert (document["record"], document["key"]) == ("document", "quiroga-2023-d1")
