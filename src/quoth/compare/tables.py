"""Tables that are made once for each long value they are made of: a report's names, the words of all sources."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

Whole = TypeVar("Whole")
Table = TypeVar("Table")
# So many values are kept with their tables; an audit asks for those of one article and of its sources.
KEPT = 64


def made_once(make: Callable[[Whole], Table]) -> Callable[[Whole], Table]:
    """A function that makes its table anew only for another object: a long tuple takes long to compare or to hash."""
    kept: OrderedDict[int, tuple[Whole, Table]] = OrderedDict()

    def asked(whole: Whole) -> Table:
        found = kept.get(id(whole))
        if found is not None and found[0] is whole:
            return found[1]
        table = make(whole)
        kept[id(whole)] = (whole, table)
        while len(kept) > KEPT:
            kept.popitem(last=False)
        return table

    return asked
