"""The palette: every command in force by its words, and every company, model, person and text by its name."""

from __future__ import annotations

from collections.abc import Iterator

from textual.dom import DOMNode

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Document, Entity
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.choices import Choice, Menu
from oss_ai_tui.ui.command import Command, key_name
from oss_ai_tui.ui.commands import ALL, CHOSEN, COPYING
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.rows import short_name
from oss_ai_tui.ui.screens.base import PlaceScreen

_COMMAND = "command "
"""Begins the ids of commands; those of things hold no blank."""


class Palette:
    """What can be chosen at a place.

    Args:
        screen: shows the place; what is in force there when the palette opens can be run.
        corpus: what can be gone to; None before anything is read.
    """

    def __init__(self, screen: PlaceScreen, corpus: Corpus | None) -> None:
        self._screen = screen
        self._nodes = _nodes(screen)
        commands = list(self._commands())
        things = names(corpus) if corpus is not None else ()
        self.menu = Menu(
            tr("Commands, companies, models, people and texts"),
            tr("Type a command or a name"),
            (*things, *commands),
            range(len(things), len(things) + len(commands)),
        )

    def _commands(self) -> Iterator[Choice]:
        found = sorted(self._screen.in_force(), key=lambda one: (not one.command.title, one.command.rank))
        for one in found:
            yield _choice(one.command, " ".join(key_name(key) for key in one.keys))
            if one.command.id == "copy":
                first = key_name(one.keys[0])
                yield from (_choice(form, f"{first} {self._screen.keymap.name(form.id)}") for form in COPYING)
        for command in CHOSEN:
            if all(command is not one.command for one in found):
                yield _choice(command, "")

    def take(self, id: str) -> Place | None:
        """Run the command that was chosen, or return the page of the thing."""
        if not id.startswith(_COMMAND):
            return Place("page", item=id)
        command, explorer = ALL[id.removeprefix(_COMMAND)], self._screen.explorer
        explorer.call_later(explorer.run_action, command.action, self._nodes.get(command.id, explorer))
        return None


def _nodes(screen: PlaceScreen) -> dict[str | None, DOMNode]:
    """Return what carries out each command in force."""
    return {found.binding.id: found.node for found in screen.active_bindings.values() if found.enabled}


def _choice(command: Command, keys: str) -> Choice:
    return Choice(f"{_COMMAND}{command.id}", tr(command.help), "", keys, is_command=True)


def _text_note(document: Document) -> str:
    return " · ".join([tr("text"), *([document.date.value] if document.date else [])])


def names(corpus: Corpus) -> tuple[Choice, ...]:
    """Return everything that has a page under a name, the most spoken of first."""
    everybody: tuple[Entity, ...] = (*corpus.companies, *corpus.models, *corpus.people)
    ranked = sorted(everybody, key=lambda e: -len(e.mentions))
    kinds = {person.id: tr("person") for person in corpus.people}
    kinds |= {company.id: words.kind(company.kind) for company in corpus.companies}
    kinds |= {model.id: words.kind(model.kind) for model in corpus.models}
    entities = (Choice(e.id, e.name, kinds[e.id]) for e in ranked)
    texts = (Choice(d.id, short_name(d), _text_note(d)) for d in corpus.documents)
    return (*entities, *texts)
