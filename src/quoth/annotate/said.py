"""What the stance of a statement is read from: its cue with the words around it, its content, its speaker."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from quoth.annotate.attribution import Attribution
from quoth.annotate.main_clause import main_clause, verb_part
from quoth.annotate.negated_subjects import is_of_nobody
from quoth.lexicons import load_toml
from quoth.text.folding import fold_words
from quoth.types import Link, Span

LONGEST = 1200  # characters of a content that are looked at; longer ones are speeches, whose beginning tells
EARLY = 11  # words of the main clause in which its verb stands (chains train: later modals belong to other clauses)
BETWEEN = 40  # characters between cue and content, at whose end a "to", "against" or "whether" may stand
MONTH = re.compile(r"(?<=[\w,] )May\b|^May(?= (?:\w+ed|\d+)\b)")  # no "may"


class Said(Struct, frozen=True):
    """What a stance is read from.

    `cue` has the words right before it too, `between` the last before the content ("to", "not to", "whether"); `clause` is the main clause of
    the content, `early` its first words, `core` what goes with its first verb; `kind` is the speaker's, or empty;
    `nobody` tells that its subject negates the cue, which then opens with "not".
    """

    cue_class: str
    cue: str
    between: str
    content: str
    clause: str
    early: str
    core: str
    speaker: frozenset[str]
    kind: str
    direct: bool
    nobody: bool = False


def said_in(text: str, attribution: Attribution, links: tuple[Link, ...]) -> Said:
    """What the rules of stance look at; without a cue of its own a quotation that goes on is only quoted."""
    content = joined(text, attribution.content)
    clause = main_clause(content)
    who = f"{links[-1].speaker} {links[-1].role or ''}" if links else ""
    cue, between = around_cue(text, attribution)
    mention = attribution.sources[-1].mention if attribution.sources else None
    own = attribution.sources[-1].cue if attribution.sources else None
    nobody = own is not None and mention is not None and is_of_nobody(text, mention)
    if own is not None and nobody:
        cue = f"not {own.of(text).lower()}".replace("’", "'")
    return Said(
        cue_class=attribution.cue_class if cue else "quote",
        cue=cue,
        between=between,
        content=content,
        clause=clause,
        early=" ".join(clause.split()[:EARLY]),
        core=verb_part(clause),
        speaker=frozenset(word for word in fold_words(who) if len(word) > 2 and word not in ("the", "and", "for")),
        kind=links[-1].kind if links else "",
        direct=content[:1] in "\"“'‘",
        nobody=nobody,
    )


def around_cue(text: str, attribution: Attribution) -> tuple[str, str]:
    """The innermost cue with what stands right before it (a "not", a "declined to"), and what is between it and the content."""
    cues = [source.cue for source in attribution.sources if source.cue is not None]
    if not cues:
        return "", ""
    cue, first = cues[-1], attribution.content[0]
    before = text[max(0, cue.start - 14) : cue.start].rsplit(".", 1)[-1].rsplit(",", 1)[-1]
    gap = text[cue.end : first.start].lower().split() if cue.end <= first.start <= cue.end + BETWEEN else []
    last = gap[-2:] if gap[-2:-1] == ["not"] else gap[-1:]
    return f"{before}{cue.of(text)}".lower().replace("’", "'"), " ".join(last)


def joined(text: str, pieces: Iterable[Span]) -> str:
    """The words of a content, its pieces put together."""
    return MONTH.sub("that month", " ".join(piece.of(text) for piece in pieces)[:LONGEST])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern for the phrases of a list of `stance.toml`, whole words."""
    phrases = sorted(load_toml("stance")[name], key=len, reverse=True)
    plain = "|".join(re.escape(phrase) for phrase in phrases if phrase[0] != "'")
    clitics = "|".join(re.escape(phrase) for phrase in phrases if phrase[0] == "'")
    return re.compile(rf"(?<!\w)(?:{plain})(?![\w-])" + (rf"|(?:{clitics})(?!\w)" if clitics else ""))


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `stance.toml` as a set."""
    return frozenset(load_toml("stance")[name])


def has(name: str, text: str) -> bool:
    """Whether a text has one of the phrases of a list of `stance.toml`."""
    return bool(pattern(name).search(text))


def without(name: str, text: str) -> str:
    """A text without the phrases of a list of `stance.toml`."""
    return pattern(name).sub(" ", text)
