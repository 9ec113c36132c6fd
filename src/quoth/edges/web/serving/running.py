"""The server itself: sockets on this machine alone, keys made anew at every start."""

import errno
import socket
from collections.abc import Callable
from secrets import token_urlsafe

from quoth.edges.store.neighbours import unsettled
from quoth.edges.store.opening import Store
from quoth.edges.web.serving.app import make_app
from quoth.edges.web.serving.door import Keys
from quoth.edges.web.serving.jobs import Jobs
from quoth.edges.web.serving.site import Kept, Site
from quoth.errors import WrongUse

HERE, HERE_SIX = "127.0.0.1", "::1"
BACKLOG = 64
# 128 bits.
SECRET_BYTES = 16


def sockets_at(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where the machine has it, ::1, on one port (0: a free one).

    They say that they speak TCP: only then does asyncio send small answers at once (0.3 ms against 41 ms).
    Raises `WrongUse` where the port is taken or may not be used.
    """
    four = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    four.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        four.bind((HERE, port))
    except OSError as error:
        four.close()
        raise cannot_listen(port, error) from error
    made = [four]
    port = four.getsockname()[1]
    try:
        six = socket.socket(socket.AF_INET6, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError:
        return made
    try:
        six.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        six.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        six.bind((HERE_SIX, port))
        made.append(six)
    except OSError:  # a machine without IPv6, or another program on that port there
        six.close()
    return made


def cannot_listen(port: int, error: OSError) -> WrongUse:
    """Why the port cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return WrongUse(
            f"Port {port} is in use by another program, perhaps by another quoth serve.",
            hint=f"quoth serve --port {port + 1 if port < 65535 else 8001}, or --port 0 for any that is free",
        )
    reason = (error.strerror or str(error)).lower()
    return WrongUse(f"Port {port} cannot be used: {reason}.", hint="quoth serve --port 0 takes any that is free")


def keys_for(port: int) -> Keys:
    """Keys that nobody knows yet."""
    return Keys(port, token_urlsafe(SECRET_BYTES), token_urlsafe(SECRET_BYTES))


def serve(
    store: Store, *, port: int, model: tuple[str | None, str | None], now: Callable[[], str], say: Callable[[str], None]
) -> None:
    """Serves the pages of a store until it is interrupted; `say` gets the address to open."""
    import uvicorn

    sockets = sockets_at(port)
    keys = keys_for(sockets[0].getsockname()[1])
    site = Site(store, Jobs(), Kept(), now, *model)
    config = uvicorn.Config(
        make_app(site, keys), http="h11", ws="none", loop="asyncio", log_config=None, access_log=False,
        server_header=False, proxy_headers=False, backlog=BACKLOG, timeout_graceful_shutdown=2, h11_max_incomplete_event_size=64_000,
    )  # fmt: skip
    with site.reading() as connection:
        left = bool(unsettled(connection))
    if left:  # a run before was ended while it made stories
        site.jobs.start(site.order_to_add(()), "stories that are missing")
    for one in sockets:
        one.listen(BACKLOG)
    say(f"http://{HERE}:{keys.port}/?token={keys.token}")
    try:
        uvicorn.Server(config).run(sockets=sockets)
    finally:
        site.jobs.end()
        for one in sockets:
            one.close()
