"""The attributions of a report as the trained reader has them; the lexicon tells the class of each cue."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from quoth.annotate.attribution import Attribution, attributions_of, drafts_by_rules, stands
from quoth.annotate.cues import CueForm, cue_at, cue_nouns
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.flow import QUOTE_MARKS, join_quotations
from quoth.annotate.mending import (
    after_second_cue,
    after_the_place,
    begins_inside_name,
    ends_at_semicolon,
    from_its_beginning,
    inserted_end,
    is_told_by_rule,
    mended,
    mended_mention,
    on_its_side,
    rejected_before,
    to_the_mark,
    with_its_article,
    with_joined,
    with_the_asked,
    without_to,
)
from quoth.annotate.reader.decoding import Reading
from quoth.annotate.reader.scoring import readings_of
from quoth.annotate.sentence import Sentence, sentence_of
from quoth.annotate.turns import LABELLED
from quoth.annotate.views import View, views_of
from quoth.encoder import Encoder
from quoth.types import Report, Span

RULE = "read_by_the_model"
# The rule that is not sure of itself: "X says P" without quotation marks; of those that the reader passes over, 5 of 9 were
# none in the articles of chains.
LOOSE = frozenset({"speaker_says_content"})
# Cues by which it is sure all the same; "put" has a figure behind its "at": "the agency put the toll at 40", and
# the reader passes over "did not rule out" more often than over "would not rule out".
PLAIN = frozenset({"say", "tell", "put", "rule out"})
TOLD_TO_NOBODY = re.compile(r" (?:before|after|during|by|to)\b")
LONGEST_FORM = 24  # characters of "had never been "
IS_TOLD = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|'s|’s)(?: \w{1,14})? $")
# How many spans before a place are looked at for one that holds it.
NEAR = 30


def read_attributions(report: Report, encoder: Encoder, *, wide: bool = False) -> tuple[Attribution, ...]:
    """All attributions of a report as the trained reader has them, told what the rules found; `wide` as in PolNeAR."""
    views = views_of(report)
    sentences = [sentence_of(view) for view in views]
    ruled = drafts_by_rules(sentences)
    sided = (on_its_side(reading, report.headline) for reading in readings_of(report, encoder, ruled, wide=wide))
    return attributions_of(read_drafts(filter(None, sided), sentences, ruled))


def read_drafts(readings: Iterable[Reading], sentences: list[Sentence], ruled: list[Draft]) -> list[Draft]:
    """The drafts of the reader, with those of the rules within what others say, quotations joined that go on."""
    places = Places([sentence.view for sentence in sentences])
    rows: list[tuple[Sentence, list[Draft]]] = [(sentence, []) for sentence in sentences]
    drafts = [draft for draft in drafts_of_readings(readings, places, ruled) if stands(draft)]
    for draft in (*drafts, *filter(stands, left_to_rules(drafts, ruled))):
        for number in places.touched_by(draft):
            rows[number][1].append(draft)
    return list({id(draft): draft for draft in join_quotations(rows)}.values())


def left_to_rules(drafts: list[Draft], ruled: list[Draft]) -> list[Draft]:
    """The rules' drafts that the reader has not found itself and that stand all the same.

    Those within what a draft of the reader says: it was trained on many articles of which only the outermost
    attributions are marked, and is shy of inner ones. And those that the form of the text tells: quotations, a
    transcript's labels, plain "said", "X was quoted by Y as saying", "X reported, citing Y, that".
    """
    known = sorted((cue.start, cue.end) for draft in drafts for _, cue in draft.sources if cue)
    said = sorted((piece.start, piece.end) for draft in drafts for piece in draft.content)
    anchors = {draft.place for draft in drafts}
    kept = []
    for draft in ruled:
        cue = draft.sources[-1][1]
        if draft.rule not in LOOSE or is_sure(draft):
            own = draft.place not in anchors and not (cue and overlaps_one(cue, known))
        else:
            own = cue is not None and not overlaps_one(cue, known) and is_within_one(cue, said)
        if own:
            kept.append(draft)
    return kept


def is_sure(draft: Draft) -> bool:
    """Whether a draft of a rule that is not sure of itself is so all the same: by its cue, a quotation, a second speaker."""
    return draft.lemma in PLAIN or is_quoted(draft) or len(draft.sources) > 1


def is_quoted(draft: Draft) -> bool:
    """Whether what is said opens with a quotation mark."""
    return draft.view.text[draft.content[0].start] in QUOTE_MARKS


def overlaps_one(span: Span, others: list[tuple[int, int]]) -> bool:
    """Whether a span shares a character with one of some sorted others, which are short."""
    at = bisect_right(others, (span.end, 0))
    return any(start < span.end and span.start < end for start, end in others[max(0, at - NEAR) : at])


def is_within_one(span: Span, others: list[tuple[int, int]]) -> bool:
    """Whether one of some sorted others holds the span."""
    at = bisect_right(others, (span.start, span.end))
    return any(start <= span.start and span.end <= end for start, end in others[max(0, at - NEAR) : at + 1])


def drafts_of_readings(readings: Iterable[Reading], places: "Places", ruled: Iterable[Draft]) -> Iterator[Draft]:
    """The readings as drafts; where a rule knows the cue, its speakers stand, which are more often right.

    Where the rules find a statement within what is said, the content is theirs too: the reader leaves inner cues out.
    """
    known = {cue.start: draft for draft in ruled for _, cue in draft.sources if cue}
    tags = sorted(tag_of(draft) for draft in ruled)
    told: set[int] = set()
    for found in without_others(list(readings)):
        place = found.cue or found.content[0]
        view, rule = places.view_at(place.start), known.get(place.start)
        settled = rule is not None and (id(rule) in told or rule.rule == LABELLED)
        if view is None or settled or not (found.cue is None or can_be_cue(view.text, found.cue)):
            continue
        reading = mended(view, found)
        if reading is None or (rule is None and is_told_in_advance(view, reading)):
            continue
        cue_class, lemma, present = cue_of(view, reading.cue) if reading.cue else ("quote", "", False)
        sources, content = sources_of(reading, view), around_the_cue(view, reading)
        if rule:
            told.add(id(rule))
            sources = [
                (mention and with_joined(view.text, from_its_beginning(view.text, mention)), cue)
                for mention, cue in rule.sources
            ]
            cue_class, lemma, present = rule.cue_class, rule.lemma, rule.present
            broken = begins_inside_name(view.text, content[0]) and rule.content[0].start < content[0].start
            fuller = held(rule.content, tags) > held(content, tags) and not ends_at_semicolon(view.text, content)
            if broken or fuller or is_told_by_rule(view.text, content, rule):
                content = tuple(rule.content)
        elif cue_class == "ask" and sources[-1][0] is None:
            continue
        rejected = rejected_before(view, sources[-1][0])
        content = (rejected,) if rejected else content
        content = tuple(places.within_paragraph(piece, view.paragraph) for piece in content)
        if reading.cue and not rejected:
            content = told_by_cue(view, reading.cue, content, cue_class, [s for link in sources for s in link if s])
        yield Draft(sources, list(content), cue_class, RULE, place.start, view, lemma, present, reading.stance)


def without_others(readings: list[Reading]) -> Iterator[Reading]:
    """The readings without pieces before their cue that follow right on the cue of another, whose they are."""
    ends = {found.cue.end for found in readings if found.cue}
    for found in readings:
        cue = found.cue
        kept = tuple(
            piece for piece in found.content
            if cue is None or piece.start >= cue.end or not ends & {piece.start - 1, piece.start - 2, piece.start - 6}
        )  # fmt: skip
        yield msgspec.structs.replace(found, content=kept) if kept else found


def is_told_in_advance(view: View, reading: Reading) -> bool:
    """Whether the speaker is first named in a later sentence, though nothing is quoted: no such attribution is one."""
    later = reading.source is not None and reading.source.start >= view.tokens[-1].end
    return later and not any(mark in piece.of(view.text) for piece in reading.content for mark in QUOTE_MARKS)


def told_by_cue(view: View, cue: Span, content: tuple[Span, ...], cue_class: str, told: list[Span]) -> tuple[Span, ...]:
    """The pieces of what a cue tells mended at both ends, without what belongs to another cue."""
    first, *others = (inserted_end(view, cue, piece) for piece in after_second_cue(view, cue, content))
    first = with_its_article(view.text, cue, after_the_place(view.text, cue, first))
    if cue_class == "demand":
        first = with_the_asked(view.text, cue, first)
    elif cue_class == "pledge":
        first = without_to(view.text, first)
    pieces = (first, *others)
    return (*pieces[:-1], to_the_mark(view, pieces[-1], told))


def tag_of(draft: Draft) -> Span:
    """The stretch from the speaker to the cue of a draft."""
    spans = [span for span in draft.sources[-1] if span] or draft.content[:1]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def held(pieces: Iterable[Span], tags: list[Span]) -> int:
    """How many of some sorted tags lie wholly in a stretch of text."""
    return sum(
        tag.end <= piece.end
        for piece in pieces
        for tag in tags[bisect_left(tags, piece.start, key=lambda tag: tag.start) :][:NEAR]
        if tag.start < piece.end
    )


def can_be_cue(text: str, cue: Span) -> bool:
    """Whether a cue has a word in small letters, or stands in capitals as in a headline; a name alone is none.

    Nor is "told" where nobody is told anything, or who is told stands before: "tales told before an election", "hundreds told to go".
    """
    words = cue.of(text).split()
    if (
        words == ["told"]
        and TOLD_TO_NOBODY.match(text, cue.end)
        and not IS_TOLD.search(text, max(0, cue.start - LONGEST_FORM), cue.start)
    ):
        return False
    return (
        any(word.islower() or not word.isalpha() for word in words) or cue_at([w.lower() for w in words], 0) is not None
    )


def around_the_cue(view: View, reading: Reading) -> tuple[Span, ...]:
    """The content of a reading; of pieces of one sentence that neither its speaker nor its cue parts, the nearest."""
    if reading.cue is None or len(reading.content) < 2:
        return reading.content
    cue = reading.cue
    told = [span for span in (reading.source, cue) if span]
    end = view.tokens[-1].end
    kept = [reading.content[0]]
    for piece in reading.content[1:]:
        parted = any(kept[-1].end <= span.start and span.end <= piece.start for span in told)
        if parted or piece.start >= end:
            kept.append(piece)
        elif distance(piece, cue) < distance(kept[-1], cue):
            kept[-1] = piece
    return tuple(kept)


def distance(piece: Span, cue: Span) -> int:
    """How many characters lie between two spans."""
    return max(piece.start - cue.end, cue.start - piece.end)


def sources_of(reading: Reading, view: View) -> list[Link]:
    """The speaker of a reading, after the one through whom it is heard."""
    source = mended_mention(view, whole_name(view, reading.source)) if reading.source else None
    via = whole_name(view, reading.via) if reading.via else None
    apart = via and not (source and via.overlaps(source))
    return [*([(via, None)] if apart else []), (source, reading.cue)]


def whole_name(view: View, mention: Span) -> Span:
    """A mention with the rest of the name that it begins or ends in ("Ada" of "Ada Rell")."""
    tokens = view.tokens
    first = bisect_left(tokens, mention.start, key=lambda token: token.start)
    last = bisect_left(tokens, mention.end, key=lambda token: token.start) - 1
    if not 0 <= first <= last or tokens[last].end > mention.end + tokens[last].text.endswith("."):
        return mention
    while is_name(view, first) and is_name(view, first - 1):
        first -= 1
    while is_name(view, last) and is_name(view, last + 1):
        last += 1
    return view.span(first, last + 1)


def is_name(view: View, index: int) -> bool:
    """Whether a token is a word with a capital that does not open the sentence."""
    return 0 < index < len(view) and view.tokens[index].is_word and view.tokens[index].is_capitalised


def cue_of(view: View, cue: Span) -> tuple[str, str, bool]:
    """The class and lemma of a cue, and whether it is of the present: those of its last word that the lexicon has."""
    lowers = [token.lower for token in view.tokens if cue.start <= token.start < cue.end]
    if lowers[:1] == ["according"]:
        return "cite", "according to", False
    for index in range(len(lowers) - 1, -1, -1):
        form = cue_at(lowers, index)
        if form:
            return form.cue.cue_class, form.cue.lemma, is_present(form)
        if lowers[index] in cue_nouns():
            noun = cue_nouns()[lowers[index]]
            return noun.cue_class, noun.lemma, False
    return "say", "", False


def is_present(form: CueForm) -> bool:
    """Whether a form can only be of the present."""
    return not form.kinds & {"past", "participle"}


class Places:
    """The views of a report by where they begin: those within quotations, and the sentences, apart."""

    def __init__(self, views: list[View]) -> None:
        numbered = [(view.tokens[0].start, number) for number, view in enumerate(views) if view.tokens]
        self._views = views
        self._inner, self._outer = (
            sorted(pair for pair in numbered if views[pair[1]].inside is inside) for inside in (True, False)
        )

    def view_at(self, offset: int) -> View | None:
        """The innermost view that holds the character, or None."""
        for row in (self._inner, self._outer):
            at = bisect_right(row, (offset, len(self._views))) - 1
            if at >= 0 and offset < self._views[row[at][1]].tokens[-1].end:
                return self._views[row[at][1]]
        return None

    def touched_by(self, draft: Draft) -> list[int]:
        """The numbers of the sentences that hold the cue of a draft or a piece of its content."""
        cue = draft.sources[-1][1]
        pieces = [*draft.content, *([cue] if cue else [])]
        return sorted({number for piece in pieces for number in self._sentences_with(piece)})

    def within_paragraph(self, piece: Span, number: int) -> Span:
        """The part of a piece in the paragraph with that number, else in the first that it touches; marks left out."""
        views = [self._views[found] for found in self._sentences_with(piece)]
        here = [view for view in views if view.paragraph == number]
        here = here or [view for view in views if view.paragraph == views[0].paragraph]
        if not here:
            return piece
        return Span(max(piece.start, here[0].tokens[0].start), min(piece.end, here[-1].tokens[-1].end))

    def _sentences_with(self, piece: Span) -> Iterator[int]:
        at = max(0, bisect_right(self._outer, (piece.start, len(self._views))) - 1)
        while at < len(self._outer) and self._outer[at][0] < piece.end:
            if self._views[self._outer[at][1]].tokens[-1].end > piece.start:
                yield self._outer[at][1]
            at += 1
