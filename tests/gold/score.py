"""Score an extraction against gold annotations.

Usage: score.py EXPORT.json GOLD_DIR [--json] [--misses]

EXPORT.json is what ``oss-ai-tui export --format json`` writes. GOLD_DIR holds one JSON file per document. Optional gold
items are neutral: neither a miss when absent nor a false positive when present. Prints precision, recall and F1 per
kind of fact; ``--misses`` also lists every miss and false positive. It gives the same figures as the scorer that the
project was handed; only its shape and types differ.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

Item = dict[str, Any]
"""One fact, predicted or gold, as its JSON object."""
Aliases = dict[str, set[str]]
"""From a folded name to every folded name of the same gold entity."""

ENTITIES = ("companies", "models", "people")
FACTS = ("quotes", "events", "figures", "relations")
SYMMETRIC = {"competes_with", "partnered_with"}
QUOTE_LIMIT, REPORTED_LIMIT = 0.8, 0.65


def norm(text: str | None) -> str:
    """Casefold, strip accents, backslashes, quote marks and punctuation, fold white space."""
    text = unicodedata.normalize("NFKD", text or "").replace("\\", "")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^\w%$€.,]+", " ", text).strip(" .,")


def words_f1(a: str, b: str) -> float:
    """Return the F1 of the two bags of folded words."""
    ca, cb = Counter(norm(a).split()), Counter(norm(b).split())
    same = sum((ca & cb).values())
    return 2 * same / (sum(ca.values()) + sum(cb.values())) if same else 0.0


def ratio(a: str, b: str) -> float:
    """Return the similarity of the folded texts, from 0 to 1."""
    return fuzz.ratio(norm(a), norm(b)) / 100


def names_of(item: Item) -> set[str]:
    """Return every folded name that an entity goes by."""
    lists = [item.get(k) or [] for k in ("aliases", "also_ok", "also_ok_aliases")]
    return {norm(n) for n in [item.get("name"), *(n for names in lists for n in names)] if n}


def _end(day: str, open_end: str, rest: str) -> str:
    return ((day if day[:1].isdigit() else open_end) + rest)[:10]


def span(edtf: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF date, as strings that compare."""
    first, slash, last = edtf.partition("/")
    return _end(first, "0000", "-00-00"), _end(last if slash else first, "9999", "-99-99")


def _bare(edtf: str) -> str:
    return re.sub("[~?%]", "", edtf)


def date_ok(got: str | None, accepted: list[str | None]) -> bool:
    """Accept the same date, qualifiers (~ ? %) aside, or a loose one (an interval, a ~) inside an accepted one."""
    if got is None:
        return None in accepted
    want = [_bare(a) for a in accepted if a]
    (a, b), loose = span(_bare(got)), "/" in got or _bare(got) != got
    return _bare(got) in want or (loose and any(x <= a and b <= y for x, y in map(span, want)))


def _dates(gold: Item) -> list[str | None]:
    return [gold["date"], *(gold.get("also_ok_dates") or [])]


@dataclass(slots=True)
class Tally:
    """Counts for one kind of fact."""

    tp: int = 0
    required: int = 0
    found: int = 0
    fp: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def hit(self) -> None:
        """Count a required item that was found."""
        self.tp += 1
        self.found += 1

    def miss_wrong(self, message: str) -> None:
        """Count a false positive."""
        self.fp += 1
        self.wrong.append(message)

    def row(self) -> Item:
        """Return precision, recall, F1 (None where undefined) and counts."""
        p = self.tp / (self.tp + self.fp) if self.tp + self.fp else None
        r = self.found / self.required if self.required else None
        f = 2 * p * r / (p + r) if p and r else (0.0 if self.required else None)
        return {"precision": p, "recall": r, "f1": f, "required": self.required, "false_positives": self.fp}


Tallies = defaultdict[str, Tally]


def score_entities(tally: Tally, predicted: list[Item], gold: list[Item], doc: str) -> None:
    """Match by any shared name; where several gold entries share one, the same main name or the most names decide."""
    hit: set[str] = set()
    for p in predicted:
        fits = [g for g in gold if names_of(p) & names_of(g)]
        if not fits:
            tally.miss_wrong(f"{doc}: {p['name']}")
            continue
        g = max(fits, key=lambda g: _entity_fit(p, g, hit))
        if g["name"] not in hit and not g.get("optional"):
            tally.hit()
        hit.add(g["name"])
    tally.required += sum(not g.get("optional") for g in gold)
    tally.missed += [f"{doc}: {g['name']}" for g in gold if not g.get("optional") and g["name"] not in hit]


def _entity_fit(p: Item, g: Item, hit: set[str]) -> tuple[bool, int, bool]:
    return norm(g["name"]) == norm(p["name"]), len(names_of(p) & names_of(g)), g["name"] not in hit


def is_indirect(quote: Item) -> bool:
    return bool(quote["kind"] == "indirect")


def _best_single(p: Item, gold: list[Item], claimed: set[int]) -> tuple[float, list[int]]:
    """Return the likeness and index of the gold quote most like this one; unclaimed and required ones first."""
    best, who = 0.0, []
    likeness = words_f1 if is_indirect(p) else ratio
    for i, g in sorted(enumerate(gold), key=lambda x: (x[0] in claimed, bool(x[1].get("optional")))):
        if is_indirect(g) != is_indirect(p):
            continue
        for text in [g["text"], *g.get("also_ok_text", [])]:
            same = likeness(text, p["text"])
            if same > best:
                best, who = same, [i]
    return best, who


def _groups(gold: list[Item]) -> list[list[int]]:
    groups: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, g in enumerate(gold):
        if g.get("group") is not None:
            groups[(g["group"], is_indirect(g))].append(i)
    return [members for members in groups.values() if len(members) > 1]


def match_quotes(predicted: list[Item], gold: list[Item]) -> dict[int, list[int]]:
    """Map each predicted quote that is like enough to a gold one, or to a whole group of parts, to their indices."""
    matched: dict[int, list[int]] = {}
    claimed: set[int] = set()
    groups = _groups(gold)
    for j, p in enumerate(predicted):
        best, who = _best_single(p, gold, claimed)
        for members in groups:
            if is_indirect(gold[members[0]]) == is_indirect(p):
                same = ratio(" ".join(gold[i]["text"] for i in members), p["text"])
                if same > best:
                    best, who = same, members
        if best >= (REPORTED_LIMIT if is_indirect(p) else QUOTE_LIMIT):
            matched[j] = who
            claimed.update(who)
    return matched


def speaker_ok(g: Item, names: set[str], aliases: Aliases) -> bool:
    """Tell whether the names that the export gives the speaker fit the gold quote's."""
    accepted = [g.get("speaker"), *(g.get("also_ok_speakers") or [])]
    if g.get("speaker") == g.get("organization"):
        accepted += g.get("also_ok_organizations") or []
    ok = {n for s in accepted if s for n in (norm(s), *aliases.get(norm(s), ()))}
    said = {norm(n) for n in names}
    return bool(ok & said) or not g.get("speaker") or (None in accepted and not said)


@dataclass(slots=True)
class QuoteScore:
    """Scores one document's quotations, or its reported speech: whether found, and whether rightly attributed."""

    detect: Tally
    attributed: Tally
    gold: list[Item]
    aliases: Aliases
    doc: str
    used: set[int] = field(default_factory=set)
    right: set[int] = field(default_factory=set)

    def run(self, predicted: list[tuple[Item, set[str]]]) -> None:
        """Score predicted quotes, each with the names of its speaker."""
        matched = match_quotes([p for p, _ in predicted], self.gold)
        for j, (p, names) in enumerate(predicted):
            if j in matched:
                self._count(matched[j], names)
            else:
                self.attributed.fp += 1
                self.detect.miss_wrong(f"{self.doc}: [{p['kind']}] {p['text'][:90]}")
        self._count_missed()

    def _count(self, who: list[int], names: set[str]) -> None:
        fresh = [i for i in who if i not in self.used]
        self.used.update(who)
        for i in fresh:
            g = self.gold[i]
            if g.get("optional"):
                continue
            self.detect.hit()
            if speaker_ok(g, names, self.aliases):
                self.attributed.hit()
                self.right.add(i)
            else:
                said = sorted({norm(n) for n in names})
                self.attributed.miss_wrong(f"{self.doc}: «{g['text'][:60]}» is {g.get('speaker')}, got {said}")

    def _count_missed(self) -> None:
        need = [(i, g) for i, g in enumerate(self.gold) if not g.get("optional")]
        self.detect.required += len(need)
        self.attributed.required += len(need)
        self.detect.missed += [f"{self.doc}: [{g['kind']}] {g['text'][:90]}" for i, g in need if i not in self.used]
        self.attributed.missed += [
            f"{self.doc}: {g['speaker']}: {g['text'][:70]}" for i, g in need if i not in self.right
        ]


def event_match(p: Item, gold: list[Item], text: str, used: set[int]) -> int | None:
    """Return the index of the gold event that the predicted one tells, by anchor and date."""
    place, evidence = norm(text), norm(text[p["start"] : p["end"]])
    options = []
    for i, g in enumerate(gold):
        anchors = [a for a in map(norm, [g["anchor"], *g.get("also_ok_anchors", [])]) if a in place]
        dated = date_ok(p.get("date"), _dates(g))
        if anchors and (dated or g.get("date_optional")):
            near = any(a in evidence or evidence in a for a in anchors)
            options.append((near, i not in used, dated, not g.get("optional"), -i))
    return -max(options)[-1] if options else None


def score_events(
    tally: Tally, predicted: list[Item], gold: list[Item], passages: dict[str, Item], said: list[str], doc: str
) -> None:
    """Match by anchor and date; a predicted statement over one of the sentences ``said`` is neutral."""
    used: set[int] = set()
    for p in predicted:
        text = passages[p["passage"]]["text"]
        best = event_match(p, gold, text, used)
        if best is not None:
            if best not in used and not gold[best].get("optional"):
                tally.hit()
            used.add(best)
            continue
        evidence = norm(text[p["start"] : p["end"]])
        if p.get("kind") != "statement" or not any(q in evidence or evidence in q for q in said):
            tally.miss_wrong(f"{doc}: {p.get('date')} «{p.get('date_text')}» {p.get('summary', '')[:80]}")
    need = [(i, g) for i, g in enumerate(gold) if not g.get("optional")]
    tally.required += len(need)
    tally.missed += [f"{doc}: {g['date']} «{g['date_text']}» {g['what'][:80]}" for i, g in need if i not in used]


def same_figure(g: Item, p: Item) -> bool:
    values = [g.get("value"), g.get("value_min"), g.get("value_max"), *(g.get("also_ok_values") or [])]
    units = [g.get("unit"), *(g.get("also_ok_units") or [])]
    return p.get("value") is not None and p["value"] in values and norm(p.get("unit")) in map(norm, units)


def _about_optional(g: Item, p: Item) -> bool:
    a, b = norm(g["text"]), norm(p.get("text"))
    return bool(g.get("optional") and b) and (a in b or b in a)


def score_figures(tally: Tally, predicted: list[Item], gold: list[Item], doc: str) -> None:
    """Match by value and unit; a figure over the words of an optional one is neutral."""
    used: set[int] = set()
    for p in predicted:
        fits = [i for i, g in enumerate(gold) if same_figure(g, p)]
        if fits:
            i = min(fits, key=lambda i: (i in used, bool(gold[i].get("optional"))))
            if i not in used and not gold[i].get("optional"):
                tally.hit()
            used.add(i)
        elif not any(_about_optional(g, p) for g in gold):
            tally.miss_wrong(f"{doc}: {p.get('text')} = {p.get('value')} {p.get('unit')}")
    need = [(i, g) for i, g in enumerate(gold) if not g.get("optional")]
    tally.required += len(need)
    tally.missed += [f"{doc}: {g['text']} = {g.get('value')} {g.get('unit')}" for i, g in need if i not in used]


def relation_fits(p: Item, ends: tuple[set[str], set[str]], gold: list[Item], aliases: Aliases) -> list[int]:
    a, b = ends
    fits = []
    for i, g in enumerate(gold):
        ga, gb = ({norm(g[k]), *aliases.get(norm(g[k]), ())} for k in ("from", "to"))
        straight, crossed = a & ga and b & gb, p["type"] in SYMMETRIC and a & gb and b & ga
        if p["type"] in [g["type"], *g.get("also_ok_types", [])] and (straight or crossed):
            fits.append(i)
    return fits


@dataclass(frozen=True, slots=True)
class Export:
    """What the command line exported, with its look-ups."""

    data: Item
    passages: dict[str, Item]
    documents: dict[str, Item]
    """By the file's own name."""
    everyone: dict[str, Item]
    """Entities by id."""

    @classmethod
    def of(cls, data: Item) -> Export:
        """Index an exported object."""
        return cls(
            data,
            {p["id"]: p for p in data["passages"]},
            {d["file"].rsplit("/", 1)[-1]: d for d in data["documents"]},
            {e["id"]: e for k in ENTITIES for e in data[k]},
        )

    def here(self, fact: Item, doc: str) -> bool:
        """Tell whether the fact's (or mention's) passage belongs to the document."""
        return bool(self.passages.get(fact["passage"], {}).get("document") == doc)

    def facts(self, kind: str, doc: str) -> list[Item]:
        """Return the document's facts of a kind."""
        return [f for f in self.data[kind] if self.here(f, doc)]

    def speaker_names(self, quote: Item) -> set[str]:
        """Return the speaker's name as printed and every name of the entity that it resolves to."""
        s = quote.get("speaker") or {}
        who = self.everyone.get(s.get("person") or "") or self.everyone.get(s.get("organization") or "") or {}
        return {n for n in [s.get("name"), who.get("name"), *who.get("aliases", [])] if n}

    def end_names(self, end: str) -> set[str]:
        """Return the folded names of a relation's end."""
        return names_of(self.everyone.get(end) or {"name": end})


def score_relations(tally: Tally, export: Export, gold: list[Item], aliases: Aliases, doc: str) -> None:
    """Match type and ends. A relation that the export proves from another document can be found here, never wrong."""
    used: set[int] = set()
    predicted = export.facts("relations", doc)
    elsewhere = [r for r in export.data["relations"] if not export.here(r, doc)]
    for j, p in enumerate([*predicted, *elsewhere]):
        a, b = export.end_names(p["from"]), export.end_names(p["to"])
        fits = relation_fits(p, (a, b), gold, aliases)
        if fits:
            i = min(fits, key=lambda i: (gold[i]["type"] != p["type"], i in used))
            if i not in used and not gold[i].get("optional"):
                tally.hit()
            used.add(i)
        elif j < len(predicted):
            tally.miss_wrong(f"{doc}: {p['type']}({min(a, default=None)} -> {min(b, default=None)})")
    need = [(i, g) for i, g in enumerate(gold) if not g.get("optional")]
    tally.required += len(need)
    tally.missed += [f"{doc}: {g['type']}({g['from']} -> {g['to']})" for i, g in need if i not in used]


def wanted_quotes(gold: list[Item], indirect: bool) -> list[Item]:
    """Return the gold quotes of one sort; one that may be taken either way is optional in both."""
    wanted = []
    for q in gold:
        fits = is_indirect(q) == indirect
        either = any((k == "indirect") != is_indirect(q) for k in q.get("also_ok_kinds") or [])
        if fits or either:
            kind = q["kind"] if fits else "indirect" if indirect else "direct"
            wanted.append(dict(q, kind=kind, optional=q.get("optional") or either))
    return wanted


def aliases_of(gold: Item) -> Aliases:
    """Collect the names of a document's gold entities."""
    aliases: Aliases = {}
    for kind in ENTITIES:
        for g in gold.get(kind, []):
            for n in names_of(g):
                aliases.setdefault(n, set()).update(names_of(g))
    return aliases


def score_document(tallies: Tallies, export: Export, gold: Item, document: Item) -> None:
    """Score everything that the export says of one document."""
    doc, aliases = document["id"], aliases_of(gold)
    for k in ENTITIES:
        present = [e for e in export.data[k] if any(export.here(m, doc) for m in e["mentions"])]
        score_entities(tallies[k], present, gold.get(k, []), doc)
    for indirect, label in ((False, "quotes"), (True, "reported speech")):
        found = [q for q in export.facts("quotes", doc) if is_indirect(q) == indirect]
        wanted = wanted_quotes(gold["quotes"], indirect)
        score = QuoteScore(tallies[label], tallies[label + " + speaker"], wanted, aliases, doc)
        score.run([(q, export.speaker_names(q)) for q in found])
    said = [norm(q["sentence"]) for q in gold["quotes"]]
    score_events(tallies["events"], export.facts("events", doc), gold.get("events", []), export.passages, said, doc)
    score_figures(tallies["figures"], export.facts("figures", doc), gold.get("figures", []), doc)
    score_relations(tallies["relations"], export, gold.get("relations", []), aliases, doc)
    want, got = gold["document"].get("date"), document.get("date")
    if want and str(gold["document"].get("date_evidence", "")).lower().startswith(("impres", "printed")):
        tallies["document date"].required += 1
        tallies["document date"].found += got == want
        tallies["document date"].tp += got == want


def _unlike(said: str, evidence: str) -> bool:
    return fuzz.partial_ratio(norm(said), norm(evidence)) < 90


def _misplaced_facts(export: Export) -> Iterator[str]:
    for kind in FACTS:
        for f in export.data.get(kind, []):
            text = export.passages.get(f["passage"], {}).get("text")
            if text is None or not 0 <= f["start"] < f["end"] <= len(text):
                yield f"{kind} {f['id']}: span outside its passage"
            elif kind in ("quotes", "figures") and _unlike(f["text"], text[f["start"] : f["end"]]):
                yield f"{kind} {f['id']}: evidence does not hold the text"


def _misplaced_mentions(export: Export) -> Iterator[str]:
    for kind in ENTITIES:
        for e in export.data.get(kind, []):
            if not e.get("mentions"):
                yield f"{kind} {e['id']}: no mention"
            for m in e.get("mentions", []):
                text = export.passages.get(m["passage"], {}).get("text", "")[m["start"] : m["end"]]
                if norm(text) not in names_of(e):
                    yield f"{kind} {e['id']}: mention is {text!r}"


def integrity(export: Export) -> list[str]:
    """List every fact whose evidence is not where it says it is."""
    return [*_misplaced_facts(export), *_misplaced_mentions(export)]


def score_all(export: Export, paths: Iterable[Path]) -> tuple[int, Tallies]:
    """Score the gold files; return how many were in the export, and the counts by kind."""
    files, tallies = 0, Tallies(Tally)
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        document = export.documents.get(gold["document"]["file"].rsplit("/", 1)[-1])
        if document is None:
            print(f"not in the export: {gold['document']['file']}")
            tallies["documents missing"].required += 1
            continue
        files += 1
        score_document(tallies, export, gold, document)
    return files, tallies


def _figure(x: float | None) -> str:
    return "   -  " if x is None else f"{x:6.3f}"


def print_scores(tallies: Tallies, failures: list[str], misses: bool) -> None:
    """Print the table, and every miss and false positive if asked to."""
    print(f"{'kind':26} {'prec':>6} {'recall':>6} {'F1':>6} {'need':>5} {'false':>5}")
    for k, t in tallies.items():
        r = t.row()
        p, recall, f1 = (_figure(r[x]) for x in ("precision", "recall", "f1"))
        print(f"{k:26} {p} {recall} {f1} {r['required']:5} {r['false_positives']:5}")
    print(f"integrity failures: {len(failures)}")
    if misses:
        for k, t in tallies.items():
            for m in t.missed:
                print(f"miss   {k}: {m}")
            for w in t.wrong:
                print(f"wrong  {k}: {w}")
        for b in failures:
            print(f"integrity: {b}")


def main(argv: list[str]) -> int:
    """Score the export named first against the folder named second."""
    args = [a for a in argv if not a.startswith("--")]
    export = Export.of(json.loads(Path(args[0]).read_text("utf-8")))
    files, tallies = score_all(export, sorted(Path(args[1]).glob("*.json")))
    failures = integrity(export)
    if "--json" in argv:
        rows = {k: t.row() for k, t in tallies.items()}
        print(json.dumps({"documents": files, "scores": rows, "integrity_failures": len(failures)}, indent=1))
    else:
        print_scores(tallies, failures, "--misses" in argv)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
