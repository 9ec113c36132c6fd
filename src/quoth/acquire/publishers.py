"""The family an outlet belongs to, where the table knows it."""

from functools import cache

from quoth.lexicons import load_table
from quoth.text.outlets import folded_outlet, host_of


@cache
def families() -> dict[str, str]:
    """Outlet as `plain` has it, or its host where the table gives an address, to the family that publishes it."""
    return {
        host_of(outlet) or plain(outlet): family
        for family, outlets in load_table("publishers")
        for outlet in outlets.split("|")
    }


def publisher_of(outlet: str | None) -> str | None:
    """The publisher family of an outlet by its name or its address; None where it is not known."""
    if not outlet:
        return None
    return families().get(host_of(outlet) or "") or families().get(plain(outlet))


def plain(outlet: str) -> str:
    """An outlet's name without article and blanks, as an address has it: "theguardian.com" is "The Guardian"."""
    name = folded_outlet(outlet).replace(" ", "")
    return name.removeprefix("the") if len(name) > len("the") + 2 else name
