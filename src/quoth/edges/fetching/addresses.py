"""Which addresses are fetched: of the web, on public machines alone, each looked up once and then held to what was found."""

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from quoth.errors import ReportUnreadable

Resolve = Callable[[str, int], Sequence[str]]
Allow = Callable[[str], bool]
USUAL = {"http": 80, "https": 443}
# Below these stand services that a request could be meant to deceive.
LOWEST_OTHER_PORT = 1024
LONGEST = 4_000
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?\.?|[0-9a-f:.]{2,45}")
NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\]")
# What may stand in a path as it is; everything else is written as bytes.
AS_IT_IS = "%/:=&?~+!$,;'@()*[]-._"
UNICAST = IPv6Network("2000::/3")
OF_PROTOCOLS = IPv4Network("192.0.0.0/24")
# Ways to write an IPv4 address as an IPv6 one, and addresses for examples that Python 3.11 takes for public.
FROM_FOUR = IPv6Network("64:ff9b::/96")
NOT_REAL = (IPv6Network("2001::/23"), IPv6Network("2002::/16"), IPv6Network("3fff::/20"))


class Target(NamedTuple):
    """Where a request goes: the address as it is sent, and the machine's numbers, to one of which it is held."""

    address: str
    scheme: str
    host: str
    port: int
    path: str
    numbers: tuple[str, ...]

    @property
    def named(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == USUAL[self.scheme] else f"{host}:{self.port}"


def target_of(address: str, resolve: Resolve, allow: Allow) -> Target:
    """The target behind an address; raises `ReportUnreadable` for one that is not fetched.

    The name is looked up here and nowhere else. One number that is not allowed among those found refuses them all.
    """
    scheme, host, port, path = pieces_of(address)
    numbers = tuple(dict.fromkeys(looked_up(host, port, resolve)))
    if not numbers:
        raise refusal(f"{host} is no machine that can be found.")
    if not all(allow(number) for number in numbers):
        raise refusal(not_public(host))
    target = Target("", scheme, host, port, path, numbers)
    return target._replace(address=f"{scheme}://{target.named}{path}")


def pieces_of(address: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address; raises `ReportUnreadable` where it is none of the web."""
    if len(address) > LONGEST or NOT_IN_ADDRESSES.search(address):
        raise refusal("The address is too long or holds characters that no address has.")
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (
            (parts.hostname or "").encode("idna").decode() if not (parts.hostname or "").isascii() else parts.hostname
        )
    except (ValueError, UnicodeError) as error:
        raise refusal("The address cannot be read.") from error
    if parts.scheme not in USUAL:
        named = f"not {parts.scheme}:" if parts.scheme else "and it names neither: write https:// before it"
        raise refusal(f"Only http and https are fetched, {named}.")
    if "@" in parts.netloc:
        raise refusal("An address with a name or a password in it is not fetched.")
    if not host or HOST.fullmatch(host) is None:
        raise refusal("The address names no machine.")
    if port is None:
        port = USUAL[parts.scheme]
    if port not in USUAL.values() and port < LOWEST_OTHER_PORT:
        raise refusal(f"Port {port} is none of the web.")
    query = f"?{parts.query}" if parts.query else ""
    return parts.scheme, host, port, quote(f"{parts.path or '/'}{query}", safe=AS_IT_IS)


def looked_up(host: str, port: int, resolve: Resolve) -> Sequence[str]:
    """The numbers of a host; raises `ReportUnreadable` where it cannot be found."""
    try:
        return resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise refusal(f"{host} cannot be found: {getattr(error, 'strerror', None) or error}.") from error


def by_the_system(host: str, port: int) -> list[str]:
    """The numbers that the system's own look-up gives."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(address[0]) for *_, address in found]


def is_public(number: str) -> bool:
    """Whether a number belongs to a machine on the open network, whatever way it is written in."""
    try:
        found = ip_address(number)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found in FROM_FOUR:
            found = IPv4Address(found.packed[-4:])
        elif found not in UNICAST or any(found in some for some in NOT_REAL):
            return False
    if isinstance(found, IPv4Address) and found in OF_PROTOCOLS:
        return False
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    )


def not_public(host: str) -> str:
    """Why nothing is fetched from a host, in a sentence."""
    return f"{host} is this machine or another that is none of the public ones; nothing is fetched from such."


def refusal(why: str) -> ReportUnreadable:
    """The error of an address that is not fetched."""
    return ReportUnreadable("not-fetched", why)
