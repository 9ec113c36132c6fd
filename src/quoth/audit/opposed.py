"""The contrary of what the source says of the same thing: an opposite word, a "no" that is gone or new, another verdict."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

from msgspec import Struct

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import MOST_WORDS, Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import called
from quoth.compare.keys import share, token_keys
from quoth.compare.windows import MARKS
from quoth.compare.wording import marked, phrases
from quoth.lexicons import load_table
from quoth.text.numbers import number_at
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span
from quoth.types.claims import DifferenceKind

# Of the content words of the article's sentence, the opposite apart, so many must be known where the opposite stands.
SAME_THING = 0.6
FEWEST = 2
# A "no" reaches so many words forward.
REACH = 4
PLAIN = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})
# What has a "nothing" for its object or a "nobody" for its subject is denied as well.
NOBODY = frozenset({"nothing", "nobody", "none"})
# "No longer", "not only", "not until": something is true all the same.
NOTHING_DENIED = frozenset(
    {"only", "longer", "more", "less", "later", "least", "just", "until", "before", "fewer", "doubt", "because"}
)
# What holds up to a time or on a condition is neither yes nor no.
LIMITED = frozenset({"until", "before", "unless", "if", "except", "only"})
# They may stand for a "no" elsewhere, but mostly do not.
OTHERWISE = frozenset(
    {
        "question",
        "questioned",
        "clear",
        "free",
        "but",
        "other",
        "only",
        "yet",
        "few",
        "little",
        "than",
        "rather",
        "instead",
        "until",
    }
)
# "Not even half" is less than half.
EVEN = "even"
# Of what somebody is acquitted or cleared he did not do, a few words on.
ACQUITTED = frozenset({"acquitted", "acquits", "acquit", "cleared", "clears", "absolved", "exonerated"})
OFF = 7
DEGREES = frozenset({"more", "less", "fewer"})
REFUSING = frozenset({"refused", "refuses", "refusing", "declined", "declines", "failed", "fails"})
GUILTY, CLEARED = frozenset({"convicted", "guilty"}), frozenset({"cleared", "acquitted"})
# The charge stands within so many words behind the verdict.
CHARGE = 14


class Verdict(Struct, frozen=True):
    """A verdict and the keys of the charge that it is about."""

    guilty: bool
    charge: frozenset[str]
    span: Span


def opposed_in(examined: Examined) -> list[AuditFinding]:
    """The first way in which a sentence tells the contrary of a source's, where no other finding says so yet."""
    if any(f.kind == "polarity" or f.rule == "phrase_turned" for f in examined.made):
        return []
    found = next(
        (one for counterpart in examined.beside for rule in RULES if (one := rule(examined, counterpart)) is not None),
        None,
    )
    free = found is not None and not any(f.article.span.overlaps(found.article.span) for f in examined.made)
    return [found] if found is not None and free else []


@cache
def opposites() -> dict[str, tuple[tuple[frozenset[str], DifferenceKind], ...]]:
    """For each key the groups of keys that say the contrary, with the kind of difference."""
    table: dict[str, tuple[tuple[frozenset[str], DifferenceKind], ...]] = {}
    for one, other, kind in load_table("opposed"):
        sides = [frozenset(stem_of(word) for word in words.split()) for words in (one, other)]
        for own, against in (sides, sides[::-1]):
            for key in sorted(own):
                table[key] = (*table.get(key, ()), (against, cast(DifferenceKind, kind)))
    return table


@cache
def same_side(key: str) -> frozenset[str]:
    """All words that say the same as one which has a contrary."""
    return frozenset(
        k
        for k, groups in opposites().items()
        for against, _ in groups
        if any(against == g for g, _ in opposites()[key])
    )


def opposite_stands_there(examined: Examined, counterpart: Counterpart) -> AuditFinding | None:
    """A word stands in the article where the source's sentence about the same thing has its contrary."""
    source, held = counterpart.source, counterpart.span
    own, other = tokens_of(examined.article.text, examined.span.start, examined.span.end), counterpart.tokens
    if max(len(own), len(other)) > MOST_WORDS:
        return None
    keys, theirs = sentence_keys(examined.article.text, examined.span), sentence_keys(source.text, held)
    stems, others = {stem_of(t.lower) for t in own}, {stem_of(t.lower): t for t in other}
    known = {stem_of(t.lower) for c in examined.beside for t in c.tokens}
    for token in own:
        stem = stem_of(token.lower)
        for against, kind in opposites().get(stem, ()):
            if against & stems or known & same_side(stem) or not against & set(others):
                continue
            met = others[min(against & set(others))]
            if negated(own, token) or negated(other, met) or of_other_degrees(own, token, other, met):
                continue
            rest, there = keys - set(token_keys(token)), theirs - set(token_keys(met))
            if len(rest & there) < FEWEST or share(rest, grounds_of(source, counterpart.sentence)) < SAME_THING:
                continue
            if beside_alike(own, token, other, met):
                return written(examined.article, token, source, met, kind, "opposite_stands_there")
    return None


def clause_with(tokens: tuple[Token, ...], token: Token) -> tuple[Token, ...]:
    """The words around a token up to the next marks."""
    at = tokens.index(token)
    first = next((n + 1 for n in range(at, -1, -1) if tokens[n].text in MARKS), 0)
    last = next((n for n in range(at, len(tokens)) if tokens[n].text in MARKS), len(tokens))
    return tokens[first:last]


def of_other_degrees(own: tuple[Token, ...], token: Token, other: tuple[Token, ...], met: Token) -> bool:
    """Whether a "more" and a "less" stand before two words: "less quickly" is "more slowly"."""
    if token.lower not in DEGREES:
        return False
    behind = [
        tokens[at + 1].lower if at + 1 < len(tokens) else ""
        for tokens, at in ((own, own.index(token)), (other, other.index(met)))
    ]
    return stem_of(behind[0]) != stem_of(behind[1])


def negated(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a "no" stands before a word in its clause; "no more than" is none."""
    at = tokens.index(token)
    before = [t for t in clause_with(tokens, token) if t.start < token.start]
    following = {t.start: tokens[n + 1].lower for n, t in enumerate(tokens[:at])}
    return any(says_no((t,)) and following.get(t.start) not in NOTHING_DENIED for t in before)


def beside_alike(own: tuple[Token, ...], token: Token, other: tuple[Token, ...], met: Token) -> bool:
    """Whether one of the nearest content words on either side of two words is the same."""
    near = [around(own, own.index(token)), around(other, other.index(met))]
    return bool(near[0] & near[1])


def around(tokens: tuple[Token, ...], at: int) -> frozenset[str]:
    """The keys of the two content words before a token and of the two behind it."""
    before = [key for token in tokens[:at] for key in token_keys(token)][-2:]
    behind = [key for token in tokens[at + 1 :] for key in token_keys(token)][:2]
    return frozenset(before + behind)


def no_was_dropped(examined: Examined, counterpart: Counterpart) -> AuditFinding | None:
    """The source denies something that the article tells, and nothing in the article says no."""
    source, held = counterpart.source, counterpart.span
    own, other = tokens_of(examined.article.text, examined.span.start, examined.span.end), counterpart.tokens
    if says_no(own) or hides_no(own) or limited(other):
        return None
    denied = denied_in(other)
    for token in own:
        met = denied.get(stem_of(token.lower)) if token_keys(token) else None
        if met is None or sum(stem_of(t.lower) == stem_of(token.lower) for t in other) > 1:
            continue
        rest = sentence_keys(examined.article.text, examined.span) - set(token_keys(token))
        if len(rest & sentence_keys(source.text, held)) < FEWEST:
            continue
        if share(rest, grounds_of(source, counterpart.sentence)) < SAME_THING or told_plainly(
            token, rest, examined.sources
        ):
            continue
        return written(examined.article, token, source, met, "polarity", "no_was_dropped")
    return None


def no_was_added(examined: Examined, counterpart: Counterpart) -> AuditFinding | None:
    """The article denies something that the source tells, and nothing in the source's sentences says no."""
    source, held = counterpart.source, counterpart.span
    own, other = tokens_of(examined.article.text, examined.span.start, examined.span.end), counterpart.tokens
    theirs = [c.tokens for c in examined.beside]
    if any(says_no(tokens) or hides_no(tokens) for tokens in theirs):
        return None
    denied = {stem: met for stem, met in denied_in(own).items() if not limited(own[own.index(met) :])}
    for token in other:
        met = denied.get(stem_of(token.lower)) if token_keys(token) else None
        rest = sentence_keys(examined.article.text, examined.span) - set(token_keys(token))
        if met is None or len(rest & sentence_keys(source.text, held)) < FEWEST:
            continue
        if share(rest, grounds_of(source, counterpart.sentence)) >= SAME_THING:
            return written(examined.article, met, source, token, "polarity", "no_was_added")
    return None


def told_plainly(token: Token, rest: frozenset[str], sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a sentence of the sources about the same thing has the word without a "no"."""
    keys = frozenset(token_keys(token))
    return any(
        keys & sentence_keys(source.text, sentence)
        and share(rest, grounds_of(source, n)) >= SAME_THING
        and stem_of(token.lower) not in denied_in(tokens_of(source.text, sentence.start, sentence.end))
        for source in sources
        for n, sentence in enumerate(source.report.sentences)
        if sentence != source.report.headline
    )


@lru_cache(maxsize=4096)
def denied_in(tokens: tuple[Token, ...]) -> dict[str, Token]:
    """The stems of the first content words behind each "no", or behind "acquitted of", and the verb whose object is "nothing"."""
    found: dict[str, Token] = {}
    for at, token in enumerate(tokens):
        behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if token.lower in REFUSING and behind == "to":
            reach = [t for t in tokens[at + 2 : at + 2 + REACH] if token_keys(t)][:1]
        elif token.lower in ACQUITTED:
            reach = charged(tokens, at)
        elif token.lower in PLAIN and behind == EVEN and is_measure(tokens, at + 2):
            continue
        elif token.lower in PLAIN and behind not in NOTHING_DENIED:
            reach = [t for t in tokens[at + 1 : at + 1 + REACH] if token_keys(t)][: 2 if token.lower == "no" else 1]
        elif token.lower in NOBODY:
            reach = [t for t in tokens[max(0, at - 2) : at] if token_keys(t)][-1:]
        else:
            continue
        for denied in reach:
            found[stem_of(denied.lower)] = denied
    return found


def charged(tokens: tuple[Token, ...], at: int) -> list[Token]:
    """The words of the charge behind "acquitted him of"."""
    of = next((n for n in range(at + 1, min(len(tokens), at + 4)) if tokens[n].lower == "of"), None)
    return [t for t in tokens[of + 1 : of + OFF] if token_keys(t)][:2] if of is not None else []


def is_measure(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number or a part of something stands at a place: "not even half", "not even two"."""
    return at < len(tokens) and (tokens[at].lower in ("half", "a", "one") or number_at(tokens, at) is not None)


def says_no(tokens: tuple[Token, ...]) -> bool:
    """Whether a plain "no" stands in a sentence."""
    return any(token.lower in PLAIN | NOBODY or token.lower == "cannot" for token in tokens)


def hides_no(tokens: tuple[Token, ...]) -> bool:
    """Whether a word with a "no" inside stands in a sentence."""
    hidden = {phrase[0] for phrase in phrases("negations", "hidden") if len(phrase) == 1} - OTHERWISE
    hidden |= ACQUITTED
    return any(token.lower in hidden or token.lower.startswith("un") for token in tokens) or out_of_reach(tokens)


def out_of_reach(tokens: tuple[Token, ...]) -> bool:
    """Whether something is said to be "beyond its powers" or "outside its remit": it cannot be done."""
    beyond, reach = marked("audited", "reach", "beyond"), marked("audited", "reach")
    return any(
        token.lower in beyond and any(t.lower in reach for t in tokens[at + 1 : at + 1 + REACH])
        for at, token in enumerate(tokens)
    )


def limited(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence says up to when, or on which condition."""
    return any(token.lower in LIMITED for token in tokens)


def verdict_is_another(examined: Examined, counterpart: Counterpart) -> AuditFinding | None:
    """A charge of which the article has somebody convicted and the sources have him cleared, or the other way round."""
    for own in verdicts_in(tokens_of(examined.article.text, examined.span.start, examined.span.end)):
        told = [
            (source, verdict)
            for source in examined.sources
            for verdict in _verdicts(source.text, source.report.sentences)
        ]
        about = [(source, verdict) for source, verdict in told if verdict.charge & own.charge]
        if about and all(verdict.guilty != own.guilty for _, verdict in about):
            source, verdict = about[0]
            words = own.span.of(examined.article.text), verdict.span.of(source.text)
            return AuditFinding(
                "status", "high", examined.article.report.place(own.span), source.report.place(verdict.span),
                f'"{words[0]}" in the article, "{words[1]}" in {called(source)}.', "verdict_is_another",
            )  # fmt: skip
    return None


@lru_cache(maxsize=64)
def _verdicts(text: str, sentences: tuple[Span, ...]) -> tuple[Verdict, ...]:
    return tuple(v for held in sentences for v in verdicts_in(tokens_of(text, held.start, held.end)))


def verdicts_in(tokens: tuple[Token, ...]) -> list[Verdict]:
    """The verdicts of a sentence with the charge behind "of", where they name one and nothing negates them."""
    found = []
    for at, token in enumerate(tokens):
        if token.lower not in GUILTY | CLEARED:
            continue
        denied = any(t.lower in PLAIN for t in tokens[max(0, at - 2) : at])
        for place in range(at + 1, min(len(tokens) - 1, at + CHARGE)):
            if tokens[place].lower in ("but", "while", ";", ".") or tokens[place].lower in GUILTY | CLEARED:
                break
            if tokens[place].lower == "of" and not tokens[place + 1].is_capitalised:
                charge = frozenset(key for t in tokens[place + 1 : place + 4] for key in token_keys(t))
                found.append(Verdict((token.lower in GUILTY) != denied, charge, Span(token.start, token.end)))
                break
    return found


RULES: tuple[Callable[[Examined, Counterpart], AuditFinding | None], ...] = (
    verdict_is_another,
    no_was_dropped,
    no_was_added,
    opposite_stands_there,
)


def written(
    article: AnnotatedReport, own: Token, source: AnnotatedReport, other: Token, kind: DifferenceKind, rule: str
) -> AuditFinding:
    """The finding with the two words in their places."""
    why = {
        "opposite_stands_there": f'"{own.text}" stands where {called(source)} has "{other.text}".',
        "no_was_dropped": f'{called(source)} denies it ("{other.text}"), the article tells it.',
        "no_was_added": f'The article denies it ("{own.text}"), {called(source)} tells it.',
    }[rule]
    return AuditFinding(
        kind, "high", article.report.place(Span(own.start, own.end)), source.report.place(Span(other.start, other.end)), why, rule
    )  # fmt: skip
