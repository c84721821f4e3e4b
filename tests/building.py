"""Records made by hand, fact by fact: what the tests of views and exports stand on, whatever the extraction reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Event,
    Evidence,
    Figure,
    Mention,
    Model,
    Passage,
    Person,
    Proof,
    Quote,
    Record,
    Relation,
    Speaker,
    TimeExpression,
)


class Builder:
    """A document whose facts are added one by one, each proved by words that stand in a paragraph."""

    def __init__(self, id: str, *paragraphs: str, **about: Any) -> None:
        self.id = id
        self.passages = tuple(Passage(f"{id}.{n}", id, n, text) for n, text in enumerate(paragraphs))
        self.document = Document(id, f"{id}.txt", f"/{id}.txt", id * 8, **about)
        self.facts: dict[str, list[Any]] = {}

    def at(self, words: str) -> Evidence:
        """The words where they first stand."""
        passage = next(p for p in self.passages if words in p.text)
        start = passage.text.index(words)
        return Evidence(passage.id, start, start + len(words), words)

    def _mentions(self, name: str) -> tuple[Mention, ...]:
        named = any(name in p.text for p in self.passages)
        return (Mention(self.at(name), "name.full", 0.9),) if named else ()

    def _add(self, kind: str, fact: Any) -> str:
        self.facts.setdefault(kind, []).append(fact)
        return str(fact.id)

    def company(self, id: str, name: str) -> str:
        return self._add("companies", Company(id, name, (name,), "company", self._mentions(name)))

    def person(self, id: str, name: str) -> str:
        return self._add("people", Person(id, name, (name,), (), self._mentions(name)))

    def model(self, id: str, name: str, bases: Iterable[tuple[str, str]] = (), **more: Any) -> str:
        """``bases`` are pairs of a base's id and the words that say so."""
        pairs = tuple(bases)
        proofs = tuple(Proof("based_on", base, self.at(words), "r.based-on", 0.9) for base, words in pairs)
        based_on = tuple(dict.fromkeys(base for base, _ in pairs))
        model = Model(id, name, (name,), "model", self._mentions(name), based_on=based_on, proofs=proofs, **more)
        return self._add("models", model)

    def quote(self, words: str, speaker: Speaker, *about: str, kind: Any = "direct", group: str | None = None) -> str:
        place = self.at(words)
        id = f"q:{place.passage}-{place.start}"
        return self._add("quotes", Quote(id, kind, words, group, "decir", speaker, about, place, "q.after", 0.9))

    def event(
        self, words: str, date: str | None, *participants: str, when: str | None = None, anchor: str | None = None
    ) -> str:
        """``when`` are the words that date it, ``anchor`` the date from which they count."""
        place, value = self.at(words), Edtf(date) if date else None
        time = None
        if when:
            counted = Edtf(anchor) if anchor else None
            found = TimeExpression(
                f"t:{place.passage}-{place.start}",
                self.at(when),
                value,
                "document" if anchor else "absolute",
                counted,
                "t.x",
                0.8,
            )
            time = self._add("times", found)
        id = f"e:{place.passage}-{place.start}"
        event = Event(id, value, when, time, words, "release", participants, place, "e.past", 0.9)
        return self._add("events", event)

    def figure(self, words: str, value: int, unit: str, subject: str | None = None) -> str:
        place = self.at(words)
        id = f"f:{place.passage}-{place.start}"
        return self._add("figures", Figure(id, words, value, None, unit, False, True, subject, place, "f.x", 0.9))

    def relation(self, type: Any, source: str, target: str, words: str) -> str:
        place = self.at(words)
        id = f"r:{place.passage}-{place.start}"
        return self._add("relations", Relation(id, type, source, target, place, "r.x", 0.9))

    def record(self) -> Record:
        return Record(self.document, self.passages, **{kind: tuple(found) for kind, found in self.facts.items()})
