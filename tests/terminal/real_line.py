"""A real line: an ssh server on the loopback that lets one key in, and tmux servers behind it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from shlex import join

from tests.terminal.driver import DEADLINE, Terminal

_CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PermitUserRC no
PrintMotd no
PrintLastLog no
"""
_SEPARATION = Path("/run/sshd")
"""Where Debian's sshd shuts its unprivileged half in; nothing makes it where no service manager runs."""
_TRIES = 5
"""Ports to try: one that was free may be taken before the server takes it."""


def missing() -> str | None:
    """Return what this machine lacks for a real line, or None."""
    lacking = [name for name in ("ssh", "ssh-keygen", "tmux") if shutil.which(name) is None]
    lacking += [] if _sshd() else ["sshd"]
    return f"not on this machine: {', '.join(lacking)}" if lacking else None


def _sshd() -> str | None:
    return shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class Line:
    """An ssh server of the test's own.

    Args:
        folder: where its keys and its log lie; nothing of the system's is touched.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sockets: list[str] = []
        for name in ("host", "key"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)]
            subprocess.run(command, check=True, capture_output=True)
        if os.geteuid() == 0:
            _SEPARATION.mkdir(mode=0o755, exist_ok=True)
        self._server = self._serve()

    def _serve(self) -> subprocess.Popen[bytes]:
        for _ in range(_TRIES):
            self.port = _free_port()
            config = self._folder / "config"
            config.write_text(_CONFIG.format(port=self.port, folder=self._folder))
            with (self._folder / "log").open("ab") as log:
                command = [_sshd() or "sshd", "-D", "-e", "-f", str(config)]
                server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            if self._answers(server):
                return server
        raise AssertionError(f"sshd does not start:\n{self.log}")

    def _answers(self, server: subprocess.Popen[bytes]) -> bool:
        """Wait until the server listens, or has ended instead."""
        end = time.monotonic() + DEADLINE
        while server.poll() is None and time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return True
            time.sleep(0.02)
        server.kill()
        server.wait()
        return False

    @property
    def log(self) -> str:
        """What the server has said."""
        return (self._folder / "log").read_text(errors="replace")

    def connect(
        self, command: Sequence[str], size: tuple[int, int] = (80, 24), term: str = "xterm-256color"
    ) -> Terminal:
        """Run a command at the other end, in a terminal of this size and kind."""
        options = ["-F", "none", "-i", f"{self._folder / 'key'}", "-p", f"{self.port}", "-e", "none"]
        for name, value in (
            ("StrictHostKeyChecking", "no"),
            ("UserKnownHostsFile", "/dev/null"),
            ("IdentitiesOnly", "yes"),
            ("BatchMode", "yes"),
            ("LogLevel", "ERROR"),
        ):
            options += ["-o", f"{name}={value}"]
        return Terminal(
            ["ssh", "-tt", *options, "127.0.0.1", join(command)], size, {"TERM": term, "SSH_AUTH_SOCK": None}
        )

    def tmux(self, name: str, *settings: str) -> list[str]:
        """Return the beginning of a command for a tmux of its own, with these settings and no others."""
        config, at = self._folder / f"{name}.conf", f"{self._folder}/{name}"
        config.write_text("".join(f"{setting}\n" for setting in settings))
        self._sockets.append(at)
        return ["env", "-u", "TMUX", shutil.which("tmux") or "tmux", "-u", "-f", str(config), "-S", at]

    def close(self) -> None:
        """End every tmux and the server."""
        for at in self._sockets:
            subprocess.run(["tmux", "-S", at, "kill-server"], capture_output=True)
        self._server.terminate()
        self._server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
