"""Words through another: X, citing Y, said; X quoted Y as saying; X was told by Y; X was accused of P by Y."""

from collections.abc import Iterator

from quoth.annotate.content_spans import content_end, quote_content_end
from quoth.annotate.cues import CueForm, cue_at
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.grammar import ARTICLES, AUXILIARIES, BE, SOURCE_NOUNS, SPEAKER_NOUNS, TIMES, is_adverb
from quoth.annotate.noun_phrases import Range, phrase_starting_at
from quoth.annotate.sentence import Sentence
from quoth.annotate.source_spans import subject_before
from quoth.annotate.speech_rules import content_opening
from quoth.annotate.views import View
from quoth.annotate.vocabulary import is_person_noun

CITING = frozenset({"citing", "quoting"})
UNKNOWN = frozenset({"someone", "somebody", "information", "findings"})
AS_SAYING = frozenset({"saying", "telling", "confirming", "warning", "claiming", "adding", "describing"})
# How far "as saying" may stand behind "quoted", and a "by" behind a passive, in tokens.
FAR = 25
# Tokens of "as early as last March" before "that".
LONGEST_TIME = 7
PASSIVE_CONTENT = frozenset({"that", "of", "to", "for", "as", "not"})


def cited_source(view: View, index: int) -> Range | None:
    """The speaker or paper that "citing" or "quoting" at the index points to; None where a reason is cited."""
    source = phrase_starting_at(view, index + 1, loose=True)
    if source is None:
        return None
    words = view.lowers[source[0] : source[1]]
    names_speaker = any(is_source_word(word) for word in words)
    proper = view.tokens[source[0]].is_capitalised and view.tokens[source[1] - 1].is_capitalised
    proper = proper or (words[0] == "the" and all(t.is_capitalised for t in view.tokens[source[0] + 1 : source[1]]))
    return source if names_speaker or (proper and "'s" not in words) else None


def is_source_word(word: str) -> bool:
    """Whether a noun stands for a paper, a body or people ("registers", "divers")."""
    person = word.endswith("s") and is_person_noun(word[:-1])
    if word in UNKNOWN:
        return True
    return word in SOURCE_NOUNS or word in SPEAKER_NOUNS or person or word.endswith(("ers", "ists", "ians", "ors"))


def chain_citations(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence with the cited sources as further links of the chain of whoever cites them."""
    view = sentence.view
    citing = {view.tokens[i].start: i for i in range(len(view) - 1) if view.lowers[i] in CITING and view.quote[i] < 0}
    if not citing:
        return drafts
    kept = [draft for draft in drafts if draft.place not in citing or cited_source(view, citing[draft.place]) is None]
    for place, index in citing.items():
        source = cited_source(view, index)
        mention = next((d.sources[-1][0] for d in drafts if d.place == place), None)
        told = [d for d in kept if d.place != place and (d.sources[0][0] == mention or mention is None)]
        speaks = source and any(d.place > place and d.sources[0][0] == view.span(*source) for d in kept)
        if source is None or speaks or not told:
            continue
        nearest = min(told, key=lambda d: abs(d.place - place))
        nearest.sources.append((view.span(*source), view.span(index, index + 1)))
    return kept


def quoted_as_saying(sentence: Sentence) -> Iterator[Draft]:
    """X quotes Y as saying P, or Y is quoted (by X) as saying P, before, after or inside P."""
    view = sentence.view
    for index in range(1, len(view) - 2):
        if view.lowers[index] not in {"quoted", "quotes", "quote", "cited", "quoting"} or view.quote[index] >= 0:
            continue
        saying = next(
            (
                i
                for i in range(index + 1, min(len(view) - 1, index + FAR))
                if view.lowers[i] in AS_SAYING and (view.low(i - 1) == "as" or i > index + 2) and view.quote[i] < 0
            ),
            None,
        )
        if saying is None:
            continue
        sources = quoting_sources(view, index, saying)
        if not sources:
            continue
        content = content_at_saying(sentence, sources[0][0], index, saying)
        if content is None:
            continue
        pairs: list[Link] = [(view.span(*mention), view.span(*cue)) for mention, cue in sources]
        place = view.tokens[index].start
        yield Draft(pairs, [view.span(*content)], "say", "quoted_as_saying", place, view, "quote")


def quoting_sources(view: View, index: int, saying: int) -> list[tuple[Range, Range]]:
    """Who quotes and who is quoted, outermost first, each with its cue."""
    stop = saying - 1 if view.low(saying - 1) == "as" else saying
    cue, quoted_cue = (index, index + 1), (stop, saying + 1)
    auxiliary = index - 1
    while auxiliary > 0 and is_adverb(view.lowers[auxiliary]):
        auxiliary -= 1
    passive = view.lowers[auxiliary] in BE
    subject = subject_before(view, auxiliary if view.lowers[auxiliary] in AUXILIARIES else index)
    if subject is None:
        return []
    if passive:
        by = next((i for i in range(index + 1, stop) if view.lowers[i] == "by"), None)
        quoter = phrase_starting_at(view, by + 1) if by is not None else None
        own = (subject, (auxiliary, saying + 1))
        return [(quoter, cue), own] if quoter else [own]
    quoted = phrase_starting_at(view, index + 1, loose=True)
    if quoted is None or quoted[0] >= stop:
        return []
    return [(subject, cue), ((quoted[0], min(quoted[1], stop)), quoted_cue)]


def content_at_saying(sentence: Sentence, subject: Range, index: int, saying: int) -> Range | None:
    """What follows "as saying", or what stands before the speaker where nothing follows."""
    view = sentence.view
    start = saying + 1
    while start < len(view) and view.lowers[start] in {"that", ":", ","} and view.quote[start] < 0:
        start += 1
    if start < len(view) and view.tokens[start].text not in {".", ";"}:
        limit = sentence.next_cut(start, None)
        end = quote_content_end(view, start, limit) if view.opens_quote(start) else content_end(view, start, limit)
        return (start, end) if end > start else None
    tag = min(subject[0], index)
    first = content_opening(sentence, tag)
    end = tag if tag and view.quote[tag - 1] >= 0 else content_end(view, first, tag)
    if end <= first:
        return None
    sentence.tags.append((end, start))
    return first, end


def told_by_speaker(sentence: Sentence) -> Iterator[Draft]:
    """A passive cue names its speaker with "by": was told by X that P, was accused by X of P, was urged by X to P."""
    view = sentence.view
    for index in range(1, len(view) - 3):
        form = cue_at(view.lowers, index) if view.quote[index] < 0 else None
        if form is None or "participle" not in form.kinds or not is_passive(view, index):
            continue
        by = index + len(form.words)
        while is_adverb(view.low(by)):
            by += 1
        source = phrase_starting_at(view, by + 1) if view.low(by) == "by" else None
        content = passive_content(sentence, form, source[1]) if source else None
        if source and content:
            cue = view.span(index - 1, by + 1)
            yield Draft(
                [(view.span(*source), cue)],
                [view.span(*content)],
                "demand" if view.low(source[1]) == "to" else form.cue.cue_class,
                "told_by_speaker",
                cue.start,
                view,
                form.cue.lemma,
            )


def is_passive(view: View, index: int) -> bool:
    """Whether a form of "be" governs the participle."""
    before = index - 1
    while before > 0 and is_adverb(view.lowers[before]):
        before -= 1
    return view.lowers[before] in BE


def passive_content(sentence: Sentence, form: CueForm, start: int) -> Range | None:
    """What stands after the speaker of a passive: a clause, an infinitive or a prepositional complement."""
    view = sentence.view
    start = that_after_time(view, start)
    word = view.low(start)
    if word not in PASSIVE_CONTENT or (word in ARTICLES):
        return None
    first = start if word == "not" else start + 1
    end = content_end(view, first, sentence.next_cut(first, None))
    return (first, end) if end > first else None


def that_after_time(view: View, start: int) -> int:
    """The "that" behind a time ("as early as March that", "in May that"), else the index itself."""
    end = min(len(view), start + LONGEST_TIME)
    that = next((at for at in range(start, end) if view.lowers[at] == "that"), start)
    between = view.tokens[start:that]
    timed = any(token.lower in TIMES or token.text[0].isdigit() for token in between)
    return that if timed and all(token.is_word for token in between) else start
