"""Words in quotation marks against the source's words: verbatim, cut, altered, joined, given to another, or not there."""

import re
from itertools import pairwise

from quoth.compare.findings import Finding, Relation
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.quoted_by import given_to_another, speaker_of, written
from quoth.compare.ladders.speakers import same_link
from quoth.compare.passages import Passage, keys_by_sentence
from quoth.compare.quoted_words import (
    Quoted,
    alike,
    all_quoted,
    all_words,
    is_subsequence,
    most_common,
    plain_words,
    quoted_at,
    quoted_words,
    runs_common,
    same_words,
    sentences_in,
)  # fmt: skip
from quoth.compare.tables import made_once
from quoth.compare.windows import phrase_at
from quoth.compare.wording import phrases
from quoth.types import AnnotatedReport, Span

# Fewer words in marks are a term or a scare quote, and occur everywhere.
FEWEST = 3
# Likeness (0 to 1) of a quotation's words to those of the nearest of the source: above, words were exchanged in it; below it
# is another sentence.
ALTERED = 0.62
# Above this likeness to one quotation of the source it is that one, whatever it shares with others.
NEARLY = 0.8
# Of a quotation's content words so many must stand in one sentence of the source to be called a paraphrase of it.
PARAPHRASED = 0.5
COPIED_WORDS = 0.75
# Dots that show that words are left out.
GAP_SHOWN = re.compile(r"…|\.\s?\.")
# So many words around a cut are looked at for what it took away.
NEAR_CUT = 8
# The limit itself has hardly more words than this.
LIMIT = 3
# A quotation of the same speaker that follows within so many characters goes on with the first.
GOES_ON = 90
CONTRAST = ("what it has not", "but", "what we do not", "what is not", "however", "though", "not")
# A new sentence that begins so takes back a part of the one before.
TAKES_BACK = ("but", "however", "though", "not", "no", "yet", "except", "unless", "only")
CONDITIONS = frozenset(["if", "unless", "provided", "once", "when", "as", "until"])


def compare_quotations(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """Each quotation of the left passage, sentence by sentence, against all that the right one's report has."""
    if relation not in ("lineage", "audit"):
        return []
    found = []
    for quotation in left.quotations:
        pieces = pieces_of(left, right, quotation)
        apart = (
            brought_together(left, right, quotation, pieces)
            or skipped(left, right, pieces)
            or run_together(left, right, quotation, pieces)
        )
        found += (
            [apart] if apart else [made for piece in pieces for made in [judged(left, right, piece, relation)] if made]
        )
    return found


def pieces_of(left: Passage, right: Passage, quotation: Span) -> list[Quoted]:
    """The sentences of a quotation, or the whole of it where it stands so in the source."""
    whole = quoted_at(left.report.text, quotation)
    if left.holds(quotation) and home_of(right.report, whole) is not None:
        return [whole]
    return [piece for piece in sentences_in(left.report.text, quotation) if left.holds(piece.span)]


def home_of(read: AnnotatedReport, piece: Quoted) -> Quoted | None:
    """The quotation of a report that has the words, also where it goes on behind "he said"."""
    source = quoted_words(read.text)
    alone = next((held for held in source if piece.line in held.line), None)
    if alone is not None or len(piece.words) < FEWEST:
        return alone
    return next((both for both in broken_up(read) if piece.line in both.line), None)


@made_once
def broken_up(read: AnnotatedReport) -> tuple[Quoted, ...]:
    """The quotations of a report that go on behind "he said", as one."""
    pairs = pairwise(quoted_words(read.text))
    return tuple(with_next(first, second) for first, second in pairs if goes_on(read, first, second))


def goes_on(read: AnnotatedReport, first: Quoted, second: Quoted) -> bool:
    """Whether a quotation is the rest of the one before it: near, in one paragraph, nobody else's."""
    if second.span.start - first.span.end > GOES_ON or "\n" in read.text[first.span.end : second.span.start]:
        return False
    one, other = speaker_of(read, first.span), speaker_of(read, second.span)
    return one is None or other is None or same_link(one, other)


def with_next(first: Quoted, second: Quoted) -> Quoted:
    """Two quotations as one."""
    return Quoted(Span(first.span.start, second.span.end), first.words + second.words)


def brought_together(left: Passage, right: Passage, quotation: Span, pieces: list[Quoted]) -> Finding | None:
    """The sentences of one quotation stand far apart in the source, or in another order."""
    source = quoted_words(right.report.text)
    homes = [next((n for n, held in enumerate(source) if piece.line in held.line), None) for piece in pieces]
    for first, second, one in zip(homes, homes[1:], pieces, strict=False):
        if first is None or second is None or first == second or len(one.words) < FEWEST:
            continue
        gap = source[second].span.start - source[first].span.end
        if second != first + 1 or gap > GOES_ON:
            spans = (source[first].span, source[second].span)
            return written(left, right, Quoted(quotation, ()), spans, "quote-merged", "medium",
                           "Sentences that stand apart in the source are one quotation here.", "One sentence, or two?")  # fmt: skip
    return None


def skipped(left: Passage, right: Passage, pieces: list[Quoted]) -> Finding | None:
    """Whole sentences in the middle of the source's quotation are gone without a mark."""
    text, source = left.report.text, quoted_words(right.report.text)
    for first, second in pairwise(pieces):
        held = next((q for q in source if first.line in q.line), None)
        if held is None or GAP_SHOWN.search(text[first.span.end : second.span.start]):
            continue
        following = " " + held.line.partition(first.line)[2]
        lost, found, _ = following.partition(second.line)
        if found and len(lost.split()) >= FEWEST <= min(len(first.words), len(second.words)):
            whole = Quoted(Span(first.span.start, second.span.end), ())
            return written(left, right, whole, (held.span,), "quote-truncated", "low",
                           f'Between its sentences the source has "{" ".join(lost.split()[:NEAR_CUT])}".', "What was left out?")  # fmt: skip
    return None


def judged(left: Passage, right: Passage, piece: Quoted, relation: Relation) -> Finding | None:
    """What became of one quotation."""
    text = right.report.text
    source = quoted_words(text)
    whole = home_of(right.report, piece)
    if whole is not None:
        return given_to_another(left, right, piece, whole) or cut_short(left, right, piece, whole)
    if len(piece.words) < FEWEST + 1 or is_title(left, piece) or begins_otherwise(piece, text):
        return None
    if piece.line in all_words(text):
        return written(left, right, piece, right.spans, "quote-invented", "medium",
                       "The source says it without quotation marks; nobody is quoted so.", "Quoted, or paraphrased?")  # fmt: skip
    if any(same_words(piece, held) for held in source):
        return None
    few = NEARLY * len(piece.words)
    nearly = any(
        alike(piece.words, held.words) >= NEARLY for held in source if most_common(piece.words, held.words) >= few
    )
    return (
        (None if nearly else joined(left, right, piece, source))
        or exchanged(left, right, piece, source)
        or made_up(left, right, piece, relation)
    )


def begins_otherwise(piece: Quoted, text: str) -> bool:
    """Whether only a small word at the beginning is another one, as where a quotation is put into a sentence."""
    return not keys_of(piece.words[0]) and f" {' '.join(piece.words[1:])} " in all_quoted(text)


def is_title(left: Passage, piece: Quoted) -> bool:
    """Whether the words are a title, or a headline's short form of what was said."""
    words = piece.span.of(left.report.text).split()
    headline = left.report.report.headline
    capitals = sum(word.lstrip("'‘“")[:1].isupper() for word in words)
    return capitals >= 0.6 * len(words) or (headline is not None and headline.overlaps(piece.span))


def joined(left: Passage, right: Passage, piece: Quoted, source: tuple[Quoted, ...]) -> Finding | None:
    """Two quotations of the source stand here as one."""
    parts = [
        held
        for held in source
        if len(held.words) >= FEWEST
        and most_common(piece.words, held.words) > FEWEST
        and runs_common(piece.words, held.words) > FEWEST
    ]
    covered = [runs_common(piece.words, held.words) for held in parts]
    if len(parts) < 2 or sum(covered) < 0.5 * len(piece.words) or max(covered) > 0.8 * len(piece.words):
        return None
    return written(left, right, piece, tuple(p.span for p in parts[:3]), "quote-merged", "medium",
                   "Two quotations of the source are joined into one.", "One sentence, or two?")  # fmt: skip


def run_together(left: Passage, right: Passage, quotation: Span, pieces: list[Quoted]) -> Finding | None:
    """The last sentence of a quotation runs on into another quotation of the source."""
    source = quoted_words(right.report.text)
    if len(pieces) < 2 or all(home_of(right.report, piece) for piece in pieces):
        return None
    first = next((held for held in source if len(pieces[0].words) >= FEWEST and pieces[0].line in held.line), None)
    last = pieces[-1].words
    others = [
        held
        for held in source
        if held is not first
        and most_common(last, held.words) > FEWEST
        and runs_common(last, held.words) > max(FEWEST, len(last) / 2)
    ]
    if (
        first is None
        or not others
        or runs_common(last, first.words) > FEWEST
        or goes_on(right.report, first, others[0])
    ):
        return None
    return written(left, right, Quoted(quotation, ()), (first.span, others[0].span), "quote-merged", "medium",
                   "Two quotations of the source are joined into one.", "One sentence, or two?")  # fmt: skip


def exchanged(left: Passage, right: Passage, piece: Quoted, source: tuple[Quoted, ...]) -> Finding | None:
    """Words of a quotation are exchanged, added, or left out in its middle."""
    few = ALTERED * len(piece.words)
    scored = [
        (alike(piece.words, held.words), -number)
        for number, held in enumerate(source)
        if held.words and most_common(piece.words, held.words) >= few
    ]
    best, at = max(scored, default=(0.0, 0))
    if best < ALTERED:
        return None
    held = source[-at]
    if is_subsequence(piece.words, held.words) and len(piece.words) < len(held.words):
        return written(left, right, piece, (held.span,), "quote-truncated", "medium",
                       "Words in the middle of the quotation are gone without a mark.", "What was left out?")  # fmt: skip
    return written(left, right, piece, (held.span,), "quote-altered", "high",
                   "Words inside the quotation marks are not those of the source.", "In which words?")  # fmt: skip


def made_up(left: Passage, right: Passage, piece: Quoted, relation: Relation) -> Finding | None:
    """The source has no such quotation; a report of a lineage may have it from elsewhere, but not in the source's words."""
    keys = frozenset(keys_of(piece.span.of(left.report.text)))
    sentences = [(share(keys, held), s) for s, held in keys_by_sentence(right.report)]
    best, sentence = max(sentences, key=lambda pair: (pair[0], -pair[1].start), default=(0.0, right.spans[0]))
    if len(keys) >= FEWEST and best >= (COPIED_WORDS if relation == "lineage" else PARAPHRASED):
        return written(left, right, piece, (sentence,), "quote-invented", "high",
                       "The source says it in other words, and not as a quotation.", "Quoted, or paraphrased?")  # fmt: skip
    if relation == "lineage":
        return None
    return written(left, right, piece, (), "quote-invented", "high",
                   "The source has no such quotation.", "Who said these words?")  # fmt: skip


def cut_short(left: Passage, right: Passage, piece: Quoted, whole: Quoted) -> Finding | None:
    """A verbatim quotation whose limit, condition or other half was cut off."""
    before, _, after = whole.line.partition(piece.line)
    if piece.words and piece.words[0] in CONDITIONS:
        before = ""
    if ends_a_sentence(right.report.text, piece, whole) and not after.strip().startswith(TAKES_BACK):
        after = ""
    lost = limit_after(after.split()) or limit_before(before.split()) or other_half(piece, after.split())
    lost = lost or contradicted_next(right.report, whole, piece)
    outside = left.text.replace(piece.span.of(left.report.text), " ")
    told = lost if CONDITIONS & set(lost.split()) else " ".join(lost.split()[:LIMIT])
    kept = share(frozenset(keys_of(told)), frozenset(keys_of(outside))) >= PARAPHRASED
    if not lost or kept or (CONDITIONS & set(lost.split()) and CONDITIONS & set(plain_words(outside))):
        return None
    return written(left, right, piece, (whole.span,), "quote-truncated", "medium",
                   f'The quotation leaves out the source\'s "{lost}".', "And how did it go on?")  # fmt: skip


def ends_a_sentence(text: str, piece: Quoted, whole: Quoted) -> bool:
    """Whether the words are the last ones of a sentence of the source's quotation."""
    return any(sentence.line.endswith(piece.line) for sentence in sentences_in(text, whole.span))


def limit_after(words: list[str]) -> str:
    """The limit with which the source's words go on right after the cut."""
    skip = 1 if words[:1] == ["and"] else 0
    width = phrase_at(words, skip, phrases("limits", "phrases")) if len(words) > skip else 0
    return " ".join(words[: skip + width + 2]) if width else ""


def limit_before(words: list[str]) -> str:
    """The condition or contrast that stood right before the quotation."""
    near = words[-NEAR_CUT * 2 :]
    turned = near and ("but" in near[-4:] or {"not", "before", "until", "unless", "never"} & set(near[-2:]))
    if turned or (near and words[0] in CONDITIONS - {"as"}):
        return " ".join(near)
    return ""


def other_half(piece: Quoted, words: list[str]) -> str:
    """The second half of a pair that the quotation makes ("too small to be big and too big to be small")."""
    held = frozenset(keys_of(" ".join(piece.words)))
    following = " ".join(words[1:NEAR_CUT])
    return following if words[:1] == ["and"] and share(held, frozenset(keys_of(following))) >= 0.5 else ""


def contradicted_next(read: AnnotatedReport, whole: Quoted, piece: Quoted) -> str:
    """The next quotation of the source, where it goes on at once and takes back a part."""
    if not whole.line.endswith(piece.line):
        return ""
    following = next((q for q in quoted_words(read.text) if q.span.start > whole.span.end), None)
    if (
        following is None
        or following.span.start - whole.span.end > GOES_ON
        or "\n\n" in read.text[whole.span.end : following.span.start]
    ):
        return ""
    line = following.line.strip()
    return " ".join(following.words[:6]) if line.startswith(CONTRAST) else ""
