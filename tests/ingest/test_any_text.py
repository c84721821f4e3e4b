"""What holds for the passages of every text, however hostile."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.ingest.document import parse
from oss_ai_tui.ingest.passages import LONGEST

FRAGMENTS = (
    *(
        "**",
        "*",
        "_",
        "__",
        "~~",
        "`",
        "```\n",
        "[",
        "]",
        "](#)",
        "![",
        "(",
        ")",
        "[\\[AB1\\]](#)",
        "\\",
        "\\$",
        "<b>",
        "</p>",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\x0c",
        "\u2028",
        "\u2029",
        "\t",
        "\xa0",
        "  ",
        "-\n",
        "-\n\n",
        "- ",
        "# ",
        "> ",
        "1. ",
        "12 ",
    ),
    *(
        "\x1b[31m",
        "\x1b]0;t\x07",
        "\x1b",
        "\x9b",
        "\x00",
        "\x85",
        "\u202e",
        "\u200d",
        "\u00ad",
        "\u00ad\n",
        "\ufeff",
        "\ud800",
    ),
    *(
        "é",
        "e\u0301",
        "\u0327",
        "Å",
        "\u1100\u1161",
        "ﬁ",
        "😀",
        "&amp;",
        "&nbsp;",
        "&#10;",
        "&#x1b;",
        "<!--",
        "-->",
        "<script>",
    ),
    *(
        "---\n",
        "===\n",
        "| a |",
        "[^1]",
        "[a]: b\n",
        "http://a_b",
        "<http://x>",
        "Foto: x",
        "12/03/2024",
        " | ",
        "Por Ana Ruiz",
    ),
    *("me", "mejor", "palabra ", "Otra ", ". ", "“", "”", "«", "»", "—", "title: x\n", "Lima, 3 may (EFE).- Hola "),
)
HOSTILE = st.one_of(
    st.text(max_size=150),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text("abcñ Z.\n", max_size=8)), max_size=60).map("".join),
    st.lists(st.sampled_from((*FRAGMENTS, *(["palabra "] * 80))), min_size=150, max_size=600).map("".join),
)
many = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(HOSTILE)
def test_passages_are_clean(text: str) -> None:
    for draft in parse(text).drafts:
        assert draft.text == " ".join(draft.text.split()) != ""
        assert all(map(is_safe, draft.text))
        assert len(draft.text) <= LONGEST
        assert unicodedata.is_normalized("NFC", draft.text)


@many
@given(HOSTILE)
def test_the_map_leads_to_the_same_letters(text: str) -> None:
    for draft in parse(text).drafts:
        end = 0
        for run in draft.words.origin():
            assert run.start >= end and run.length > 0
            assert draft.text[run.start : run.start + run.length] == text[run.origin : run.origin + run.length]
            end = run.start + run.length
        assert end <= len(draft.text)


@many
@given(HOSTILE)
def test_statements_point_at_words(text: str) -> None:
    parsed = parse(text)
    for one in parsed.metadata.statements:
        assert parsed.blocks[one.block][0].text[one.start : one.end].strip()


@many
@given(st.text("abZ1.,*_~[]`!\\ \n", max_size=120))
def test_broken_markdown_eats_no_letter(text: str) -> None:
    read = "".join(draft.text for draft in parse(text).drafts)
    assert [char for char in read if char.isalnum()] == [char for char in text if char.isalnum()]


@many
@given(st.lists(st.text("abcñé", min_size=1, max_size=9), min_size=1, max_size=60), st.data())
def test_plain_words_come_out_in_their_order(words: list[str], data: st.DataObject) -> None:
    between = st.sampled_from([" ", "\n", "\n\n", "  ", " \n", "\r\n", "\t"])
    text = "".join(word + data.draw(between) for word in words)
    read = " ".join(draft.text for draft in parse(text).drafts)
    assert read.split() == words


def test_the_same_text_gives_the_same_passages() -> None:
    text = "\n\n".join(FRAGMENTS)
    assert parse(text) == parse(text)
