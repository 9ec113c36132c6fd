"""The rules for a whole sentence that need no verb of saying: according to X, X: "...", X's claim that ..."""

from collections.abc import Callable, Iterator

from quoth.annotate.citations import quoted_as_saying, told_by_speaker
from quoth.annotate.content_spans import content_end, quote_content_end
from quoth.annotate.cues import cue_at, cue_nouns
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.grammar import ARTICLES, DETERMINERS, FINITE, is_past
from quoth.annotate.noun_phrases import Range, phrase_ending_at, phrase_starting_at
from quoth.annotate.posts import post_before_its_author
from quoth.annotate.sentence import Sentence
from quoth.annotate.speech_rules import content_opening, opens_aside
from quoth.annotate.views import View
from quoth.annotate.vocabulary import is_person_noun
from quoth.text.labels import label_at
from quoth.types import Span

QUOTE_MARKS = frozenset("\"“„«‘'")
LONGEST_APPOSITION = 16  # tokens
# The lemma of what a speaker of a transcript says.
LABEL = "label"

SentenceRule = Callable[[Sentence], Iterator[Draft]]


def according_to_speaker(sentence: Sentence) -> Iterator[Draft]:
    """The words "according to X" stand before, inside or after what X says."""
    view = sentence.view
    for index in range(len(view) - 2):
        if view.lowers[index] != "according" or view.low(index + 1) != "to" or view.quote[index] >= 0:
            continue
        source = phrase_starting_at(view, index + 2, loose=True)
        if source is None:
            continue
        pieces = pieces_around(sentence, index, source[1])
        if not pieces:
            continue
        tag = index - 1 if view.low(index - 1) == "," else index
        sentence.tags.append((tag, source[1]))
        cue = view.span(index, index + 2)
        yield Draft(
            [(view.span(*source), cue)], pieces, "cite", "according_to_speaker", cue.start, view, "according to"
        )


def pieces_around(sentence: Sentence, tag: int, tag_end: int) -> list[Span]:
    """What stands before and after a tag, within the sentence."""
    view = sentence.view
    pieces = []
    first = content_opening(sentence, tag)
    end = content_end(view, first, tag)
    inserted = view.low(tag - 1) == "," and view.low(tag - 2) in {"that", "and", "but"}
    if end > first + 1 and not inserted:
        pieces.append(view.span(first, end))
    after = tag_end
    while after < len(view) and view.tokens[after].text not in {",", ".", ";", "—", "–", ":"} and view.quote[after] < 0:
        after += 1
    if after >= len(view) - 1:
        return pieces
    if view.tokens[after].text in {",", "—", ":"}:
        after = after_apposition(view, after) + 1
    elif view.quote[after] < 0:
        return pieces
    if view.opens_quote(after):
        pieces.append(view.span(after, quote_content_end(view, after, sentence.next_cut(after, None))))
    elif not pieces or not opens_aside(view, after):
        end = content_end(view, after, sentence.next_cut(after, None))
        if end > after + 1:
            pieces.append(view.span(after, end))
    return pieces


def after_apposition(view: View, comma: int) -> int:
    """The comma that closes what a name is, if such words follow the comma after it: "Park, a member of the board, …"."""
    if view.low(comma + 1) not in ARTICLES:
        return comma
    for index in range(comma + 2, min(len(view) - 2, comma + LONGEST_APPOSITION)):
        if view.lowers[index] in FINITE or is_past(view.lowers[index]) or view.quote[index] >= 0:
            return comma
        if view.tokens[index].text == ",":
            words = view.lowers[comma + 2 : index]
            return index if any(is_person_noun(word) for word in words) else comma
    return comma


def speaker_before_colon(sentence: Sentence) -> Iterator[Draft]:
    """A name stands before a colon and a quotation after it."""
    view = sentence.view
    colon = next((i for i in range(1, min(len(view), 12)) if view.tokens[i].text == ":"), None)
    if colon is None or not view.opens_quote(colon + 1) or not is_bare_name(view, 0, colon):
        return
    cue = view.span(colon, colon + 1)
    content = view.span(colon + 1, quote_content_end(view, colon + 1, len(view)))
    yield Draft([(view.span(0, colon), cue)], [content], "quote", "speaker_before_colon", cue.start, view)


def label_of_speaker(sentence: Sentence) -> Iterator[Draft]:
    """A turn of a transcript, an interview or a post opens with its speaker and a colon."""
    view = sentence.view
    label = None if view.inside else label_at(view.text, view.tokens[0].start, view.tokens[-1].end)
    if label is None or view.text[label.words] in QUOTE_MARKS:
        return
    content = Span(label.words, view.tokens[-1].end)
    sources: list[Link] = [(label.name, label.colon)]
    yield Draft(sources, [content], "quote", "label_of_speaker", label.colon.start, view, LABEL)


def is_bare_name(view: View, start: int, end: int) -> bool:
    """Whether the tokens are a name or noun phrase without any verb."""
    words = range(start, end)
    return view.tokens[start].is_capitalised and not any(
        view.quote[i] >= 0 or view.lowers[i] in FINITE or is_past(view.lowers[i]) or view.tokens[i].text in ",;"
        for i in words
    )


def name_after_quotation(sentence: Sentence) -> Iterator[Draft]:
    """A quotation is followed by a dash and the name of its speaker."""
    view = sentence.view
    if len(view) < 4 or not view.opens_quote(0):
        return
    dash = view.quote_end(0)
    if (
        dash >= len(view) - 1
        or view.tokens[dash].text not in {"—", "–", "-"}
        or not view.tokens[dash + 1].is_capitalised
    ):
        return
    source = phrase_starting_at(view, dash + 1)
    if source is None:
        return
    cue = view.span(dash, dash + 1)
    yield Draft([(view.span(*source), cue)], [view.span(0, dash)], "quote", "name_after_quotation", cue.start, view)


def noun_of_saying(sentence: Sentence) -> Iterator[Draft]:
    """A noun of saying carries the clause, and its speaker owns it or follows "by" ("X's claim that ...")."""
    view = sentence.view
    nouns = cue_nouns()
    for index in range(1, len(view) - 3):
        cue = nouns.get(view.lowers[index])
        if cue is None or view.quote[index] >= 0:
            continue
        found = owner_of_noun(view, index)
        if found is None:
            continue
        source, after = found
        if view.low(after) != "that" or "that" not in cue.frames:
            continue
        end = content_end(view, after + 1, noun_clause_end(sentence, after + 1))
        if end <= after + 2:
            continue
        place = view.span(index, index + 1)
        yield Draft(
            [(view.span(*source), place)],
            [view.span(after + 1, end)],
            cue.cue_class,
            "noun_of_saying",
            place.start,
            view,
        )


def owner_of_noun(view: View, index: int) -> tuple[Range, int] | None:
    """Whose claim it is, and the token after noun and owner: X's claim, the claim by X, their claim, reports."""
    if view.low(index + 1) in {"by", "from"}:
        source = phrase_starting_at(view, index + 2)
        return (source, source[1]) if source else None
    start = index - 1
    while start > 0 and index - start < 4 and view.tokens[start].is_word and view.lowers[start] != "'s":
        if view.lowers[start] in {"his", "her", "their", "its", "my", "our"}:
            return (start, start + 1), index + 1
        if view.lowers[start] in DETERMINERS | FINITE:
            break
        start -= 1
    if view.lowers[start] in {"'s", "'", "’"} and start > 0:
        source = phrase_ending_at(view, start - 1)
        return (source, index + 1) if source else None
    if view.lowers[index] in {"reports", "rumours", "rumors"} and view.low(index - 1) not in ARTICLES:
        return (index, index + 1), index + 1
    return None


def noun_clause_end(sentence: Sentence, start: int) -> int:
    """Where a that-clause after a noun ends: at a comma, or with the next clause of saying."""
    view = sentence.view
    limit = sentence.next_cut(start, None)
    for index in range(start, limit):
        if view.tokens[index].text in {",", ";", "—"} and view.quote[index] < 0:
            return index
    return limit


def any_verb_after_quotation(sentence: Sentence) -> Iterator[Draft]:
    """A quotation that ends with a comma is followed by a verb, which no list need know, and the name of its speaker."""
    view = sentence.view
    for index in range(3, len(view) - 1):
        ends = view.quote[index - 1] >= 0 and view.quote[index] < 0 and view.tokens[index - 2].text in {",", "?", "!"}
        if not ends or not is_past(view.lowers[index]) or cue_at(view.lowers, index) or view.inside:
            continue
        source = phrase_starting_at(view, index + 1) if view.tokens[index + 1].is_capitalised else None
        if source is None or not (source[1] == len(view) or view.low(source[1]) in {".", ","}):
            continue
        content = view.span(view.quote_start(index - 1), index)
        cue = view.span(index, index + 1)
        yield Draft([(view.span(*source), cue)], [content], "say", "any_verb_after_quotation", cue.start, view)


SENTENCE_RULES: tuple[SentenceRule, ...] = (
    according_to_speaker,
    speaker_before_colon,
    label_of_speaker,
    name_after_quotation,
    any_verb_after_quotation,
    post_before_its_author,
    noun_of_saying,
    quoted_as_saying,
    told_by_speaker,
)
