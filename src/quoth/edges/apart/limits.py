"""What a process that reads may use; what is refused it is refused by the system where that has such limits, and by Python."""

import os
import sys
from contextlib import suppress
from typing import Any

from quoth.edges.apart.calls import filter_calls

READING_MEMORY = 2**30
READING_SECONDS = 10
# What a reader has no business with: other programs, the network, files that it would make, change or take away.
FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.kill", "os.remove",
    "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.",
    "ftplib.", "http.", "urllib.", "smtplib.", "webbrowser.",
)  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit_memory(most: int) -> None:
    """No more memory than so many bytes, and no file of the memory where the process ends."""
    with suppress(ImportError, OSError, ValueError):  # not every system has such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_seconds() -> None:
    """`READING_SECONDS` of computing from now on; the system stops the process that takes more."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + READING_SECONDS + 1, resource.RLIM_INFINITY)
        )


def lock() -> None:
    """From here on, and for good: no file written, no program started, nobody on the network spoken to."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    with suppress(OSError, AttributeError, ValueError):
        filter_calls()
    sys.dont_write_bytecode = True
    sys.addaudithook(refuse)


def refuse(event: str, values: tuple[Any, ...]) -> None:
    """Raises `PermissionError` for what a reader has no business with."""
    if event.startswith(FORBIDDEN) or (event == "open" and isinstance(values[2], int) and values[2] & WRITING):
        raise PermissionError(f"A process that reads may not do this: {event}.")
