"""Feeds as a person names them: what is no address of a public machine is refused before anything is kept or asked."""

from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

from quoth.edges.apart import Apart
from quoth.edges.fetching.addresses import is_public, not_public, pieces_of
from quoth.edges.formats.beginnings import BEGINNING, door_of
from quoth.errors import ReportUnreadable, WrongUse
from quoth.settings import Settings

EXAMPLE = "Give the whole address of a feed: quoth follow https://example.org/news.xml"
OF_THIS_MACHINE = (".localhost", ".local", ".internal")


def check_feeds(named: Sequence[str], settings: Settings) -> None:
    """Raises `WrongUse` for the first that can never be followed, with what to do; of a list of feeds, with its addresses."""
    for one in named:
        path = Path(one)
        if "://" not in one and path.is_file():
            raise no_address_but_file(path, settings)
        try:
            host = pieces_of(one)[1]
        except ReportUnreadable as error:
            raise WrongUse(f"{one}: {error}", hint=EXAMPLE) from error
        if not may_be_public(host):
            raise WrongUse(f"{one}: {not_public(host)}", hint=EXAMPLE)


def may_be_public(host: str) -> bool:
    """Whether a host may be on the open network: a number that is, or a name, which is not looked up."""
    try:
        number = str(ip_address(host))
    except ValueError:
        return not f".{host.rstrip('.')}".endswith(OF_THIS_MACHINE)
    return is_public(number)


def no_address_but_file(path: Path, settings: Settings) -> WrongUse:
    """The error of a file that was named where an address was asked for."""
    with path.open("rb") as file:
        door = door_of(path.name, file.read(BEGINNING))
    if door == "opml":
        with Apart(settings) as apart:
            told = next((one.problem for one in apart.read(str(path), door, path=path)), "")
        return WrongUse(f"{path} is a file. {told}".strip(), hint=EXAMPLE)
    return WrongUse(f"{path} is a file; feeds are followed on the web.", hint=f"quoth add {path} reads it once.")
