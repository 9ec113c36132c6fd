"""What a free rewording lost: the word of doubt of the source's sentence, or the nameless source that alone tells it."""

from functools import cache

import numpy as np

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.opposed import OTHERWISE
from quoth.audit.reasons import called
from quoth.compare import Passage, passage_of, passage_of_sentence
from quoth.compare.ladders.speakers import is_anonymous
from quoth.compare.passages import near
from quoth.compare.windows import markers_in, scope_of, windows_of
from quoth.compare.wording import phrases, words_of
from quoth.text.folding import fold_words
from quoth.text.subjects import in_sentence
from quoth.types import AnnotatedReport, AuditFinding, Span, Statement
from quoth.types.claims import DifferenceKind

# Cosine of the two sentences. Of 17 sentences of real rewrites and 16 of invented ones that lack the doubt of a nearer one
# than this, 6 and 9 were labelled so, with these words of doubt 6 of 9; of 3 that lack the nameless source all 3.
NEAR = 0.5
# What is only expected and told as a fact was labelled so in both sentences of real rewrites that are nearer than this.
EXPECTED, NEARLY = (("is", "expected", "to"), ("are", "expected", "to")), 0.42
# Doubts about the main thing that a sentence tells; "could" and "suggests" stand in side clauses as often.
DOUBTS = (
    ("appears", "to"), ("appear", "to"), ("appeared", "to"), ("seems", "to"), ("seem", "to"), ("seemed", "to"), ("is", "thought"),
    ("are", "thought"), ("was", "thought"), ("were", "thought"), ("thought", "to"), ("is", "believed"), ("are", "believed"),
    ("was", "believed"), ("were", "believed"), ("believed", "to"), ("is", "considered"), ("are", "considered"), ("both", "considered"),
    ("potentially",), ("presumably",), ("supposedly",),
    ("reportedly",), ("allegedly",), ("apparently",), ("probably",), ("possibly",), ("can",),
)  # fmt: skip
# Words that say, in whatever way, that somebody unnamed tells it.
NAMELESS = frozenset(
    """briefed familiar anonymity anonymous unnamed source sources named identified condition people person official officials
    insider insiders reportedly according knowledge""".split()
)


def lost_in_rewording(examined: Examined) -> list[AuditFinding]:
    """Doubts and nameless sources of the nearest sentence of a source that are gone, where no finding says so yet."""
    if not examined.beside or examined.span == examined.article.report.headline:
        return []
    kinds = {f.kind for f in examined.made}
    found: list[AuditFinding] = []
    for place, counterpart in enumerate(examined.beside):
        cosines = np.round(
            examined.article.sentence_vectors @ counterpart.source.sentence_vectors[counterpart.sentence], 4
        )
        nearest = int(cosines.argmax()) == examined.number
        if (
            place == 0
            and nearest
            and cosines[examined.number] >= NEARLY
            and not kinds & {"certainty", "status", "polarity"}
        ):
            found += doubt_is_gone(examined.article, examined.number, counterpart, EXPECTED)
        if cosines[examined.number] < NEAR:
            continue
        if place == 0 and nearest and not kinds & {"certainty", "status", "polarity"}:
            found = found or doubt_is_gone(examined.article, examined.number, counterpart, DOUBTS)
        if place == 0 and nearest and "scope" not in kinds:
            found += limit_is_gone(examined.article, examined.number, counterpart)
        attributed = any(kind.startswith("attribution") for kind in kinds)
        if not attributed and (place == 0 or nearest) and not any(f.kind.startswith("attribution") for f in found):
            found += nameless_source_is_gone(examined.article, examined.number, counterpart)
    return found


def doubt_is_gone(
    article: AnnotatedReport, number: int, best: Counterpart, listed: tuple[tuple[str, ...], ...]
) -> list[AuditFinding]:
    """The one sentence that tells what the source's does has no word of doubt, expectation or denial at all."""
    left, right = passage_of_sentence(article, number), passage_of_sentence(best.source, best.sentence)
    told = phrases("hedges", "phrases") + phrases("doubts", "phrases") + phrases("plans", "phrases", "still_open")
    windows = windows_of(right)
    doubts = markers_in(windows, listed)
    if not doubts or markers_in(windows_of(left), told + DOUBTS + denying()):
        return []
    window, at, width = doubts[0]
    tokens = windows[window].tokens[at : at + width]
    if any(token.lower in ("not", "n't", "never") for token in windows[window].tokens[at + width : at + width + 1]):
        return []
    span = Span(tokens[0].start, tokens[-1].end)
    why = (
        f'The word of doubt "{span.of(best.source.text)}" of {called(best.source)} has nothing like it in the article.'
    )
    return [written(article, left, best.source, span, "certainty", why, "doubt_is_gone")]


def limit_is_gone(article: AnnotatedReport, number: int, best: Counterpart) -> list[AuditFinding]:
    """The one sentence that tells what the source's does has no word for "largely" or "for the time being"."""
    left = passage_of_sentence(article, number)
    windows, others = windows_of(passage_of_sentence(best.source, best.sentence)), windows_of(left)
    own = {token.lower for window in others for token in window.tokens}
    keys = frozenset(key for window in others for key in window.keys)
    if own & (words_of("limits", "kept") | words_of("parts", "words")) or markers_in(others, softening()):
        return []
    for window, at, width in markers_in(windows, softening()):
        scope = scope_of(windows, window, at, width)
        if scope.ahead & keys if scope.ahead else len(scope.behind & keys) > 1:
            word = scope.marker.of(best.source.text)
            why = f'{called(best.source)} limits it ("{word}"), the article does not.'
            return [written(article, left, best.source, windows[window].span, "scope", why, "limit_is_gone")]
    return []


@cache
def denying() -> tuple[tuple[str, ...], ...]:
    """The phrases that say no; "only" and "than" do not by themselves."""
    return tuple(phrase for phrase in phrases("negations", "phrases", "hidden") if phrase[0] not in OTHERWISE)


@cache
def softening() -> tuple[tuple[str, ...], ...]:
    """The phrases that say that something holds for the most part, or for a time, only."""
    return tuple(sorted(tuple(phrase.split()) for phrase in words_of("limits", "softening") - {"certain"}))


def nameless_source_is_gone(article: AnnotatedReport, number: int, best: Counterpart) -> list[AuditFinding]:
    """Nobody tells it in the article, and in the source only somebody who would not be named."""
    source, held = best.source, best.span
    nameless = [s for s in statements_in(source, held) if is_anonymous(s.chain[-1], passage_of(source, s))]
    near = [article.report.sentences[n] for n in (number - 1, number) if n >= 0]
    words = {word for span in near for word in fold_words(span.of(article.text))}
    if not nameless or statements_in(article, article.report.sentences[number]) or words & NAMELESS:
        return []
    left, link = passage_of_sentence(article, number), nameless[0].chain[-1]
    why = f"{called(source)} has it only from {in_sentence(link.speaker)}; in the article nobody says it."
    return [written(article, left, source, link.mention or held, "attribution-dropped", why, "nameless_source_is_gone")]


def statements_in(read: AnnotatedReport, sentence: Span) -> list[Statement]:
    """The statements of somebody whose content lies in a sentence."""
    held = near(read.statements, (sentence,))
    return [s for s in held if s.chain and any(piece.overlaps(sentence) for piece in s.content)]


def written(  # noqa: PLR0913, PLR0917 - the parts of one finding
    article: AnnotatedReport,
    left: Passage,
    source: AnnotatedReport,
    other: Span,
    kind: DifferenceKind,
    why: str,
    rule: str,
) -> AuditFinding:
    """The finding; its words are the whole sentence, since what is gone stands nowhere in it."""
    return AuditFinding(kind, "medium", article.report.place(left.spans[0]), source.report.place(other), why, rule)
