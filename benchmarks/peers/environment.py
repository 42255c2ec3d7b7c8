"""Installs a peer where nothing else sees it: a virtual environment of its own in the cache folder, made on first use.

The folder is ``peers/NAME-HASH`` in that of `doxguard.data.kept`; the hash is of the packages and the Python, so that
another version of either is another environment. It is made under another name, tried on one invented text, and only
then given its own: one that was cut short is never used, and swept up. From then on nothing is fetched. What cannot be
installed is told as `Missing`; no error of pip's is one of ours.

Made with ``uv`` where there is one, else, or where that fails, with ``venv`` and ``pip``. Settings that would have pip
install into another place are put out.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from doxguard.benchmarks.peers.ask import ask
from doxguard.benchmarks.peers.peer import Peer
from doxguard.data.kept import cache_folder

_RUNNER = Path(__file__).with_name("runner.py")
_QUIETLY = ("--quiet", "--no-input", "--prefer-binary")
_MARK = "made.json"  # in an environment that is whole
_ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
_INSTALL = 1800.0  # seconds
_FIRST = 900.0  # seconds that a tool may take for its first start: Deduce builds tables
_OLD = 86_400.0  # seconds after which a half-made environment is nobody's
_TEXT = "Mail jan@example.org of bel 06 1234 5678."


@dataclass(frozen=True, slots=True)
class Ready:
    """A peer that can be asked."""

    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Missing:
    """A peer that cannot."""

    why: str


def prepare(peer: Peer, tell: Callable[[str], None] = lambda _: None) -> Ready | Missing:
    """Return how a peer is started, installing it first where it is not yet; ``tell`` is told when that begins."""
    if not peer.packages:
        return Ready(_command(Path(sys.executable), peer, ()), {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    kept = cache_folder()
    if kept is None:
        return Missing("no folder to install it into: DOXGUARD_CACHE is empty or cannot be written")
    folder = kept.absolute() / "peers" / f"{peer.distribution}-{_hash(peer)}"
    try:
        if not _is_whole(folder):
            tell(f"installing {peer.name}")
            why = _make(peer, folder)
            if why:
                return Missing(why)
    except OSError as error:
        return Missing(f"{type(error).__name__} in the cache folder")
    return Ready(_command(_python(folder), peer, ("-I",)), {})


def _command(python: Path, peer: Peer, options: Sequence[str]) -> tuple[str, ...]:
    return (str(python), *options, "-X", "utf8", str(_RUNNER), str(peer.adapter), peer.distribution)


def _hash(peer: Peer) -> str:
    python = (platform.python_implementation(), sys.version_info[:2], platform.system(), platform.machine())
    return hashlib.sha256(repr((peer.packages, python)).encode()).hexdigest()[:12]


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _is_whole(folder: Path) -> bool:
    """Tell whether an environment was made to the end, and its Python is still there."""
    return (folder / _MARK).is_file() and _python(folder).exists()


def _make(peer: Peer, folder: Path) -> str:
    """Make an environment, whole or not at all; returns why it could not be."""
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    _sweep(folder)
    part = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        why = _install(peer.packages, part) or _try(peer, part)
        if why:
            return why
        (part / _MARK).write_text(json.dumps({"packages": peer.packages}), encoding="utf-8")
        with suppress(OSError):  # another process was faster
            part.rename(folder)
        return "" if _is_whole(folder) else "OSError in the cache folder"
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what is there of an environment that is not whole, and those that were never given their name."""
    if folder.exists() and not _is_whole(folder):
        shutil.rmtree(folder)
    for part in folder.parent.glob("*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _OLD:
                shutil.rmtree(part)


def _install(packages: Sequence[str], folder: Path) -> str:
    why = ""
    for steps in _ways(packages, folder):
        shutil.rmtree(folder, ignore_errors=True)
        why = next(filter(None, map(_do, steps)), "")
        if not why:
            return ""
    return why


def _ways(packages: Sequence[str], folder: Path) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the commands of each way to make an environment."""
    python = str(_python(folder))
    uv = shutil.which("uv")
    if uv:
        yield (
            (uv, "venv", "--quiet", "--python", sys.executable, str(folder)),
            (uv, "pip", "install", "--quiet", "--python", python, "--prerelease", "if-necessary", *packages),
        )
    if find_spec("pip"):  # ours can install for another, which saves putting pip into each
        yield (
            (sys.executable, "-m", "venv", "--without-pip", str(folder)),
            (sys.executable, "-m", "pip", "--python", python, "install", *_QUIETLY, *packages),
        )
    else:
        yield (
            (sys.executable, "-m", "venv", str(folder)),
            (python, "-I", "-m", "pip", "install", *_QUIETLY, *packages),
        )


def _do(command: Sequence[str]) -> str:
    """Run a command; returns why it failed, in pip's own words where it has any."""
    settings = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**settings, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            encoding="utf-8",
            errors="replace",
            timeout=_INSTALL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"not installed: {type(error).__name__}"
    errors = [line.strip() for line in done.stderr.splitlines() if line.startswith("ERROR:")]
    return f"not installed: {(errors or ['pip failed'])[-1].removeprefix('ERROR: ')[:120]}" if done.returncode else ""


def _try(peer: Peer, folder: Path) -> str:
    """Start the tool once, since the first start may take long; returns why it does not start."""
    answers = ask(_command(_python(folder), peer, ("-I",)), [_TEXT], _FIRST)
    if answers.failed:
        return f"does not start: {answers.failed}"
    return "" if answers.spans[0] is not None else f"does not read: {next(iter(answers.lost))}"
