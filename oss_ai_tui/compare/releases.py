"""When models came out, as the texts tell it: against each other, against the registry, and against their bases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from oss_ai_tui.compare.conflict import Conflict, Side, conflict
from oss_ai_tui.compare.statements import Places, Stated, Statement, proofs_of, statements
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_gaps import days_apart, slack
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Entity, EntityKind, Event, Evidence, Model, Person, TimeExpression
from oss_ai_tui.domain.text import fold
from oss_ai_tui.registry import ModelEntry, Name, Registry, released_model, successor

NEAR = 7
"""Days within which two dates are those of one release: announced and available, here and overseas."""

_LEAST = 0.6
_NEAR_BASE = 40
_FROM = re.compile(
    r"\b(?:bas[ao]|basad[oa]|partir|deriv[ao]|derivad[oa]|parte|desciende|afinad[oa]|sobre)\b(?: \w+){0,3} \Z"
)
_REFERENCES = 3
"""Statements, the best proved first, that each further one is held against: a year and two of its months, say."""
_KINDS = frozenset({"release", "product", "statement"})
_Dates = tuple[Side | None, Side | None]
_NOT_TOLD = ("e.future", "e.present", "e.noun")


class Releases:
    """All that a corpus says of the dates of releases.

    Dates that count from an inferred date of their document are left out: that date may rest on the registry itself.
    """

    def __init__(self, corpus: Corpus, places: Places, known: Registry) -> None:
        self._corpus, self._known = corpus, known
        self._times: defaultdict[str, list[TimeExpression]] = defaultdict(list)
        for time in corpus.times:
            if time.anchor == "document" and time.date is not None:
                self._times[time.evidence.passage].append(time)
        pairs: defaultdict[str, dict[tuple[str, str], Evidence]] = defaultdict(dict)
        for model, date, evidence in [*self._proved(), *self._told()]:
            pairs[model].setdefault((date, evidence.passage), evidence)
        self.stated: Stated = {
            model: statements(((date, evidence) for (date, _), evidence in found.items()), places)
            for model, found in pairs.items()
        }

    def _proved(self) -> Iterator[tuple[str, str, Evidence]]:
        """Yield the releases of models that the registry does not know; what is told of known ones is held stricter."""
        for model in self._corpus.models:
            entry = self._known.model(model.id)
            if entry is None or entry.released is None:
                for proof in proofs_of(model, "released", _LEAST):
                    if self._stands(proof.value, proof.evidence):
                        yield model.id, proof.value, proof.evidence

    def _told(self) -> Iterator[tuple[str, str, Evidence]]:
        told = [event for event in self._corpus.events if _is_release(event)]
        names = _names(self._corpus, {event.evidence.passage for event in told})
        for event in told:
            place = event.evidence
            here = [n for n in names.get(place.passage, ()) if place.start <= n.start and n.end <= place.end]
            text = self._corpus.passage(place.passage).text
            model = released_model(text, place.start, place.end, here, self._known)
            if model and event.date and self._stands(event.date.value, place) and not _is_base(text, model.id, here):
                yield model.id, event.date.value, place

    def _stands(self, date: str, evidence: Evidence) -> bool:
        if ".." in date:
            return False
        passage = self._corpus.passage(evidence.passage)
        if self._corpus.document(passage.document).date_basis != "inferred":
            return True
        return not any(
            evidence.start <= time.evidence.start < evidence.end and time.date == Edtf(date)
            for time in self._times.get(evidence.passage, ())
        )


def _is_base(text: str, model: str, names: Sequence[Name]) -> bool:
    """Tell whether a clause names a model only as the base of another: «Torno, publicado en mayo, se basa en …»."""
    own = [n for n in names if n.entity == model]
    return bool(own) and all(_FROM.search(fold(text[max(0, n.start - _NEAR_BASE) : n.start])) for n in own)


def _is_release(event: Event) -> bool:
    told = event.kind in _KINDS and event.date is not None and event.confidence >= _LEAST
    return told and not event.rule.startswith(_NOT_TOLD)


def _names(corpus: Corpus, passages: set[str]) -> Mapping[str, Sequence[Name]]:
    """Return who and what is named in some passages, in order."""
    found: defaultdict[str, list[Name]] = defaultdict(list)
    entities: tuple[Entity, ...] = (*corpus.companies, *corpus.models, *corpus.people)
    for entity in entities:
        for mention in entity.mentions:
            place = mention.evidence
            if place.passage in passages:
                found[place.passage].append(Name(place.start, place.end, entity.id, _kind(entity)))
    return {passage: sorted(names, key=lambda n: n.start) for passage, names in found.items()}


def _kind(entity: Entity) -> EntityKind:
    if isinstance(entity, Model):
        return "model"
    return "person" if isinstance(entity, Person) else "organization"


def date_conflicts(releases: Releases, known: Registry) -> Iterator[Conflict]:
    """Yield the models whose release is dated differently by a text and the registry, or by two texts."""
    for model, stated in releases.stated.items():
        entry = known.model(model)
        if entry and entry.released:
            yield from _against_registry(entry, entry.released, stated, known)
        else:
            yield from _against_each_other(model, stated)


def _against_registry(
    entry: ModelEntry, released: Edtf, stated: Sequence[Statement], known: Registry
) -> Iterator[Conflict]:
    following = successor(entry, known)
    for statement in stated:
        date = Edtf(statement.value)
        if differ(date, released) and not _may_mean(following, date):
            sides = Side(entry.id, date.value, statement.evidence), Side(entry.id, released.value, (), registry=True)
            yield conflict("date", "released", sides, "c.date-registry")


def _may_mean(following: ModelEntry | None, date: Edtf) -> bool:
    """Tell whether a date may be that of a next version, which texts often call by the family's name."""
    return following is not None and following.released is not None and date.latest >= following.released.earliest


def _against_each_other(model: str, stated: Sequence[Statement]) -> Iterator[Conflict]:
    for index, statement in enumerate(stated):
        date = Edtf(statement.value)
        other = next((s for s in stated[: min(index, _REFERENCES)] if differ(date, Edtf(s.value))), None)
        if other:
            sides = Side(model, other.value, other.evidence), Side(model, date.value, statement.evidence)
            yield conflict("date", "released", sides, "c.date-texts")


def differ(one: Edtf, other: Edtf) -> bool:
    """Tell whether two dates can't be of one release, rough ones given their slack."""
    return days_apart(one, other) > NEAR + slack(one) + slack(other)


def order_conflicts(corpus: Corpus, releases: Releases, places: Places, known: Registry) -> Iterator[Conflict]:
    """Yield the models that came out before what a text says they are based on.

    The dates of both come from texts, or both from the registry; from one of each only where there is no choice.
    """
    for model in corpus.models:
        ties: defaultdict[str, list[Evidence]] = defaultdict(list)
        for proof in proofs_of(model, "based_on", _LEAST):
            ties[proof.value].append(proof.evidence)
        child = _dates(model.id, releases, known, min) if ties else (None, None)
        for base, evidence in ties.items():
            sides = _older(child, _dates(base, releases, known, max))
            if sides:
                yield conflict("order", "based_on", sides, "c.older-than-base", grounds=places.sorted(evidence))


def _dates(model: str, releases: Releases, known: Registry, pick: Callable[..., Edtf]) -> _Dates:
    """Return the earliest or latest date of a model that texts give, and the one of the registry."""
    entry, stated = known.model(model), {Edtf(s.value): s for s in releases.stated.get(model, ())}
    told = stated[pick(stated)] if stated else None
    return (
        Side(model, told.value, told.evidence) if told else None,
        Side(model, entry.released.value, (), registry=True) if entry and entry.released else None,
    )


def _older(child: _Dates, base: _Dates) -> tuple[Side, Side] | None:
    of_one_source = any(one and other for one, other in zip(child, base, strict=True))
    for one, other in zip(child, base if of_one_source else base[::-1], strict=True):
        if one and other and _is_before(Edtf(one.value), Edtf(other.value)):
            return one, other
    return None


def _is_before(one: Edtf, other: Edtf) -> bool:
    return one.earliest < other.earliest and differ(one, other)
