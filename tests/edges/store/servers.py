"""A real PostgreSQL for the tests: an empty cluster in a temporary folder, run by an ordinary user on a free port."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "postgres"
# A folder in memory, where the system has one: waiting for a disk is no part of these tests.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
MISSING = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, or None where it is not installed."""
    found = shutil.which("initdb")
    return FOLDERS[0] if FOLDERS else Path(found).parent if found else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A cluster that can be stopped and started; PostgreSQL refuses root, so it is run as its own user then."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder, self.place, self.data, self.port = folder, place, folder / "data", free_port()
        self.user: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam(USER)
            os.chown(folder, user.pw_uid, user.pw_gid)
            self.user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self.run("initdb", "-U", "quoth", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.place / program), "-D", str(self.data), *arguments],
            check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120, **self.user,
        )  # fmt: skip

    def start(self) -> None:
        # What is killed here is the program, never the machine: the system keeps what was written without fsync.
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -c fsync=off"
        self.run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", settings, "start")

    def stop(self, mode: str = "immediate") -> None:
        self.run("pg_ctl", "-m", mode, "-w", "stop")

    def new_database(self, name: str) -> str:
        import psycopg

        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"{self.address}/{name}"

    @property
    def address(self) -> str:
        return f"postgresql://quoth@127.0.0.1:{self.port}"


@contextmanager
def running(place: Path) -> Iterator[Server]:
    """A server, stopped and forgotten at the end."""
    folder = Path(tempfile.mkdtemp(prefix="quoth-postgresql-", dir=IN_MEMORY))
    folder.chmod(0o755)
    try:
        server = Server(folder, place)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
