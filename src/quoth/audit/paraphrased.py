"""What a faithful rewrite may do and is no finding: a share written out, "in six hours" for within them, whose aside it is."""

import re
from collections.abc import Callable

from quoth.audit.shares import is_written_out
from quoth.compare import Finding
from quoth.compare.passages import statements_within
from quoth.text.folding import fold_words
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Place

# The word by which a length of time is a limit stands right before it.
CLOSE = 16
POINTING_BACK = frozenset({"that", "this", "these", "so", "such", "it"})
ONLY = re.compile(r"\b(?:only|just|merely|barely) $", re.IGNORECASE)
COMPARATIVE = re.compile(r"\b[a-z]{3,10}er than $")
WITHIN = re.compile(r"\b(?:in|inside|within|under)\s+(?:the\s+)?(?:first\s+)?$", re.IGNORECASE)
# Whoever says that it took less leaves the number itself out.
STRICTLY = re.compile(r"^(?:less than|fewer than|under|below)\b", re.IGNORECASE)
# Behind one of these an aside of the report begins, which nobody it quotes has said.
ASIDE = re.compile(r",\s+(?:whose|who)\s", re.IGNORECASE)
HIS_WORD = re.compile(
    r"\b(?:in|by|on) (?:his|her|their|its) (?:own )?(?:account|view|words|telling|opinion|reading|estimate|version|reckoning)\b"
    r"|\baccording to (?:him|her|them|it)\b",
    re.IGNORECASE,
)
# By these a thing or a body of people is what it is, or does something, and says nothing: "the verdict proved", "the detour added".
ACTING = frozenset(
    "add added adds prove proved proves proving view views viewed understand understood show showed shows mean means".split()
)
# What is promised may be told without him who promised it: "a crew that was promised".
PROMISING = frozenset("promise promised promises pledge pledged pledges vow vowed vows offer offered offers".split())
TIMES = frozenset("second seconds minute minutes hour hours day days week weeks month months year years".split())


def is_paraphrased(made: Finding, article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a finding of the comparison is only another way of saying it."""
    source = next((read for read in sources if made.right and read.id == made.right[0].report), None)
    return source is not None and any(rule(made, article, source) for rule in RULES)


def share_is_written_out(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "Two-fifths" is neither exact nor about: against "about 40 percent" it has lost nothing."""
    if made.rule != "bound_was_lost_or_added" or made.reason != "precision":
        return False
    return any(is_written_out(words) for words in (worded(article, made.left[0]), worded(source, made.right[0])))


def time_is_a_limit_all_the_same(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "In six hours" says what "within six hours" says, and not what "in less than six hours" says."""
    sides = ((article, made.left[0]), (source, made.right[0]))
    if made.rule != "bound_was_lost_or_added" or any(STRICTLY.search(worded(*side)) for side in sides):
        return False
    return all(is_limit_of_time(*side) for side in sides)


def is_limit_of_time(read: AnnotatedReport, place: Place) -> bool:
    """Whether a place is a length of time behind "in" or "within", or begins with it."""
    tokens = tokens_of(read.text, place.start, place.end)
    before = read.text[max(0, place.start - CLOSE) : place.start]
    behind = bool(WITHIN.search(before)) or (bool(tokens) and tokens[0].lower in ("in", "inside", "within"))
    return behind and bool(tokens) and tokens[-1].lower in TIMES


def comparative_is_a_bound(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "People older than 70" are people over 70."""
    if made.rule != "bound_was_lost_or_added":
        return False
    return any(
        COMPARATIVE.search(read.text, max(0, place.start - CLOSE), place.start) is not None
        for read, place in ((article, made.left[0]), (source, made.right[0]))
    )


def aside_is_nobodys(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "X said ..., whose spokesman Y declined": that Y declined is told by the report, X is not dropped with it."""
    if made.kind != "attribution-dropped":
        return False
    place = made.right[0]
    told = [s for s in source.statements if len(s.chain) > 1 and any(p.overlaps(place.span) for p in s.content)]
    held = next((s for s in told if s.content[0].start == place.start), told[0] if told else None)
    if held is None:
        return False
    outer, inner = held.chain[0], held.chain[-1]
    if outer.cue is None or inner.mention is None or outer.cue.end > inner.mention.start:
        return False
    return ASIDE.search(source.text, outer.cue.end, inner.mention.start) is not None


def a_pronoun_says_it(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "..., in her account" keeps the speaker whom the sentence before it named."""
    if made.kind != "attribution-dropped":
        return False
    sentence = next((s for s in article.report.sentences if s.overlaps(made.left[0].span)), made.left[0].span)
    return HIS_WORD.search(article.text, sentence.start, sentence.end) is not None


def next_sentence_names_him(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "... That is the plan which the minister presented": the sentence that points back says whose word it is."""
    if made.rule != "attribution_dropped":
        return False
    behind = next((s for s in article.report.sentences if s.start >= made.left[0].end), None)
    words = fold_words(behind.of(article.text)) if behind is not None else ()
    if not words or words[0] not in POINTING_BACK:
        return False
    told = statements_within(source, (made.right[0].span,))
    return any(
        fold_words(link.speaker)[-1:] and fold_words(link.speaker)[-1] in words for s in told for link in s.chain
    )


def only_is_no_more_than(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "No more than 22 percent" is "only 22 percent"."""
    if made.rule != "bound_was_lost_or_added":
        return False
    sides = (article, made.left[0]), (source, made.right[0])
    lone = [ONLY.search(read.text, max(0, place.start - CLOSE), place.start) is not None for read, place in sides]
    most = [worded(read, place).casefold().startswith(("no more than", "not more than")) for read, place in sides]
    return (lone[0] and most[1]) or (lone[1] and most[0])


def base_is_pointed_at(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """ "More than double the higher of these sums": what it is the double of stands in a sentence before."""
    pointed = frozenset(fold_words(worded(article, made.left[0]))) & {"these", "those", "this", "that", "latter"}
    return made.rule == "base_is_another_thing" and bool(pointed)


def lost_link_only_acts(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> bool:
    """Whether the link that is gone said nothing: the verdict that "proved" it, he who "had promised" what "was promised"."""
    if made.rule != "attribution_dropped":
        return False
    place = made.right[0]
    told = [s for s in source.statements if s.chain and any(p.overlaps(place.span) for p in s.content)]
    for link in (link for s in told for link in s.chain if link.cue is not None and link.speaker in made.why):
        words = frozenset(fold_words(link.cue.of(source.text) if link.cue else ""))
        sentence = next((s for s in article.report.sentences if s.overlaps(made.left[0].span)), made.left[0].span)
        promised = words & PROMISING and PROMISING & frozenset(fold_words(sentence.of(article.text)))
        if words & ACTING or promised:
            return True
    return False


def worded(read: AnnotatedReport, place: Place) -> str:
    """The words at a place."""
    return place.span.of(read.text)


RULES: tuple[Callable[[Finding, AnnotatedReport, AnnotatedReport], bool], ...] = (
    share_is_written_out,
    time_is_a_limit_all_the_same,
    comparative_is_a_bound,
    aside_is_nobodys,
    a_pronoun_says_it,
    lost_link_only_acts,
    next_sentence_names_him,
    only_is_no_more_than,
    base_is_pointed_at,
)
