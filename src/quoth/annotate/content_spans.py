"""Where what is said begins and ends: after the cue, before it, or on both sides of it."""

from typing import NamedTuple

from quoth.annotate.cue_clauses import CueClause
from quoth.annotate.grammar import (
    ARTICLES,
    CLAUSE_SUBJECTS,
    COORDINATORS,
    FINITE,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    is_adverb,
    is_past,
)
from quoth.annotate.source_spans import HARD_STOPS
from quoth.annotate.views import View

QUESTION_WORDS = frozenset({"whether", "how", "why", "what", "who", "where", "when", "if", "which"})
# Prepositions that open an aside between a cue and its content ("said in a statement on Tuesday that").
ASIDE_STARTS = frozenset({"in", "on", "at", "during", "to", "from", "via", "through", "after", "before", "by", "over", "of", "with", "outside", "inside", "about", "near", "following", "as"})  # fmt: skip
HEARERS = frozenset({"reporters", "journalists", "lawmakers", "police", "parliament", "investigators", "supporters", "voters", "people", "viewers", "readers", "jurors", "officers", "me", "him", "her", "them", "us", "you", "officials", "employees", "staff", "workers", "residents", "members", "fans", "students", "detectives", "parents", "families", "investors", "analysts", "senators", "broadcasters", "colleagues", "aides", "friends", "customers", "attendees", "court", "congress"})  # fmt: skip
CLAUSE_PREPOSITIONS = frozenset({"in", "for", "at", "by", "after", "with", "under", "to"})
SHORT_CONTENT_STOPS = frozenset({"which", "who", "but", "while", "after", "as", "when", "where", "though", "although", "despite", "because", "before", "something", "so", "even", "since", "with", "whose"})  # fmt: skip
LONGEST_ASIDE = 24


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
        return bool(frames & {"to", "obj_to"})
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
    return "clause" in frames and (frames >= {"quote", "post"} or has_verb(view, follows.start, len(view)))


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


def that_after_aside(view: View, start: int) -> int | None:
    """Where the clause begins after ", VERB-ing or an aside, that" within commas ("said, in a letter, that")."""
    for index in range(start, min(len(view), start + LONGEST_ASIDE)):
        if view.quote[index] >= 0 or view.tokens[index].text in HARD_STOPS - {","}:
            return None
        if view.tokens[index].text == "," and view.low(index + 1) == "that":
            return index + 2
        if view.tokens[index].text == ",":
            return None
    return None


def after_hearer(view: View, index: int) -> int:
    """The index after whoever is told or urged: a pronoun, a name, a noun phrase; the same index if nobody is."""
    if index >= len(view) or (view.quote[index] >= 0 and not view.opens_quote(index)):
        return index
    word = view.lowers[index]
    if view.opens_quote(index) and view.quote_end(index) - index <= 8 and view.tokens[index + 1].is_capitalised:
        return view.quote_end(index)
    if view.opens_quote(index) or word in SUBORDINATORS or not view.tokens[index].is_word:
        return index
    if word in {"me", "him", "her", "them", "us", "you", "it", "reporters"} and word != "her":
        return index + 1
    end = index
    while end < min(len(view), index + 20):
        token, low = view.tokens[end], view.lowers[end]
        if low in {"that", "to", "whether", "how", "why", "what"} and end > index:
            break
        if view.opens_quote(end) and end > index:
            break
        if end > index and (
            low in CLAUSE_SUBJECTS
            or low in PREPOSITIONS
            and low != "of"
            or is_adverb(low)
            or (low in FINITE and low != "'s")
            or low in TIMES
        ):
            break
        if (
            end > index
            and low in ARTICLES
            and view.lowers[end - 1] not in PREPOSITIONS
            and view.lowers[end - 1] not in {"and"}
        ):
            break
        if end > index and view.lowers[end - 1] in HEARERS and low not in {"and", "of"}:
            break
        if (
            end > index
            and view.tokens[end - 1].is_capitalised
            and not token.is_capitalised
            and low not in {"of", "and", "'s", "the", "for"}
            and token.is_word
            and view.lowers[end - 1] not in ARTICLES
        ):
            hearer_noun = low in {
                "newspaper",
                "magazine",
                "news",
                "radio",
                "television",
                "committee",
                "agency",
                "reporters",
                "lawmakers",
                "officials",
                "program",
                "programme",
                "channel",
                "website",
                "police",
                "supporters",
                "viewers",
            }
            if not hearer_noun:
                break
        if not token.is_word and token.text not in "&-'.’":
            break
        if token.text == "." and view.low(end - 1) not in TITLES:
            break
        end += 1
    return end


def after_asides(view: View, index: int) -> int:
    """The index after adverbs, times and prepositional asides between cue and content."""
    limit = min(len(view), index + LONGEST_ASIDE)
    start = index
    while index < limit and view.quote[index] < 0:
        word = view.lowers[index]
        if word in {"that", "whether"}:
            break
        if (
            word in TIMES
            and not (word in {"may", "march"})
            or is_adverb(word)
            and word not in {"all", "not", "both", "only", "no", "even", "just", "today's", "first", "once"}
            or (word.isdigit() and index > start and view.lowers[index - 1] in TIMES)
        ):
            index += 1
            continue
        if (
            view.tokens[index].text == "."
            and view.lowers[index - 1] in TIMES
            and len(view.lowers[index - 1]) < 5
            and index + 1 < len(view)
        ):
            index += 1
            continue
        if word == "this" and view.low(index + 1) in TIMES:
            index += 2
            continue
        if word in ASIDE_STARTS and not (word == "to" and not is_hearer(view, index + 1)):
            after = after_prepositional(view, index, limit)
            if after is None:
                break
            index = after
            continue
        break
    return index


def is_aside_adverb(word: str) -> bool:
    """Whether an adverb between cue and content belongs to the saying."""
    return word in {"also", "again", "later", "earlier", "too", "back", "previously", "publicly", "then"} or (
        is_adverb(word) and word.endswith("ly") and word not in {"only", "nearly", "roughly", "hardly", "approximately"}
    )


def is_hearer(view: View, index: int) -> bool:
    """Whether the word after "to" opens a hearer, not an infinitive."""
    word = view.low(index)
    return word in ARTICLES or word in HEARERS or (index < len(view) and view.tokens[index].is_capitalised)


def after_prepositional(view: View, index: int, limit: int) -> int | None:
    """The index after a preposition and its noun phrase, where a clause, quotation or mark follows; else None."""
    end = index + 1
    seen = False
    while end < limit:
        word, token = view.lowers[end], view.tokens[end]
        if view.opens_quote(end):
            if view.quote_end(end) - end <= 8 and (not seen or view.lowers[end - 1] in {"'s", "program", "show"}):
                end = view.quote_end(end)
                seen = True
                continue
            break
        if not token.is_word and token.text not in "&-'’/" and not (token.text == "." and view.low(end - 1) in TITLES):
            break
        if word in {"that", "whether"} or word in CLAUSE_SUBJECTS:
            break
        if seen and (
            word in ARTICLES
            and view.lowers[end - 1] not in PREPOSITIONS
            or word in ASIDE_STARTS
            or word in TIMES
            or is_adverb(word)
        ):
            break
        if word in FINITE and word != "'s":
            return None
        seen = seen or word not in ARTICLES
        end += 1
    return end if seen else None


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
