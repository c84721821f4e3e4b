"""The file of keys from the command line: printed, used, refused before the screen is touched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from oss_ai_tui.ui.commands import ALL
from oss_ai_tui.ui.keyfile import parse
from tests.cli.helpers import Run
from tests.terminal.conftest import ROOT
from tests.terminal.driver import Terminal


def test_what_is_printed_is_a_file_of_keys_with_every_command(run: Run) -> None:
    printed = run("keys").out
    found = parse(printed.encode(), Path("teclas.toml"))
    assert {id: list(keys) for id, keys in found.changed.items()} == {id: list(c.keys) for id, c in ALL.items()}


def test_the_persons_keys_are_printed_and_a_named_file_goes_before_them(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config" / "oss-ai-tui"
    config.mkdir(parents=True)
    (config / "keys.toml").write_text('search = ["ctrl+f", "\\""]\n', "utf-8")
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert 'search = ["ctrl+f", "\\""]' in run("keys", env=env).out
    other = tmp_path / "otras.toml"
    other.write_text('search = ["z"]\n', "utf-8")
    assert 'search = ["z"]' in run("keys", "--keys", other, env=env).out
    assert 'search = ["z"]' in run("--keys", other, "keys", env=env).out


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "«j» of «search» is a key of"), ("es", "es también tecla de «down»")]
)
def test_a_key_for_two_commands_is_refused_in_two_lines(run: Run, tmp_path: Path, lang: str, words: str) -> None:
    path = tmp_path / "teclas.toml"
    path.write_text('search = ["j"]\n', "utf-8")
    done = run("keys", "--keys", path, "--lang", lang)
    assert done.code == 2 and not done.out
    assert words in done.err and str(path) in done.err and len(done.err.splitlines()) == 2


def test_a_file_of_keys_that_is_not_there_is_unusable_input(run: Run, tmp_path: Path) -> None:
    done = run("keys", "--keys", tmp_path / "no.toml")
    assert done.code == 4 and len(done.err.splitlines()) == 2


def test_the_explorer_refuses_before_it_touches_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "teclas.toml"
    path.write_text("quit = []\n", "utf-8")
    command = [sys.executable, "-m", "oss_ai_tui", "--sample", "--lang", "en", "--keys", str(path)]
    terminal = Terminal(command, (200, 24), {"PYTHONPATH": str(ROOT)})
    try:
        assert terminal.wait_end() == 2
        assert b"\x1b" not in terminal.sent
        assert "without a key for «quit»" in terminal.text and len(terminal.sent.splitlines()) == 2
    finally:
        terminal.close()
