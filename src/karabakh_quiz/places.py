"""Where files live.

Only the screens and the commands read this, and pass paths down.
`KARABAKH_QUIZ_HOME=FOLDER` puts every file of ours under that folder;
`KARABAKH_QUIZ_DECKS=A:B` (`;` on Windows) adds deck folders.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from karabakh_quiz.structs import struct


@struct
class Places:
    """The paths of one learner on this machine."""

    progress: Path
    """The log, a SQLite file."""
    settings: Path
    """Look and feel, a TOML file."""
    cache: Path
    """Compiled decks; may be deleted at any time."""
    own_decks: Path
    """The learner's own decks: they win over all others."""
    configured_decks: tuple[Path, ...]
    """Folders named in the environment."""
    shipped_decks: Path
    """The decks that come with the program."""


def find_places(environment: Mapping[str, str] = os.environ) -> Places:
    """The paths that `environment` asks for; nothing is created or read."""
    home = environment.get("KARABAKH_QUIZ_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        data, config, cache = root, root, root / "cache"
    else:
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("karabakh-quiz", appauthor=False)
        data = Path(dirs.user_data_dir)
        config = Path(dirs.user_config_dir)
        cache = Path(dirs.user_cache_dir)
    configured = tuple(
        Path(part).expanduser().absolute()
        for part in environment.get("KARABAKH_QUIZ_DECKS", "").split(os.pathsep)
        if part
    )
    return Places(
        progress=data / "progress.db",
        settings=config / "settings.toml",
        cache=cache,
        own_decks=data / "decks",
        configured_decks=configured,
        shipped_decks=_shipped(),
    )


def _shipped() -> Path:
    """The decks inside the installed package, or the repository's in a checkout."""
    here = Path(__file__).parent
    packed = here / "shipped"
    return packed if packed.is_dir() else here.parents[1] / "decks"
