"""A headline that tells as a fact what every sentence of the body about it doubts: "Mayor stole funds", "allegedly took"."""

import re

from quoth.compare import Finding, Passage, passage_of_sentence
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of
from quoth.compare.ladders.certainty import asked
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import Scope, Window, markers_in, scope_of, windows_of
from quoth.compare.wording import phrases
from quoth.types import AnnotatedReport

# So many sentences of the body, its lead, say what the headline is about.
LEAD = 3
# So much of the headline's content words must be in the doubted clause, so many of them behind the word of doubt.
TOLD, GOVERNED = 0.6, 2
# A sentence with so much of them and no doubt bears the headline out.
BORNE_OUT = 0.5
# A doubt in a clause of these is about something beside: "thieves who may have hidden in the museum took gold".
RELATIVE = frozenset({"who", "which", "that", "whose", "where", "when", "whether", "if"})
# A headline of fewer content words is a topic.
LEAST = 3
# Doubt, a question, words in marks or somebody's word in a headline: it is told as no fact.
UNSURE = re.compile(
    r"[?:“”\"‘]|(?<!\w)'|\b(?:says?|said|tells?|told|according|over|amid|probe|inquiry|investigat\w+|trial|charg\w+|sue[sd]?|"
    r"deni\w+|den(?:y|ies)|reject\w*|if|would|will|to)\b",
    re.IGNORECASE,
)


def told_as_a_fact(headline: Passage, report: AnnotatedReport, *, skipped: int) -> Finding | None:
    """What a headline tells flatly and the lead puts in doubt, where no sentence of the body tells it without any."""
    keys = frozenset(keys_of(headline.text))
    if len(keys) < LEAST or UNSURE.search(headline.text) or is_doubted(windows_of(headline)):
        return None
    body = [passage_of_sentence(report, n) for n in range(len(report.report.sentences)) if n != skipped]
    if any(len(keys & set(keys_of(one.text))) >= BORNE_OUT * len(keys) and is_flat(one) for one in body):
        return None
    for sentence in body[:LEAD]:
        scope = doubted(sentence, keys)
        if scope is not None:
            return written(headline, sentence, scope)
    return None


def is_doubted(windows: tuple[Window, ...]) -> bool:
    """Whether any word of doubt or of what is to come stands there."""
    every = phrases("hedges", "phrases") + phrases("doubts", "phrases") + phrases("plans", "phrases")
    return bool(markers_in(windows, every))


def is_flat(passage: Passage) -> bool:
    """Whether a sentence has no word of doubt."""
    doubts = phrases("hedges", "phrases") + phrases("doubts", "phrases")
    return not markers_in(windows_of(passage), doubts)


def doubted(sentence: Passage, keys: frozenset[str]) -> Scope | None:
    """The word of doubt that governs most of the words of a headline in a sentence."""
    windows = windows_of(sentence)
    for number, at, width in markers_in(windows, phrases("hedges", "strong") + phrases("hedges", "alleging")):
        if {token.lower for token in windows[number].tokens[:at]} & RELATIVE:
            continue
        scope = scope_of(windows, number, at, width)
        told = keys & frozenset(keys_of(sentence.text))
        if len(told) >= TOLD * len(keys) and len(keys & scope.ahead) >= GOVERNED:
            return scope
    return None


def written(headline: Passage, sentence: Passage, scope: Scope) -> Finding:
    """The finding between the headline and the doubted clause."""
    words = scope.marker.of(sentence.report.text)
    return finding(
        headline,
        sentence,
        kind="certainty",
        verdict="conflict",
        spans=(headline.spans, (windows_of(sentence)[scope.window].span,)),
        about="how sure",
        question=heading(topic_of(headline.text, sentence.text), asked(words)),
        why=f'The headline tells it as a fact; in the body it is "{words}".',
        severity="high",
        rule="headline_tells_it_as_a_fact",
    )
