"""From the numbers of a text to its figures: lists and ranges joined, elided units carried over, the rest left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oss_ai_tui.domain.facts import Figure
from oss_ai_tui.domain.ids import fact_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.figures.carry import LINK, carried, carried_far, is_year, shared
from oss_ai_tui.extract.figures.lexicon import Unit, lexicon
from oss_ai_tui.extract.figures.numerals import plain
from oss_ai_tui.extract.figures.scan import Amount, amounts, vague_amounts
from oss_ai_tui.extract.figures.spoken import Spoken
from oss_ai_tui.extract.figures.subjects import subject_of
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading

_CHANGE = re.compile(
    r"(?<!\w)(?:pas[oa]|sub[ei]|aument|crec|baj|ca[eiy]|reduj|reduc|elev|increment|recort|ampli|salt|escal|descend|descien|"
    r"multiplic|dispar|desplom)\w*"
)
_BETWEEN = re.compile(r"(?<!\w)entre\s(?:(?:los|las|el|unos|un)\s)?\Z")
_FROM = re.compile(r"(?<!\w)(?:de|del|desde)\s(?:(?:los|las|el|unos|un)\s)?\Z")
_SIZE_LEAD = re.compile(
    r"(?:(?<!\w)(?:de|con|modelos?|version|versiones|variantes?|tamano|tamanos|y|o|entre|los|unos|a)|[(,])\s?\Z"
)
_EACH = re.compile(r"(?<!\w)(?:cada|a las|sobre las|top|articulo|articulos|capitulo|pagina|paginas|anexo|numero)\s\Z")
_CONTEXT_WINDOW = re.compile(r"(?<!\w)(?:contexto|ventana)(?!\w)")
_KNOWN = re.compile(
    r"(?<!\w)(?:los|las|el|la|sus|estos|estas|esos|esas|ambos|otros|otras|a|cada|nuestros|nuestras|mis|primer[oa]s|ultim[oa]s|capitulo|"
    r"hace|de cada)\s\Z"
)
_COUNTED_FROM = re.compile(
    r"(?<!\w)(?:hace|dentro de|desde hace|tras|cada|a l[oa]s|ultim[oa]s|proxim[oa]s|primer[oa]s|en l[oa]s)\s"
    r"(?:unos\s|unas\s|casi\s|mas de\s)?\Z"
)
_COUNTED_ON = re.compile(r"\s(?:despues|antes|mas\starde|atras|naturales\sdespues)(?!\w)")
_ALWAYS_COUNTED = frozenset({"punto porcentual", "parameters", "tokens"})
_LEAST_FEW, _LEAST_SPAN = 3, 2
_CONTRACT_UNITS = frozenset({"parameters", "tokens", "users", "people", "hours"})
_LEAST_IN_WORDS = 50
_LEFT = 40


@dataclass(frozen=True, slots=True)
class _Read:
    """An amount that is a figure, or the first end of one."""

    amount: Amount
    rule: str
    confidence: float
    top: Amount | None = None
    """The upper end of a range."""


def find_figures(reading: Reading, entities: Entities) -> tuple[Figure, ...]:
    """Return the quantities of a document in the order of the text.

    A number is a figure if it counts money, percent, parameters, tokens, users, people, hours or processors; digits
    from ten on are one with any other plural noun, and with days, weeks and months where no event is dated by them.
    Numbers in words count from three on, unless an article makes them known («las tres sedes») or the noun says little
    («tres cosas»). Years, versions, ordinals and numbers inside names are none. Vague amounts of money have no value.
    """
    pesos = _peso_of(reading)
    texts = [fold(passage.text) for passage in reading.passages]
    found = [_amounts(p, texts[i], entities.of_passage(i)) for i, p in enumerate(reading.passages)]
    carried_far(found, texts)
    figures: list[Figure] = []
    spoken = Spoken(reading, entities)
    for index, passage in enumerate(reading.passages):
        reads = _read(passage, texts[index], found[index], entities.of_passage(index))
        whole = (_figure(passage, texts[index], index, one, entities, pesos) for one in reads)
        figures += [spoken.completed(figure, index) for figure in whole]
        figures += _vague(passage, texts[index], index, entities)
    return tuple(figures)


def _peso_of(reading: Reading) -> str:
    """Return the currency that bare pesos are: the one kind of pesos that the document names, if it names one."""
    kinds = {"mexicanos": "MXN", "chilenos": "CLP", "argentinos": "ARS", "colombianos": "COP", "uruguayos": "UYU"}
    named = {k for p in reading.passages if "pesos " in p.text for k in kinds if f"pesos {k}" in p.text}
    return kinds[named.pop()] if len(named) == 1 else "peso"


def _amounts(passage: PassageReading, folded: str, named: Sequence[Named]) -> list[Amount]:
    """Return the numbers of a passage outside its names, with what their sentences give them."""
    found = [a for a in amounts(passage.text, folded) if not (a.words and a.is_bare)]
    for name in named if found else ():
        found = [a for a in found if a.number_end <= name.start or name.end <= a.number_start]
    return carried(shared(found, folded), passage, folded, named) if found else []


def _read(passage: PassageReading, folded: str, found: list[Amount], named: Sequence[Named]) -> list[_Read]:
    if any(amount.carried for amount in found):
        found = carried(found, passage, folded, named)  # what leaves out more can now be completed from them
    reads = [_judged(a, passage, folded) for a in shared(found, folded)]
    return list(_joined([r for r in reads if r], folded))


def _judged(amount: Amount, passage: PassageReading, folded: str) -> _Read | None:
    """Decide whether an amount is a figure, and by which rule."""
    unit = amount.unit
    left = folded[max(0, amount.start - _LEFT) : amount.start]
    if unit is None:
        return _size(amount, passage.text, folded, left)
    if amount.carried:
        return _Read(amount, "f.carried", 0.75)
    if unit.kind == "money":
        return _Read(amount, "f.money", 0.95 if unit.certain else 0.85)
    if unit.kind == "percent":
        return None if _is_wholly(amount, left) else _Read(amount, "f.percent", 0.95)
    if is_year(amount, folded) or _EACH.search(left):
        return None
    if unit.kind == "span":
        return _Read(amount, "f.span", 0.6) if _is_span(amount, folded, left) else None
    if _is_in_few_words(amount, unit):
        return _few(amount, unit, left)
    return _own(amount, unit) if unit.kind == "own" else _plain_count(amount, passage, left)


def _is_in_few_words(amount: Amount, unit: Unit) -> bool:
    small = amount.words and amount.multiplier is None and amount.value < _LEAST_IN_WORDS
    return small and unit.name not in _ALWAYS_COUNTED


def _few(amount: Amount, unit: Unit, left: str) -> _Read | None:
    """A small number in words counts a noun that means something, if the text has not spoken of the things before."""
    if amount.value < _LEAST_FEW or _KNOWN.search(left) or unit.name in lexicon().vague:
        return None
    return _Read(amount, "f.few", 0.6)


def _is_span(amount: Amount, folded: str, left: str) -> bool:
    """Tell whether days or weeks are a length («tardó 94 días»), no date («hace 10 días», «14 días después»)."""
    if amount.words or _COUNTED_FROM.search(left):
        return False
    return amount.value >= _LEAST_SPAN and not _COUNTED_ON.match(folded, amount.end)


def _is_wholly(amount: Amount, left: str) -> bool:
    """«100 % libre» means wholly."""
    return amount.value == 100 and not re.search(r"(?<!\w)(?:el|al|del|un|casi)\s\Z", left)


def _own(amount: Amount, unit: Unit) -> _Read | None:
    if unit.name == "hours" and amount.value == 24:
        return None
    return _Read(amount, f"f.{unit.name}" if unit.name in _CONTRACT_UNITS else "f.measure", 0.92)


def _plain_count(amount: Amount, passage: PassageReading, left: str) -> _Read | None:
    if amount.value < lexicon().least:
        return None
    before = passage.text[max(0, amount.start - _LEFT) : amount.start].split()
    sentence = passage.sentence_at(amount.start)
    named = bool(before) and before[-1][:1].isupper() and amount.start - len(before[-1]) - 1 > sentence.start
    return None if named or amount.start == 0 else _Read(amount, "f.count", 0.7)


def _size(amount: Amount, text: str, folded: str, left: str) -> _Read | None:
    """«7B» is a number of parameters, «128K» of tokens where a context window is spoken of."""
    letter = text[amount.number_end - 1 : amount.number_end]
    if letter == "B" and amount.multiplier == 1_000_000_000 and _SIZE_LEAD.search(left):
        return _Read(replace(amount, unit=Unit("parameters", "own")), "f.size", 0.8)
    if letter in "kK" and amount.multiplier == 1000 and _CONTEXT_WINDOW.search(left):
        return _Read(replace(amount, unit=Unit("tokens", "own")), "f.context", 0.75)
    return None


def _joined(reads: list[_Read], folded: str) -> Iterator[_Read]:
    """Join the two ends of a range; a change from one value to another stays two figures."""
    skip = False
    for i, one in enumerate(reads):
        if skip:
            skip = False
            continue
        two = reads[i + 1] if i + 1 < len(reads) else None
        if two and _is_range(one.amount, two.amount, folded):
            skip = True
            yield replace(one, top=two.amount, confidence=min(one.confidence, two.confidence))
        else:
            yield one


def _is_range(one: Amount, two: Amount, folded: str) -> bool:
    link = LINK.fullmatch(folded, one.end, two.start)
    if not link or link["comma"] or one.unit != two.unit or one.value >= two.value:
        return False
    left = folded[max(0, one.start - _LEFT) : one.start]
    if link["word"] in ("y", "e"):
        return _BETWEEN.search(left) is not None
    if link["word"] in ("a", "al"):
        return _FROM.search(left) is not None and not _CHANGE.search(left)
    return True


def _figure(passage: PassageReading, folded: str, index: int, one: _Read, entities: Entities, pesos: str) -> Figure:
    amount, unit = one.amount, one.amount.unit or Unit("", "noun")
    start, approximate = _approximate(amount, folded)
    end = one.top.end if one.top else amount.end
    evidence = passage.evidence(start, end)
    name = pesos if unit.name == "peso" and unit.kind == "money" else unit.name
    return Figure(
        id=fact_id("f", passage.passage.id, start, end),
        text=evidence.words,
        value=plain(amount.value),
        value_max=plain(one.top.value) if one.top else None,
        unit=name,
        approximate=approximate,
        currency_certain=unit.certain,
        subject=subject_of(passage, index, start, end, unit, entities),
        evidence=evidence,
        rule="f.range" if one.top else one.rule,
        confidence=one.confidence,
    )


def _approximate(amount: Amount, folded: str) -> tuple[int, bool]:
    """Return where the figure's words begin with «casi», «más de» …, and whether it is approximate."""
    low = max(0, amount.start - _LEFT)
    words = lexicon()
    before = words.approximate.search(folded, low, amount.start)
    if before:
        return before.start(), True
    collective = amount.words and folded[amount.number_start : amount.number_end].split()[-1] in words.collectives
    return amount.start, collective or words.approximate_verb.search(folded, low, amount.start) is not None


def _vague(passage: PassageReading, folded: str, index: int, entities: Entities) -> Iterator[Figure]:
    for start, end, unit in vague_amounts(folded):
        evidence = passage.evidence(start, end)
        yield Figure(
            id=fact_id("f", passage.passage.id, start, end),
            text=evidence.words,
            value=None,
            value_max=None,
            unit=unit.name,
            approximate=True,
            currency_certain=unit.certain,
            subject=subject_of(passage, index, start, end, unit, entities),
            evidence=evidence,
            rule="f.vague",
            confidence=0.6,
        )
