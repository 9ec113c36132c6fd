"""The rules that find who said what in one sentence; each is named after the pattern that it asserts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from quoth.annotate.content_spans import content_end, content_start, next_cut, quote_content_end
from quoth.annotate.cue_clauses import CueClause, cue_clauses, shorter
from quoth.annotate.source_spans import Range, phrase_starting_at
from quoth.annotate.views import View
from quoth.types import Span


@dataclass(slots=True)
class Draft:
    """An attribution in the making: sources (mention, cue), pieces of content, class, rule, where the cue stands."""

    sources: list[tuple[Span | None, Span | None]]
    content: list[Span]
    cue_class: str
    rule: str
    place: int
    view: View
    holes: list[Range] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """A view with its clauses of saying and the stretches that belong to a speaker's tag."""

    view: View
    clauses: list[CueClause]
    tags: list[Range]


Rule = Callable[[Sentence, CueClause], Draft | None]


def clause_said_before_its_speaker(sentence: Sentence, clause: CueClause) -> Draft | None:
    """What is said stands before the speaker and the cue, and perhaps goes on after them."""
    view = sentence.view
    if not clause.frames & {"post", "quote"} or clause.order == "understood":
        return None
    subject = clause.subject
    if subject is None:
        return None
    tag_start = min(subject[0], clause.lead)
    while tag_start > 0 and view.quote[tag_start - 1] < 0 and view.lowers[tag_start - 1] in {"as"}:
        tag_start -= 1
    if tag_start == 0:
        return None
    quoted_before = view.quote[tag_start - 1] >= 0
    comma_before = view.tokens[tag_start - 1].text in {",", "—", "–", "-"}
    if not quoted_before and not comma_before:
        return None
    if not quoted_before and "post" not in clause.frames:
        return None
    kind, start, cue_end = content_start(view, clause)
    if kind not in {"end", "quote", "phrase", "ing"} and not (clause.order == "after"):
        return None
    if kind == "quote" and not quoted_before and view.tokens[start - 1].text == ":":
        return None
    first = head_start(view, sentence, tag_start)
    before_end = tag_start if quoted_before else content_end(view, first, tag_start)
    if before_end <= first:
        return None
    if not quoted_before and before_end - first < 3:
        return None
    if not quoted_before and not has_verb(view, first, before_end):
        return None
    pieces = [view.span(first, before_end)]
    if kind == "quote" and (quoted_before or view.tokens[start - 1].text == ","):
        pieces.append(view.span(start, quote_content_end(view, start, next_cut(view, start, sentence.clauses, clause))))
    elif view.low(cue_end) == "," or kind == "end" and view.low(start) == ",":
        comma = cue_end if view.low(cue_end) == "," else start
        stop = next_cut(view, comma + 1, sentence.clauses, clause)
        next_opening = min((c.opening for c in sentence.clauses if c.start > clause.start), default=len(view))
        if next_opening > comma and stop > comma + 1 and not starts_adverbial(view, comma + 1):
            end = content_end(view, comma + 1, stop)
            if end > comma + 2:
                pieces.append(view.span(comma + 1, end))
    sentence.tags.append((tag_start - (0 if quoted_before else 1), max(cue_end, subject[1])))
    return Draft(
        [(view.span(*subject), view.span(clause.lead, max(cue_end if clause.order != "after" else clause.end, clause.end)))],
        pieces, clause.cue_class, "clause_said_before_its_speaker", clause.start, view,
    )  # fmt: skip


def head_start(view: View, sentence: Sentence, before: int) -> int:
    """Where the content before a speaker's tag begins: the sentence start, or after the clause of saying before."""
    start = 0
    for tag in sentence.tags:
        if tag[1] <= before:
            start = max(start, tag[1])
    while start < before and view.quote[start] < 0 and (view.tokens[start].text in {",", ";", ".", ":"}):
        start += 1
    return start


def has_verb(view: View, start: int, end: int) -> bool:
    """Whether a stretch looks like a clause."""
    return any(view.quote[i] >= 0 or view.lowers[i] for i in range(start, end))


def starts_adverbial(view: View, index: int) -> bool:
    """Whether what follows a tag is an aside on the speaking, not what is said."""
    word = view.low(index)
    return word.endswith("ing") or word in {
        "who",
        "which",
        "and",
        "but",
        "a",
        "when",
        "while",
        "after",
        "in",
        "as",
        "citing",
        "according",
        "though",
        "where",
        "whose",
    }


def speaker_says_clause(sentence: Sentence, clause: CueClause) -> Draft | None:
    """The speaker and the cue stand first, and what is said follows."""
    view, frames = sentence.view, clause.frames
    kind, start, cue_end = content_start(view, clause)
    if clause.order == "after" or not fits(kind, frames, view, start):
        return None
    limit = next_cut(view, start, sentence.clauses, clause)
    limit = min([limit, *(tag[0] for tag in sentence.tags if tag[0] > start)])
    end = quote_content_end(view, start, limit) if kind == "quote" else content_end(view, start, limit)
    if end <= start:
        return None
    mention = view.span(*clause.subject) if clause.subject else None
    return Draft(
        [(mention, view.span(clause.lead, max(clause.end, cue_end)))],
        [view.span(start, end)], clause.cue_class, "speaker_says_clause", clause.start, view,
    )  # fmt: skip


def fits(kind: str, frames: frozenset[str], view: View, start: int) -> bool:
    """Whether the cue takes what follows it."""
    if kind == "end":
        return False
    if kind == "quote":
        return bool(frames & {"quote", "that", "clause", "np"})
    if kind in {"that", "whether", "to", "ing"}:
        if kind == "to":
            return bool(frames & {"to", "obj_to"})
        if kind == "ing":
            return bool(frames & {"ing", "np", "clause"})
        return bool(frames & {kind, "clause"}) or kind == "whether" and bool(frames & {"say", "that"})
    if kind == "colon":
        return bool(frames & {"quote", "that"})
    if kind == "phrase":
        return (
            "clause" in frames
            and view.low(start) in {"in", "for", "at", "by", "after", "with", "under"}
            and "quote" in frames
        )
    if kind == "as":
        return "as" in frames
    return bool(frames & {"clause", "np"})


RULES: tuple[Rule, ...] = (clause_said_before_its_speaker, speaker_says_clause)


def drafts_of(view: View) -> list[Draft]:
    """The attributions of one sentence, in the order of their cues."""
    sentence = Sentence(view, list(shorter(view, cue_clauses(view))), [])
    drafts = according_to(sentence)
    late: list[CueClause] = []
    for clause in sentence.clauses:
        draft = clause_said_before_its_speaker(sentence, clause)
        if draft:
            drafts.append(draft)
        else:
            late.append(clause)
    for clause in late:
        draft = speaker_says_clause(sentence, clause)
        if draft:
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: draft.place)


def according_to(sentence: Sentence) -> list[Draft]:
    """The words "according to X" stand before, inside or after what X says."""
    view, drafts = sentence.view, []
    for index in range(len(view) - 2):
        if view.lowers[index] != "according" or view.low(index + 1) != "to" or view.quote[index] >= 0:
            continue
        source = phrase_starting_at(view, index + 2, loose=True)
        if source is None:
            continue
        after = source[1]
        while after < len(view) and view.tokens[after].text not in {",", ".", ";", "—", "–"} and view.quote[after] < 0:
            after += 1
        pieces = []
        first = head_start(view, sentence, index)
        if index > first + 1:
            end = content_end(view, first, index)
            if end > first:
                pieces.append(view.span(first, end))
        if (
            after < len(view) - 1
            and view.tokens[after].text == ","
            and (not pieces or not starts_adverbial(view, after + 1))
        ):
            end = content_end(view, after + 1, len(view))
            if end > after + 1:
                pieces.append(view.span(after + 1, end))
        elif not pieces and after < len(view) and view.quote[after] >= 0:
            pieces.append(view.span(after, quote_content_end(view, after, len(view))))
        if not pieces:
            continue
        tag = index - 1 if index and view.tokens[index - 1].text == "," else index
        sentence.tags.append((tag, source[1]))
        drafts.append(
            Draft([(view.span(*source), view.span(index, index + 2))], pieces, "cite", "according_to", index, view)
        )
    return drafts
