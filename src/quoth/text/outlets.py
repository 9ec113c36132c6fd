"""Outlets by their names: one under several spellings or its address, and how many outlets some reports come from."""

import re
from collections.abc import Iterable

from quoth.types import RawReport

# An outlet that is given by its address: "edition.cnn.com", "https://www.bbc.co.uk/news".
ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]{1,40}\.){1,4}[a-z]{2,12})(?:[/?#]\S{0,200})?", re.IGNORECASE)
# Second levels of countries: what stands before them is the name.
SECOND = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "gob", "ne", "or"})


# What was pasted on a page came by its first words, which are nobody's name.
PASTED = "pasted:/"
UNKNOWN = "outlet not known"


def outlet_or_file(raw: RawReport) -> str:
    """What a report is called by: its outlet, else the file it came in; of a pasted one that the outlet is not known."""
    return raw.outlet or (UNKNOWN if raw.input.startswith(PASTED) else raw.input.rsplit("/", 1)[-1])


def folded_outlet(name: str) -> str:
    """An outlet in small letters without its article; of an address the name in it."""
    folded = " ".join(name.casefold().split())
    if address := ADDRESS.fullmatch(folded):
        return name_in_address(address[1])
    return folded.removeprefix("the ").strip()


def host_of(name: str) -> str | None:
    """The host of an outlet that is given by its address, without "www."; None for a name."""
    address = ADDRESS.fullmatch(" ".join(name.casefold().split()))
    return address[1].removeprefix("www.") if address else None


def name_in_address(host: str) -> str:
    """The name in a host: "cnn" of "edition.cnn.com", "bbc" of "www.bbc.co.uk"."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in SECOND:
        labels.pop()
    return labels[-1] if labels else host


def outlets_behind(raws: Iterable[RawReport]) -> int | None:
    """How many outlets some reports come from, those of one publisher being one; None where one of several names none."""
    listed = list(raws)
    if len({raw.id for raw in listed}) == 1:
        return 1
    names = {folded_outlet(raw.publisher or raw.outlet or "").replace(" ", "") for raw in listed}
    return None if not names or "" in names else len(names)
