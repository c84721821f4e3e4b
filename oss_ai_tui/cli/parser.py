"""The arguments: one parser, a sub-parser for each command, options for the store anywhere."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from collections.abc import Sequence

from oss_ai_tui import __version__
from oss_ai_tui.cli.output import shortened
from oss_ai_tui.cli.width import columns
from oss_ai_tui.domain.errors import WRONG_USAGE
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.i18n import LANGUAGES, N_, language_of, tr
from oss_ai_tui.ui.terminal import THEMES

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing costs a third of --help
    from argparse import _ActionsContainer
    from typing import NoReturn

    from _typeshed import SupportsWrite

STAGES = (
    *("document", "passages", "sentences", "entities", "roles", "quotes"),
    *("times", "figures", "relations", "events", "profiles"),
)
EXPORT_FORMATS = ("json", "markdown", "csv", "jsonl", "csl-json", "bibtex")
EXPORT_KINDS = (
    *("quotes", "events", "figures", "relations", "facts", "passages"),
    *("companies", "models", "people", "documents"),
)
CITE_FORMS = ("text", "quote", "citation", "link", "json", "path")
TIMELINE_LANES = ("company", "model", "person", "document")
TIMELINE_UNITS = ("year", "quarter", "month", "day")
SEARCH_KINDS = ("passages", "quotes", "companies", "models", "people", "events", "all")

ARGPARSE_STRINGS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""Messages of the standard library's parser, named here so that the catalogue holds them."""


class Parser(ArgumentParser):
    """A parser whose complaints are two plain lines on standard error, safe to print."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; OSError if it cannot be written, which the standard library's own keeps to itself."""
        print(self.format_help(), end="", file=file)

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and where to read more, and exit with the code for wrong usage."""
        print(f"oss-ai-tui: {shortened(one_line(message))}", file=sys.stderr)
        print(tr("Try «{command} --help».", command=self.prog), file=sys.stderr)
        sys.exit(WRONG_USAGE)


def wanted_language(arguments: Sequence[str]) -> str:
    """Return the language of ``--lang`` if it is given, else the locale's: help and errors need it before parsing."""
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return value
    return language_of()


def build_parser() -> Parser:
    """Return the parser; ``command`` is None for the explorer."""
    parser = Parser(
        prog="oss-ai-tui",
        description=tr(
            "Explore what Spanish texts say about open-source AI: who said what, when, and where it is written."
        ),
        epilog=tr("Without a command it opens the explorer, which needs a terminal."),
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, dest=SUPPRESS, default=SUPPRESS, help=tr("show the version and exit")
    )
    _add_common(parser, default=None)
    _add_look(parser)
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"), title=tr("commands"))
    for add in (
        *(_add_ingest, _add_search, _add_show, _add_timeline, _add_matrix, _add_lineage, _add_conflicts),
        *(_add_cite, _add_export, _add_info, _add_remove, _add_explain, _add_key_list),
    ):
        add(commands)
    return parser


class _Version(Action):
    """Prints the version; OSError if it cannot be written, which the standard library's own keeps to itself."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        print(f"oss-ai-tui {__version__}")
        parser.exit()


class _Formatter(HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=columns() - 2)


def _add_common(parser: ArgumentParser, default: object) -> None:
    """Options that stand before or after the command; after it they must not reset what stood before."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--store", type=_named, metavar=tr("PATH"), default=default, help=tr("the store's folder"))
    sample = False if default is None else default
    where.add_argument(
        "--sample", action="store_true", default=sample, help=tr("use the sample that comes with the program")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=tr("language of the program"))


def _add_look(parser: ArgumentParser) -> None:
    """Options of the explorer."""
    look = parser.add_argument_group(tr("explorer"))
    look.add_argument("--theme", choices=THEMES, help=tr("its colours; the terminal's own unless given"))
    look.add_argument("--ascii", action="store_true", help=tr("draw borders and signs in ASCII"))
    _add_keys(look, default=None)
    look.add_argument("--fresh", action="store_true", help=tr("start anew instead of where you left"))
    look.add_argument("--mouse", action="store_true", help=tr("take the mouse from the terminal"))


def _add_keys(parser: _ActionsContainer, default: object) -> None:
    parser.add_argument(
        "--keys",
        type=_named,
        metavar=tr("FILE"),
        default=default,
        help=tr("a file of keys instead of your own; «oss-ai-tui keys» prints one"),
    )


def _add_key_list(commands: object) -> None:
    parser = _sub(commands, "keys", tr("print all commands of the explorer with their keys, as a file of keys"))
    _add_keys(parser, default=SUPPRESS)


def _sub(commands: object, name: str, help: str) -> Parser:
    parser: Parser = commands.add_parser(  # type: ignore[attr-defined]
        name, help=help, description=help, formatter_class=_Formatter, allow_abbrev=False
    )
    _add_common(parser, default=SUPPRESS)
    return parser


def _add_ingest(commands: object) -> None:
    parser = _sub(commands, "ingest", tr("read texts and put what they say into the store"))
    parser.add_argument(
        "paths", nargs="+", type=_named, metavar=tr("PATH"), help=tr("a .txt or .md file, or a folder of them")
    )
    parser.add_argument("--date", metavar="EDTF", help=tr("date of the texts that print none, such as 2024-03"))
    parser.add_argument(
        "--jobs", type=_positive, metavar="N", help=tr("processes that read; as many as help unless given")
    )


def _add_search(commands: object) -> None:
    parser = _sub(
        commands, "search", tr("search passages or facts; typos, missing accents and inflections are forgiven")
    )
    parser.epilog = tr(
        'In a query: "exact phrase", \'exactword, -without, this | that, and the fields who: about: type: doc: and'
        " date:2023..2024, also named quien: sobre: tipo: and fecha:."
    )
    parser.add_argument("query", nargs="+", metavar=tr("QUERY"), help=tr("words, as in the explorer's search"))
    parser.add_argument("--in", dest="kind", choices=SEARCH_KINDS, default="passages", help=tr("what to search"))
    parser.add_argument("--limit", type=_positive, default=10, metavar="N", help=tr("how many hits to show"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_show(commands: object) -> None:
    parser = _sub(commands, "show", tr("show a document, passage, entity or fact with its evidence"))
    parser.add_argument("id", type=_id, metavar="ID", help=tr("an id, or a link such as d0123456789#p41"))


def _add_cite(commands: object) -> None:
    parser = _sub(commands, "cite", tr("write facts, passages or texts in a form to paste, one a line"))
    parser.add_argument(
        "ids",
        nargs="+",
        type=_id,
        metavar="ID",
        help=tr("ids, or links such as d0123456789#p41; - reads them from standard input"),
    )
    parser.add_argument(
        "--as", dest="form", choices=CITE_FORMS, default="quote", help=tr("the form; quote unless given")
    )


def _add_export(commands: object) -> None:
    parser = _sub(
        commands, "export", tr("write the whole store (json), or quotes, facts and passages with their citations")
    )
    parser.add_argument("--format", choices=EXPORT_FORMATS, required=True, help=tr("the format"))
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--what", choices=EXPORT_KINDS, help=tr("what to write, in any format but json; quotes unless given")
    )
    one.add_argument(
        "--id",
        action="append",
        type=_id,
        metavar="ID",
        help=tr("write only this, by its id or link; may be repeated; - reads ids from standard input"),
    )
    parser.add_argument(
        "-o", "--output", type=_named, metavar=tr("FILE"), help=tr("where to write; standard output unless given")
    )


def _add_info(commands: object) -> None:
    _sub(commands, "info", tr("say what the store holds"))


def _add_conflicts(commands: object) -> None:
    parser = _sub(commands, "conflicts", tr("show what the texts contradict each other in, or the registry"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_timeline(commands: object) -> None:
    parser = _sub(commands, "timeline", tr("show when things happened, and why each date is believed"))
    parser.add_argument("--plot", action="store_true", help=tr("draw it on an axis"))
    parser.add_argument("--by", choices=TIMELINE_LANES, help=tr("in lanes; a drawing has companies unless given"))
    parser.add_argument(
        "--unit", choices=TIMELINE_UNITS, help=tr("scale of the drawing; the finest that fits unless given")
    )
    parser.add_argument("--from", dest="since", metavar="EDTF", help=tr("leave out what surely happened before"))
    parser.add_argument("--to", dest="until", metavar="EDTF", help=tr("leave out what surely happened after"))
    parser.add_argument("--limit", type=_positive, metavar="N", help=tr("how many lanes to draw; 20 unless given"))
    parser.add_argument("--why", action="store_true", help=tr("say in the list how each date was read"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_matrix(commands: object) -> None:
    parser = _sub(commands, "matrix", tr("show who said how much about whom"))
    parser.add_argument("--by", choices=["company", "model"], default="company", help=tr("whom it is about"))
    parser.add_argument("--limit", type=_positive, metavar="N", help=tr("how many speakers to show; 30 unless given"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_lineage(commands: object) -> None:
    parser = _sub(commands, "lineage", tr("show what a model was built on, and what was built on it"))
    parser.add_argument("model", nargs="?", metavar=tr("MODEL"), help=tr("name or id of a model; all unless given"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def _add_remove(commands: object) -> None:
    parser = _sub(commands, "remove", tr("remove documents with all their facts"))
    parser.add_argument("ids", nargs="+", type=_id, metavar="ID", help=tr("id of a document, as «info» lists them"))


def _add_explain(commands: object) -> None:
    parser = _sub(commands, "explain", tr("say what each stage of the extraction makes of a file, and by which rule"))
    parser.add_argument("file", metavar=tr("FILE"))
    parser.add_argument("--date", metavar="EDTF", help=tr("date of the text, if it prints none"))
    parser.add_argument("--stage", choices=STAGES, help=tr("one stage only"))


def parse(arguments: Sequence[str]) -> Namespace:
    """Return the options; SystemExit if they are wrong, or if only help or the version is asked for."""
    parser = build_parser()
    if name := _dashed(arguments):
        parser.error(tr("{name} reads as an option: write ./{name}", name=name))
    options = parser.parse_args(arguments)
    if options.sample and options.store is not None:  # argparse tells it only where both stand on one side
        parser.error(_not_together("--store", "--sample"))
    return options


def _dashed(arguments: Sequence[str]) -> str | None:
    """Return the file name that would be taken for an option of a command that reads files; those are long or -h."""
    if not {"ingest", "explain"} & set(arguments) or "--" in arguments:
        return None
    return next((one for one in arguments if re.fullmatch(r"(?s)-[^-].*\.(txt|md)", one, re.IGNORECASE)), None)


def _not_together(one: str, other: str) -> str:
    """In argparse's own words, and out of its own catalogue."""
    refusal = tr("not allowed with argument %s") % other
    return tr("argument %(argument_name)s: %(message)s") % {"argument_name": one, "message": refusal}


def _named(text: str) -> str:
    """An empty path is a script's unset variable, never the current folder."""
    if not text:
        raise ArgumentTypeError(tr("an empty path names nothing"))
    return text


def _id(text: str) -> str:
    if not text:
        raise ArgumentTypeError(tr("an empty id names nothing"))
    return text


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:10]) < 10**9:
        raise ArgumentTypeError(tr("not a number above zero: {text}", text=text))
    return int(text)
