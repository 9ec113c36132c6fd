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
    words,
)
from quoth.annotate.views import View

QUESTION_WORDS = words("question_words")
# How far behind its object the "as" of "regards X as Y" may stand, in tokens.
FAR_AS = 15
# Tokens of a relative clause between two commas.
LONGEST_RELATIVE = 16
END_MARKS = frozenset({".", ",", ";", ":", "—", "–", "-", "!", "?", "…", "and"})
CLAUSE_PREPOSITIONS = frozenset({"in", "for", "at", "by", "after", "with", "under", "to"})
SHORT_CONTENT_STOPS = words("short_content_stops")


class Following(NamedTuple):
    """What follows a cue: its kind, its first token, and where the cue ends with its hearer and asides.

    Kinds: "quote", "that", "whether", "to", "ing", "as", "colon", "clause", "phrase" (a preposition), "predicate" (a
    verb) and "end".
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


# For each kind of content the frames of which a cue needs one.
KIND_FRAMES = {
    "that": frozenset({"that", "clause"}),
    "quote": frozenset({"quote", "that", "clause", "np"}),
    "whether": frozenset({"whether", "clause"}),
    "ing": frozenset({"ing", "np"}),
    "colon": frozenset({"quote"}),
    "as": frozenset({"as"}),
    "to": frozenset({"to"}),
}


def takes(view: View, clause: CueClause, follows: Following) -> bool:
    """Whether the cue takes what follows it as its content."""
    kind, frames = follows.kind, clause.frames
    if kind == "clause":
        return takes_bare(view, frames, follows.start)
    if kind == "quote" and is_predicate(view, follows.start):
        return False
    if frames & KIND_FRAMES.get(kind, frozenset()):
        return True
    tells = frames >= {"clause", "quote"}
    return (
        (kind == "whether" and "that" in frames and clause.cue_class == "unknown")
        or (kind == "to" and "obj_to" in frames and follows.start - 1 > clause.end)
        or (kind == "ing" and tells)
        or (kind == "predicate" and tells and is_relative(view, clause))
        or (kind == "phrase" and tells and view.low(follows.start) in CLAUSE_PREPOSITIONS)
    )


def is_relative(view: View, clause: CueClause) -> bool:
    """Whether the clause of saying is put into a relative one ("a boat that the navy said was empty")."""
    return (
        view.low(clause.subject[0] - 1) in {"that", "which", "who", "what"} or view.lowers[clause.subject[0]] == "who"
    )


def takes_bare(view: View, frames: frozenset[str], start: int) -> bool:
    """Whether the cue takes a clause or noun phrase without "that"."""
    if "at" in frames:
        return any(view.lowers[i] == "at" and number_at(view, i + 1) for i in range(start, len(view) - 1))
    if "as" in frames and "np" not in frames:
        return "as" in view.lowers[start + 1 : start + FAR_AS]
    return "np" in frames or ("clause" in frames and has_verb(view, start, first_comma(view, start + 3)))


def is_predicate(view: View, start: int) -> bool:
    """Whether a quotation opens with the verb of the sentence ("The changes announced today "will help", he said")."""
    return view.low(start + 1) in FINITE and view.tokens[start - 1].text not in {",", ":"}


def number_at(view: View, index: int) -> bool:
    """Whether a figure stands at the token or one of the next three ("at around $400")."""
    return any(token.text[0].isdigit() for token in view.tokens[index : index + 4])


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
    token = view.tokens[index]
    if view.opens_quote(index):
        return "quote", index
    if token.text == ":":
        return ("quote" if view.opens_quote(index + 1) else "colon"), index + 1
    if token.text == ",":
        return "comma", index + 1
    if not token.is_word and token.text not in "$€£'@#%-":
        return "end", index
    return kind_of_word(view, index)


def kind_of_word(view: View, index: int) -> tuple[str, int]:
    """The kind of content that a word opens, and its first token."""
    word, after = view.lowers[index], view.low(index + 1)
    if word == "that":
        if not after or after == ".":
            return "clause", index  # "The bank denied that."
        return ("end", index) if after in FINITE else ("that", index + 1)
    if word == "to" and after and after not in ARTICLES:
        return "to", index + 1
    if word == "as":
        return ("clause", index) if after in {"many", "much", "few", "little"} else ("as", index + 1)
    if word.endswith("ing") and len(word) > 4:
        return "ing", index
    if word in FINITE and after and view.tokens[index + 1].is_word:
        return "predicate", index
    if word in {"up", "off", "out"} or word in FINITE or word in COORDINATORS:
        return "end", index
    if word in QUESTION_WORDS:
        return "whether", index
    return ("phrase" if word in PREPOSITIONS else "clause"), index


def content_end(view: View, start: int, limit: int) -> int:
    """The index after the last token of a clause that begins at `start`, up to `limit`, without its end marks."""
    end = limit
    while end > start and view.quote[end - 1] < 0 and view.tokens[end - 1].text in END_MARKS:
        if view.tokens[end - 1].text == "." and view.low(end - 2) in TITLES and end < len(view):
            break
        end -= 1
    return end


def short_content_end(view: View, start: int, limit: int) -> int:
    """Where an infinitive or a noun phrase as content ends: at the comma before a new clause or an aside."""
    past = start
    for index in range(start + 1, limit - 1):
        if view.quote[index] < 0 and is_second_predicate(view, start, index):
            return content_end(view, start, index)
        if view.quote[index] >= 0 or view.tokens[index].text not in {",", ";", "—", "–"}:
            continue
        word = view.lowers[index + 1]
        if index < past:
            continue
        past = after_relative(view, index, limit) if word in {"who", "which", "whose"} else index
        if past > index:
            continue
        aside = word.endswith("ing") and word != "including"
        if view.tokens[index].text == ";" or aside or word in SHORT_CONTENT_STOPS | CLAUSE_SUBJECTS:
            return content_end(view, start, index)
        if word == "and" and view.low(index + 2) in CLAUSE_SUBJECTS | FINITE:
            return content_end(view, start, index)
    return content_end(view, start, limit)


def is_second_predicate(view: View, start: int, index: int) -> bool:
    """Whether "and" or "but" leads back to the speaker: "ruled out a strike but did not exclude talks"."""
    if view.lowers[index] not in {"and", "but"} or view.low(index + 1) not in {
        "did",
        "does",
        "has",
        "had",
        "would",
        "will",
    }:
        return False
    return not any(view.lowers[at] in FINITE or is_past(view.lowers[at]) for at in range(start, index))


def after_relative(view: View, comma: int, limit: int) -> int:
    """The token after a relative clause between commas that the phrase goes on after ("the firm, which ..., for the leak")."""
    for index in range(comma + 2, min(limit - 1, comma + LONGEST_RELATIVE)):
        if view.tokens[index].text == "," and view.quote[index] < 0:
            return index + 1 if view.lowers[index + 1] in {"for", "of", "as", "over"} else comma
    return comma


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
    if inner == "," or (follows.lower in {"and", "but"} and view.low(end + 1) in CLAUSE_SUBJECTS):
        return end
    if follows.is_word or view.quote[end] >= 0:
        return content_end(view, start, limit)
    return end
