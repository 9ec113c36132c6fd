"""Denials and limits of the sources that the article leaves out; where it tells the contrary, a finding says so."""

import numpy as np

from quoth.audit.shown import with_its_verb
from quoth.audit.verbatim import same_sentence
from quoth.compare.alignment import sentence_at
from quoth.compare.keys import keys_of
from quoth.compare.ladders.speakers import same_link
from quoth.compare.wording import words_of
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, AuditFinding, AuditOmission, Span, Statement

# Below this cosine to every sentence of the article a statement of the source is not in it.
ABSENT = 0.5
# A content of fewer words ("the report") says nothing by itself: the whole sentence is shown.
TELLING = 2
# The noun of what is turned down stands among so many first words.
NOUN = 4
# "The company rejects that."
BODIES = frozenset("company firm operator ministry agency government council party club he she they it".split())
THAT = frozenset({"that", "this", "it", "them", "these"})
# A word of denying stands within so many words of the name of him who denies.
BESIDE = 4
NOT = frozenset({"not", "never", "n't", "didn't", "doesn't", "nobody"})
# Two denials of one speaker are one from this cosine on.
NEAR = 0.5
# The nearest sentence with a word of what is open carries a doubt from this cosine on.
OPEN = 0.3
SILENT = frozenset({"declined", "declines", "refused", "refuses"})


def omissions_of(
    article: AnnotatedReport, sources: tuple[AnnotatedReport, ...], findings: list[AuditFinding]
) -> tuple[AuditOmission, ...]:
    """Each denial or doubt of a source that no sentence of the article carries."""
    if not len(article.sentence_vectors):
        return ()
    made: list[AuditOmission] = []
    for source in sources:
        for number, statement in enumerate(source.statements):
            at = sentence_at(source, statement.content[0]) if is_limit(statement) else None
            if (
                at is None
                or is_silence(source, statement)
                or is_refusal(source, statement)
                or is_question(source, statement)
                or kept_in_other_words(article, source, number)
                or disputed_by_him_too(article, source, statement)
                or left_open_too(article, source, number)
                or carried(article, source, number, findings)
            ):
                continue
            span = shown(source, statement, source.report.sentences[at])
            if not any(o.source.span.overlaps(span) and o.source.report == source.id for o in made):
                place = with_its_verb(source, source.report.place(span))
                made.append(AuditOmission(place, reason(source, statement)))
    return tuple(made)


def is_limit(statement: Statement) -> bool:
    """A denial, or a statement that something is not known, by somebody."""
    return bool(statement.chain) and statement.stance in ("denied", "unknown")


def is_silence(source: AnnotatedReport, statement: Statement) -> bool:
    """Whether somebody only would not say it."""
    cue = statement.chain[-1].cue
    return cue is not None and bool(SILENT & set(cue.of(source.text).casefold().split()))


def is_refusal(source: AnnotatedReport, statement: Statement) -> bool:
    """Whether somebody turns down a thing that was asked or offered: no fact is denied by that."""
    cue = statement.chain[-1].cue
    if (
        statement.stance != "denied"
        or cue is None
        or not set(fold_words(cue.of(source.text))) & words_of("omissions", "refusing")
    ):
        return False
    words = fold_words(statement.content[0].of(source.text))
    head = words[:NOUN]
    return not set(head) & (words_of("omissions", "claims") | words_of("omissions", "any")) and not (
        words[:1] == ("that",) and len(words) > NOUN
    )


def is_question(source: AnnotatedReport, statement: Statement) -> bool:
    """Whether somebody asks or wonders, or nobody speaks: that is no limit of what the report knows."""
    link = statement.chain[-1]
    words = set(fold_words(link.cue.of(source.text))) if link.cue else set()
    asking = bool(words & words_of("omissions", "asking")) or link.speaker.casefold() in words_of("omissions", "nobody")
    begins = fold_words(statement.content[0].of(source.text))[:1]
    plain = bool(words & words_of("omissions", "telling")) and not set(begins) & words_of("omissions", "opening")
    return statement.stance == "unknown" and (asking or plain)


def kept_in_other_words(article: AnnotatedReport, source: AnnotatedReport, number: int) -> bool:
    """Whether the article too has the speaker deny something near to it, or says no in a sentence that names him and it."""
    statement = source.statements[number]
    cosines = np.round(article.statement_vectors @ source.statement_vectors[number], 4) if article.statements else ()
    general = is_general(source, statement)
    return statement.stance == "denied" and any(
        own.stance == "denied"
        and own.chain
        and same_link(own.chain[-1], statement.chain[-1])
        and (cosine >= NEAR or (general and is_general(article, own)))
        for own, cosine in zip(article.statements, cosines, strict=True)
    )


def disputed_by_him_too(article: AnnotatedReport, source: AnnotatedReport, statement: Statement) -> bool:
    """Whether a denial of "that" stands in the article with the same man's name: "was contradicted by Torn", "Torn rejects it"."""
    said = [key for span in statement.content for key in keys_of(span.of(source.text))]
    name = fold_words(statement.chain[-1].speaker)[-1:]
    if statement.stance != "denied" or len(said) >= TELLING or not name:
        return False
    words_told = [fold_words(sentence.of(article.text)) for sentence in article.report.sentences]
    if any(
        body in BODIES and verb in words_of("omissions", "disputing") and what in THAT
        for words in words_told
        for body, verb, what in zip(words, words[1:], words[2:], strict=False)
    ):
        return True
    return any(
        bool(words_of("omissions", "disputing") & near) and not near & NOT
        for words in words_told
        for at, word in enumerate(words)
        if word == name[0]
        for near in [set(words[max(0, at - BESIDE) : at + BESIDE])]
    )


def left_open_too(article: AnnotatedReport, source: AnnotatedReport, number: int) -> bool:
    """Whether the article's nearest sentence says in other words that something is not known."""
    if source.statements[number].stance != "unknown":
        return False
    cosines = np.round(article.sentence_vectors @ source.statement_vectors[number], 4)
    best = int(cosines.argmax())
    sentence = article.report.sentences[best]
    words = " ".join(sentence.of(article.text).casefold().split())
    return float(cosines[best]) >= OPEN and any(phrase in words for phrase in words_of("omissions", "open"))


def is_general(read: AnnotatedReport, statement: Statement) -> bool:
    """Whether all that is said against somebody is denied at once: "wrongdoing", "the allegations", "any such claim"."""
    words = fold_words(statement.content[0].of(read.text))[:NOUN]
    return bool(words) and (
        words[0] in words_of("omissions", "claims") or bool(set(words[1:2]) & words_of("omissions", "claims"))
    )


def carried(article: AnnotatedReport, source: AnnotatedReport, number: int, findings: list[AuditFinding]) -> bool:
    """Whether a sentence of the article is near to the statement, or a finding shows it beside the contrary."""
    statement = source.statements[number]
    sentence = source.report.sentences[sentence_at(source, statement.content[0]) or 0]
    if same_sentence(source, sentence, (article,)) is not None:
        return True
    cosines = np.round(article.sentence_vectors @ source.statement_vectors[number], 4)
    return float(cosines.max()) >= ABSENT or any(
        f.kind == "polarity"
        and f.source is not None
        and f.source.report == source.id
        and any(piece.overlaps(f.source.span) for piece in statement.content)
        for f in findings
    )


def shown(source: AnnotatedReport, statement: Statement, sentence: Span) -> Span:
    """What is denied, or the whole sentence where that says too little."""
    content = statement.content[0]
    return content if len(keys_of(content.of(source.text))) >= TELLING else sentence


def reason(source: AnnotatedReport, statement: Statement) -> str:
    """Whose denial or doubt it is."""
    link = statement.chain[-1]
    before = source.text[max(0, link.mention.start - 4) : link.mention.start].casefold() if link.mention else ""
    name = f"the {link.speaker}" if before == "the " and not link.speaker.startswith(("The ", "the ")) else link.speaker
    if statement.stance == "denied":
        return f"Denied by {name}; the article leaves the denial out."
    return f"Not known, says {name}; the article leaves this out."
