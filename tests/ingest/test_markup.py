"""HTML in a text."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.mapped import MappedText
from oss_ai_tui.ingest.markup import decode_entities, remove_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un <b>gran</b> <span class='x'>modelo</span>", "un gran modelo"),
        ("antes<!-- nota\noculta -->después", "antesdespués"),
        ("a<script>if (a < b) {}</script>b<STYLE>p{}</Style>c", "abc"),
        ("uno<br/>dos<BR>tres", "uno\ndos\ntres"),
        ("<p>uno</p><p>dos</p>", "\n\nuno\n\n\n\ndos\n\n"),
        ("<h2>Sección</h2>", "\n\n## Sección\n\n"),
        ("<li>uno</li>", "\n- uno"),
        ("si a < b y c > d, o <modelo> y <5", "si a < b y c > d, o <modelo> y <5"),
        ("<!-- sin cerrar", "<!-- sin cerrar"),
        ("<script>sin cerrar", "<script>sin cerrar"),
        ("<!-- a --><!-- b", "<!-- b"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert remove_tags(MappedText.of(text)).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uno &mdash; dos&nbsp;tres &amp; cuatro", "uno — dos tres & cuatro"),
        ("&#8220;hola&#x201D; &iquest;no?", "“hola” ¿no?"),
        ("&amp;mdash;", "&mdash;"),
        ("AT&T, I+D&i; y &nada;", "AT&T, I+D&i; y &nada;"),
        ("a&#10;b&#27;c&shy;d&#x202e;e", "a bcde"),
    ],
)
def test_entities(text: str, expected: str) -> None:
    assert decode_entities(MappedText.of(text)).text == expected
