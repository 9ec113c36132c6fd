"""Where each report stands to the wording of a claim, in a word: says so, denies it, says the opposite, leaves it open, tells it otherwise."""

from collections.abc import Iterable, Iterator, Mapping

from quoth.compare.points import every_statement
from quoth.compare.stands import stand_of
from quoth.types import AnnotatedReport, Claim, Statement, Support

Said = Mapping[str, tuple[AnnotatedReport, Statement]]


def stands_in_words(claim: Claim, said: Said) -> Iterator[tuple[Support, str]]:
    """Every support with the word for what it does; nothing for who says so."""
    yield from ((support, "") for support in claim.asserted)
    for support in claim.denied:
        yield support, "denies" if own_stand(support, said) == "denied" else "says the opposite"
    unsure = leaving_open(claim, said)
    yield from ((support, "leaves open" if support in unsure else "tells it otherwise") for support in claim.undecided)


def leaving_open(claim: Claim, said: Said) -> tuple[Support, ...]:
    """Those who leave the claim open; not who tells it otherwise."""
    return tuple(support for support in claim.undecided if own_stand(support, said) == "undecided")


def telling(claim: Claim, said: Said) -> tuple[Support, ...]:
    """Those who say something, in the terms of the claim or otherwise: all but who deny it and who leave it open."""
    unsure = leaving_open(claim, said)
    return (*claim.asserted, *(support for support in claim.undecided if support not in unsure))


def statements_of(reports: Iterable[AnnotatedReport]) -> Said:
    """Every statement of the reports, and what they tell around them, by id."""
    return {one.id: (read, one) for read in reports for one in every_statement(read)}


def own_stand(support: Support, said: Said) -> str | None:
    """What a statement does with its own words, whatever those of the claim are."""
    if support.statement not in said:
        return None
    read, statement = said[support.statement]
    return stand_of(statement.stance, " ".join(piece.of(read.text) for piece in statement.content))
