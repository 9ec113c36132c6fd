"""The rules for one verb of saying: what is said stands before its speaker, or follows the cue."""

from collections.abc import Callable

from quoth.annotate.content_spans import (
    Following,
    content_end,
    first_comma,
    has_verb,
    quote_content_end,
    short_content_end,
)
from quoth.annotate.cue_clauses import CueClause
from quoth.annotate.cues import cue_nouns
from quoth.annotate.drafts import Draft
from quoth.annotate.grammar import PREPOSITIONS, SUBORDINATORS, is_adverb, is_past, words
from quoth.annotate.sentence import Sentence
from quoth.annotate.views import View
from quoth.types import Span

# How far behind a cue of denial the claim that it denies may stand, in tokens.
DENIED_NOUN_WITHIN = 5

Rule = Callable[[Sentence, CueClause], Draft | None]

ASIDE_OPENERS = words("aside_openers")


def content_before_its_speaker(sentence: Sentence, clause: CueClause) -> Draft | None:
    """What is said stands before the speaker and the cue, and may go on after them."""
    view, subject = sentence.view, clause.subject
    tag = tag_start(sentence, clause)
    if tag is None:
        return None
    follows = sentence.after[clause.start]
    quoted = view.quote[tag - 1] >= 0
    closed = quoted and view.tokens[max(0, tag - 2)].text in {",", "?", "!", "…", "-", "–"}
    if clause.order != "after" and not closed and not may_end_tag(view, follows):
        return None
    if closed and follows.kind in {"that", "colon"} and clause.order != "after":
        return None
    if follows.kind == "quote" and view.tokens[follows.start - 1].text == ":" and not quoted:
        return None
    first = content_opening(sentence, tag)
    if quoted and any(view.tokens[i].text in {".", "!", "?"} for i in range(first, view.quote_start(tag - 1))):
        first = view.quote_start(tag - 1)
    end = tag if quoted else content_end(view, first, tag)
    tag_end = max(follows.cue_end, subject[1])
    if end <= first or (not quoted and follows.kind == "quote" and opens_adverbial(view, first)):
        return None
    direct = quoted and view.quote_start(tag - 1) == first
    rest = content_after_tag(sentence, clause, tag_end, direct=direct)
    plain = clause.form.cue.lemma == "say" and end - first > 3
    if not quoted and not plain and not (end - first > 2 and has_verb(view, first, end)) and rest is None:
        return None
    sentence.tags.append((tag - (0 if quoted else 1), tag_end))
    cue = view.span(clause.lead, max(clause.end, follows.cue_end if clause.order != "after" else 0))
    return Draft(
        [(view.span(*subject), cue)],
        [view.span(first, end), *([rest] if rest else [])],
        clause.cue_class,
        "content_before_its_speaker",
        cue.start,
        view,
        clause.form.cue.lemma,
    )


def may_end_tag(view: View, follows: Following) -> bool:
    """Whether nothing that the cue could take follows it: the end, another piece, or an aside on the speaking."""
    if follows.kind in {"end", "quote", "phrase", "ing", "as"}:
        return True
    return follows.kind == "whether" and view.low(follows.start) in {"when", "where", "if"}


def tag_start(sentence: Sentence, clause: CueClause) -> int | None:
    """Where the speaker's tag begins if something said can stand before it: after a quotation, comma or dash."""
    view, subject = sentence.view, clause.subject
    if clause.order == "understood" or not clause.frames & {"post", "quote", "that", "clause"}:
        return None
    start = min(subject[0], clause.lead)
    if view.low(start - 1) == "as" and view.quote[start - 1] < 0:
        start -= 1
    if start <= 0:
        return None
    if view.quote[start - 1] >= 0:
        return start
    parted = view.tokens[start - 1].text in {",", "—", "–", "-"}
    return start if parted and ("post" in clause.frames or is_bare_tag(sentence, clause)) else None


def is_bare_tag(sentence: Sentence, clause: CueClause) -> bool:
    """Whether speaker and cue stand alone between the mark before them and the mark after ("P, records show.")."""
    view, end = sentence.view, clause.end
    closing = end >= len(view) or view.tokens[end].text in {",", ".", ";", "—", "–"}
    speech = bool(clause.frames & {"that", "clause"}) and clause.cue_class not in {"judge", "accuse", "cite"}
    return closing and speech and clause.order == "before" and clause.lead - clause.subject[1] < 2


def content_opening(sentence: Sentence, before: int) -> int:
    """Where the content before a tag begins: at the sentence's start, or after an earlier tag or clause of saying."""
    view = sentence.view
    start = max([0, *(tag[1] for tag in sentence.tags if tag[1] <= before)])
    for clause in sentence.live:
        connected = clause.order == "before" and clause.opening < clause.subject[0]
        if start < clause.opening < before and connected and clause.start >= before:
            start = clause.opening
    parted = [at for at in range(start, before) if view.tokens[at].text == ";" and view.quote[at] < 0]
    if parted and any(clause.order == "before" and clause.start < parted[-1] for clause in sentence.live):
        start = parted[-1]
    while start < before and view.quote[start] < 0 and view.tokens[start].text in {",", ";", ".", ":", "—"}:
        start += 1
    if start < before and view.lowers[start] in {"and", "but"} and view.quote[start] < 0:
        start += 1
    return start


def content_after_tag(sentence: Sentence, clause: CueClause, tag_end: int, *, direct: bool) -> Span | None:
    """The rest of what is said after a tag within it ("A, he said, B"), or None."""
    view = sentence.view
    follows = sentence.after[clause.start]
    if follows.kind == "quote" and (direct or view.tokens[follows.start - 1].text == ","):
        limit = sentence.next_cut(follows.start, clause)
        return view.span(follows.start, quote_content_end(view, follows.start, limit))
    if view.low(tag_end) not in {",", "—", "–"}:
        return None
    start = tag_end + 1
    if view.opens_quote(start):
        return view.span(start, quote_content_end(view, start, sentence.next_cut(start, clause)))
    if clause.order == "after" and has_verb(view, 0, clause.lead):
        return None
    if direct or start >= len(view) or opens_aside(view, start):
        return None
    stop = sentence.next_cut(start - 1, clause)
    end = content_end(view, start, stop)
    return view.span(start, end) if end > start + 1 else None


def opens_aside(view: View, index: int) -> bool:
    """Whether what follows a tag tells of the speaker or the speaking."""
    word = view.low(index)
    return word in ASIDE_OPENERS or word[:1].isdigit() or (word.endswith("ing") and word not in {"being", "during"})


def opens_adverbial(view: View, index: int) -> bool:
    """Whether the sentence opens with an adverbial that cannot be what is said ("In a letter", "Asked why")."""
    word = view.low(index)
    return word in PREPOSITIONS | SUBORDINATORS or is_past(word) or is_adverb(word) or word.endswith("ing")


def speaker_says_content(sentence: Sentence, clause: CueClause) -> Draft | None:
    """The speaker and the cue stand first, and what is said follows."""
    view = sentence.view
    follows = sentence.after[clause.start]
    if clause not in sentence.live or clause.order == "after":
        return None
    if view.low(follows.start) == ",":
        follows = follows._replace(start=follows.start + 1)
    limit = sentence.next_cut(follows.start, clause)
    if follows.kind == "quote":
        end = quote_content_end(view, follows.start, limit)
    elif is_phrase(view, clause, follows):
        end = short_content_end(view, follows.start, limit)
    else:
        end = content_end(view, follows.start, limit)
    if end <= follows.start:
        return None
    cue = view.span(clause.lead, max(clause.end, follows.cue_end))
    mention = view.span(*clause.subject)
    condition = leading_condition(view, clause)
    start = denied_claim_start(view, follows.start, end) if clause.cue_class == "deny" else follows.start
    content = [*([condition] if condition else []), view.span(start, end)]
    cue_class = "demand" if follows.kind == "to" and "obj_to" in clause.frames else clause.cue_class
    lemma, present = clause.form.cue.lemma, clause.is_present(view)
    return Draft([(mention, cue)], content, cue_class, "speaker_says_content", cue.start, view, lemma, present)


def is_phrase(view: View, clause: CueClause, follows: Following) -> bool:
    """Whether the content is an infinitive or a noun phrase, not a clause."""
    if follows.kind in {"to", "ing", "as", "phrase"}:
        return True
    if follows.kind != "clause" or "np" not in clause.frames:
        return False
    return "clause" not in clause.frames or not has_verb(view, follows.start, first_comma(view, follows.start + 2))


def denied_claim_start(view: View, start: int, end: int) -> int:
    """Where the clause begins that is denied in "rejects the claim that P"; the start itself where there is none."""
    for index in range(start, min(end - 2, start + DENIED_NOUN_WITHIN)):
        if view.lowers[index] in cue_nouns():
            that = next((i for i in range(index + 1, min(end - 1, index + 7)) if view.lowers[i] == "that"), None)
            return start if that is None else that + 1
    return start


def leading_condition(view: View, clause: CueClause) -> Span | None:
    """The condition that opens the sentence before the speaker ("If it rains, he said, ...")."""
    if view.low(0) not in {"if", "unless"} or view.low(clause.subject[0] - 1) != ",":
        return None
    comma = clause.subject[0] - 1
    if any(view.tokens[i].text == "," for i in range(comma)) or comma < 3:
        return None
    return view.span(0, comma)


RULES: tuple[Rule, ...] = (content_before_its_speaker, speaker_says_content)
