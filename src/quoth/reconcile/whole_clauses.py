"""What makes words a whole clause, and the clause or sentence around words that are none."""

import re
from functools import cache

from quoth.compare.topics import has_a_verb
from quoth.lexicons import load_toml
from quoth.text.clauses import clauses_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import Report, Span

# A longer sentence is not read at a glance.
LONGEST = 60
# "Repairs would cost between 9": the other end of the range stands behind it.
HALF_A_RANGE = re.compile(r"\bbetween(?:\s(?!and\b)\S+){1,3}$", re.IGNORECASE)
EVEN_SO = frozenset({"least", "most", "many", "much", "few", "of", "all"})


def is_whole(words: str) -> bool:
    """Whether words have a verb and do not hang on others: no "who left", "before it blew up", "to provide samples"."""
    tokens = tuple(token for token in tokens_of(words) if token.is_word or token.text == ",")
    if not tokens or not has_a_verb(words) or lacks_subject(words) or HALF_A_RANGE.search(words):
        return False
    if not hangs(tokens):
        return True
    comma = next((token for token in tokens if token.text == ","), None)
    return comma is not None and has_a_verb(words[comma.end :])


def lacks_subject(words: str) -> bool:
    """Whether words begin with their verb: "had been ignored for an hour", "took only paper"; a question does too."""
    first = next((token for token in tokens_of(words) if token.is_word), None)
    if first is None or first.is_capitalised or words.rstrip(' "”').endswith("?"):
        return False
    return first.lower in starting()


def hangs(tokens: tuple[Token, ...]) -> bool:
    """Whether the first word leads to no clause of its own: "after", "who", "to"; not "at least", "as many as"."""
    following = tokens[1].lower if len(tokens) > 1 else ""
    return tokens[0].lower in hanging() and following not in EVEN_SO


def is_in_addition(words: str) -> bool:
    """Whether words only add when, where or how something was: "after an attack on their network"."""
    tokens = tuple(token for token in tokens_of(words) if token.is_word)
    if not tokens or has_a_verb(words):
        return False
    return hangs(tokens) or tokens[0].lower in load_toml("grammar")["prepositions"]


def whole_clause(report: Report, piece: Span, said: tuple[Span, ...]) -> Span:
    """The smallest whole clause around a piece: of what is said, in the sentence, or this; the piece itself where that is too long."""
    sentence = next((s for s in report.sentences if s.start <= piece.start and piece.end <= s.end), None)
    if sentence is None:
        return piece
    told = [Span(max(s.start, sentence.start), min(s.end, sentence.end)) for s in said if s.holds(piece)]
    around = [clause for clause in clauses_of(report.text, sentence) if clause.holds(piece)]
    for clause in (*told, *around, sentence):
        words = clause.of(report.text)
        if is_whole(words) and len(words.split()) <= LONGEST:
            return clause
    return piece


@cache
def starting() -> frozenset[str]:
    """Finite forms that open no clause but a question."""
    grammar = load_toml("grammar")
    return frozenset([*grammar["auxiliaries"], *grammar["modals"], *grammar["past_verbs"]]) - {
        "having",
        "being",
        "used",
    }


@cache
def hanging() -> frozenset[str]:
    """Words that lead to what hangs on another clause."""
    return frozenset(load_toml("claims")["clauses"]["hanging"])
