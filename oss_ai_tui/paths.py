"""Where files lie: the package's own assets and the user's XDG folders."""

from __future__ import annotations

import os
from pathlib import Path

APP = "oss-ai-tui"
STORE_VARIABLE = "OSS_AI_TUI_STORE"


def assets() -> Path:
    """Return the folder of the assets: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


def sample_store() -> Path:
    """Return the store of the sample texts, which is read only."""
    return assets() / "sample" / "store"


def _xdg(variable: str, default: str) -> Path:
    base = os.environ.get(variable, "")
    return (Path(base) if Path(base).is_absolute() else _home() / default) / APP


def _home() -> Path:
    """A user whom the system does not know has no home; what would lie there lies where nobody may write."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def user_store() -> Path:
    """Return the place of the user's own store, whether it exists or not."""
    return _xdg("XDG_DATA_HOME", ".local/share") / "store"


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as search indexes."""
    return _xdg("XDG_CACHE_HOME", ".cache")


def state_folder() -> Path:
    """Return the folder for reports and what should outlive a session."""
    return _xdg("XDG_STATE_HOME", ".local/state")


def config_folder() -> Path:
    """Return the folder for the user's settings."""
    return _xdg("XDG_CONFIG_HOME", ".config")


def keys_file() -> Path:
    """Return the place of the user's own keys, whether there are any or not."""
    return config_folder() / "keys.toml"
