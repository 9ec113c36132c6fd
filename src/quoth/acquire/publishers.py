"""The family an outlet belongs to, where the table knows it."""

from functools import cache

from quoth.lexicons import load_table


@cache
def families() -> dict[str, str]:
    """Outlet in small letters, without "the", to the family that publishes it."""
    return {plain(outlet): family for outlet, family in load_table("publishers")}


def publisher_of(outlet: str | None) -> str | None:
    """The publisher family of an outlet; None where it is not known."""
    return families().get(plain(outlet)) if outlet else None


def plain(outlet: str) -> str:
    """An outlet's name as the table has it."""
    return outlet.casefold().removeprefix("www.").removeprefix("the ").removesuffix(".com").strip()
