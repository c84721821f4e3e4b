"""Inline Markdown: the marks go, the letters stay."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.mapped import MappedText
from oss_ai_tui.ingest.markdown import remove_escapes, remove_inline_markup


def plain(text: str) -> str:
    return remove_escapes(remove_inline_markup(MappedText.of(text))).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un **gran** modelo *abierto* y _libre_", "un gran modelo abierto y libre"),
        ("__doble__ y ***triple*** y ~~tachado~~", "doble y triple y tachado"),
        ("**“Nadie lo esperaba”**, dijo; “**Fue** así”", "“Nadie lo esperaba”, dijo; “Fue así”"),
        ("**uno *dos* tres** y *uno **dos** tres*", "uno dos tres y uno dos tres"),
        ("***uno** dos*", "uno dos"),
        ("**Re**entrenar el **Open**Modelo", "Reentrenar el OpenModelo"),
        ("snake_case_aqui y __otra_mas__", "snake_case_aqui y otra_mas"),
        ("5*3*2 y 2**10 y a * b", "5*3*2 y 2**10 y a * b"),
        ("nota* y otra*", "nota* y otra*"),
        ("**sin cerrar y ya", "sin cerrar y ya"),
        ("sin abrir** y ya", "sin abrir y ya"),
        ("*sin cerrar", "*sin cerrar"),
        ("**uno\n\ndos**", "uno\n\ndos"),
        ("*uno\n\ndos*", "*uno\n\ndos*"),
        ("****", "****"),
        ("* punto\n* otro *énfasis*", "* punto\n* otro énfasis"),
    ],
)
def test_emphasis(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ver [el texto](http://x.es/a_(b)) aquí", "ver el texto aquí"),
        ('ver [el texto](<http://x.es/a b> "título") aquí', "ver el texto aquí"),
        ("[**X**](#) y **[Y](#)** y [*Z* w](#)", "X y Y y Z w"),
        ("[![logo del centro](a.png)](http://x)", "logo del centro"),
        ("![](a.png)![foto.jpg](b.jpg)fin", "fin"),
        ("desde Ana [Ruiz], que [sic] dijo (no)", "desde Ana [Ruiz], que [sic] dijo (no)"),
        ("la [lluvia de la] llama", "la [lluvia de la] llama"),
        ("un [enlace] (aparte)", "un [enlace] (aparte)"),
        ("[sin cerrar](http://x", "[sin cerrar](http://x"),
        ("[sin cerrar y [otro](#)", "[sin cerrar y otro"),
        ("[uno][r] y [r][] y [dos][s]\n\n[r]: http://x", "uno y r y [dos][s]\n\n[r]: http://x"),
        ("<https://x.es/a_b_c> y https://x.es/a_b_c*", "https://x.es/a_b_c y https://x.es/a_b_c*"),
        ("[Lima\nnorte](#)", "Lima\nnorte"),
    ],
)
def test_links(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aunque [\\[CCB1\\]](#) el centro", "Aunque el centro"),
        ("[\\[AB12\\]](#_msocom_1) El centro", "El centro"),
        ("el centro[[AB1]](#).", "el centro."),
        ("nota[^1] y [\\[2\\]](#_ftn2) y [3](#fn3).", "nota y y ."),
        ("en [2023](#) hubo", "en 2023 hubo"),
        ("[^1]: El pie", "[^1]: El pie"),
    ],
)
def test_marks_of_editors_and_calls_of_notes_go(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US\\$ 3 y \\*no\\* y \\[eso\\] y \\\\", "US$ 3 y *no* y [eso] y \\"),
        ("C:\\carpeta", "C:\\carpeta"),
        ("`a*b*c` y ``x`y``", "a*b*c y x`y"),
        ("`sin cerrar", "`sin cerrar"),
        ("```\na *b* c\n```\n*d*", "```\na *b* c\n```\nd"),
        ("```\nsin cerrar *d*", "```\nsin cerrar d"),
    ],
)
def test_escapes_and_code(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_the_number_of_lines_never_changes() -> None:
    text = "[a\nb](#) **c\nd** `e\nf` ![g\nh](x)\n\n<https://x>\n"
    assert plain(text).count("\n") == text.count("\n")
