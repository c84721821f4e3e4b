"""The person's keymap: a TOML file in which ids of commands have lists of keys.

    search = ["/", "ctrl+f"]

What cannot be meant is refused, with its line: an unknown command or key, a key for two commands in force in the same
place, a letter for a command that is in force where letters are typed, and leaving without a key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, WRONG_USAGE, Problem
from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.i18n import N_
from oss_ai_tui.paths import keys_file
from oss_ai_tui.ui.command import bound_keys, is_letter
from oss_ai_tui.ui.commands import ALL
from oss_ai_tui.ui.keymap import OWN_KEYS, Keymap
from oss_ai_tui.ui.keynames import NEVER_SENT, key_written
from oss_ai_tui.ui.keyplaces import KEY_PLACES, sharing

_NO_COMMAND = N_("{path}, line {line}: there is no command «{id}».\n«oss-ai-tui keys» lists all.")
_NO_COMMAND_BUT = N_(
    "{path}, line {line}: there is no command «{id}».\nPerhaps «{near}» was meant? «oss-ai-tui keys» lists all."
)
_NO_LIST = N_('{path}, line {line}: «{id}» needs a list of keys.\nWrite for instance: {id} = ["x", "ctrl+x"]')
_NO_KEY = N_(
    "{path}, line {line}: there is no key «{key}».\n"
    "Write a letter or a sign, or enter, escape, space, up, pagedown, f5, ctrl+x…"
)
_NEVER_SENT = N_("{path}, line {line}: a terminal sends «{key}» as {other}.\nGive «{id}» another key.")
_LETTER = N_(
    "{path}, line {line}: «{key}» writes something where «{id}» is in force.\nGive it a key such as f5 or ctrl+x."
)
_NEEDED = N_("{path}, line {line}: without a key for «{id}» nobody could leave.\nGive it one, or remove the line.")
_SHARED = N_(
    "{path}, line {line}: «{key}» of «{id}» is a key of «{other}» too.\n"
    "Give one of them another; «oss-ai-tui keys» lists all."
)

_LARGEST = 1 << 18
"""Bytes of a file of keys; what is longer is none."""


def read_keymap(named: Path | None) -> Keymap:
    """Return the keys of a file: the one named, else the person's own if there is one. Raises Problem."""
    path = named or keys_file()
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        if named is None:
            return OWN_KEYS
        raise _unreadable(path, error) from None
    except OSError as error:
        raise _unreadable(path, error) from None
    return parse(data, path)


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        N_("The keys in {path} cannot be read: {reason}.\nMend the file, or name another one with --keys FILE."),
        UNUSABLE_INPUT,
        path=path,
        reason=reason(error),
    )


def parse(data: bytes, path: Path) -> Keymap:
    """Return the keymap that the bytes of a file are. Raises Problem."""
    text = _text(data, path)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise Problem(
            N_('{path}, line {line}: this is no TOML.\nA line reads: search = ["/", "ctrl+f"]'),
            WRONG_USAGE,
            path=path,
            line=line[1] if line else text.count("\n") + 1,
        ) from None
    return _Reader(path, _lines(text)).keymap(table)


def _text(data: bytes, path: Path) -> str:
    try:
        if len(data) <= _LARGEST:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    raise Problem(
        N_('The file of keys {path} is no text in UTF-8, or too long.\nA line reads: search = ["/", "ctrl+f"]'),
        UNUSABLE_INPUT,
        path=path,
    )


def _lines(text: str) -> Mapping[str, int]:
    """Return the line in which each name is given a value, as far as that is plain."""
    found = (re.match(r"""\s*\[*\s*["']?([^"'=\s\].]+)""", line) for line in text.splitlines())
    return {match[1]: number for number, match in reversed(list(enumerate(found, 1))) if match}


@dataclass(frozen=True)
class _Reader:
    """Makes a keymap of a table, or says what is wrong with it."""

    path: Path
    lines: Mapping[str, int]

    def keymap(self, table: Mapping[str, object]) -> Keymap:
        keymap = Keymap({id: tuple(dict.fromkeys(self._keys(id, value))) for id, value in table.items()})
        for problem in chain(self._letters(keymap), self._leaving(keymap), self._sharing(keymap)):
            if problem is not None:
                raise problem
        return keymap

    def _keys(self, id: str, value: object) -> Iterator[str]:
        if id not in ALL:
            near = get_close_matches(id, ALL, 1)
            raise self._fault(_NO_COMMAND_BUT if near else _NO_COMMAND, id=id, near=near[0] if near else "")
        if not isinstance(value, list):
            raise self._fault(_NO_LIST, id=id)
        for key in value:
            if not isinstance(key, str):
                raise self._fault(_NO_LIST, id=id)
            written = key_written(key)
            if written is None:
                raise self._fault(_NO_KEY, id=id, key=key)
            if written in NEVER_SENT:
                raise self._fault(_NEVER_SENT, id=id, key=key, other=NEVER_SENT[written])
            yield written

    def _letters(self, keymap: Keymap) -> Iterator[Problem]:
        """Yield what is wrong with letters where letters are typed."""
        typed = {command.id for place in KEY_PLACES if place.is_typing for command in place.own}
        for id in typed & set(keymap.changed):
            yield from (self._fault(_LETTER, id=id, key=key) for key in keymap.changed[id] if is_letter(key))

    def _leaving(self, keymap: Keymap) -> Iterator[Problem]:
        """Yield what nobody could leave."""
        for id, keys in keymap.changed.items():
            if ALL[id].needed and not keys:
                yield self._fault(_NEEDED, id=id)

    def _sharing(self, keymap: Keymap) -> Iterator[Problem | None]:
        """Yield which keys two commands in force in the same place have."""
        for place in KEY_PLACES:
            taken: dict[str, list[str]] = {}
            for command in place.commands:
                for name, key in bound_keys(command, keymap.keys(command)).items():
                    if place.counts(command, key):
                        yield from (self._clash(keymap, key, other, command.id) for other in taken.get(name, ()))
                        taken.setdefault(name, []).append(command.id)

    def _clash(self, keymap: Keymap, key: str, one: str, other: str) -> Problem | None:
        """Return what is wrong with a key of two commands, or None where they are never in force together."""
        if frozenset((one, other)) in sharing():
            return None
        new = max((id for id in (one, other) if id in keymap.changed), key=lambda id: self.lines.get(id, 0))
        return self._fault(_SHARED, id=new, key=key, other=other if new == one else one)

    def _fault(self, message: str, id: str, **fields: object) -> Problem:
        return Problem(message, WRONG_USAGE, path=self.path, line=self.lines.get(id, 1), id=id, **fields)
