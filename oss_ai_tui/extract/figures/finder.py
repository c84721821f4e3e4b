"""From the numbers of a text to its figures: lists and ranges joined, elided units carried over, the rest left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oss_ai_tui.domain.facts import Figure
from oss_ai_tui.domain.ids import fact_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.figures.lexicon import Unit, lexicon
from oss_ai_tui.extract.figures.numerals import plain
from oss_ai_tui.extract.figures.scan import Amount, amounts, vague_amounts
from oss_ai_tui.extract.figures.subjects import subject_of
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading

_LINK = re.compile(r"\s?[-–—]\s?|\s(?P<word>y|e|o|u|a|al)\s(?:(?:los|las|el|unos|unas|un)\s)?|(?P<comma>,\s)")
_CHANGE = re.compile(
    r"(?<!\w)(?:pas[oa]|sub[ei]|aument|crec|baj|ca[eiy]|reduj|reduc|elev|increment|recort|ampli|salt|escal|descend|descien|"
    r"multiplic|dispar|desplom)\w*"
)
_MONEY_WORD = re.compile(
    r"(?<!\w)(?:cost|cuest|val[eio]|recaud|invert|inviert|invers|factur|ingres|gan[oa]|perd|pierd|pag[oau]|ronda|gast|"
    r"presupuest|financi|capital|deuda|deb[ei]|precio|venta|benefici|desembols|destin)\w*"
)
_HAS = re.compile(
    r"(?:\s\([^)]{0,20}\))?(?:,|\s(?:tiene|tenia|tuvo|alcanza|llega\sa|suma|cuenta\scon|con))\s(?:los\s|unos\s)?"
)
_BETWEEN = re.compile(r"(?<!\w)entre\s(?:(?:los|las|el|unos|un)\s)?\Z")
_FROM = re.compile(r"(?<!\w)(?:de|del|desde)\s(?:(?:los|las|el|unos|un)\s)?\Z")
_SIZE_LEAD = re.compile(
    r"(?:(?<!\w)(?:de|con|modelos?|version|versiones|variantes?|tamano|tamanos|y|o|entre|los|unos|a)|[(,])\s?\Z"
)
_EACH = re.compile(r"(?<!\w)(?:cada|a las|sobre las|top|articulo|articulos|capitulo|pagina|paginas|anexo|numero)\s\Z")
_GAP_BEFORE = re.compile(r"\s?,?\s(?:(?:con|tiene|de|a|los|las|unos)\s){0,2}\Z")
_GAP_AFTER = re.compile(r"\s?(?:[.,;:)»”]|\Z|(?:y|e|o|mientras|frente)\s)")
_CONTEXT_WINDOW = re.compile(r"(?<!\w)(?:contexto|ventana)(?!\w)")
_YEARS = range(1800, 2100)
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
    from ten on are one with any other plural noun that is no stretch of time. Numbers in words count things from fifty
    on («tres personas» is none). Years, versions, ordinals and numbers inside names are none either. Vague amounts of
    money have no value.
    """
    pesos = _peso_of(reading)
    figures: list[Figure] = []
    for index, passage in enumerate(reading.passages):
        folded = fold(passage.text)
        found = [*_read(passage, folded, index, entities)]
        figures += [_figure(passage, folded, index, one, entities, pesos) for one in found]
        figures += _vague(passage, folded, index, entities)
    return tuple(figures)


def _peso_of(reading: Reading) -> str:
    """Return the currency that bare pesos are: the one kind of pesos that the document names, if it names one."""
    kinds = {"mexicanos": "MXN", "chilenos": "CLP", "argentinos": "ARS", "colombianos": "COP", "uruguayos": "UYU"}
    named = {k for p in reading.passages if "pesos " in p.text for k in kinds if f"pesos {k}" in p.text}
    return kinds[named.pop()] if len(named) == 1 else "peso"


def _read(passage: PassageReading, folded: str, index: int, entities: Entities) -> list[_Read]:
    found = [a for a in amounts(passage.text, folded) if not (a.words and a.is_bare)]
    for name in entities.of_passage(index) if found else ():
        found = [a for a in found if a.number_end <= name.start or name.end <= a.number_start]
    found = _shared(found, folded)
    found = _carried(found, passage, folded, index, entities)
    reads = [_judged(a, passage, folded) for a in found]
    return list(_joined([r for r in reads if r], folded))


def _shared(found: Sequence[Amount], folded: str) -> list[Amount]:
    """Give earlier members of a list or range the power and unit of the last: «6.000 y 10.000 millones»."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        link = _LINK.fullmatch(folded, one.end, two.start)
        if not link or one.words or _is_year(one, folded):
            continue
        if two.unit is None and two.multiplier and one.unit and one.unit.kind == "money":
            two = out[i + 1] = replace(two, unit=one.unit)
        if two.unit is None:
            continue
        out[i] = _completed(one, two, far=link["comma"] is not None)
    return out


def _completed(one: Amount, two: Amount, far: bool) -> Amount:
    """Take over from the next amount what this one lacks; plain nouns reach over a conjunction, not over a comma."""
    if one.is_bare:
        noun = two.unit is not None and two.unit.kind == "noun"
        return one if far and noun else replace(one, multiplier=two.multiplier, unit=two.unit)
    if one.unit is None and two.multiplier:
        return replace(one, unit=two.unit)
    same_money = one.unit == two.unit and one.unit is not None and one.unit.kind == "money"
    return replace(one, multiplier=two.multiplier) if same_money and one.multiplier is None else one


def _carried(found: list[Amount], passage: PassageReading, folded: str, index: int, entities: Entities) -> list[Amount]:
    """Carry power and unit over to an amount that leaves them out: «GPT-3 tiene 175.000 millones …; LLaMA, 65.000»."""
    for sentence in passage.sentences:
        here = [i for i, a in enumerate(found) if sentence.start <= a.start < sentence.end]
        for i in here:
            one = found[i]
            if one.unit is not None or one.words or _is_year(one, folded):
                continue
            if one.multiplier and one.multiplier >= 1_000_000 and folded[one.number_end - 1].isdecimal():
                earlier = [found[j] for j in here if j < i and found[j].unit and not found[j].words]
                later = [found[j] for j in here if j > i and found[j].unit and found[j].multiplier]
                source = _source(earlier, later) or _said_before(one, found[:i], folded, entities.of_passage(index))
                found[i] = replace(one, unit=source.unit) if source else one
            elif one.is_bare and _is_gapped(one, folded, index, entities):
                before = (found[j] for j in reversed(here) if j < i and found[j].unit and not found[j].words)
                last = next(before, one)
                found[i] = replace(one, unit=last.unit, multiplier=last.multiplier)
    return found


def _source(earlier: Sequence[Amount], later: Sequence[Amount]) -> Amount | None:
    """Whose unit an amount in millions leaves out: the last one in millions before it, the next after it, any money."""
    before = [a for a in reversed(earlier) if a.multiplier]
    money = [a for a in reversed(earlier) if a.unit and a.unit.kind == "money"]
    return next(iter((*before, *later, *money)), None)


def _said_before(one: Amount, earlier: Sequence[Amount], folded: str, named: Sequence[Named]) -> Amount | None:
    """After a word of money («costó 151 millones») it is the currency last named in the passage, and what a model has
    («Torno tiene 7.000 millones») are parameters if the passage spoke of them.
    """
    if _MONEY_WORD.search(folded, max(0, one.start - _LEFT), one.start):
        return next((a for a in reversed(earlier) if a.unit and a.unit.kind == "money"), None)
    if any(n.kind == "model" and _HAS.fullmatch(folded, n.end, one.start) for n in named):
        return next((a for a in earlier if a.unit and a.unit.name == "parameters"), None)
    return None


def _is_gapped(one: Amount, folded: str, index: int, entities: Entities) -> bool:
    """A bare number right after a name and at the end of its clause leaves out what the clause before said."""
    if not _GAP_AFTER.match(folded, one.end):
        return False
    return any(
        n.end <= one.start and _GAP_BEFORE.fullmatch(folded, n.end, one.start) for n in entities.of_passage(index)
    )


def _is_year(amount: Amount, folded: str) -> bool:
    digits = folded[amount.number_start : amount.number_end]
    return len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS and amount.multiplier is None


def _judged(amount: Amount, passage: PassageReading, folded: str) -> _Read | None:
    """Decide whether an amount is a figure, and by which rule."""
    unit = amount.unit
    left = folded[max(0, amount.start - _LEFT) : amount.start]
    if unit is None:
        return _size(amount, passage.text, folded, left)
    if unit.kind == "money":
        return _Read(amount, "f.money", 0.95 if unit.certain else 0.85)
    if unit.kind == "percent":
        return None if _is_wholly(amount, left) else _Read(amount, "f.percent", 0.95)
    if _is_year(amount, folded) or _EACH.search(left):
        return None
    if unit.kind == "own":
        return _own(amount, unit)
    return _plain_count(amount, passage, left)


def _is_wholly(amount: Amount, left: str) -> bool:
    """«100 % libre» means wholly."""
    return amount.value == 100 and not re.search(r"(?<!\w)(?:el|al|del|un|casi)\s\Z", left)


def _own(amount: Amount, unit: Unit) -> _Read | None:
    small = amount.words and amount.multiplier is None and amount.value < _LEAST_IN_WORDS
    if small and unit.name in ("people", "hours", "users", "veces", "GPU", "TPU"):
        return None
    if unit.name == "hours" and amount.value == 24:
        return None
    return _Read(amount, f"f.{unit.name}" if unit.name in _CONTRACT_UNITS else "f.measure", 0.92)


def _plain_count(amount: Amount, passage: PassageReading, left: str) -> _Read | None:
    if amount.value < (_LEAST_IN_WORDS if amount.words and not amount.multiplier else lexicon().least):
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
    link = _LINK.fullmatch(folded, one.end, two.start)
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
