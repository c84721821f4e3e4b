"""The data files of the quotations: their own examples and counter-examples, and what they must hold."""

from __future__ import annotations

from typing import Any

import pytest

from oss_ai_tui.extract.quotations.conjugation import forms
from oss_ai_tui.extract.quotations.facts import rules
from oss_ai_tui.extract.quotations.lexicon import data, nouns, plural, verbs
from oss_ai_tui.extract.quotations.sources import read_source
from oss_ai_tui.extract.quotations.words import is_finite
from tests.extract.marked import items_of, quotes_of

RULES: list[dict[str, Any]] = data("quote_rules")["rule"]
CLASSES: list[dict[str, Any]] = data("speech_verbs")["class"]
PHRASES: list[dict[str, Any]] = data("cue_phrases")["phrase"]
NOUNS: dict[str, Any] = data("source_nouns")


def pairs(entries: list[dict[str, Any]], label: str, which: str) -> list[Any]:
    return [
        pytest.param(entry, text, id=f"{entry[label] if isinstance(entry[label], str) else entry[label][0]}-{n}")
        for entry in entries
        for n, text in enumerate(entry[which])
    ]


@pytest.mark.parametrize(("rule", "text"), pairs(RULES, "id", "examples"))
def test_an_example_uses_its_rule(rule: dict[str, Any], text: str) -> None:
    assert rule["id"] in {q.rule for q in quotes_of(text)}


@pytest.mark.parametrize(("rule", "text"), pairs(RULES, "id", "counterexamples"))
def test_a_counterexample_does_not_use_its_rule(rule: dict[str, Any], text: str) -> None:
    assert rule["id"] not in {q.rule for q in quotes_of(text)}


def test_every_rule_has_both_and_a_confidence_that_is_a_share() -> None:
    assert all(rule["examples"] and rule["counterexamples"] and rule["says"] for rule in RULES)
    assert all(0 < confidence < 1 for confidence in rules().values())
    assert len(rules()) == len(RULES)


@pytest.mark.parametrize(("group", "text"), pairs(CLASSES, "name", "examples"))
def test_a_verb_of_the_class_is_the_cue(group: dict[str, Any], text: str) -> None:
    assert {q.verb for q in quotes_of(text)} & set(group["lemmas"])


@pytest.mark.parametrize(("group", "text"), pairs(CLASSES, "name", "counterexamples"))
def test_another_sense_of_the_verb_is_no_speech(group: dict[str, Any], text: str) -> None:
    assert quotes_of(text) == ()


@pytest.mark.parametrize(("phrase", "text"), pairs(PHRASES, "words", "examples"))
def test_a_phrase_names_the_speaker(phrase: dict[str, Any], text: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.speaker.person or quote.speaker.organization


@pytest.mark.parametrize(("phrase", "text"), pairs(PHRASES, "words", "counterexamples"))
def test_the_phrase_in_another_sense_names_nobody(phrase: dict[str, Any], text: str) -> None:
    assert quotes_of(text) == ()


@pytest.mark.parametrize("kind", ["human", "anonymous", "organization", "document"])
def test_nouns_that_can_speak(kind: str) -> None:
    assert all(read_source(items_of(words), 0) is not None for words in NOUNS[kind]["examples"])
    assert all(read_source(items_of(words), 0) is None for words in NOUNS[kind]["counterexamples"])


def test_verb_shapes() -> None:
    shapes = data("verb_shapes")["regular"]
    assert all(is_finite(word) for word in shapes["examples"])
    assert not any(is_finite(word) for word in shapes["counterexamples"])


def test_there_are_about_two_hundred_verbs_of_saying() -> None:
    assert len({verb.lemma for verb in verbs().values()}) > 180


def test_no_lemma_stands_twice_in_a_class_and_irregular_ones_are_known() -> None:
    for group in CLASSES:
        assert len(group["lemmas"]) == len(set(group["lemmas"])), group["name"]
    known = {lemma for group in CLASSES for lemma in group["lemmas"]}
    assert set(data("speech_verbs")["irregular"]) <= known
    shapes = data("verb_shapes")
    assert set(shapes["irregular"]) <= set(shapes["regular"]["verbs"])


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("dijo", "decir"),
        ("dicen", "decir"),
        ("decían", "decir"),
        ("dicho", "decir"),
        ("sostuvo", "sostener"),
        ("repuso", "reponer"),
        ("advirtió", "advertir"),
        ("pidieron", "pedir"),
        ("tuiteó", "tuitear"),
        ("añadiendo", "añadir"),
        ("escrito", "escribir"),
        ("concluyó", "concluir"),
        ("queja", "quejarse"),
    ],
)
def test_forms_lead_to_their_infinitive(form: str, lemma: str) -> None:
    assert verbs()[form].lemma == lemma


def test_regular_forms() -> None:
    assert [f.text for f in forms("afirmar")] == [
        *("afirma", "afirman", "afirmó", "afirmaron", "afirmaba", "afirmaban", "afirmado", "afirmando", "afirmar"),
    ]
    assert [f.text for f in forms("quejarse")][:2] == ["queja", "quejan"]
    assert [f.text for f in forms("añadir")][:4] == ["añade", "añaden", "añadió", "añadieron"]


def test_plurals_and_feminines_of_roles() -> None:
    assert plural("portavoz") == "portavoces"
    assert nouns().human["directoras"] == "f"
    assert nouns().human["portavoces"] == ""
