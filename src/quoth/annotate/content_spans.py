"""Where what is said begins and ends: after the cue, before it, or on both sides of it."""

from typing import NamedTuple

from quoth.annotate.asides import after_asides, after_hearer, that_after_aside
from quoth.annotate.cue_clauses import CueClause
from quoth.annotate.grammar import (
    ARTICLES,
    CLAUSE_SUBJECTS,
    COORDINATORS,
    FINITE,
    PREPOSITIONS,
    TITLES,
    is_past,
)
from quoth.annotate.views import View

QUESTION_WORDS = frozenset({"whether", "how", "why", "what", "who", "where", "when", "if", "which"})
CLAUSE_PREPOSITIONS = frozenset({"in", "for", "at", "by", "after", "with", "under", "to"})
SHORT_CONTENT_STOPS = frozenset({"which", "who", "but", "while", "after", "as", "when", "where", "though", "although", "despite", "because", "before", "something", "so", "even", "since", "with", "whose"})  # fmt: skip


class Following(NamedTuple):
    """What follows a cue: its kind, its first token, and where the cue ends with its hearer and asides.

    Kinds: "quote", "that", "whether", "to", "ing", "as", "colon", "clause", "phrase" (a preposition) and "end".
    """

    kind: str
    start: int
    cue_end: int


def following(view: View, clause: CueClause) -> Following:
    """What follows the cue, over its hearer and over asides of time and place."""
    index = clause.subject[1] if clause.order == "after" else clause.end
    frames = clause.frames
    if "tell" in frames or "obj_to" in frames:
        index = after_hearer(view, index)
    cue_end = index
    if frames & {"quote", "post", "that"} and "as" not in frames:
        index = after_asides(view, index)
    kind, start = kind_at(view, index)
    if kind == "comma":
        jumped = that_after_aside(view, start)
        if jumped is not None:
            return Following("that", jumped, index)
        if view.opens_quote(start):
            return Following("quote", start, index)
        return Following("end", index, index)
    return Following(kind, start, max(cue_end, min(index, start)))


def takes(view: View, clause: CueClause, follows: Following) -> bool:
    """Whether the cue takes what follows it as its content."""
    kind, frames = follows.kind, clause.frames
    if kind in {"end", "comma"}:
        return False
    if kind == "quote":
        return bool(frames & {"quote", "that", "clause", "np"})
    if kind == "that":
        return bool(frames & {"that", "clause"})
    if kind == "whether":
        return bool(frames & {"whether", "clause"}) or ("that" in frames and clause.cue_class == "unknown")
    if kind == "to":
        return "to" in frames or ("obj_to" in frames and follows.start - 1 > clause.end)
    if kind == "ing":
        return bool(frames & {"ing", "np"}) or frames >= {"clause", "quote"}
    if kind == "colon":
        return "quote" in frames
    if kind == "phrase":
        return frames >= {"clause", "quote"} and view.low(follows.start) in CLAUSE_PREPOSITIONS
    if kind == "as":
        return "as" in frames
    if "np" in frames:
        return True
    return "clause" in frames and has_verb(view, follows.start, first_comma(view, follows.start + 3))


def first_comma(view: View, start: int) -> int:
    """The first comma or dash outside a quotation from `start`, or the end."""
    stops = (i for i in range(start, len(view)) if view.tokens[i].text in {",", "—", "–", ";"} and view.quote[i] < 0)
    return next(stops, len(view))


def has_verb(view: View, start: int, end: int) -> bool:
    """Whether a stretch looks like a clause: a verb in one of its usual forms, or a quotation."""
    for index in range(start, end):
        word = view.lowers[index]
        if view.quote[index] >= 0 or word in FINITE or is_past(word) or word in CLAUSE_SUBJECTS:
            return True
        if index > start and len(word) > 3 and word.endswith(("s", "ing")) and not view.tokens[index].is_capitalised:
            return True
    return False


def kind_at(view: View, index: int) -> tuple[str, int]:
    """The kind of content that begins at the token, and its first token."""
    if index >= len(view):
        return "end", index
    token, word = view.tokens[index], view.lowers[index]
    if view.opens_quote(index):
        return "quote", index
    if token.text in {":"}:
        return ("quote" if view.opens_quote(index + 1) else "colon"), index + 1
    if token.text == ",":
        return "comma", index + 1
    if not token.is_word and token.text not in "$€£'@#%-":
        return "end", index
    if word == "that":
        return ("end", index) if view.low(index + 1) in FINITE else ("that", index + 1)
    if word in QUESTION_WORDS:
        return "whether", index
    if word == "to" and index + 1 < len(view) and view.low(index + 1) not in ARTICLES:
        return "to", index + 1
    if word == "as" and view.low(index + 1) not in {"many", "much", "few", "little"}:
        return "as", index + 1
    if word.endswith("ing") and len(word) > 4:
        return "ing", index
    if word in PREPOSITIONS:
        return "phrase", index
    if word in FINITE or word in COORDINATORS:
        return "end", index
    return "clause", index


def content_end(view: View, start: int, limit: int) -> int:
    """The index after the last token of a clause that begins at `start`, up to `limit`, without its end marks."""
    end = limit
    while (
        end > start
        and view.quote[end - 1] < 0
        and view.tokens[end - 1].text in {".", ",", ";", ":", "—", "–", "-", "!", "?", "…", "and"}
    ):
        if view.tokens[end - 1].text == "." and view.low(end - 2) in TITLES and end < len(view):
            break
        end -= 1
    return end


def short_content_end(view: View, start: int, limit: int) -> int:
    """Where an infinitive or a noun phrase as content ends: at the comma before a new clause or an aside."""
    for index in range(start + 1, limit - 1):
        if view.quote[index] >= 0 or view.tokens[index].text not in {",", ";", "—", "–"}:
            continue
        word = view.lowers[index + 1]
        if (
            word in SHORT_CONTENT_STOPS
            or view.tokens[index].text == ";"
            or (word.endswith("ing") and word != "including")
        ):
            return content_end(view, start, index)
        if word == "and" and view.low(index + 2) in CLAUSE_SUBJECTS:
            return content_end(view, start, index)
    return content_end(view, start, limit)


def quote_content_end(view: View, start: int, limit: int) -> int:
    """Where content that begins with a quotation ends: with it, or later where the sentence runs on after it."""
    end = view.quote_end(start)
    if end >= limit:
        return min(end, len(view))
    inner = view.tokens[end - 2].text if end - 2 >= start else ""
    follows = view.tokens[end]
    if inner in {".", "!", "?", "…"} or follows.text in {",", ".", ";", ")"}:
        if (
            follows.text == ","
            and inner not in {".", "!", "?", ","}
            and view.low(end + 1) in {"and", "but", "or"}
            and limit > end + 2
        ):
            return content_end(view, start, limit)
        return end
    if inner == ",":
        return end
    if follows.is_word or view.quote[end] >= 0:
        return content_end(view, start, limit)
    return end
