"""The kinds that ``tipo:`` and ``type:`` know, by the names that the program itself gives them in either language."""

from __future__ import annotations

from oss_ai_tui.domain.text import fold

_NAMES: dict[str, tuple[str, ...]] = {
    "direct": ("directa", "verbatim", "textual"),
    "partial": ("parcial", "partly verbatim", "en parte textual"),
    "indirect": ("indirecta", "reported", "referida"),
    "passage": ("pasaje",),
    "quote": ("cita",),
    "company": ("empresa",),
    "model": ("modelo",),
    "person": ("persona",),
    "event": ("evento", "suceso"),
    "title": ("titulo",),
    "heading": ("encabezado",),
    "paragraph": ("parrafo",),
    "note": ("nota",),
    "item": (),
    "caption": (),
    "lab": ("laboratory", "laboratorio"),
    "foundation": ("fundacion",),
    "investor": ("inversor",),
    "university": ("universidad",),
    "media": ("media outlet", "medio"),
    "government": ("gobierno", "public body", "organismo publico"),
    "dataset": ("data set", "datos", "conjunto de datos"),
    "assistant": ("asistente",),
    "framework": ("marco", "marco de trabajo"),
    "release": ("lanzamiento",),
    "funding": ("financiacion",),
    "partnership": ("alianza",),
    "statement": ("declaracion",),
    "policy": ("politica",),
    "leak": ("filtracion",),
    "research": ("investigacion",),
    "product": ("producto",),
    "market": ("mercado",),
    "other": ("otro", "otra"),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in (kind, *names)}


def kinds_of(value: str) -> frozenset[str]:
    """Return the kinds of a name, or of all names that begin so, for it may be half typed; none for an unknown one."""
    folded = fold(value).strip()
    if folded in _KINDS:
        return frozenset({_KINDS[folded]})
    return frozenset(kind for name, kind in _KINDS.items() if folded and name.startswith(folded))
