"""BibTeX in UTF-8, every sign escaped that TeX or BibTeX would act on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.export.citing import Thing
from oss_ai_tui.export.references import Reference, references

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': '{"}',
    "--": "-{}-{}",  # as they are, they would run together into a dash
    **{sign: f"\\{sign}" for sign in "$&#%_{}"},
}
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""BibTeX counts braces even behind a backslash, so that only pairs may stand as themselves."""

_SIGNS = re.compile("|".join(map(re.escape, _ESCAPES)))
_LINE = "\n    "
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?")


def export_bibtex(corpus: Corpus, things: Iterable[Thing]) -> bytes:
    """Return one entry a document; ``note`` names the paragraphs, ``annote`` holds each place with its words."""
    return "\n".join(_entry(one) for one in references(corpus, things)).encode("utf-8")


def escape(text: str) -> str:
    """Return any text on one line so that TeX prints it letter by letter, its braces balanced."""
    line = one_line(text)
    escapes = _ESCAPES if _is_paired(line) else {**_ESCAPES, **_LONE_BRACES}
    return _SIGNS.sub(lambda found: escapes[found.group()], line)


def _is_paired(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _entry(reference: Reference) -> str:
    kind = "article" if reference.document.publisher else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@{kind}{{{reference.key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Braces around the whole keep a name in one piece and a title's capitals as they are."""
    document = reference.document
    if document.author:
        yield "author", f"{{{{{escape(document.author)}}}}}"
    yield "title", f"{{{{{escape(document.title or document.file)}}}}}"
    if document.publisher:
        yield "journal", f"{{{escape(document.publisher)}}}"
    yield from _date(document)
    if reference.note:
        yield "note", f"{{{escape(reference.note)}}}"
    if reference.annotation:
        yield "annote", f"{{{_LINE.join(map(escape, reference.annotation.splitlines()))}}}"


def _date(document: Document) -> Iterator[tuple[str, str]]:
    """A date that is no single day, month or year is left to the note of whoever cites it."""
    found = _DAY.fullmatch(document.date.value) if document.date else None
    if found is None:
        return
    yield "year", f"{{{found[1]}}}"
    if found[2]:
        yield "month", _MONTHS[int(found[2]) - 1]
    if found[3]:
        yield "day", f"{{{int(found[3])}}}"
