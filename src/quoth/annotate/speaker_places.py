"""Where the speaker of a cue stands: before it, after it, or in another clause of the sentence."""

from typing import NamedTuple

from quoth.annotate.cues import CueForm
from quoth.annotate.grammar import (
    CLAUSE_SUBJECTS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SOURCE_NOUNS,
    SPEAKER_NOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_past,
    words,
)
from quoth.annotate.noun_phrases import Range, phrase_ending_at, phrase_starting_at, trimmed
from quoth.annotate.source_spans import leading_subject, subject_after, subject_before
from quoth.annotate.verb_groups import VerbGroup, has_plural_head, is_plural_word
from quoth.annotate.views import View

PARTICIPLE_STARTS = words("participle_starts")
DASHES = frozenset({",", "—", "–"})
CONNECTORS = frozenset({"and", "but", "while", "although", "though", "whereas", "yet"})
TAG_ENDS = frozenset({".", ",", ";", ":", ")", "—", "–", "(", "!", "-", "?"})
Earlier = tuple[tuple[int, int, Range], ...]


class Placed(NamedTuple):
    """The speaker's tokens, where it stands ("before", "after", "understood"), and where the clause opens."""

    subject: Range
    order: str
    opening: int


def place_speaker(view: View, index: int, form: CueForm, group: VerbGroup, earlier: Earlier) -> Placed | None:
    """The speaker of the cue, or None where there can be none. `earlier` are cue and subject of clauses before."""
    lead, end = group.lead, index + len(form.words)
    before = view.low(lead - 1)
    if not group.reach:
        may_invert = form.kinds & {"past", "third"} or form.cue.lemma == "say"
        inverted = inverted_subject(view, lead, end, form) if may_invert else None
        if inverted:
            return Placed(inverted, "after", lead)
        if form.kinds == {"ing"}:
            return participle_subject(view, lead, earlier)
        if form.kinds == {"base"} and not (
            before in {"i", "they", "we", "you", "who", "and"} or is_plural(view, lead - 1)
        ):
            return None
    if group.reach == "infinitive":
        return None
    if before in {"and", "but", "then"}:
        return joined_subject(view, lead, earlier)
    subject = subject_before(view, lead)
    if subject and earlier and subject[0] < earlier[-1][1] < subject[1]:
        subject = trimmed(view, earlier[-1][1], subject[1])
    return Placed(subject, "before", opening_of(view, subject[0])) if subject else None


def is_plural(view: View, index: int) -> bool:
    """Whether the word before a base form could be a plural noun or the end of a list of names."""
    while index > 0 and is_adverb(view.low(index)):
        index -= 1
    word = view.low(index)
    return word in {",", ")"} or is_plural_word(word) or has_plural_head(view, index)


def opening_of(view: View, start: int) -> int:
    """The first token of the clause: its conjunction and the comma before it belong to it."""
    while start > 0 and is_adverb(view.lowers[start - 1]) and view.quote[start - 1] < 0:
        start -= 1
    if start > 0 and view.lowers[start - 1] in CONNECTORS:
        start -= 1
        if start > 0 and view.tokens[start - 1].text == ",":
            start -= 1
    elif start > 0 and view.tokens[start - 1].text in {";", "—"}:
        start -= 1
    return start


def inverted_subject(view: View, lead: int, end: int, form: CueForm) -> Range | None:
    """The speaker after the cue where what was said stands before it ("..., said Ann Lee")."""
    if lead == 0:
        return None
    if "tell" in form.cue.frames:
        return None
    quoted = view.quote[lead - 1] >= 0
    parted = view.tokens[lead - 1].text in DASHES | {"-", "?", "!"}
    if not (quoted and "quote" in form.cue.frames) and not (parted and "post" in form.cue.frames):
        return None
    subject = subject_after(view, end)
    if subject is None:
        return None
    title = quoted and view.quote_start(lead - 1) > 0 and lead - view.quote_start(lead - 1) <= 8
    if quoted and view.tokens[lead - 2].text in {",", "?", "!", "…"} and not title:
        return subject
    if not quoted and not names_speaker(view, subject):
        return None
    stop = next((i for i in range(subject[1], len(view)) if view.tokens[i].text in TAG_ENDS), len(view))
    if any(view.lowers[i] in FINITE or is_past(view.lowers[i]) for i in range(subject[1], stop)):
        return None
    word = view.low(subject[1])
    tag_goes_on = word in PREPOSITIONS | TIMES | {"who", "when", "while", "and", "as"} or is_adverb(word)
    return subject if stop == subject[1] or tag_goes_on or view.opens_quote(subject[1]) else None


def names_speaker(view: View, phrase: Range) -> bool:
    """Whether a phrase holds a name, a noun for a speaker or for a paper."""
    tokens = view.tokens[phrase[0] : phrase[1]]
    return any(t.is_capitalised or t.lower in SPEAKER_NOUNS or t.lower in SOURCE_NOUNS for t in tokens)


def participle_subject(view: View, lead: int, earlier: Earlier) -> Placed | None:
    """The speaker of ", adding that ..." or of "a report saying that ..."."""
    before = view.low(lead - 1)
    if before in DASHES or before in PARTICIPLE_STARTS or (lead > 0 and view.quote[lead - 1] >= 0):
        opening = lead - 1 if before in DASHES | PARTICIPLE_STARTS else lead
        if opening > 0 and before in PARTICIPLE_STARTS and view.tokens[opening - 1].text == ",":
            opening -= 1
        return understood(view, lead, opening, earlier)
    if before in DETERMINERS or before in PREPOSITIONS or lead == 0:
        return following_subject(view, lead) if lead == 0 else None
    if before in SOURCE_NOUNS or before in SPEAKER_NOUNS:
        noun = phrase_ending_at(view, lead - 1)
        return Placed(noun, "before", lead) if noun else None
    if is_adverb(before) or before in SUBORDINATORS:
        return understood(view, lead, lead, earlier)
    noun = phrase_ending_at(view, lead - 1)
    if noun and view.low(noun[0] - 1) in {"with", "despite", "both"}:
        return Placed(noun, "before", lead)
    return understood(view, lead, lead, earlier) if view.low(lead + 1) == "that" else None


def following_subject(view: View, lead: int) -> Placed | None:
    """The subject after a participle that opens the sentence ("Citing high costs, the firm ...")."""
    for index in range(lead + 1, min(len(view) - 1, lead + 40)):
        if view.tokens[index].text == "," and view.quote[index] < 0:
            subject = leading_subject(view, index + 1, len(view))
            return Placed(subject, "understood", lead) if subject else None
    return None


def understood(view: View, lead: int, opening: int, earlier: Earlier) -> Placed | None:
    """The speaker of a clause without one: that of the nearest clause before, else the subject of the sentence."""
    start = segment_start(view, opening)
    for cue_start, _, subject in reversed(earlier):
        if cue_start >= start:
            return Placed(subject, "understood", opening)
    tag = source_of_tag(view, opening)
    nearest = tag or (leading_subject(view, start, lead) if start else None)
    subject_found = nearest or (earlier[-1][2] if earlier else leading_subject(view, 0, lead))
    return Placed(subject_found, "understood", opening) if subject_found else None


def segment_start(view: View, before: int) -> int:
    """The first token after the last conjunction with a comma before `before`, or 0."""
    for index in range(before - 1, 0, -1):
        if view.tokens[index].text == ";" or (view.lowers[index] in {"but", "while"} and view.low(index - 1) == ","):
            return index + 1
        if view.lowers[index] == "and" and view.low(index - 1) == "," and view.low(index + 1) in CLAUSE_SUBJECTS:
            return index + 1
    return 0


def source_of_tag(view: View, comma: int) -> Range | None:
    """The X of an "according to X" that ends at the comma."""
    for index in range(comma - 1, max(0, comma - 15), -1):
        if view.tokens[index].text == ",":
            return None
        if view.lowers[index] == "to" and view.lowers[index - 1] == "according":
            return phrase_starting_at(view, index + 1)
    return None


def joined_subject(view: View, lead: int, earlier: Earlier) -> Placed | None:
    """The speaker of "... and added that ...": that of the clause before, else the subject of the sentence."""
    opening = lead - 1
    if opening > 0 and view.tokens[opening - 1].text == ",":
        opening -= 1
    return understood(view, lead, opening, earlier)
