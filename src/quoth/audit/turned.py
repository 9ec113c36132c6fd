"""Statements turned round: a denial told as an admission, a "not" added or gone, what is done told as to come."""

from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from quoth.audit.counterparts import statements_in
from quoth.audit.donors import is_nearest
from quoth.audit.examined import Examined
from quoth.compare import Finding, Passage, passage_of, passage_of_sentence
from quoth.compare.findings_made import finding
from quoth.compare.keys import key_of, keys_of, share
from quoth.compare.ladders.speakers import is_vague, same_link
from quoth.compare.quoted_words import quoted_words
from quoth.compare.windows import Window, markers_in, windows_of
from quoth.compare.wording import phrases, words_found
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Link, Span, Statement
from quoth.types.statements import Stance

# Of the shorter of two contents so many words must stand in the longer, for one to be the denial of the other.
SAME_CONTENT = 0.6
# Of the words beside a "not" so many must stand in the sentence that has none.
BESIDE = 0.6
FEWEST = 2
# Of a source so many statements are held against one of the article: a long one repeats itself.
MOST_ALIKE = 64
# Fewer quoted words are a term.
QUOTED = 2
# The verb follows its auxiliaries within so many words.
CLOSE = 4
TOLD: frozenset[Stance] = frozenset({"asserted", "predicted", "pledged", "hedged"})
COMING = frozenset({"will", "shall", "'ll"})
HAS = frozenset({"has", "have", "had"})
# In front of a verb they stand only for the sake of the "not".
DO = frozenset({"do", "does", "did"})
ENDING = frozenset({"before", "until", "unless", "if", "because"})
NOTHING_TURNED = frozenset({"more", "less", "fewer", "later", "longer", "only", "least", "just", "until", "before"})


def turned_round(examined: Examined) -> list[Finding]:
    """The first way in which a sentence says the contrary of its source, if any."""
    made = denial_turned(examined.article, examined.number, examined.sources)
    for counterpart in examined.beside:
        if made is not None:
            break
        left = passage_of_sentence(examined.article, examined.number)
        right = passage_of_sentence(counterpart.source, counterpart.sentence)
        made = (
            not_was_added_or_dropped(left, right)
            or lack_was_dropped(left, right, examined.sources)
            or done_is_told_as_plan(left, right)
        )
    return [made] if made else []


def denial_turned(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> Finding | None:
    """One and the same speaker denies it on one side and says it on the other."""
    for at in statements_in(article, number):
        own = article.statements[at]
        if not own.chain or is_vague(own.chain[-1]):
            continue
        about = [(read, s) for read in sources for s in most_alike(article, at, read)]
        about = [(read, s) for read, s in about if same_words_of_one(article, own, read, s)]
        against = [(read, s) for read, s in about if opposed(article, own, read, s)]
        against = [(read, s) for read, s in against if not calls_it_so(article, own, read, s)]
        if not against or any((own.stance == "denied") == (s.stance == "denied") for _, s in about):
            continue
        source, other = against[0]
        speaker = in_a_sentence(source, other.chain[-1])
        why = (
            f"In the source {speaker} says it; here it is denied."
            if own.stance == "denied"
            else f"In the source it is denied by {speaker}; here it is not."
        )
        left, right = passage_of(article, own), passage_of(source, other)
        return written(left, right, (own.content, other.content), why, "denial_turned")
    return None


def most_alike(article: AnnotatedReport, at: int, source: AnnotatedReport) -> tuple[Statement, ...]:
    """The statements of a source nearest in meaning to one of the article, in their order; few sources have more of them."""
    if len(source.statements) <= MOST_ALIKE:
        return source.statements
    cosines = np.round(source.statement_vectors @ article.statement_vectors[at], 4)
    chosen = np.sort(np.argsort(-cosines, kind="stable")[:MOST_ALIKE])
    return tuple(source.statements[int(n)] for n in chosen)


def calls_it_so(article: AnnotatedReport, own: Statement, source: AnnotatedReport, other: Statement) -> bool:
    """Whether the same quoted words stand on both sides: who calls claims "fairy tales" denies them, and says so."""
    sides = [quotations_of(article, own), quotations_of(source, other)]
    return any(one in two or two in one for one in sides[0] for two in sides[1])


def quotations_of(read: AnnotatedReport, statement: Statement) -> tuple[str, ...]:
    """What is quoted in a statement, as a line of words."""
    inside = (q for q in quoted_words(read.text) if any(q.span.overlaps(piece) for piece in statement.content))
    return tuple(q.line for q in inside if len(q.words) >= QUOTED)


def in_a_sentence(read: AnnotatedReport, link: Link) -> str:
    """A speaker's name as it stands inside a sentence of his report: with its article, the nameless in small letters."""
    name = link.speaker if link.kind not in ("unnamed", "group") else link.speaker[0].lower() + link.speaker[1:]
    before = read.text[max(0, link.mention.start - 4) : link.mention.start] if link.mention else ""
    return f"the {name}" if before.casefold() == "the " and not name.casefold().startswith("the ") else name


def same_words_of_one(article: AnnotatedReport, own: Statement, source: AnnotatedReport, other: Statement) -> bool:
    """Whether two statements are one speaker's and about the same."""
    if not other.chain:
        return False
    smaller, larger = sorted((content_keys(article, own), content_keys(source, other)), key=len)
    alike = len(smaller) >= FEWEST and share(smaller, larger) >= SAME_CONTENT
    return alike and same_link(own.chain[-1], other.chain[-1])


def content_keys(read: AnnotatedReport, statement: Statement) -> frozenset[str]:
    """The keys of what a statement says."""
    return _keys(" ".join(span.of(read.text) for span in statement.content))


@lru_cache(maxsize=4096)
def _keys(text: str) -> frozenset[str]:
    return frozenset(keys_of(text))


def opposed(article: AnnotatedReport, own: Statement, source: AnnotatedReport, other: Statement) -> bool:
    """Whether one of two statements is denied and the other is told, and not by a "not" of its own."""
    if (
        not other.chain
        or (own.stance == "denied") == (other.stance == "denied")
        or not TOLD & {own.stance, other.stance}
    ):
        return False
    sides = [(article, own), (source, other)]
    told, denied = sides if other.stance == "denied" else sides[::-1]
    return directly(*denied) and all(
        len(words_found(passage_of(*told), words)) <= len(words_found(passage_of(*denied), words))
        for words in (negating("phrases"), negating("hidden"))
    )


def directly(read: AnnotatedReport, denied: Statement) -> bool:
    """Whether nothing stands between a denying cue and what it denies: not "denied that, saying ..."."""
    cue = denied.chain[-1].cue
    return cue is None or "," not in read.text[cue.end : denied.content[0].start]


@cache
def negating(*fields: str) -> frozenset[str]:
    """Single words that say no, plainly or with a "no" inside."""
    return frozenset(phrase[0] for phrase in phrases("negations", *fields) if len(phrase) == 1)


def not_was_added_or_dropped(left: Passage, right: Passage) -> Finding | None:
    """A "not" between an auxiliary and its verb on one side, both without it on the other."""
    own, other = windows_of(left), windows_of(right)
    for negated, plain, swapped in ((own, other, False), (other, own, True)):
        for number, at, width in markers_in(negated, phrases("negations", "phrases")):
            window = negated[number]
            met = next((w for w in plain if goes_without(window, at, width, w)), None)
            if met is None or said_otherwise(window, met) or only_later(negated[number + 1 : number + 2], plain):
                continue
            if negated_there_too(window, at + width, plain):
                continue
            spans = (window.span, met.span)
            one, two = spans[::-1] if swapped else spans
            return written(
                left, right, ((one,), (two,)), "One wording says no where the other says yes.", "not_was_added_or_dropped"
            )  # fmt: skip
    return None


def negated_there_too(window: Window, behind: int, plain: tuple[Window, ...]) -> bool:
    """Whether another window of the other side has the same "not": "not a failure, but a pause", "not a failure. It is a pause"."""
    word = key_of(window.tokens[behind].lower)
    denied = frozenset(key for token in window.tokens[behind : behind + CLOSE] for key in keys_of(token.text))
    return any(
        (place == 0 and key_of(token.lower) == word and share(plain[number].keys, window.keys) >= BESIDE)
        or bool(denied & frozenset(keys_of(token.text)))
        for number, at, width in markers_in(plain, phrases("negations", "phrases"))
        for place, token in enumerate(plain[number].tokens[at + width : at + width + CLOSE])
    )


def goes_without(negated: Window, at: int, width: int, plain: Window) -> bool:
    """Whether the words before and behind a "not" follow each other in the other window, most others being the same."""
    words = [token.lower for token in negated.tokens]
    before, behind = words[:at], words[at + width : at + width + 1]
    if (
        not before
        or not behind
        or behind[0] in NOTHING_TURNED
        or not set(words[at : at + width]) & {"not", "n't", "never"}
    ):
        return False
    rest = frozenset(
        key for token in (*negated.tokens[:at], *negated.tokens[at + width :]) for key in keys_of(token.text)
    )
    if len(rest) < FEWEST or share(rest, plain.keys) < BESIDE or share(plain.keys, rest) < BESIDE / 2:
        return False
    others = [token.lower for token in plain.tokens]
    for place, word in enumerate(others[1:], 1):
        if key_of(word) != key_of(behind[0]):
            continue
        ahead = [key for token in negated.tokens[at + width :] for key in keys_of(token.text)][:1]
        close = [key for token in plain.tokens[place : place + CLOSE] for key in keys_of(token.text)]
        if ahead and ahead[0] not in close:
            continue
        if others[place - 1] == before[-1] or (before[-1] in DO and before[-2:-1] == others[place - 1 : place]):
            return True
    return False


def only_later(following: tuple[Window, ...], plain: tuple[Window, ...]) -> bool:
    """Whether the "not" only holds up to a time or a condition that the other has not: "not opened before May"."""
    there = {window.tokens[0].lower for window in plain}
    return any(window.tokens[0].lower in ENDING - there for window in following)


def both_say_no(left: Passage, right: Passage) -> bool:
    """Whether a plain "no" or "not" stands in both, though not in the same clause."""
    return bool(words_found(left, negating("phrases"))) and bool(words_found(right, negating("phrases")))


def said_otherwise(negated: Window, plain: Window) -> bool:
    """Whether the plain window has a word with a "no" inside that the negated one lacks."""
    held = {token.lower for token in negated.tokens}
    return any(token.lower in negating("phrases", "hidden") and token.lower not in held for token in plain.tokens)


def lack_was_dropped(left: Passage, right: Passage, sources: tuple[AnnotatedReport, ...]) -> Finding | None:
    """The source says that something is lacking, refused or fails; here it is told as if it were there."""
    if words_found(left, negating("phrases", "hidden")):
        return None
    windows = windows_of(right)
    for number, at, width in markers_in(windows, phrases("negations", "lacking")):
        window = windows[number]
        marker = frozenset(key for token in window.tokens[at : at + width] for key in keys_of(token.text))
        rest = window.keys - marker
        held = [own for own in windows_of(left) if share(rest, own.keys) >= BESIDE]
        if len(rest) <= FEWEST or not held or not is_nearest(rest, left.place(held[0].span), (left.report,)):
            continue
        if not is_nearest(held[0].keys, right.place(window.span), sources):
            continue
        words = Span(window.tokens[at].start, window.tokens[at + width - 1].end).of(right.report.text)
        why = f'The source says "{words}"; here nothing of the kind is said.'
        return written(left, right, ((held[0].span,), (window.span,)), why, "lack_was_dropped")
    return None


def done_is_told_as_plan(left: Passage, right: Passage) -> Finding | None:
    """The source says that it has been done, here it is still to come."""
    others = windows_of(right)
    for window in windows_of(left):
        for at, token in enumerate(window.tokens[:-1]):
            behind = window.tokens[at + 1]
            if token.lower not in COMING or not keys_of(behind.text) or not token_is_plain(left, at, window):
                continue
            met = next((other for other in others if has_done(other, behind.lower)), None)
            if met is None or share(window.keys, met.keys) < BESIDE or comes_too(right.report, behind.lower):
                continue
            return finding(
                left, right, kind="status", verdict="conflict", spans=((window.span,), (met.span,)),
                about="done or planned", question="Done, or only planned?",
                why="In the source it has been done; here it is still to come.",
                severity="high", rule="done_is_told_as_plan",
            )  # fmt: skip
    return None


def token_is_plain(passage: Passage, at: int, window: Window) -> bool:
    """Whether a word of what is to come stands outside quotation marks."""
    token = window.tokens[at]
    return not any(q.start <= token.start < q.end for q in passage.quotations)


def has_done(window: Window, verb: str) -> bool:
    """Whether a window has "has" or "had" and, near behind, the verb."""
    words = [token.lower for token in window.tokens]
    return any(
        word in HAS and any(key_of(w) == key_of(verb) and w != verb for w in words[at + 1 : at + 1 + CLOSE])
        for at, word in enumerate(words)
    )


def comes_too(read: AnnotatedReport, verb: str) -> bool:
    """Whether the source too has the verb behind a word of what is to come."""
    tokens = tokens_of(read.text)
    return any(
        one.lower in COMING | {"to", "would"} and key_of(two.lower) == key_of(verb) for one, two in pairwise(tokens)
    )


def written(
    left: Passage, right: Passage, spans: tuple[tuple[Span, ...], tuple[Span, ...]], why: str, rule: str
) -> Finding:
    """A finding of one yes and one no."""
    return finding(
        left, right, kind="polarity", verdict="conflict", spans=spans, about="whether at all",
        question="Yes, or no?", why=why, severity="high", rule=rule,
    )  # fmt: skip
