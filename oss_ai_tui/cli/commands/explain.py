"""``explain``: what each stage of the extraction makes of one file, and by which rule."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from oss_ai_tui.cli.commands.ingest import edtf_option
from oss_ai_tui.cli.output import say
from oss_ai_tui.cli.sheets import headline
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Evidence, Model, Person, Record
from oss_ai_tui.extract import extract
from oss_ai_tui.extract.reading import read_passage
from oss_ai_tui.i18n import N_, tr
from oss_ai_tui.ingest import read_document
from oss_ai_tui.ui import words

Lines = Iterator[str]


def run(options: Namespace) -> int:
    """Print the outcome of the stage asked for, or of all of them; nothing is stored."""
    document, passages = read_document(Path(options.file), edtf_option(options.date))
    record = extract(document, passages)
    corpus = Corpus.of([record])
    for name in [options.stage] if options.stage else STAGES:
        say(f"== {_heading(name)}")
        for line in STAGES[name](corpus, record):
            say(line)
    return 0


def _heading(stage: str) -> str:
    """The stage in the language in force; where that differs from what ``--stage`` takes, both."""
    title = tr(TITLES[stage])
    return stage if title == stage else f"{title} ({stage})"


def _document(corpus: Corpus, record: Record) -> Lines:
    document = record.document
    basis = tr(words.DATE_BASES[document.date_basis])
    yield f"{tr('date')} {document.date or '?'} ({basis}) {'; '.join(document.reasons)}".rstrip()
    for proof in document.proofs:
        yield f"{_place(corpus, proof.evidence)} {proof.field} = {proof.value}  {_by(proof.rule, proof.confidence)}"


def _passages(corpus: Corpus, record: Record) -> Lines:
    for passage in record.passages:
        yield f"¶{passage.ordinal + 1} {passage.kind}: {passage.text}"


def _sentences(corpus: Corpus, record: Record) -> Lines:
    for passage in record.passages:
        for sentence in read_passage(passage).sentences:
            said = passage.text[sentence.start : sentence.end]
            yield f"¶{passage.ordinal + 1} {sentence.start}-{sentence.end} {said}"


def _entities(corpus: Corpus, record: Record) -> Lines:
    entities: tuple[Company | Model | Person, ...] = (*record.companies, *record.models, *record.people)
    for entity in entities:
        yield f"{entity.id}  {entity.name}  [{', '.join(entity.aliases)}]"
        for mention in entity.mentions:
            by = _by(mention.rule, mention.confidence)
            yield f"    {_place(corpus, mention.evidence)} «{mention.evidence.words}»  {by}"


def _roles(corpus: Corpus, record: Record) -> Lines:
    for person in record.people:
        for role in person.roles:
            organization = corpus.name(role.organization) or "?"
            by = _by(role.rule, role.confidence)
            yield f"{_place(corpus, role.evidence)} {person.name}: {role.title}, {organization}  {by}"


def _profiles(corpus: Corpus, record: Record) -> Lines:
    for model in record.models:
        for proof in model.proofs:
            value = corpus.name(proof.value) or proof.value
            by = _by(proof.rule, proof.confidence)
            yield f"{_place(corpus, proof.evidence)} {model.name}: {proof.field} = {value}  {by}"


def _facts(kind: str) -> Callable[[Corpus, Record], Lines]:
    def lines(corpus: Corpus, record: Record) -> Lines:
        for fact in getattr(record, kind):
            by = _by(fact.rule, fact.confidence)
            yield f"{_place(corpus, fact.evidence)} {headline(corpus, fact)}  {by}"

    return lines


def _place(corpus: Corpus, evidence: Evidence) -> str:
    return f"¶{corpus.passage(evidence.passage).ordinal + 1} {evidence.start}-{evidence.end}"


def _by(rule: str, confidence: float) -> str:
    return tr("by {rule} ({confidence})", rule=rule, confidence=words.share(confidence))


TITLES = {
    "document": N_("document"),
    "passages": N_("passages"),
    "sentences": N_("sentences"),
    "entities": N_("entities"),
    "roles": N_("roles"),
    "quotes": N_("quotes"),
    "times": N_("times"),
    "figures": N_("figures"),
    "relations": N_("relations"),
    "events": N_("events"),
    "profiles": N_("profiles"),
}
STAGES: Mapping[str, Callable[[Corpus, Record], Lines]] = {
    "document": _document,
    "passages": _passages,
    "sentences": _sentences,
    "entities": _entities,
    "roles": _roles,
    "quotes": _facts("quotes"),
    "times": _facts("times"),
    "figures": _facts("figures"),
    "relations": _facts("relations"),
    "events": _facts("events"),
    "profiles": _profiles,
}
