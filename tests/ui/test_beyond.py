"""What pages say beside the texts' statements: contradictions with both sides, and the registry's facts apart."""

from __future__ import annotations

import pytest

from oss_ai_tui.compare import find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Model, Proof, Record
from oss_ai_tui.i18n import LANGUAGES, set_language
from oss_ai_tui.registry import registry
from oss_ai_tui.ui.blocks import Page
from oss_ai_tui.ui.contradictions import by_entity
from oss_ai_tui.ui.countries import country
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.pages import page_of
from tests.ui.driving import explore
from tests.ui.samples import document, evidence, mentions, passages, services


def gull() -> Record:
    """Two dates for one model, and a company that the registry knows."""
    texts = passages(
        "gaviota",
        "Meta publicó Gaviota el 3 de marzo de 2021.",
        "Gaviota salió el 9 de octubre de 2022, según otros.",
    )
    first, second = texts
    said = (
        Proof("released", "2021-03-03", evidence(first, "el 3 de marzo de 2021"), "verb-date", 0.95),
        Proof("released", "2022-10-09", evidence(second, "el 9 de octubre de 2022"), "verb-date", 0.95),
    )
    model = Model(
        "mod:gaviota",
        "Gaviota",
        ("Gaviota",),
        "model",
        mentions(texts, "Gaviota"),
        released=Edtf("2021-03-03"),
        proofs=said,
    )
    llama = Model("mod:llama-2", "Llama 2", ("Llama 2",), "model", mentions(texts[:1], "Gaviota"))
    return Record(document("gaviota"), texts, models=(model, llama))


def page(id: str) -> Page:
    corpus = Corpus.of([gull()])
    links = Links.of(corpus)
    found = page_of(corpus, Links(**{**vars(links), "conflicts": by_entity(find_conflicts(corpus))}), id)
    assert found is not None
    return found


def test_a_contradiction_has_both_sides_each_with_its_words() -> None:
    blocks = page("mod:gaviota").blocks
    first = next(n for n, block in enumerate(blocks) if block.label == "Conflict")
    assert blocks[first].text.startswith("released: 3 March 2021 [")
    assert blocks[first + 1].text.startswith("≠ 9 October 2022 [")
    cited = page("mod:gaviota").cited
    words = [cited[block.proofs[0] - 1].evidence.words for block in blocks[first : first + 2]]
    assert "3 de marzo" in words[0] and "9 de octubre" in words[1]


def test_what_the_registry_knows_stands_apart_and_proves_nothing() -> None:
    blocks = page("mod:llama-2").blocks
    first = next(n for n, block in enumerate(blocks) if block.label == "Registry")
    known = [block for block in blocks[first:] if block.role == "meta" and not block.label and block.text]
    assert any(block.text == "developer: Meta" for block in known)
    assert not any(block.proofs or block.target for block in (blocks[first], *known))
    assert next(block for block in blocks if block.label == "Developer").text == "no evidence"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_of_the_registry_has_a_name_in_both_languages(language: str) -> None:
    set_language(language)
    codes = {entry.country for entry in registry().organizations.values() if entry.country}
    assert codes and not [code for code in codes if country(code) == code]
    assert country("XX") == "XX"


async def test_the_country_stands_on_the_page_by_its_name() -> None:
    texts = passages("meta", "Meta abrió otra oficina.")
    meta = Company("org:meta", "Meta", ("Meta",), "company", mentions(texts, "Meta"))
    async with explore(services(Record(document("meta"), texts, companies=(meta,)))) as driver:
        await driver.see("▸Meta", "país: Estados Unidos")


async def test_contradictions_come_to_the_page_that_is_open() -> None:
    async with explore(services(gull()), size=(120, 40)) as driver:
        await driver.press("2", "enter")
        await driver.see("Contradice", "publicado: 3 de marzo de 2021", "≠ 9 de octubre de 2022")
