"""A PostgreSQL server of Debian's for the tests: in a folder of its own, on a socket alone, gone when they are done."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ABSENT = "no PostgreSQL: Debian's package postgresql brings /usr/lib/postgresql/*/bin"
_SECONDS = 60


def binaries() -> Path | None:
    """Return the newest server's folder of programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: float(path.parent.name), default=None)


class Server:
    """A server that can be stopped and started; ``url`` is of an empty database."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._data = folder / "data"
        self.user = "postgres"

    def url(self, database: str) -> str:
        return f"postgresql://{self.user}@/{database}?host={self._folder}"

    def make(self) -> None:
        self._run("initdb", "-D", str(self._data), "-U", self.user, "-A", "trust", "-E", "UTF8", "-N")
        self.start()

    def start(self) -> None:
        options = f"-c listen_addresses= -k {self._folder} -F -c max_connections=40"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-l", log, "-o", options, "-w", "-t", str(_SECONDS), "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "fast", "-w", "-t", str(_SECONDS), "stop")

    def new_database(self, name: str) -> str:
        self._run("createdb", "-h", str(self._folder), "-U", self.user, name)
        return self.url(name)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*as_nobody(), str(self._programs / program), *arguments]
        # Its own standard streams: the server inherits them, and a pipe would stay open for as long as it runs.
        with (self._folder / "out").open("ab") as out:
            subprocess.run(
                command,
                check=True,
                cwd=self._folder,
                timeout=2 * _SECONDS,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )


def as_nobody() -> Sequence[str]:
    """Return what runs a program without root's rights, which the server refuses."""
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Run a server in a new folder; its path is short, for a socket's name has 107 characters."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        server = Server(programs, folder)
        server.make()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
