"""Links to the origin: the addresses that a report's story links or prints, and whether one is that of another report."""

import re

from quoth.types import RawReport, Span

PRINTED = re.compile(r"(?:https?://|www\.)[^\s<>\"“”(){}\[\]]{4,300}")
TRAILING = ".,;:!?’'”"
# What says whence a reader came, and not which page it is.
TRACKING = re.compile(r"utm_|ns_|mc_|at_|share|(?:fbclid|gclid|ref|cmp|amp|output|outputtype|source)(?:=|$)")
ADDRESS = re.compile(
    r"(?:https?://|//)?(?:www\.|m\.|amp\.)?(?P<host>(?:[\w-]{1,63}\.){1,5}[a-z]{2,12})(?::\d{1,5})?"
    r"(?P<path>/[^\s?#]{0,400})?(?:\?(?P<query>[^\s#]{0,400}))?(?:#|$)",
    re.IGNORECASE,
)
PAGE_ENDS = ("/index.html", "/index.htm", "/index.php", "/amp", ".amp")


def address_of(raw: RawReport) -> str | None:
    """The address of a report as `plain_address` has it."""
    return plain_address(raw.url) if raw.url else None


def addresses_in(raw: RawReport) -> frozenset[str]:
    """The addresses of other pages that a report's story links or prints, as `plain_address` has them."""
    printed = (match[0].rstrip(TRAILING) for match in PRINTED.finditer(raw.text))
    found = {address for given in (*raw.links, *printed) if (address := plain_address(given)) is not None}
    return frozenset(found - {address_of(raw)})


def places_of_address(raw: RawReport, address: str) -> tuple[Span, ...]:
    """Where a report prints an address; nowhere where only a link of its page leads there."""
    printed = (
        Span(match.start(), match.start() + len(match[0].rstrip(TRAILING))) for match in PRINTED.finditer(raw.text)
    )
    return tuple(span for span in printed if plain_address(span.of(raw.text)) == address)


def plain_address(given: str) -> str | None:
    """An address without what differs between two ways to one page; None for a front page, or what is no address.

    Scheme, "www." and "m.", the fragment, what tracks readers and a closing slash are left out.
    """
    parts = ADDRESS.match(given.strip())
    if parts is None:
        return None
    path = (parts["path"] or "").rstrip("/")
    for end in PAGE_ENDS:
        path = path.removesuffix(end)
    query = sorted(pair for pair in (parts["query"] or "").split("&") if pair and not TRACKING.match(pair.casefold()))
    if not (path or query):
        return None
    return f"{parts['host'].casefold()}{path}{'?' if query else ''}{'&'.join(query)}"
