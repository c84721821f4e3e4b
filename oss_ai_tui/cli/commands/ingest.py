"""``ingest``: files and folders into a store."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from oss_ai_tui.cli.output import complain, report
from oss_ai_tui.cli.places import writing_store
from oss_ai_tui.cli.progress import Progress
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import SOME_INPUTS_FAILED, STORE_NOT_WRITABLE, WRONG_USAGE, Problem
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.i18n import N_, tr, trn
from oss_ai_tui.intake import Outcome, ingest

STATUS = {
    "added": N_("added"),
    "replaced": N_("replaced"),
    "redone": N_("read anew"),
    "unchanged": N_("unchanged"),
}
BASIS = {
    "stated": N_("stated in the text"),
    "user": N_("given with --date"),
    "inferred": N_("inferred from the text"),
    "none": N_("unknown"),
}


def run(options: Namespace) -> int:
    """Ingest and print what was found in each file; the failures decide the exit code."""
    store, date = writing_store(options), edtf_option(options.date)
    files, problems = _files(options.paths)
    for problem in problems:
        complain(problem)
    if not files:
        return problems[0].exit_code
    good, written = 0, True
    with (  # however we end, the line is wiped, and workers and lock end at once
        closing(Progress(files)) as progress,
        closing(ingest(files, store, date, options.jobs)) as outcomes,
    ):
        for outcome in outcomes:
            progress.clear()
            written &= _report(outcome)
            if outcome.problem:
                problems.append(outcome.problem)
            good += outcome.problem is None
            progress.step()
    return _exit_code(problems, good) or (0 if written else STORE_NOT_WRITABLE)


def _exit_code(problems: list[Problem], good: int) -> int:
    if not problems:
        return 0
    return SOME_INPUTS_FAILED if good else problems[0].exit_code


def edtf_option(text: str | None) -> Edtf | None:
    """Return the date of an option, or None where it was not given; Problem 2 if it is no date."""
    if text is None:
        return None
    try:
        return Edtf(text)
    except ValueError:
        raise Problem(
            N_("--date {text}: not an EDTF date; write 2024, 2024-03 or 2024-03-15"), WRONG_USAGE, text=text
        ) from None


def _files(paths: list[str]) -> tuple[list[Path], list[Problem]]:
    """Find the files of every path; a path that cannot be used hinders no other."""
    from oss_ai_tui.ingest import find_files

    files: dict[Path, None] = {}
    problems = []
    for path in paths:
        try:
            files.update(dict.fromkeys(find_files([Path(path)])))
        except Problem as problem:
            problems.append(problem)
    return list(files), problems


def _report(outcome: Outcome) -> bool:
    """Tell what became of a file; False if that could not be written."""
    if outcome.problem:
        complain(outcome.problem)
    written = [report(line) for line in _lines(outcome)]
    return all(written)


def _lines(outcome: Outcome) -> Iterator[str]:
    document = outcome.document
    if document is None:
        return
    yield f"{document.id}  {document.file}  {tr(STATUS[outcome.status])}  {_dated(document)}"
    if outcome.replaces:
        yield "    " + tr("replaces {id}, which is no longer in the store", id=outcome.replaces)
    if outcome.status != "unchanged":
        yield f"    {found(outcome.counts)}"


def _dated(document: Document) -> str:
    if document.date is None:
        return tr("date unknown (give one with --date)")
    return f"{document.date.value} ({tr(BASIS[document.date_basis])})"


def found(counts: Mapping[str, int]) -> str:
    """Return the counts of a document or store in words: «12 passages, 3 companies …»."""
    return ", ".join(
        [
            trn("{n} passage", "{n} passages", counts.get("passages", 0)),
            trn("{n} company", "{n} companies", counts.get("companies", 0)),
            trn("{n} model", "{n} models", counts.get("models", 0)),
            trn("{n} person", "{n} people", counts.get("people", 0)),
            trn("{n} quote", "{n} quotes", counts.get("quotes", 0)),
            trn("{n} event", "{n} events", counts.get("events", 0)),
            trn("{n} figure", "{n} figures", counts.get("figures", 0)),
            trn("{n} relation", "{n} relations", counts.get("relations", 0)),
        ]
    )
