"""What a conflict's sides say, in the explorer's words, and the list of all conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from oss_ai_tui.compare import Conflict, Side
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Mark
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.rows import Cell, Column, Rows, short_name
from oss_ai_tui.views.disputes import FIELDS, name_of


def value_of(corpus: Corpus, conflict: Conflict, side: Side) -> str:
    """Return what a side says; that the registry says it, if no more than that."""
    match conflict.type:
        case "date":
            said = words.date(Edtf(side.value))
        case "order":
            said = f"{name_of(corpus, side.entity)}, {words.date(Edtf(side.value))}"
        case "developer":
            said = name_of(corpus, side.value)
        case "openness":
            said = words.kind(side.value)
        case "figure":
            unit = tr(words.UNITS.get(conflict.unit or "", conflict.unit or ""))
            said = f"{'–'.join(map(_number, side.value.split('/')))} {unit}".rstrip()
    return tr("{value} (registry)", value=said) if side.registry else said


def _number(text: str) -> str:
    try:
        return words.number(float(text))
    except ValueError:
        return text


def concerning(links: Links, conflicts: Sequence[Conflict], only: str | None) -> list[Conflict]:
    """Return those that concern an entity or, of an organisation, one of its models; all of them for none."""
    if only is None:
        return list(conflicts)
    ids = {one.id for entity in (only, *links.made.get(only, ())) for one in links.conflicts.get(entity, ())}
    return [conflict for conflict in conflicts if conflict.id in ids]


def conflict_rows(corpus: Corpus, conflicts: Sequence[Conflict], total: int) -> Rows:
    """Return conflicts as rows: of whom, in what, and what both sides say."""
    by_id = {conflict.id: conflict for conflict in conflicts}

    def cells(id: str) -> tuple[Cell, ...]:
        conflict = by_id[id]
        one, other = (value_of(corpus, conflict, side) for side in conflict.sides)
        field = tr(FIELDS.get(conflict.field, conflict.field))
        return Cell(name_of(corpus, conflict.entity), "link"), Cell(f"{field}: {one} ≠ {other}")

    return Rows("conflicts", list(by_id), (Column(16), Column()), cells, total=total)


def places_of(conflict: Conflict, side: int) -> tuple[Evidence, ...]:
    """Return the words of a side by its number; 2 is what ties the two together."""
    return conflict.sides[side].evidence if side < len(conflict.sides) else conflict.grounds


def passage_of(corpus: Corpus, evidence: Evidence | None) -> tuple[Block, ...]:
    """Return a whole passage with the words of one side marked; without any, that no text says it."""
    if evidence is None:
        return (Block(tr("Known to the program; these texts may not say it."), role="meta"),)
    passage = corpus.passage(evidence.passage)
    place = f"¶{passage.ordinal + 1} · {short_name(corpus.document(passage.document))}"
    mark = Mark(evidence.start, evidence.end, "evidence")
    return Block(place, role="meta", whole=False), Block(passage.text, (mark,), about=passage.id, shift=0)
