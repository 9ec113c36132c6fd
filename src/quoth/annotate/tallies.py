"""The two sides of a vote: "passed 52-48", "by a vote of 217 to 213", each of which is a figure of its own."""

from quoth.text.tokens import Token, word_at
from quoth.types import Quantity

VOTING = frozenset(
    "vote votes voted voting passed pass passes approved approve approves rejected rejects defeated confirmed adopted ballot "
    "ruled ruling backed endorsed ratified acquitted".split()
)
PLAINLY_VOTING = frozenset({"vote", "votes", "voted", "voting", "ballot", "majority"})
NEAR = 8  # tokens before a tally in which a word of voting stands
LINKS = frozenset({"-", "–", "—", "to"})
LONGEST = 5  # digits of one side


def tally_at(tokens: tuple[Token, ...], index: int) -> list[Quantity]:
    """The two figures of the tally that begins at a token; nothing where none does."""
    if index + 2 >= len(tokens) or not is_side(tokens[index]) or tokens[index + 1].text not in LINKS:
        return []
    link, second = tokens[index + 1], tokens[index + 2]
    tied = tokens[index].end == link.start and link.end == second.start
    if not is_side(second) or tied is (link.text == "to") or word_at(tokens, index + 3) in LINKS - {"to"}:
        return []
    if int(tokens[index].text) < int(second.text) and word_at(tokens, index - 1) not in VOTING:
        return []
    before = {token.lower for token in tokens[max(0, index - NEAR) : index]}
    behind = {word_at(tokens, index + 3), word_at(tokens, index + 4)}
    if not (before & (VOTING if tied else PLAINLY_VOTING) or behind & PLAINLY_VOTING):
        return []
    return [side(tokens[index]), side(second)]


def is_side(token: Token) -> bool:
    """Whether a token is a plain number that can count votes."""
    return len(token.text) <= LONGEST and token.text.isascii() and token.text.isdigit()


def side(token: Token) -> Quantity:
    """The votes of one side."""
    count = int(token.text)
    return Quantity(
        start=token.start, end=token.end, low=count, high=count, bound="exactly", unit="vote", counts="", scope=(),
        relative=None, statement=None,
    )  # fmt: skip
