"""CSL-JSON: references for Zotero, pandoc and other citation processors (schema csl-data 1.0.2)."""

from __future__ import annotations

from collections.abc import Iterable

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.domain.text import one_line, strip_unsafe
from oss_ai_tui.export.citing import Thing
from oss_ai_tui.export.references import Reference, references
from oss_ai_tui.export.safe_json import json_bytes
from oss_ai_tui.i18n import language

_FIRST_SEASON = 21


def export_csl(corpus: Corpus, things: Iterable[Thing]) -> bytes:
    """Return one reference a document; ``note`` names the paragraphs, ``annote`` holds each place with its words."""
    return json_bytes([_reference(one) for one in references(corpus, things)], indent=True)


def _reference(reference: Reference) -> dict[str, object]:
    document = reference.document
    row: dict[str, object] = {
        "id": reference.key,
        "type": "article-newspaper" if document.publisher else "article",
        "title": one_line(document.title or document.file),
        "language": "es",
    }
    if document.author:  # as one name: which part is the surname, no rule knows
        row["author"] = [{"literal": one_line(document.author)}]
    if document.publisher:
        row["container-title"] = one_line(document.publisher)
    if document.date:
        row["issued"] = issued(document)
    notes = {"note": reference.note, "annote": strip_unsafe(reference.annotation)}
    return {**row, **{name: text for name, text in notes.items() if text}}


def issued(document: Document) -> dict[str, object]:
    """Return the date of a dated document as a CSL date, marked ``circa`` where the text does not state it exactly."""
    date = document.date
    assert date is not None
    found = _date(date)
    rough = date.approximate or document.date_basis == "inferred"
    return {**found, "circa": True} if rough else found


def _date(date: Edtf) -> dict[str, object]:
    ends = list(dict.fromkeys(date.parts))
    if any(not end.strip(".") or "X" in end[:4] for end in ends):
        return {"literal": label(date, language())}
    numbers = [_numbers(end) for end in ends]
    if len(numbers[0]) == 2 and numbers[0][1] >= _FIRST_SEASON:
        return {"date-parts": [numbers[0][:1]], "season": numbers[0][1] - _FIRST_SEASON + 1}
    return {"date-parts": [part if len(part) != 2 or part[1] < _FIRST_SEASON else part[:1] for part in numbers]}


def _numbers(end: str) -> list[int]:
    return [int(part) for part in end.rstrip("~?%").replace("-XX", "").split("-")]
