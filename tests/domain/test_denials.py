"""What a speaker denies is never told as what the speaker says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from oss_ai_tui.domain.denials import DENYING_VERBS, denial, is_denied
from oss_ai_tui.domain.facts import Document, Evidence, Passage, Quote, QuoteKind, Speaker
from oss_ai_tui.extract import extract
from oss_ai_tui.i18n import set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def quote(verb: str | None, rule: str = "s.que", kind: QuoteKind = "indirect") -> Quote:
    words = "su empresa fuese a cerrar Tero"
    place = Evidence("d1.0", 0, len(words), words)
    return Quote("q:1", kind, words, None, verb, Speaker("Ana Ruiz"), (), place, rule, 0.9)


def test_a_denial_is_told_in_the_language_in_force() -> None:
    assert denial(quote("negar")) == "(denies) "
    assert denial(quote("descartar")) == "(rules out) "
    set_language("es")
    assert denial(quote("negar")) == "(niega) "
    assert denial(quote("rechazar", "q.verb-before", "partial")) == "(rechaza) "


@pytest.mark.parametrize("verb", DENYING_VERBS)
def test_every_denying_verb_has_its_word(verb: str) -> None:
    assert is_denied(quote(verb))
    assert denial(quote(verb)).strip()


@pytest.mark.parametrize(
    "said", [quote("decir"), quote(None), quote("negar", "s.clause"), quote("negar", "q.verb-before", "direct")]
)
def test_assertions_and_words_that_deny_by_themselves_stay_bare(said: Quote) -> None:
    assert not is_denied(said)
    assert denial(said) == ""


@pytest.mark.parametrize(
    ("sentence", "words", "denied"),
    [
        ("Ana Ruiz negó que su empresa vaya a cerrar Tero.", "su empresa vaya a cerrar Tero", True),
        ("Ana Ruiz descartó que Nubelia compre Sauce.", "Nubelia compre Sauce", True),
        ("Ana Ruiz negó haber copiado el modelo de Sauce.", "haber copiado el modelo de Sauce", True),
        ("Ana Ruiz negó que «vayamos a cerrar Tero».", "vayamos a cerrar Tero", True),
        ("Nubelia no va a cerrar Tero, negó Ana Ruiz.", "Nubelia no va a cerrar Tero", False),
        ("«No vamos a cerrar Tero», negó Ana Ruiz.", "No vamos a cerrar Tero", False),
        ("Ana Ruiz aseguró que Tero sigue abierto.", "Tero sigue abierto", False),
    ],
)
def test_denials_as_the_extraction_reads_them(sentence: str, words: str, denied: bool) -> None:
    texts = ("La directora de Nubelia, Ana Ruiz, habló ayer en Lima.", sentence)
    passages = tuple(Passage(f"d1.{n}", "d1", n, text) for n, text in enumerate(texts))
    record = extract(Document("d1", "d1.txt", "/d1.txt", "d1" * 8), passages)
    (found,) = (q for q in record.quotes if q.evidence.passage == "d1.1")
    assert (found.text, is_denied(found)) == (words, denied)
